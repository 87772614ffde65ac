// A long page is laid out in pieces: each [data-later] in a turn of its own once the screen stands, from the first to the last.
// Until then css/components/in-pieces.css has it laid out only when a reader comes near it.

const pieces = document.querySelectorAll("[data-later]").values();

function layOutOne() {
  const { value } = pieces.next();
  if (!value) return;
  value.removeAttribute("data-later");
  // By itself, here: left to the next frame, it would be laid out with what follows.
  value.getBoundingClientRect();
  setTimeout(layOutOne);
}

requestAnimationFrame(() => setTimeout(layOutOne));
