// Figures while one writes: a quotation beside the cursor opens the ways to write it (Alt+Enter, or a click), `=` and a
// name or value, or a number alone, offer the figure that may be meant.

import { Choices } from "./choices.js";
import { replace } from "./editing.js";
import { character, chipOf, cursor, isChip, place, read } from "./text.js";

const PAUSE = 250;
const ASKED = /=([^=\s，。；：、]{0,20})$/;
const NUMBER = /(?<![\d.])(\d+(?:\.\d+)?%?)$/;

export class Figures {
  constructor(sheet) {
    this.sheet = sheet;
    this.choices = new Choices(sheet);
    sheet.addEventListener("click", (event) => this.clicked(event));
    sheet.addEventListener("input", (event) => this.typed(event));
    sheet.addEventListener("compositionend", (event) => this.typed(event));
    sheet.addEventListener("focusout", () => this.choices.close());
  }

  /** Whether the key was meant for a list or opened one. */
  press(event) {
    if (this.choices.press(event)) return true;
    const field = event.target.closest("[contenteditable=true][data-field]");
    if (!field || !event.altKey || event.key !== "Enter") return false;
    const at = cursor(field);
    const beside = at && [at.start - 1, at.start].find((place) => chipOf(read(field)[place]));
    if (beside === undefined || beside === null) return false;
    event.preventDefault();
    this.manners(field, beside);
    return true;
  }

  clicked(event) {
    const chip = isChip(event.target) ? event.target : null;
    const field = chip?.closest("[contenteditable=true][data-field]");
    if (!field) return;
    const range = document.createRange();
    range.selectNode(chip);
    getSelection().setBaseAndExtent(range.endContainer, range.endOffset, range.endContainer, range.endOffset);
    this.manners(field, cursor(field).start - 1);
  }

  async manners(field, at) {
    const { token } = chipOf(read(field)[at]).dataset;
    const isThere = () => document.activeElement === field && chipOf(read(field)[at])?.dataset.token === token;
    place(field, at + 1);
    const content = await this.askedLast(field, "manners", { token });
    if (!content?.querySelector("[data-choice]") || !isThere()) return;
    this.choices.open(field, "写法", content, (option) => { if (isThere()) this.put(field, at, at + 1, option); });
  }

  typed(event) {
    clearTimeout(this.pause);
    const field = event.target.closest?.("[contenteditable=true][data-field]");
    if (!field || event.isComposing || event.inputType?.startsWith("delete")) return this.choices.close();
    this.pause = setTimeout(() => this.offer(field), PAUSE);
    return undefined;
  }

  /** What stands before the cursor and may mean a figure: where it starts, and the words to look for. */
  meant(field) {
    const at = cursor(field);
    if (!at || at.start !== at.end) return null;
    const before = read(field).slice(0, at.start);
    const asked = before.match(ASKED) ?? before.match(NUMBER);
    return asked && { start: at.start - asked[0].length, end: at.start, q: asked[1], isAsked: asked[0][0] === "=" };
  }

  async offer(field) {
    const meant = this.meant(field);
    if (!meant) return this.choices.close();
    const content = await this.askedLast(field, "figures", { q: meant.q.replace("%", "") });
    const now = this.meant(field);
    if (!content || now?.q !== meant.q || now.start !== meant.start) return undefined;
    if (!content.querySelector("[data-choice]")) return this.choices.close();
    const put = (option) => {
      const last = this.meant(field); // more may have been typed while the list stood there
      if (last?.start === meant.start) this.put(field, last.start, last.end, option);
    };
    return this.choices.open(field, "引用数据", content, put, meant);
  }

  put(field, start, end, option) {
    const chip = document.createElement("span");
    chip.className = option.dataset.reads.startsWith("〔") ? "chip chip--fault" : "chip";
    chip.dataset.token = option.dataset.choice;
    chip.title = option.dataset.name;
    chip.textContent = option.dataset.reads;
    place(field, end);
    replace(field, { start, end }, character(chip));
  }

  /** The answer, null when something else has been asked since: an older list never covers a newer. */
  async askedLast(field, what, asked) {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const content = await this.ask(field, what, asked);
    return turn === this.turn ? content : null;
  }

  async ask(field, what, asked) {
    const data = new FormData(this.sheet);
    const { level, pk } = field.closest("[data-passage]").dataset;
    for (const [name, value] of Object.entries({ level, pk, ...asked })) data.set(name, value);
    try {
      const response = await fetch(this.sheet.dataset[what], { method: "POST", body: data });
      if (!response.ok || response.redirected) return null;
      const answer = document.createElement("template");
      answer.innerHTML = await response.text();
      return answer.content;
    } catch {
      return null;
    }
  }
}
