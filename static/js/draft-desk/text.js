// A field of the sheet as a string and back. A quotation (chip) is one character of the string, a paragraph ends in \n;
// sent to the server, the chip's character becomes its token again. Nothing else of the page is ever read.

const FIRST = 0xe000;
const LAST = 0xefff;
const STRANGE = /[\ue000-\uefff]/g;

const chips = new Map(); // character → the chip it stands for
const characters = new Map(); // what a chip is → its character

export const isChip = (node) => node.nodeType === Node.ELEMENT_NODE && "token" in node.dataset;
const isBreak = (node) => node.nodeName === "BR";
const isParagraph = (node) => node.nodeName === "P" || node.nodeName === "DIV";

/** The character that stands for a chip; chips that are and read alike share one. */
export function character(chip) {
  const { token } = chip.dataset;
  const key = `${token}\n${chip.textContent}\n${chip.title}`;
  if (!characters.has(key)) {
    const found = String.fromCharCode(Math.min(FIRST + chips.size, LAST));
    const kept = document.createElement("span");
    kept.className = chip.className;
    kept.dataset.token = token;
    kept.title = chip.title;
    kept.textContent = chip.textContent;
    kept.contentEditable = "false";
    characters.set(key, found);
    chips.set(found, kept);
  }
  return characters.get(key);
}

export const chipOf = (found) => chips.get(found);

/** Typed or pasted text without the characters that chips stand as (Word's own bullets lie there, too). */
export const plain = (text) => text.replace(STRANGE, "").replace(/\r\n?/g, "\n");

function written(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\n/g, " ");
  if (isChip(node)) return character(node);
  return isBreak(node) ? "" : [...node.childNodes].map(written).join("");
}

/** A field as a string. */
export function read(field) {
  if (field.dataset.field === "heading") return written(field);
  return [...field.childNodes].map(written).join("\n");
}

/** As it is sent: chips as their tokens. */
export const source = (text) => text.replace(STRANGE, (found) => chips.get(found)?.dataset.token ?? "");

/** As it is read by people: chips as their words. */
export const spoken = (text) => text.replace(STRANGE, (found) => chips.get(found)?.textContent ?? "");

function pieces(line) {
  return line.split(/([\ue000-\uefff])/).filter(Boolean).map((piece) => chips.get(piece)?.cloneNode(true) ?? piece);
}

function paragraph(line) {
  const made = document.createElement("p");
  made.append(...(line ? pieces(line) : [document.createElement("br")]));
  return made;
}

/** What a field without words is marked by: it stands in the way of the next passage only while somebody writes there. */
export const markEmpty = (field, text) => field.toggleAttribute("data-empty", !text);

/** Shows a string in a field. */
export function write(field, text) {
  markEmpty(field, text);
  if (field.dataset.field === "heading") field.replaceChildren(...pieces(text));
  else field.replaceChildren(...text.split("\n").map(paragraph));
}

/** The chips that the server wrote, made one character to the cursor; an empty field gets its line. */
export function prepare(field) {
  write(field, [...field.querySelectorAll("p")].length || field.dataset.field === "heading" ? read(clean(field)) : "");
}

function clean(field) {
  if (field.dataset.field === "body") for (const node of [...field.childNodes]) if (!isParagraph(node)) node.remove();
  return field;
}

// ── the cursor ──

function lengthOf(node) {
  return written(node).length;
}

function offsetIn(field, node, offset) {
  if (node === field && field.dataset.field === "body") {
    const before = [...field.childNodes].slice(0, offset);
    return before.reduce((sum, each) => sum + lengthOf(each) + 1, 0) - (offset && offset === field.childNodes.length ? 1 : 0);
  }
  const chip = node.nodeType === Node.TEXT_NODE ? node.parentElement.closest("[data-token]") : node.closest?.("[data-token]");
  let sum = 0;
  let at = chip ?? node;
  if (chip) sum = offset ? 1 : 0;
  else if (node.nodeType === Node.TEXT_NODE) sum = offset;
  else for (const child of [...node.childNodes].slice(0, offset)) sum += lengthOf(child);
  while (at !== field) {
    for (let former = at.previousSibling; former; former = former.previousSibling) {
      sum += lengthOf(former) + (isParagraph(former) ? 1 : 0);
    }
    at = at.parentNode;
  }
  return sum;
}

/** Where the cursor stands in a field: `{start, end}`, null when it is elsewhere. */
export function cursor(field) {
  const selection = getSelection();
  if (!selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!field.contains(range.startContainer) || !field.contains(range.endContainer)) return null;
  return {
    start: offsetIn(field, range.startContainer, range.startOffset),
    end: offsetIn(field, range.endContainer, range.endOffset),
  };
}

function pointIn(line, offset) {
  let left = offset;
  for (const node of line.childNodes) {
    const length = lengthOf(node);
    if (node.nodeType === Node.TEXT_NODE && left <= length) return [node, left];
    if (left === 0) return [line, [...line.childNodes].indexOf(node)];
    left -= length;
  }
  return [line, line.childNodes.length];
}

function point(field, offset) {
  if (field.dataset.field === "heading") return pointIn(field, offset);
  let left = offset;
  for (const line of field.children) {
    const length = lengthOf(line);
    if (left <= length) return pointIn(line, left);
    left -= length + 1;
  }
  return pointIn(field.lastElementChild, lengthOf(field.lastElementChild));
}

/** Puts the cursor into a field. */
export function place(field, start, end = start) {
  field.focus({ preventScroll: true });
  getSelection().setBaseAndExtent(...point(field, start), ...point(field, end));
}

// ── a place in what is sent ──

/** Where a place of the text as it is sent (tokens written out) stands in the field's string. */
export function placeOf(text, at) {
  let seen = 0;
  for (let place = 0; place < text.length; place += 1) {
    if (seen >= at) return place;
    seen += chips.get(text[place])?.dataset.token.length ?? 1;
  }
  return text.length;
}

/** A stretch of a field as a range of the page. */
export function stretch(field, start, end) {
  const found = document.createRange();
  found.setStart(...point(field, start));
  found.setEnd(...point(field, end));
  return found;
}
