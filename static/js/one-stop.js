// Several controls as one stop of the Tab key; arrow keys, Home and End go from one to the next.

export function oneStop(box, all, steps) {
  const stopAt = (chosen) => {
    for (const control of all) control.tabIndex = control === chosen ? 0 : -1;
  };
  const goal = (controls, at, key) => {
    if (key === "Home") return controls[0];
    if (key === "End") return controls.at(-1);
    return key in steps ? controls[(at + steps[key] + controls.length) % controls.length] : null;
  };

  box.addEventListener("focusin", ({ target }) => all.includes(target) && stopAt(target));
  box.addEventListener("keydown", (event) => {
    const controls = all.filter((control) => !control.hidden);
    const at = controls.indexOf(document.activeElement);
    const next = at < 0 ? null : goal(controls, at, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  if (all.length) stopAt(all[0]);
}
