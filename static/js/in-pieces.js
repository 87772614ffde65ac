// A long page is laid out in pieces: each [data-later] when the browser has nothing else to do, from the first to the last.
// Until then css/components/in-pieces.css has it laid out only when a reader comes near it.

const whenIdle = window.requestIdleCallback ?? setTimeout;
const pieces = document.querySelectorAll("[data-later]").values();

function layOutOne() {
  const { value } = pieces.next();
  if (!value) return;
  value.removeAttribute("data-later");
  // By itself, here: left to the next frame, it would be laid out with what follows.
  value.getBoundingClientRect();
  whenIdle(layOutOne);
}

whenIdle(layOutOne);
