// The ¶ of a part's or section's paragraphs are one stop of the Tab key; arrow keys, Home and End go to the others of it.
// Its title says so to who points at it or has it read out. Without JavaScript each is a stop of its own.

import { oneStop } from "./one-stop.js";

const DOWN = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };
const TEXT = ".block--part, .block--section, .block--lead";

for (const text of document.querySelectorAll(TEXT)) {
  const marks = [...text.querySelectorAll(".block__text [data-cite]")].filter((mark) => mark.closest(TEXT) === text);
  if (marks.length < 2) continue;
  for (const mark of marks) mark.title = "引用本条；方向键到本节其他段";
  oneStop(text, marks, DOWN);
}
