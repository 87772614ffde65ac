// A column copied from a spreadsheet and pasted into a figure's field fills the cells below it, as in the spreadsheet:
// first shown line by line in a dialog, then typed into the fields, and taken back with one button until something is saved.
// [data-desk] with rows [data-row] and their field `.typed [inputmode]`; the dialog [data-paste] and its <template>;
// [data-paste-done] with [data-paste-undo]. Without this file a pasted column is one text in one field, which is refused.

const desk = document.querySelector("[data-desk]");
const dialog = document.querySelector("[data-paste]");
const done = document.querySelector("[data-paste-done]");
const rows = [...desk.querySelectorAll("[data-row]")];

const fieldOf = (row) => row.querySelector(".typed [inputmode]");
const nameOf = (row) => document.getElementById(row.getAttribute("aria-labelledby")).textContent;

let start = null;
let lines = [];
let before = [];

// ── what was copied ──

// A spreadsheet ends every row with a line break, and parts cells by tabs: the first column counts.
function column(text) {
  const copied = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return copied.map((line) => line.split("\t")[0].trim());
}

function planned(texts) {
  const below = rows.slice(rows.indexOf(start.closest("[data-row]")));
  return texts.slice(0, below.length).map((text, at) => ({ row: below[at], field: fieldOf(below[at]), text }));
}

desk.addEventListener("paste", (event) => {
  const field = event.target;
  if (!field.closest("[data-row]") || field !== fieldOf(field.closest("[data-row]"))) return;
  const texts = column(event.clipboardData?.getData("text/plain") ?? "");
  if (texts.length < 2 || !texts.some(Boolean)) return;
  event.preventDefault();
  start = field;
  lines = planned(texts);
  show(texts.length - lines.length);
});

// ── the preview ──

function fate({ field, text }) {
  if (!field) return "不能改，跳过";
  if (!text) return "空格子，保持原样";
  return field.value.trim() && field.value.trim() !== text ? `替换“${field.value.trim()}”` : "";
}

function show(left) {
  const template = dialog.querySelector("template");
  const list = dialog.querySelector("[data-paste-lines]");
  list.replaceChildren(
    ...lines.map((line) => {
      const item = template.content.cloneNode(true);
      item.querySelector("[data-paste-name]").textContent = nameOf(line.row);
      item.querySelector("[data-paste-text]").textContent = line.text || "—";
      item.querySelector("[data-paste-fate]").textContent = fate(line);
      return item;
    }),
  );
  const filling = lines.filter(({ field, text }) => field && text).length;
  dialog.querySelector("[data-paste-count]").textContent =
    `从“${nameOf(lines[0].row)}”起向下填${filling}项。` + (left ? `多出的${left}行下面没有格子，不填。` : "");
  dialog.showModal();
}

dialog.querySelector("[data-paste-cancel]").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => start.focus());

// ── filling, and taking it back ──

function type(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

dialog.querySelector("[data-paste-fill]").addEventListener("click", () => {
  const filling = lines.filter(({ field, text }) => field && text);
  before = filling.map(({ field, row }) => ({ field, text: field.value, select: row.querySelector("select") }));
  for (const each of before) each.qualifier = each.select.value;
  for (const { field, text } of filling) type(field, text);
  done.querySelector("[data-paste-said]").textContent = `粘贴填入${filling.length}项`;
  done.hidden = false;
  dialog.close();
});

done.querySelector("[data-paste-undo]").addEventListener("click", () => {
  for (const { field, text, select, qualifier } of before) {
    type(field, text);
    select.value = qualifier;
  }
  done.hidden = true;
  start.focus();
});
