// 在本报告中查找: <div data-find> holds a search field, a [data-find-state] that says how many, and two [data-find-step]
// buttons. Enter goes on, Shift+Enter back, Escape ends at the place found. 1,235 finds 1235, full-width finds half-width.
// Brought by find-when-asked.js. A classic script on purpose: modules don't run from file://.
(() => {
  "use strict";

  const PASSAGES = ".narrative :is(h1, h2, h3, h4, p, td, th, .figure__name)";
  const OUTSIDE = ".report-tools *, .figure-note *, .chart td, .chart th, .cite-here, [hidden], .visually-hidden";

  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const wanted = (typed) => plain(typed).replace(/\s+/g, "").replace(/(?<=\d),(?=\d)/g, "");

  /** The letters a reader sees in a passage, each with the text node and place it comes from. */
  function letters(passage) {
    const found = [];
    const walk = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentElement.closest(OUTSIDE)) continue;
      for (let at = 0; at < node.length; at += 1) {
        for (const letter of plain(node.data[at]).trim()) found.push({ letter, node, at });
      }
    }
    const isDigit = (index) => /\d/.test(found[index]?.letter ?? "");
    return found.filter(({ letter }, index) => letter !== "," || !isDigit(index - 1) || !isDigit(index + 1));
  }

  function range(from, to) {
    const made = document.createRange();
    made.setStart(from.node, from.at);
    made.setEnd(to.node, to.at + 1);
    return made;
  }

  function places(passages, text) {
    return passages.flatMap((passage) => {
      const words = passage.map(({ letter }) => letter).join("");
      const found = [];
      for (let at = words.indexOf(text); at >= 0; at = words.indexOf(text, at + text.length)) {
        found.push(range(passage[at], passage[at + text.length - 1]));
      }
      return found;
    });
  }

  function paint(name, ranges) {
    if (globalThis.CSS?.highlights) CSS.highlights.set(name, new Highlight(...ranges));
  }

  function show(place) {
    const parent = place.startContainer.parentElement;
    const fold = parent.closest("details:not([open])");
    if (fold) fold.open = true;
    paint("found-here", [place]);
    const { top, bottom } = place.getBoundingClientRect();
    if (top < innerHeight * 0.2 || bottom > innerHeight * 0.8) scrollBy({ top: top - innerHeight * 0.35 });
  }

  function select(place) {
    getSelection().removeAllRanges();
    getSelection().addRange(place);
  }

  for (const bar of document.querySelectorAll("[data-find]")) {
    const field = bar.querySelector("[type=search]");
    const state = bar.querySelector("[data-find-state]");
    const steps = [...bar.querySelectorAll("[data-find-step]")];
    let passages = null;
    let found = [];
    let at = -1;

    const tell = (text) => {
      const say = found.length ? `${at >= 0 ? `第${at + 1}处，` : ""}共${found.length}处` : "没有找到";
      bar.toggleAttribute("data-finding", Boolean(text));
      state.hidden = !text;
      state.textContent = text ? say : "";
      for (const step of steps) step.hidden = !found.length;
    };

    const find = () => {
      passages ??= [...document.querySelectorAll(PASSAGES)].map(letters);
      const text = wanted(field.value);
      found = text ? places(passages, text) : [];
      at = -1;
      paint("found", found);
      paint("found-here", []);
      tell(text);
    };

    const go = (step) => {
      if (!found.length) return;
      const below = found.findIndex((place) => place.getBoundingClientRect().top > 0);
      const first = step > 0 ? Math.max(below, 0) : (below < 0 ? found.length : below) - 1;
      at = ((at < 0 ? first : at + step) + found.length) % found.length;
      show(found[at]);
      if (!globalThis.CSS?.highlights) select(found[at]);
      tell(field.value);
    };

    const end = () => {
      const place = found[at];
      field.value = "";
      find();
      if (!place) return;
      field.blur();
      select(place);
    };

    field.addEventListener("input", (event) => event.isComposing || find());
    field.addEventListener("compositionend", find);
    bar.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") end();
      else if (event.key === "Enter" && event.target === field) go(event.shiftKey ? -1 : 1);
      else return;
      event.preventDefault();
    });
    if (field.value) find();  // typed while this was on its way
    for (const step of steps) step.addEventListener("click", () => go(Number(step.dataset.findStep)));
  }
})();
