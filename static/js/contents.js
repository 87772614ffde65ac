// The contents list follows the scroll: the entry of the part being read carries aria-current and stays in sight.
// <nav data-contents> holds links to #anchors of the page. Inside <details> it closes once a link is followed, and the
// summary's [data-contents-here] says where the reader is.

function keepInSight(link, list) {
  const [entry, frame] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (entry.top < frame.top) list.scrollTop -= frame.top - entry.top;
  else if (entry.bottom > frame.bottom) list.scrollTop += entry.bottom - frame.bottom;
}

for (const contents of document.querySelectorAll("[data-contents]")) {
  const fold = contents.closest("details");
  const here = fold?.querySelector("[data-contents-here]");
  const entries = [...contents.querySelectorAll("a[href^='#']")]
    .map((link) => ({ link, target: document.getElementById(link.hash.slice(1)) }))
    .filter(({ target }) => target);
  let current = null;

  const mark = () => {
    const line = window.innerHeight * 0.3;
    const passed = entries.filter(({ target }) => target.getBoundingClientRect().top <= line);
    const reached = (passed.at(-1) ?? entries[0])?.link;
    if (!reached || reached === current) return;
    current?.removeAttribute("aria-current");
    reached.setAttribute("aria-current", "location");
    current = reached;
    keepInSight(current, contents);
    if (here) here.textContent = current.textContent;
  };

  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };

  fold?.addEventListener("toggle", () => fold.open && current && keepInSight(current, contents));
  contents.addEventListener("click", (event) => {
    if (fold && event.target.closest("a")) fold.open = false;
  });
  window.addEventListener("scroll", later, { passive: true });
  window.addEventListener("resize", later);
  later(); // at once, it would have the whole page laid out before anything of it is seen
}
