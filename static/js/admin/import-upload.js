// Reading a report takes some seconds: say so while it runs. <form data-reading>, the note in [data-reading-note].

for (const form of document.querySelectorAll("form[data-reading]")) {
  const note = form.querySelector("[data-reading-note]");
  form.addEventListener("submit", () => { note.hidden = false; });
  addEventListener("pageshow", () => { note.hidden = true; });
}
