// A number in a sentence and its line in the margin light up together, whichever the pointer or the focus is on.
// Both are links to the same indicator within one [data-figure-pairs].

const LIT = "is-lit";

for (const text of document.querySelectorAll("[data-figure-pairs]")) {
  const links = [...text.querySelectorAll("data a, .figure__name")];

  const light = (event, on) => {
    const link = event.target.closest("data a, .figure-line a");
    if (!link) return;
    for (const twin of links.filter(({ pathname }) => pathname === link.pathname)) {
      (twin.closest(".figure-line") ?? twin).classList.toggle(LIT, on);
    }
  };

  for (const name of ["pointerover", "focusin"]) text.addEventListener(name, (event) => light(event, true));
  for (const name of ["pointerout", "focusout"]) text.addEventListener(name, (event) => light(event, false));
}
