// The entry desk. Everything works without this: it adds the answer as you type, keys, and a warning before leaving.
// <form data-desk="user" data-answer="address" [data-received] [data-unsaved]>, fields inside [data-row].

const PAUSE = 300;

const form = document.querySelector("[data-desk]");
const rows = [...form.querySelectorAll("[data-row]")].filter((row) => valueOf(row));
const values = rows.map(valueOf);
const typedIn = () => [...form.elements].filter((field) => /^figure-\d+-(value|qualifier|note|source)$/.test(field.name));
const draftKey = `desk ${form.dataset.desk} ${location.pathname}`;

function valueOf(row) {
  return row.querySelector(".typed [inputmode]");
}

function changed(field) {
  const first = document.getElementsByName(`initial-${field.name}`)[0];
  return first ? field.value.replace(/\r/g, "") !== first.value.replace(/\r/g, "") : false;
}

function unsaved() {
  return typedIn().filter(changed);
}

// ── the answer as you type ──

const waiting = new Map();

async function ask(row) {
  const place = row.querySelector("[data-answer-for]");
  const input = valueOf(row);
  waiting.get(row)?.abort();
  const turn = new AbortController();
  waiting.set(row, turn);
  const query = new URLSearchParams({
    figure: row.dataset.row,
    value: input.value,
    qualifier: row.querySelector("select").value,
  });
  try {
    const response = await fetch(`${form.dataset.answer}?${query}`, { signal: turn.signal });
    // A session that ended answers with the sign-in page: keep what is there, saving will say so.
    if (!response.ok || response.redirected) return;
    place.innerHTML = await response.text();
    show(row);
  } catch (error) {
    if (error.name !== "AbortError") place.textContent = "";
  }
}

function show(row) {
  const input = valueOf(row);
  if (row.querySelector("[data-fault]")) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  for (const button of row.querySelectorAll("[data-choose]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      input.value = button.dataset.choose;
      input.focus();
      changedIn(row);
    });
  }
}

const pauses = new Map();

function changedIn(row) {
  clearTimeout(pauses.get(row));
  pauses.set(row, setTimeout(() => ask(row), PAUSE));
  count();
  keep();
}

function count() {
  const filled = form.querySelector("[data-filled]");
  if (!filled) return;
  const fixed = Number(filled.dataset.fixed ??= filled.textContent - values.filter((input) => input.defaultValue).length);
  filled.textContent = fixed + values.filter((input) => input.value.trim()).length;
  const number = new Set(unsaved().map((field) => field.closest("[data-row]"))).size;
  form.querySelector("[data-unsaved-note]").textContent = number ? `${number}项有改动，尚未保存` : "";
}

// 约 of a number that is overtyped goes with it, and comes back with it; picked by hand, it stays.
function follow(row, field) {
  const select = row.querySelector("select");
  const chosen = row.querySelector("[data-chosen]");
  if (field === select) chosen.value = "1";
  else if (field === valueOf(row) && !chosen.value) select.value = changed(field) ? "" : firstOf(select);
}

function firstOf(field) {
  return document.getElementsByName(`initial-${field.name}`)[0]?.value ?? field.value;
}

for (const row of rows) {
  row.addEventListener("input", (event) => {
    follow(row, event.target);
    changedIn(row);
  });
  show(row);
}

// ── keys: Enter and arrows go from figure to figure, Ctrl+S saves ──

function step(input, by) {
  const next = values[values.indexOf(input) + by];
  // Focus first: it scrolls the field clear of the bar, selecting alone does not.
  (next ?? (by > 0 ? form.querySelector("[data-save]") : null))?.focus();
  next?.select();
}

form.addEventListener("keydown", (event) => {
  const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || event.isComposing || !values.includes(event.target)) return;
  event.preventDefault();
  step(event.target, by);
});

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  const save = form.querySelector("[data-save]");
  if (save) form.requestSubmit(save);
});

// 口径 closes with Escape, for whoever it covers something.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const hint of form.querySelectorAll(".hint:hover, .hint:focus-within")) hint.classList.add("hint--closed");
});
for (const hint of form.querySelectorAll(".hint")) {
  const open = () => hint.classList.remove("hint--closed");
  hint.addEventListener("pointerenter", open);
  hint.addEventListener("focusin", open);
}

// ── nothing typed is lost: a warning before leaving, one submission at a time, a copy for when a session ends ──

let sending = false;

form.addEventListener("submit", (event) => {
  if (sending) event.preventDefault();
  sending = true;
});
window.addEventListener("pageshow", () => (sending = false));
window.addEventListener("beforeunload", (event) => {
  const files = [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length);
  if (!sending && (files || unsaved().length)) event.preventDefault();
});

function keep() {
  const texts = Object.fromEntries(unsaved().map((field) => [field.name, { text: field.value, seen: seenOf(field.name) }]));
  if (Object.keys(texts).length) sessionStorage.setItem(draftKey, JSON.stringify(texts));
  else sessionStorage.removeItem(draftKey);
}

function seenOf(name) {
  return document.getElementsByName(name.replace(/-[a-z]+$/, "-seen"))[0]?.value;
}

// Saved after all: the row holds a newer entry of the same person. What another one has written meanwhile is no reason
// to drop what was typed.
function isSaved(name, kept) {
  const row = document.getElementsByName(name.replace(/-[a-z]+$/, "-seen"))[0]?.closest("[data-row]");
  const field = document.getElementsByName(name)[0];
  return (row && "mine" in row.dataset && seenOf(name) !== kept.seen) || field?.value === kept.text;
}

function storedDraft() {
  const stored = Object.entries(JSON.parse(sessionStorage.getItem(draftKey) ?? "{}"));
  return Object.fromEntries(stored.filter(([name, kept]) => !isSaved(name, kept)));
}

function offerDraft() {
  const draft = storedDraft();
  if (!Object.keys(draft).length) sessionStorage.removeItem(draftKey);
  const fields = Object.keys(draft).flatMap((name) => [...document.getElementsByName(name)]);
  if (!fields.length) return;
  const box = form.querySelector("[data-restore]");
  box.hidden = false;
  box.querySelector("[data-restore-take]").addEventListener("click", () => {
    for (const field of fields) field.value = draft[field.name].text;
    for (const row of new Set(fields.map((field) => field.closest("[data-row]")))) changedIn(row);
    box.hidden = true;
  });
  box.querySelector("[data-restore-drop]").addEventListener("click", () => {
    sessionStorage.removeItem(draftKey);
    box.hidden = true;
  });
}

if ("received" in form.dataset) sessionStorage.removeItem(draftKey);
else offerDraft();

document.querySelector("[data-summary]")?.focus();
count();
