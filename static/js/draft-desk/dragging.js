// A passage is taken by its grip and let go behind another one, with mouse or finger. A line shows where it will stand; what
// stands below a heading comes along. By keyboard the same is done with Alt and the arrows.

const RANKS = { lead: 0, part: 1, section: 2, item: 3 };
const rank = (passage) => RANKS[passage.dataset.level];
const EDGE = 60; // nearer to the window's edge than that, the page goes along
const STRIDE = 18;

export class Dragging {
  constructor(sheet, borders) {
    this.sheet = sheet;
    this.borders = borders;
    sheet.addEventListener("pointerdown", (event) => this.take(event));
    sheet.addEventListener("pointermove", (event) => this.drag(event));
    sheet.addEventListener("pointerup", () => this.letGo());
    sheet.addEventListener("pointercancel", () => this.leave());
    addEventListener("keydown", (event) => { if (event.key === "Escape") this.leave(); });
  }

  get passages() {
    return [...this.sheet.querySelectorAll("[data-passage]")];
  }

  take(event) {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button !== 0 || this.borders.isBusy) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    this.taken = grip.closest("[data-passage]");
    for (const passage of this.whole(this.taken)) passage.dataset.taken = "";
  }

  /** A passage and all that stands below it. */
  whole(passage) {
    const all = this.passages;
    const at = all.indexOf(passage);
    const end = all.findIndex((each, place) => place > at && rank(each) <= rank(passage));
    return all.slice(at, end < 0 ? all.length : end);
  }

  drag(event) {
    if (!this.taken) return;
    const below = this.passages.filter((passage) => passage.getBoundingClientRect().top < event.clientY);
    this.point(below.length ? this.landing(below.at(-1)) : null);
    if (event.clientY < EDGE) scrollBy(0, -STRIDE);
    else if (event.clientY > innerHeight - EDGE) scrollBy(0, STRIDE);
  }

  /** The passage behind which it would stand: what is no item goes behind the whole of what is met. Null for where it is. */
  landing(met) {
    const all = this.passages;
    let at = all.indexOf(met);
    const goesOn = (next) => rank(next) > rank(this.taken) || (rank(next) === 3 && this.isDirect(next));
    while (rank(this.taken) < 3 && all[at + 1] && goesOn(all[at + 1])) at += 1;
    const isHere = this.whole(this.taken).includes(all[at]) || all[at + 1] === this.taken;
    return isHere ? null : all[at];
  }

  /** An item that stands in its part and in no section. */
  isDirect(item) {
    const all = this.passages;
    const above = all.slice(0, all.indexOf(item)).reverse().find((each) => rank(each) < 3);
    return rank(above) === 1;
  }

  point(place) {
    if (this.place === place) return;
    if (this.place) delete this.place.dataset.landing;
    if (place) place.dataset.landing = "";
    this.place = place;
  }

  letGo() {
    const { taken, place } = this;
    this.leave();
    if (taken && place) this.borders.put(taken, place);
  }

  leave() {
    this.point(null);
    for (const passage of this.sheet.querySelectorAll("[data-taken]")) delete passage.dataset.taken;
    this.taken = null;
  }
}
