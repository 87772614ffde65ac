// The contents list follows the scroll: the entry of the part being read carries aria-current.
// <nav data-contents> holds links to #anchors of the page. A folded list closes once a link is followed.

for (const contents of document.querySelectorAll("[data-contents]")) {
  const links = [...contents.querySelectorAll("a[href^='#']")];
  const entries = links
    .map((link) => ({ link, target: document.getElementById(link.hash.slice(1)) }))
    .filter(({ target }) => target);
  let current = null;

  const mark = () => {
    const line = window.innerHeight * 0.3;
    const passed = entries.filter(({ target }) => target.getBoundingClientRect().top <= line);
    const reached = (passed.at(-1) ?? entries[0])?.link;
    if (reached === current) return;
    current?.removeAttribute("aria-current");
    reached.setAttribute("aria-current", "location");
    current = reached;
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

  const fold = contents.querySelector("details");
  contents.addEventListener("click", (event) => {
    if (fold && event.target.closest("a")) fold.open = false;
  });
  window.addEventListener("scroll", later, { passive: true });
  window.addEventListener("resize", later);
  mark();
}
