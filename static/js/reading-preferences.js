// 适老化: the 大字号 and 高对比 switches. Each button names an attribute of <html> and the value it turns on:
// <button data-preference="type" data-on="large">. Remembered in this browser only; nothing is sent.

const root = document.documentElement;

function remember(name, value) {
  try {
    if (value) localStorage.setItem(`reading.${name}`, value);
    else localStorage.removeItem(`reading.${name}`);
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
}

function show(button) {
  button.setAttribute("aria-pressed", String(root.dataset[button.dataset.preference] === button.dataset.on));
}

function toggle(button) {
  const { preference, on } = button.dataset;
  const value = root.dataset[preference] === on ? "" : on;
  if (value) root.dataset[preference] = value;
  else delete root.dataset[preference];
  remember(preference, value);
  show(button);
}

for (const button of document.querySelectorAll("[data-preference]")) {
  button.hidden = false;
  show(button);
  button.addEventListener("click", () => toggle(button));
}
