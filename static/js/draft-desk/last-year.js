// Beside the passage one writes in: what last year's report said there, asked for when the cursor comes and when words were kept.

const PAUSE = 400;

export class LastYear {
  constructor(sheet) {
    this.sheet = sheet;
    this.turn = 0;
    sheet.addEventListener("focusin", (event) => this.come(event.target.closest("[data-passage]")));
    sheet.addEventListener("desk:kept", () => this.later());
  }

  come(passage) {
    if (!passage || passage === this.passage) return;
    this.place?.replaceChildren();
    this.passage = passage;
    this.later();
  }

  get place() {
    return this.passage?.querySelector("[data-last-year-here]");
  }

  later() {
    clearTimeout(this.pause);
    if (this.passage?.isConnected) this.pause = setTimeout(() => this.ask(), PAUSE);
  }

  /** Only the answer to the last question is shown, and only where it was asked. */
  async ask() {
    const turn = (this.turn += 1);
    const { passage } = this;
    if (!passage.isConnected) return;
    const data = new FormData(this.sheet);
    data.set("level", passage.dataset.level);
    data.set("pk", passage.dataset.pk);
    const response = await fetch(this.sheet.dataset.lastYear, { method: "POST", body: data }).catch(() => null);
    if (!response?.ok || response.redirected) return;
    const answer = document.createElement("template");
    answer.innerHTML = await response.text();
    if (turn === this.turn && passage === this.passage) this.place.replaceChildren(answer.content);
  }
}
