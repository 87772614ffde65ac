// A row of controls is one stop of the Tab key; arrow keys, Home and End go along it: <div role="toolbar"> holding buttons,
// links and folded parts. Without JavaScript each is a stop of its own.

import { oneStop } from "./one-stop.js";

const CONTROLS = ":scope > a, :scope > button, :scope > details > summary";
const ALONG = { ArrowRight: 1, ArrowLeft: -1 };

for (const bar of document.querySelectorAll("[role=toolbar]")) {
  oneStop(bar, [...bar.querySelectorAll(CONTROLS)], ALONG);
}
