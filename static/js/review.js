// The reviewing desk and its neighbours: tick all, say how many, ask for a reason; one post a click; a table as CSV.

for (const form of document.querySelectorAll("form[data-once], form[data-review]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    else form.dataset.sent = "yes";
  });
}

// Coming back by the browser's button, the page may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

for (const form of document.querySelectorAll("form[data-review]")) review(form);
for (const table of document.querySelectorAll("table[data-download]")) offerDownload(table);

function review(form) {
  const count = form.querySelector("[data-review-count]");
  const ticks = [...form.querySelectorAll("input[name=figure]")];
  const all = form.querySelector("[data-review-all]");

  const update = () => {
    const ticked = ticks.filter((tick) => tick.checked).length;
    count.textContent = ticked ? `已勾选${ticked}项` : "还没有勾选";
  };

  if (all) {
    const within = [...all.closest("table").querySelectorAll("input[name=figure]")];
    all.hidden = false;
    all.setAttribute("aria-label", "全部勾选");
    all.addEventListener("change", () => {
      for (const tick of within) tick.checked = all.checked;
      update();
    });
  }
  // Enter belongs to the buttons; on a tick it would press the form's first one.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.type === "checkbox") event.preventDefault();
  });
  form.addEventListener("change", update);
  form.addEventListener("click", (event) => askReason(form, event));
  update();
}

// A return without a reason is refused by the server too; asking here keeps what was typed elsewhere on the page.
function askReason(form, event) {
  const button = event.target.closest("button[name]");
  if (!button) return;
  const field = missingReason(form, button);
  for (const area of form.querySelectorAll("textarea")) area.setCustomValidity(area === field ? "退回须写明理由。" : "");
  if (field) {
    event.preventDefault();
    field.reportValidity();
    field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  }
}

function missingReason(form, button) {
  const forAll = form.querySelector("#reason");
  const own = (key) => form.querySelector(`#reason-${key}`);
  if (button.name === "return_one") return own(button.value).value.trim() || forAll.value.trim() ? null : own(button.value);
  if (button.name !== "return" || forAll.value.trim()) return null;
  const ticked = [...form.querySelectorAll("input[name=figure]:checked")];
  return ticked.some((tick) => !own(tick.value).value.trim()) ? forAll : null;
}

function offerDownload(table) {
  const button = document.querySelector("[data-download-button]");
  button.hidden = false;
  button.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", csv(table)], { type: "text/csv" }));
    link.download = table.dataset.download;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}

function csv(table) {
  return [...table.rows].map((row) => [...row.cells].map(quoted).join(",")).join("\r\n");
}

// A leading = + - @ would be taken for a formula.
function quoted(cell) {
  const text = cell.textContent.trim();
  return `"${(/^[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
