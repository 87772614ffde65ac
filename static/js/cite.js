// 引用本条: <a data-cite="where it stands" href="…#anchor"> inside [data-citation="whose, which title, which edition"].
// Copies all of it with the address. Without JavaScript, or without a clipboard, the link leads to the place.

const status = document.querySelector("[data-cited]");

function say(link, sentence) {
  const label = link.textContent;
  link.textContent = sentence;
  if (status) status.textContent = `${sentence}：${link.dataset.cite}`;
  setTimeout(() => (link.textContent = label), 2000);
}

async function copy(event, text) {
  const link = event.target.closest("[data-cite]");
  if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(`${text.dataset.citation}${link.dataset.cite}．${link.href}．`);
    say(link, "已复制");
  } catch {
    location.assign(link.href);
  }
}

for (const text of document.querySelectorAll("[data-citation]")) {
  text.addEventListener("click", (event) => copy(event, text));
}
