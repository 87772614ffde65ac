// <button data-copy="#field" hidden>: puts the field's text on the clipboard; where that is not allowed, marks it.

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.querySelector(button.dataset.copy);
  const said = document.querySelector("[data-copied]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = "已复制。转发以后，请记一次催报。";
    } catch {
      field.select();
      said.textContent = "文字已选中，请按 Ctrl+C 复制。";
    }
  });
}
