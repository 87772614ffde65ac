// F8 leads to the next thing that is to be done on a page: a field, a reason to give, the button that goes on.

const STOPS = "[data-next], .button.default, .entry :is(input:not([type=hidden]), select, textarea)";
const isFirstOfGroup = (each, at, all) => each.type !== "radio" || all.findIndex(({ name, type }) => type === "radio" && name === each.name) === at;

function next(by) {
  const all = [...document.querySelectorAll(STOPS)].filter((each) => !each.disabled && each.checkVisibility()).filter(isFirstOfGroup);
  const here = document.activeElement;
  if (here === document.body) return by > 0 ? all[0] : all.at(-1);
  const way = by > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const ahead = all.filter((each) => here.compareDocumentPosition(each) & way);
  return by > 0 ? (ahead[0] ?? all[0]) : (ahead.at(-1) ?? all.at(-1));
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "F8" || event.ctrlKey || event.metaKey || event.altKey) return;
  const found = next(event.shiftKey ? -1 : 1);
  if (!found) return;
  event.preventDefault();
  found.focus();
  found.scrollIntoView({ block: "nearest" });
});

// A reason that is unfolded is written at once.
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target.matches("details.reason[open]")) target.querySelector("textarea").focus();
  },
  true,
);
if (next(1)) document.documentElement.dataset.nextStep = "";
