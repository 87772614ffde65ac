// What was done on the sheet, in its order: words in any passage, passages joined, parted and moved. It is undone and done
// again as in one document. A step can turn: it does the opposite and answers with the step that does it again, null where it can't.

const past = [];
const future = [];
let turning = null;

/** Remembers a step that was just taken. */
export function done(step) {
  past.push(step);
  future.length = 0;
  return step;
}

/** Whether nothing was done since. */
export const isLast = (step) => Boolean(step) && past.at(-1) === step;

async function turn(from, to) {
  const step = from.at(-1);
  if (!step || turning) return;
  turning = step;
  try {
    const opposite = await step.turn();
    if (!opposite) return;
    from.splice(from.indexOf(step), 1);
    to.push(opposite);
  } finally {
    turning = null;
  }
}

export const undo = () => turn(past, future);
export const redo = () => turn(future, past);

/** Whether the key meant to undo or to do again. */
export function press(event) {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return false;
  if (!event.target.closest("[contenteditable=true][data-field]")) return false;
  event.preventDefault();
  if (key === "y" || event.shiftKey) redo();
  else undo();
  return true;
}
