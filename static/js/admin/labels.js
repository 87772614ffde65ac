// The stock admin leaves some fields without a name for screen readers: autocompletes, cells of inline tables, switches.

function nameAutocompletes(root) {
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    const name = select.labels[0]?.textContent.trim().replace(/[:：]$/, "") || columnOf(select);
    const box = select.nextElementSibling;
    if (!name || !box?.matches(".select2")) continue;
    for (const part of box.querySelectorAll("[role=combobox], [role=textbox], input")) {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", name);
    }
  }
}

function columnOf(field) {
  const cell = field.closest(".tabular td");
  const heading = cell?.closest("table").tHead?.rows[0].cells[cell.cellIndex];
  return heading?.textContent.trim() ?? "";
}

function nameCells(root) {
  for (const field of root.querySelectorAll(".tabular td :is(input:not([type=hidden]), select, textarea)")) {
    const name = columnOf(field);
    if (name && !field.labels?.length && !field.hasAttribute("aria-label")) field.setAttribute("aria-label", name);
  }
}

function nameSwitches(root) {
  for (const icon of root.querySelectorAll('img[alt="True"], img[alt="False"]')) {
    icon.alt = icon.alt === "True" ? "是" : "否";
  }
}

function nameRowHeads(root) {
  for (const head of root.querySelectorAll(".tabular th.original:empty")) {
    const name = document.createElement("span");
    name.className = "visually-hidden";
    name.textContent = "已有的一行";
    head.append(name);
  }
}

function nameAll(root) {
  nameRowHeads(root);
  nameAutocompletes(root);
  nameCells(root);
  nameSwitches(root);
}

// "Clear all" stands where a list may hold only its entries, and empties a field at one slip.
for (const select of document.querySelectorAll("select.admin-autocomplete[multiple]")) select.dataset.allowClear = "false";

// After the admin's own scripts, which queue up for jQuery's ready.
const whenReady = window.django?.jQuery ?? ((run) => run());
whenReady(() => nameAll(document));
document.addEventListener("formset:added", (event) => nameAll(event.target));
