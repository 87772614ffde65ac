// Writing in one field: what the browser does well (typing, input methods) it does; paragraphs, chips and paste are ours.

import { done, isLast, redo, undo } from "./steps.js";
import { character, chipOf, cursor, markEmpty, place, plain, prepare, read, source, spoken, write } from "./text.js";

const PAUSE = 1000; // typing that goes on without a longer one is undone as one
const OWN = "application/x-report-text";
const INDENT = /^[ \t\u3000]+|[ \t\u3000]+$/g;
const NATIVE = new Set(["insertText", "insertCompositionText", "insertFromComposition", "deleteCompositionText", "insertReplacementText"]);

const states = new WeakMap(); // field → its text and cursor as last seen, and what was being typed

// ── undo ──

function remember(field, kind, before) {
  const state = states.get(field);
  const goesOn = kind && kind === state.kind && performance.now() - state.at < PAUSE && isLast(state.step);
  if (!goesOn) state.step = done(words(field, before));
  state.kind = kind;
  state.at = performance.now();
}

/** A step of the sheet: back to what a field said. */
function words(field, then) {
  return {
    turn() {
      const here = heir(field);
      const { now } = states.get(here);
      show(here, then.text);
      place(here, then.start, then.end);
      here.scrollIntoView({ block: "nearest" });
      states.get(here).now = then;
      states.get(here).kind = "";
      return words(here, now);
    },
  };
}

const heirs = new WeakMap();
const heir = (field) => (heirs.has(field) ? heir(heirs.get(field)) : field);

/** A passage that was joined and stands by itself again has new fields: what was written in the former is undone in these. */
export const inherit = (field, former) => heirs.set(heir(former), field);

function show(field, text, start = text.length, end = start) {
  const isHere = document.activeElement === field;
  write(field, text);
  if (isHere) place(field, start, end);
  states.get(field).now = { text, start, end };
  field.dispatchEvent(new CustomEvent("desk:changed", { bubbles: true }));
}

/** As the server has it now; no step of its own. */
export function refill(field, text) {
  write(field, text);
  states.get(field).now = { text, start: 0, end: 0 };
  states.get(field).kind = "";
}

/** Puts `text` in the place of a stretch of a field; it can be undone. */
export function replace(field, { start, end }, text) {
  const whole = read(field);
  const fitting = field.dataset.field === "heading" ? text.replaceAll("\n", " ") : text;
  remember(field, "", { text: whole, start, end });
  show(field, whole.slice(0, start) + fitting + whole.slice(end), start + fitting.length);
}

/** Other words from elsewhere, in the place of all that stands there. */
export function rewrite(field, text) {
  replace(field, { start: 0, end: read(field).length }, text);
}

function typed(field, kind) {
  const state = states.get(field);
  const text = read(field);
  if (text !== state.now.text) remember(field, kind, state.now);
  markEmpty(field, text);
  state.now = { text, ...(cursor(field) ?? { start: text.length, end: text.length }) };
  field.dispatchEvent(new CustomEvent("desk:changed", { bubbles: true }));
}

// ── what is typed ──

function erased(field, at, kind) {
  if (at.start !== at.end) return at;
  const text = read(field);
  if (kind === "deleteWordBackward" || kind === "deleteSoftLineBackward") {
    return { start: kind === "deleteWordBackward" ? at.start - wordBefore(text, at.start) : lineStart(text, at.start), end: at.end };
  }
  if (kind.endsWith("Backward")) return { start: Math.max(0, at.start - 1), end: at.end };
  return { start: at.start, end: Math.min(text.length, at.end + 1) };
}

const wordBefore = (text, at) => text.slice(0, at).match(/(?:[A-Za-z0-9]+|[\s\S])?$/)[0].length;
const lineStart = (text, at) => Math.min(text.lastIndexOf("\n", at - 1) + 1, at);

/** Whether the browser may delete by itself: inside a run of plain characters, where no chip and no border is met. */
function isPlain(text, { start, end }) {
  return end - start === 1 && !chipOf(text[start]) && text[start] !== "\n" && start > 0 && end < text.length
    && !/[\n\ue000-\uefff\ud800-\udfff]/.test(text.slice(start - 1, end + 1));
}

function surrogate(text, { start, end }) {
  const low = /[\udc00-\udfff]/.test(text[start] ?? "") ? start - 1 : start;
  const high = /[\ud800-\udbff]/.test(text[end - 1] ?? "") ? end + 1 : end;
  return { start: low, end: high };
}

function beforeInput(event) {
  const field = event.currentTarget;
  const kind = event.inputType;
  if (event.isComposing) return;
  const at = cursor(field);
  states.get(field).now = { text: read(field), ...(at ?? { start: 0, end: 0 }) };
  if (!event.cancelable || !at) return;
  if (kind.startsWith("delete")) {
    const stretch = surrogate(read(field), erased(field, at, kind));
    if (isPlain(read(field), stretch)) return;
    event.preventDefault();
    if (stretch.start !== stretch.end) replace(field, stretch, "");
    return;
  }
  if (NATIVE.has(kind) && at.start === at.end) return;
  event.preventDefault();
  if (kind === "insertParagraph" || kind === "insertLineBreak") {
    if (field.dataset.field === "body") replace(field, at, "\n");
  } else if (NATIVE.has(kind) && event.data) replace(field, at, plain(event.data));
  else if (kind === "historyUndo") undo();
  else if (kind === "historyRedo") redo();
}

// ── taken along ──

function copy(event) {
  const field = event.currentTarget;
  const at = cursor(field);
  if (!at || at.start === at.end) return;
  const text = read(field).slice(at.start, at.end);
  event.preventDefault();
  event.clipboardData.setData("text/plain", spoken(text));
  event.clipboardData.setData(OWN, source(text));
  if (event.type === "cut") replace(field, at, "");
}

/** Paragraphs as they are written here: one a line, without indents and blank lines; a single line keeps its spaces. */
function paragraphs(text) {
  const lines = plain(text).replaceAll("\u00a0", " ").replace(/[\u200b\ufeff\v\f]/g, "").split("\n");
  return lines.length === 1 ? lines[0] : lines.map((line) => line.replace(INDENT, "")).filter(Boolean).join("\n");
}

/** The text with the quotations in it as chips; `ask` has them read by the server. */
export async function withChips(field, text, ask) {
  if (!text.includes("{{")) return text;
  const html = await ask(field, text);
  if (html === null) return text;
  const body = document.createElement("div");
  body.dataset.field = "body";
  body.append(...html.querySelectorAll("p"));
  for (const chip of body.querySelectorAll("[data-token]")) character(chip);
  return read(body);
}

async function paste(event, ask) {
  const field = event.currentTarget;
  event.preventDefault();
  const at = cursor(field);
  const text = paragraphs(event.clipboardData.getData(OWN) || event.clipboardData.getData("text/plain"));
  if (!at || !text) return;
  if (!text.includes("{{")) {
    replace(field, at, text);
    return;
  }
  const found = await withChips(field, text, ask);
  replace(field, cursor(field) ?? at, found);
}

/** Makes a field one to write in. `ask(field, text)` answers with the server's reading, null where there is none. */
export function open(field, ask) {
  prepare(field);
  field.contentEditable = "true";
  field.spellcheck = false;
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-multiline", field.dataset.field === "body" ? "true" : "false");
  field.setAttribute("aria-label", `${field.dataset.label}：${field.closest("[data-passage]").getAttribute("aria-label")}`);
  const text = read(field);
  states.set(field, { step: null, kind: "", at: 0, now: { text, start: 0, end: 0 } });
  field.addEventListener("beforeinput", beforeInput);
  field.addEventListener("input", (event) => { if (!event.isComposing) typed(field, event.inputType); });
  field.addEventListener("compositionend", () => typed(field, ""));
  field.addEventListener("copy", copy);
  field.addEventListener("cut", copy);
  field.addEventListener("paste", (event) => paste(event, ask));
  field.addEventListener("drop", (event) => event.preventDefault());
  field.addEventListener("dragstart", (event) => event.preventDefault());
}
