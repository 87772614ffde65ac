// The search in a report is brought when somebody first reaches for it: <div data-find data-find-src="…">.

for (const bar of document.querySelectorAll("[data-find]")) {
  const bring = () => {
    const script = document.createElement("script");
    script.src = bar.dataset.findSrc;
    document.head.append(script);
  };
  bar.addEventListener("focusin", bring, { once: true });
}
