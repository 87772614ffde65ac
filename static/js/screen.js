// The wall screen: shows one slide after another, fetches itself anew from time to time, and needs no hands.
// <main data-slides data-seconds data-refresh> holds <section data-slide>. Space or the button pauses, arrows turn.
// Who asked for reduced motion gets a screen that stands still until an arrow is pressed.

const root = document.querySelector("[data-slides]");
const marks = document.querySelector("[data-marks]");
const stamp = document.querySelector("[data-screen-stamp]");
const button = document.querySelector("[data-pause]");
const seconds = Number(root.dataset.seconds) * 1000;
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

let place = 0;
let timer;
let paused = still.matches;

function slides() {
  return [...root.querySelectorAll("[data-slide]")];
}

function show(next) {
  const all = slides();
  place = (next + all.length) % all.length;
  all.forEach((slide, index) => slide.classList.toggle("is-shown", index === place));
  marks.replaceChildren(
    ...all.map((slide, index) => {
      const mark = document.createElement("li");
      if (index === place) mark.setAttribute("aria-current", "true");
      return mark;
    }),
  );
}

function run() {
  clearInterval(timer);
  if (!paused) timer = setInterval(() => show(place + 1), seconds);
  button.textContent = paused ? "继续" : "暂停";
}

function pause(wanted) {
  paused = wanted;
  run();
}

async function refresh() {
  try {
    const answer = await fetch(window.location.href, { cache: "no-store", redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    root.replaceChildren(...page.querySelector("[data-slides]").children);
    stamp.textContent = page.querySelector("[data-screen-stamp]").textContent;
    show(Math.min(place, slides().length - 1));
  } catch {
    if (!stamp.dataset.stale) stamp.textContent += "，暂时连不上，显示的是当时的数据";
    stamp.dataset.stale = "true";
    return;
  }
  delete stamp.dataset.stale;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "ArrowRight") show(place + 1);
  else if (event.key === "ArrowLeft") show(place - 1);
  else if (event.key === " " && event.target !== button) pause(!paused);
  else return;
  event.preventDefault();
});
button.addEventListener("click", () => pause(!paused));
still.addEventListener("change", () => pause(still.matches));
setInterval(refresh, Number(root.dataset.refresh) * 1000);

button.hidden = false;
show(0);
run();
// From now on slides fade; the first one is simply there.
requestAnimationFrame(() => document.documentElement.classList.add("is-turning"));
