// Several controls as one stop of the Tab key; arrow keys, Home and End go from one to the next.

const ENDS = { Home: 0, End: -1 };

export function oneStop(box, all, steps) {
  const stopAt = (chosen) => {
    for (const control of all) control.tabIndex = control === chosen ? 0 : -1;
  };

  box.addEventListener("focusin", ({ target }) => all.includes(target) && stopAt(target));
  box.addEventListener("keydown", (event) => {
    const controls = all.filter((control) => !control.hidden);
    const at = controls.indexOf(document.activeElement);
    const to = ENDS[event.key] ?? (at + steps[event.key]) % controls.length;
    if (at < 0 || Number.isNaN(to)) return;
    event.preventDefault();
    controls.at(to).focus();
  });
  if (all.length) stopAt(all[0]);
}
