// The whole report on one page: each passage is written in place and kept by itself. Without this the page is one to read.

import { Beside } from "./beside.js";
import { Borders } from "./borders.js";
import { Dragging } from "./dragging.js";
import { Figures } from "./figures.js";
import { Keeper } from "./keeping.js";
import { LastYear } from "./last-year.js";
import { Margin } from "./margin.js";
import { move } from "./moving.js";
import { Others } from "./others.js";
import { press as undone } from "./steps.js";

const sheet = document.querySelector("[data-sheet]");

/** The server's reading of pasted text; null where it can't be had: the text then stays as it is. */
async function ask(field, text) {
  const { level, pk } = field.closest("[data-passage]").dataset;
  const data = new FormData(sheet);
  data.set("level", level);
  data.set("pk", pk);
  data.set("body", text);
  try {
    const response = await fetch(sheet.dataset.read, { method: "POST", body: data });
    if (!response.ok || response.redirected) return null;
    const answer = document.createElement("template");
    answer.innerHTML = await response.text();
    return answer.content;
  } catch {
    return null;
  }
}

const keeper = new Keeper(sheet, ask);
const figures = new Figures(sheet);
const margin = new Margin(sheet, keeper, figures.choices);
new LastYear(sheet);
new Others(sheet, keeper);
const borders = new Borders(sheet, keeper);
new Dragging(sheet, borders);
const beside = new Beside(sheet, keeper);

sheet.addEventListener("submit", (event) => event.preventDefault());
sheet.addEventListener("compositionstart", (event) => (event.target.dataset.composing = ""));
sheet.addEventListener("compositionend", (event) => delete event.target.dataset.composing, true);
sheet.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    keeper.of(event.target)?.send();
  } else if (!figures.press(event) && !margin.press(event) && !borders.press(event) && !undone(event)) move(event);
});
// From wherever one is on the page.
document.addEventListener("keydown", (event) => event.defaultPrevented || event.isComposing || beside.press(event));
sheet.dataset.ready = "";
