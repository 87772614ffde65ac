// A number in a sentence opens its note in place: <a href="#id" data-note="code"> leads to <… id> that holds a .figure-note.
// So does a click on the line itself. Without popovers, or without JavaScript, the link goes to the note, which then stands open at the section's end.

const EDGE = 16;

function place(note, link) {
  const [at] = link.getClientRects();
  const { width, height } = note.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const below = at.bottom + 4;
  // Measured in the window, set in the page, so that the note scrolls with its number.
  const top = below + height + EDGE > clientHeight ? Math.max(EDGE, at.top - 4 - height) : below;
  note.style.top = `${top + window.scrollY}px`;
  note.style.left = `${Math.max(EDGE, Math.min(at.left, clientWidth - width - EDGE))}px`;
}

function open(note, link) {
  note.popover = "auto";
  note.tabIndex = -1;
  note.setAttribute("role", "dialog");
  note.setAttribute("aria-label", note.querySelector(".figure-note__name").textContent);
  note.showPopover();
  place(note, link);
  note.focus({ preventScroll: true });
  note.ontoggle = ({ newState }) => {
    if (newState === "open") return;
    if (note.contains(document.activeElement) || document.activeElement === document.body) link.focus({ preventScroll: true });
    note.removeAttribute("popover");
  };
}

function follow(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest(".figure-note")) return;
  const link = event.target.closest("a[data-note], [data-figure]");
  const line = link?.hash ? document.getElementById(link.hash.slice(1)) : link;
  const note = line?.querySelector(".figure-note");
  if (!note) return;
  event.preventDefault();
  open(note, link);
}

if ("popover" in HTMLElement.prototype) document.addEventListener("click", follow);
