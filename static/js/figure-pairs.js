// A number in a sentence and its line among the section's figures light up together, whichever the pointer or the focus is on:
// <a data-note="code"> and <li data-figure="code"> within one [data-figure-pairs].

const LIT = "is-lit";

for (const text of document.querySelectorAll("[data-figure-pairs]")) {
  const light = (event, on) => {
    const one = event.target.closest("[data-note], [data-figure]");
    if (!one) return;
    const code = one.dataset.note ?? one.dataset.figure;
    for (const twin of text.querySelectorAll(`[data-note="${code}"], [data-figure="${code}"]`)) twin.classList.toggle(LIT, on);
  };

  for (const name of ["pointerover", "focusin"]) text.addEventListener(name, (event) => light(event, true));
  for (const name of ["pointerout", "focusout"]) text.addEventListener(name, (event) => light(event, false));
}
