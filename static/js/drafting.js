// Writing a passage. Everything works without this: it reads along as you type, inserts at the cursor, warns before leaving.
// <form data-drafting="address of the answer" [data-unsaved]>, the page's pieces in [data-part].

const PAUSE = 400;
const BRACES = /\{\{[^{}]*\}\}|\{\{|\}\}/g;

const form = document.querySelector("[data-drafting]");
const body = form.elements.body;
const finder = form.querySelector("[data-finder]");
const typed = ["heading", "body", "run_on"].map((name) => form.elements[name]).filter(Boolean);

// ── the passage as it reads ──

let turn;
let pause;

async function ask() {
  turn?.abort();
  turn = new AbortController();
  try {
    const response = await fetch(form.dataset.drafting, { method: "POST", body: new FormData(form), signal: turn.signal });
    // A session that ended answers with the sign-in page: keep what is there, saving will say so.
    if (response.ok && !response.redirected) show(await response.text());
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

function show(html) {
  const answer = document.createElement("template");
  answer.innerHTML = html;
  for (const part of answer.content.querySelectorAll("[data-part]")) {
    const place = form.querySelector(`[data-part="${part.dataset.part}"]`);
    if (place && !place.contains(document.activeElement)) place.replaceChildren(...part.childNodes);
  }
}

function changed() {
  clearTimeout(pause);
  pause = setTimeout(ask, PAUSE);
  const note = form.querySelector("[data-unsaved-note]");
  if (note) note.textContent = unsaved() ? "有改动，尚未保存" : "";
}

form.addEventListener("input", changed);

// ── figures: put in at the cursor, written another way ──

function put(field, start, end, text) {
  field.focus();
  field.setSelectionRange(start, end);
  // Goes into the browser's own undo; setRangeText would not.
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, start, end, "end");
  changed();
}

function insert(token) {
  put(body, body.selectionStart, body.selectionEnd, token);
}

function restyle({ restyle: name, number, token }) {
  const field = form.elements[name];
  const braces = [...field.value.matchAll(BRACES)][Number(number)];
  if (braces) put(field, braces.index, braces.index + braces[0].length, token);
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert], [data-restyle]");
  if (!button) return;
  event.preventDefault();
  if (button.dataset.insert) insert(button.dataset.insert);
  else restyle(button.dataset);
});

// ── keys: the finder and its list, saving ──

function offered() {
  return [...form.querySelectorAll(".found__insert")];
}

function step(event) {
  const list = offered();
  const at = list.indexOf(document.activeElement.closest(".found li")?.querySelector(".found__insert"));
  const next = at + (event.key === "ArrowDown" ? 1 : -1);
  event.preventDefault();
  (list[next] ?? (next < 0 ? finder : list.at(-1)))?.focus();
}

finder?.closest(".finder").addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
  if (event.key === "Escape") {
    event.preventDefault();
    body.focus();
  }
  if (event.key === "Enter" && event.target === finder) {
    event.preventDefault();
    const first = finder.value.trim() && offered()[0];
    if (first) insert(first.dataset.insert);
  }
});

form.elements.heading?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  body.focus();
});

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  const save = form.querySelector("[data-save]");
  if (save) form.requestSubmit(save);
});

// ── nothing typed is lost ──

let sending = false;

function unsaved() {
  const differs = (field) => (field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
  return "unsaved" in form.dataset || typed.some(differs);
}

form.addEventListener("submit", (event) => {
  if (sending) event.preventDefault();
  sending = true;
});
window.addEventListener("pageshow", () => (sending = false));
window.addEventListener("beforeunload", (event) => {
  if (!sending && typed.length && unsaved()) event.preventDefault();
});

for (const button of form.querySelectorAll("[data-without-script]")) button.hidden = true;
if (typed.length) changed();
