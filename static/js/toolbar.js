// A row of controls is one stop of the Tab key; arrow keys, Home and End go along it: <div role="toolbar"> holding buttons,
// links and folded parts. Without JavaScript each is a stop of its own.

const CONTROLS = ":scope > a, :scope > button, :scope > details > summary";
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

function goal(controls, at, key) {
  if (key === "Home") return controls[0];
  if (key === "End") return controls.at(-1);
  return key in STEPS ? controls[(at + STEPS[key] + controls.length) % controls.length] : null;
}

for (const bar of document.querySelectorAll("[role=toolbar]")) {
  const all = [...bar.querySelectorAll(CONTROLS)];
  const stopAt = (chosen) => {
    for (const control of all) control.tabIndex = control === chosen ? 0 : -1;
  };

  bar.addEventListener("focusin", ({ target }) => all.includes(target) && stopAt(target));
  bar.addEventListener("keydown", (event) => {
    const controls = all.filter((control) => !control.hidden);
    const at = controls.indexOf(document.activeElement);
    const next = at < 0 ? null : goal(controls, at, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  if (all.length) stopAt(all[0]);
}
