// By keyboard from one field to the next: past a border the cursor goes on where a reader would go on.

import { cursor, place, read } from "./text.js";

const LINE = 4; // a line's own leading: less than that from the border is the border

function neighbour(field, by) {
  const fields = [...field.closest("[data-sheet]").querySelectorAll("[contenteditable=true][data-field]")];
  return fields[fields.indexOf(field) + by];
}

function caretBox(field) {
  const range = getSelection().getRangeAt(0).cloneRange();
  const box = range.getClientRects()[0];
  if (box) return box;
  const node = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer;
  return (node.childNodes[range.startOffset] ?? node).getBoundingClientRect?.() ?? field.getBoundingClientRect();
}

function isAtEdge(field, key) {
  const box = caretBox(field);
  const whole = document.createRange();
  whole.selectNodeContents(field);
  const around = whole.getBoundingClientRect();
  const near = Math.max(LINE, box.height * 0.6);
  return key === "ArrowUp" ? box.top - around.top < near : around.bottom - box.bottom < near;
}

/** Takes the cursor over the border of its field; whether it did. */
export function move(event) {
  const field = event.target.closest("[contenteditable=true][data-field]");
  if (!field || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
  const at = cursor(field);
  if (!at || at.start !== at.end) return false;
  const isBack = event.key === "ArrowLeft" || event.key === "ArrowUp";
  const next = neighbour(field, isBack ? -1 : 1);
  if (event.key === "Enter" && field.dataset.field === "heading") {
    event.preventDefault();
    if (next) place(next, 0);
    return true;
  }
  if (!next) return false;
  const isOver =
    (event.key === "ArrowLeft" && at.start === 0) ||
    (event.key === "ArrowRight" && at.start === read(field).length) ||
    ((event.key === "ArrowUp" || event.key === "ArrowDown") && isAtEdge(field, event.key));
  if (!isOver) return false;
  event.preventDefault();
  place(next, isBack ? read(next).length : 0);
  next.scrollIntoView({ block: "nearest" });
  return true;
}
