// Beside the text: what the checker finds at each passage, asked for once the page is there and whenever words were kept.
// A number that quotes nothing is underlined where it stands, without touching the text; one press binds or explains it.

import { cursor, place, placeOf, read, source, stretch } from "./text.js";

const PAUSE = 300;
const UNDERLINES = { error: "bare-number-certain", warning: "bare-number" };

export class Margin {
  constructor(sheet, keeper, choices) {
    this.sheet = sheet;
    this.keeper = keeper;
    this.choices = choices;
    if (!sheet.dataset.margin) return;
    sheet.addEventListener("desk:kept", () => this.later());
    sheet.addEventListener("click", (event) => this.clicked(event));
    sheet.addEventListener("focusout", (event) => { if ("reason" in event.target.dataset && this.isLate) this.later(); });
    sheet.querySelector("[data-filter]").addEventListener("change", (event) => (sheet.dataset.showing = event.target.value));
    this.refresh();
  }

  // ── what is found ──

  later() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.refresh(), PAUSE);
  }

  /** One question at a time: whatever was kept meanwhile is asked about once this is answered. */
  async refresh() {
    if (this.isAsking) {
      this.isBehind = true;
      return;
    }
    this.isAsking = true;
    this.isBehind = this.isOutdated = false;
    const answer = await this.ask(this.sheet.dataset.margin);
    this.isAsking = false;
    if (!this.isOutdated) this.show(answer);
    if (this.isBehind) this.later();
  }

  async ask(address, asked = {}) {
    const data = new FormData(this.sheet);
    for (const [name, value] of Object.entries(asked)) data.set(name, value);
    try {
      const response = await fetch(address, { method: "POST", body: data });
      if (!response.ok || response.redirected) return null;
      const answer = document.createElement("template");
      answer.innerHTML = await response.text();
      return answer.content;
    } catch {
      return null;
    }
  }

  /** A reason that is being written stays: what is new is shown after it. */
  get isBeingExplained() {
    return [...this.sheet.querySelectorAll("[data-reason]")].some((reason) => reason === document.activeElement || reason.value);
  }

  areOthersExplained(reason) {
    return [...this.sheet.querySelectorAll("[data-reason]")].some((other) => other !== reason && other.value);
  }

  show(answer) {
    this.isLate = Boolean(answer) && this.isBeingExplained;
    if (!answer || this.isLate) return;
    const notes = new Map([...answer.querySelectorAll("[data-notes]")].map((list) => [list.dataset.notes, list]));
    const opened = new Map(this.notes.map((note) => [note.dataset.note, note.open]));
    for (const side of this.sheet.querySelectorAll("[data-beside]")) side.replaceChildren(...[notes.get(side.dataset.beside)].filter(Boolean));
    for (const note of this.notes) note.open = opened.get(note.dataset.note) ?? note.open;
    this.count();
    this.underline();
  }

  get notes() {
    return [...this.sheet.querySelectorAll("[data-note]")];
  }

  count() {
    for (const label of this.sheet.querySelectorAll("[data-count]")) {
      const kind = label.dataset.count;
      label.textContent = this.notes.filter((note) => !kind || note.dataset.stands === kind).length;
    }
    this.sheet.querySelector("[data-whole]").textContent = this.sheet.querySelectorAll("[data-beside=whole] [data-note]").length;
    this.sheet.querySelector("[data-filter]").hidden = false;
  }

  // ── where it stands ──

  /** The field and the stretch of it that a note is about; null where the words are others by now. */
  placeOf(note) {
    const { fieldOf, start, said } = note.dataset;
    const field = fieldOf && note.closest("[data-passage]")?.querySelector(`[data-field=${fieldOf}]`);
    if (!field) return null;
    const text = read(field);
    const at = source(text).indexOf(said, Number(start));
    return at < 0 ? null : { field, start: placeOf(text, at), end: placeOf(text, at + said.length) };
  }

  underline() {
    if (!CSS.highlights) return;
    for (const [stands, name] of Object.entries(UNDERLINES)) {
      const places = this.notes.filter((note) => note.dataset.stands === stands).map((note) => this.placeOf(note));
      CSS.highlights.set(name, new Highlight(...places.filter(Boolean).map(({ field, start, end }) => stretch(field, start, end))));
    }
  }

  /** F8 goes to the next finding, Alt+Enter at a number opens what it may be. Whether the key was meant for that. */
  press(event) {
    const field = event.target.closest("[contenteditable=true][data-field]");
    if (!field || event.ctrlKey || event.metaKey) return false;
    const isMeant = (event.key === "F8" && this.next(field, event.shiftKey ? -1 : 1)) || (event.key === "Enter" && event.altKey && this.offer(field));
    if (isMeant) event.preventDefault();
    return Boolean(isMeant);
  }

  next(field, by) {
    const fields = [...this.sheet.querySelectorAll("[contenteditable=true][data-field]")];
    const here = [fields.indexOf(field), cursor(field)?.end ?? 0];
    const open = this.notes.filter((note) => note.dataset.stands !== "answered" && note.checkVisibility());
    const found = open.map((note) => ({ note, at: this.target(note, fields) })).filter(({ at }) => at);
    found.sort((one, other) => by * (one.at.order - other.at.order || one.at.end - other.at.end));
    const after = found.find(({ at }) => by * (at.order - here[0] || at.end - here[1]) > 0) ?? found[0];
    if (!after) return false;
    place(after.at.field, after.at.end);
    after.note.open = true;
    after.at.field.scrollIntoView({ block: "center" });
    this.keeper.tell(after.note.querySelector("summary").textContent);
    return true;
  }

  /** Where the cursor goes for a note: behind what it is about, else to the end of its passage. */
  target(note, fields) {
    const body = note.closest("[data-passage]")?.querySelector("[contenteditable=true][data-field=body]");
    const at = this.placeOf(note) ?? (body && { field: body, end: read(body).length });
    return at && { ...at, order: fields.indexOf(at.field) };
  }

  offer(field) {
    const at = cursor(field);
    const about = this.notes.find((note) => {
      const there = note.querySelector("[data-bind]") && this.placeOf(note);
      return there && there.field === field && at && there.start <= at.start && at.start <= there.end;
    });
    if (!about) return false;
    const content = document.createElement("div");
    content.append(...[...about.querySelectorAll("[data-bind]")].map((button) => {
      const option = document.createElement("div");
      option.className = "choice";
      option.dataset.choice = button.dataset.bind;
      option.textContent = button.textContent;
      return option;
    }));
    const { note } = about.dataset; // the margin may be told anew while the list stands there
    this.choices.open(field, "引用数据", content, ({ dataset }) => {
      const button = this.offered(note).find((each) => each.dataset.bind === dataset.choice);
      if (button) this.bind(button);
    });
    return true;
  }

  offered(note) {
    return this.notes.filter((each) => each.dataset.note === note).flatMap((each) => [...each.querySelectorAll("[data-bind]")]);
  }

  // ── mended, or explained ──

  clicked(event) {
    const { target } = event;
    if (target.dataset?.bind) this.bind(target);
    if (target.dataset?.explain) this.explain(target);
  }

  async bind(button) {
    const element = button.closest("[data-passage]");
    const passage = this.keeper.of(element);
    const { field: name, start, end, number, bind: token } = button.dataset;
    if (button.disabled) return undefined;
    button.disabled = true;
    await passage.settle();
    if (passage.isUnsaved) {
      button.disabled = false;
      return passage.announce("这一段还没有保存，保存后再引用。");
    }
    const answer = await this.ask(element.dataset.bindAt, { field: name, start, end, number, token, seen: passage.version });
    button.disabled = false;
    const bound = answer?.querySelector("[data-bound]");
    if (bound) {
      passage.adopt(bound);
      const field = element.querySelector(`[data-field=${name}]`);
      place(field, placeOf(read(field), Number(start)) + 1);
    } else passage.announce(answer?.querySelector("[data-refused]")?.textContent ?? "连不上服务器，没有引用。");
    return this.later();
  }

  async explain(button) {
    const reason = button.parentElement.querySelector("[data-reason]");
    button.disabled = true;
    const answer = await this.ask(this.sheet.dataset.reason, { finding: button.dataset.explain, reason: reason.value });
    button.disabled = false;
    if (!answer) return this.keeper.tell("连不上服务器，理由没有保存。");
    const refused = answer.querySelector("[data-reason-refused]");
    this.keeper.tell(refused?.textContent ?? "理由已保存。");
    if (refused && this.areOthersExplained(reason)) return undefined; // what was typed stays where it is
    reason.value = "";
    reason.blur();
    this.isBehind = this.isOutdated = this.isAsking; // what is on its way doesn't know of the reason
    return this.show(answer);
  }
}
