// Small conveniences that only make sense with JavaScript; their buttons are hidden without it.
// <button data-print>, <button data-copy="#id-of-text"> with the words to say afterwards in data-done.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

async function copy(button) {
  const source = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText(source.textContent.trim().replace(/\s+/g, " "));
  const label = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = label), 2000);
}

// <details data-over> opens over the text: Escape closes it, and so does going on elsewhere, or what is gone to lies beneath it.
for (const fold of document.querySelectorAll("[data-over]")) {
  const leave = (elsewhere) => elsewhere && !fold.contains(elsewhere) && (fold.open = false);
  fold.addEventListener("focusout", (event) => leave(event.relatedTarget));
  addEventListener("pointerdown", (event) => leave(event.target));
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold.open) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });
}

// The clipboard is there only on https and localhost.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}
