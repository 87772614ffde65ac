// At the border of a passage: a second Enter begins the next one, Backspace at the beginning joins the one before, Alt and an
// arrow change places (past the last of a section: into the next one), Ctrl+Enter begins the first of what stands below. Words are kept first; then the sheet is put into the order the server tells. All of it can be undone.

import { inherit, replace } from "./editing.js";
import { done } from "./steps.js";
import { cursor, place, read, source } from "./text.js";

const INDENT = /^[ \t\u3000]+|[ \t\u3000]+$/g;
const MOVES = { ArrowUp: "up", ArrowDown: "down" };

/** A body as the server keeps it: no blank lines, no indents. */
const tidy = (text) => text.split("\n").map((line) => line.replace(INDENT, "")).filter(Boolean).join("\n");

/** The passage before; null for the first. */
export const behind = (element) => {
  const all = [...element.parentElement.querySelectorAll(":scope > [data-passage]")];
  return all[all.indexOf(element) - 1] ?? null;
};

/** What takes a step back, by what was pressed: at which passage, where it led, and behind which one it stood. */
const BACK = {
  next: (_, arranged) => ({ key: arranged, press: "join" }),
  apart: (_, arranged) => ({ key: arranged, press: "join" }),
  join: (key, arranged) => ({ key: arranged, press: "apart", gone: key }),
  below: (_, arranged) => ({ key: arranged, press: "remove" }),
  remove: (_, arranged) => ({ key: arranged, press: "below" }),
  up: (key) => ({ key, press: "down" }),
  down: (key) => ({ key, press: "up" }),
  put: (key, _, was) => ({ key, press: "put", after: was }),
};

export class Borders {
  constructor(sheet, keeper) {
    this.sheet = sheet;
    this.keeper = keeper;
    this.gone = new Map(); // key → a passage that was joined onto another
  }

  /** Whether the key meant a border, or was pressed before the last one was answered. */
  press(event) {
    if (this.isBusy) return this.hold(event);
    const field = event.target.closest("[contenteditable=true][data-field]");
    const passage = field?.closest("[data-border]");
    const at = passage && cursor(field);
    const asked = at && this.meant(event, field, at);
    if (!asked) return false;
    event.preventDefault();
    this.first({ key: passage.id, ...asked });
    return true;
  }

  /** Whoever types on is not stopped: it is written once the cursor is where it will be. */
  hold(event) {
    const isTyped = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isTyped) this.typed += event.key;
    event.preventDefault();
    return true;
  }

  meant(event, field, at) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.altKey) return { press: "below" };
    if (event.ctrlKey || event.metaKey || event.shiftKey) return null;
    if (event.altKey) return MOVES[event.key] ? { press: MOVES[event.key] } : null;
    if (at.start !== at.end) return null;
    if (event.key === "Enter" && field.dataset.field === "body") return this.next(read(field), at.start);
    if (event.key === "Backspace" && at.start === 0 && this.isFirst(field)) return { press: "join" };
    return null;
  }

  /** At the beginning of a paragraph behind another one: the text is cut there. An empty paragraph would not be kept. */
  next(text, at) {
    if (text[at - 1] !== "\n" || !tidy(text.slice(0, at))) return null;
    const former = source(tidy(text.slice(0, at)));
    const rest = tidy(text.slice(at));
    return { press: "next", at: former.length + (rest ? 1 : 0) };
  }

  /** A heading, or a body that has no words before it. */
  isFirst(field) {
    const heading = field.closest("[data-passage]").querySelector("[data-field=heading]");
    return field === heading || !read(heading);
  }

  /** Behind another passage, by hand. */
  put(element, after) {
    if (!this.isBusy) this.first({ key: element.id, press: "put", after: after.id });
  }

  async first(asked) {
    const back = await this.perform(asked);
    if (back) done(this.step(back));
  }

  step(asked) {
    return {
      turn: async () => {
        const back = await this.perform(asked);
        return back && this.step(back);
      },
    };
  }

  // ── asked and answered ──

  /** Does it; what takes it back again, null where it was refused. */
  async perform({ key, ...asked }) {
    const element = document.getElementById(key);
    const passage = this.keeper.of(element);
    const where = this.where(element, asked.press);
    const was = behind(element)?.id;
    [this.isBusy, this.typed] = [true, ""];
    try {
      if (!(await this.keeper.settle())) return passage.announce("有文字还没有保存，保存后再调整。");
      const answer = await this.post(element, { ...asked, version: passage.version });
      const told = answer.querySelector("[data-arranged]")?.dataset;
      if (!told) return passage.announce(answer.querySelector("[data-refused]")?.textContent ?? "没有做成，请刷新页面再试。");
      this.sheet.dataset.seen = told.seen;
      this.arrange(answer);
      if (element.isConnected) passage.announce(answer.querySelector("[data-arranged]").textContent);
      if (asked.gone) this.succeed(asked.gone, told.arranged);
      this.goOn(where ?? { key: told.arranged, name: asked.press === "below" ? "heading" : null, at: 0 });
      return BACK[asked.press](key, told.arranged, was);
    } catch {
      return passage.announce("连不上服务器，没有调整。");
    } finally {
      this.isBusy = false;
    }
  }

  async post(element, asked) {
    const data = new FormData(this.sheet);
    for (const [name, value] of Object.entries(asked)) data.set(name, value);
    data.set("seen", this.sheet.dataset.seen);
    const response = await fetch(element.dataset.border, { method: "POST", body: data });
    const answer = document.createElement("template");
    answer.innerHTML = response.ok && !response.redirected ? await response.text() : "";
    return answer.content;
  }

  // ── the sheet as it is now ──

  arrange(answer) {
    const left = new Map([...this.sheet.querySelectorAll("[data-passage]")].map((element) => [element.id, element]));
    let last = null;
    for (const told of answer.querySelectorAll("[data-stays], [data-passage]")) {
      const here = left.get(told.dataset.stays ?? told.id);
      const element = here ?? told;
      if (here) left.delete(here.id);
      if (last && last.nextElementSibling !== element) last.after(element);
      if (!here) this.keeper.take(element);
      else if (told.id) this.keeper.of(here).become(told);
      this.mark(element, told.dataset.marker, told.getAttribute("aria-label"));
      last = element;
    }
    for (const element of left.values()) {
      this.gone.set(element.id, element);
      this.keeper.leave(element);
      element.remove();
    }
    this.sheet.dispatchEvent(new CustomEvent("desk:kept"));
  }

  mark(element, marker, title) {
    const place = element.querySelector(".sheet__marker");
    if (place) place.textContent = marker;
    element.setAttribute("aria-label", title);
    for (const field of element.querySelectorAll("[data-field]")) field.setAttribute("aria-label", `${field.dataset.label}：${title}`);
  }

  succeed(former, key) {
    for (const field of this.gone.get(former)?.querySelectorAll("[data-field]") ?? []) {
      inherit(document.querySelector(`#${key} [data-field=${field.dataset.field}]`), field);
    }
  }

  // ── where the cursor goes on ──

  /** Where two are joined: the end of the former's words. Moved: where it is. Else null: at the beginning of what is new. */
  where(element, press) {
    if (press === "join") return this.former(element);
    if (press !== "up" && press !== "down" && press !== "put") return null;
    const field = document.activeElement.closest("[data-field]");
    const name = element.contains(field) ? field.dataset.field : "body";
    return { key: element.id, name, at: (element.contains(field) && cursor(field)?.start) || 0 };
  }

  former(element) {
    const all = [...this.sheet.querySelectorAll("[data-passage]")];
    const { level } = element.dataset;
    const before = all.slice(0, all.indexOf(element)).reverse().find((each) => each.dataset.level === level);
    const body = before?.querySelector("[data-field=body]");
    return body && { key: before.id, name: "body", at: tidy(read(body)).length };
  }

  goOn({ key, name, at }) {
    const element = document.getElementById(key);
    const heading = element.querySelector("[data-field=heading]");
    const field = element.querySelector(`[data-field=${name ?? (heading && read(heading) ? "heading" : "body")}]`);
    place(field, Math.min(at, read(field).length));
    if (this.typed) replace(field, cursor(field), this.typed);
    field.scrollIntoView({ block: "nearest" });
  }
}
