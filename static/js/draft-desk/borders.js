// At the border of a passage: a second Enter begins the next one, Backspace at the beginning joins the one
// before, Alt and an arrow change places. All is kept first; then the page is opened anew, as it now is, at the same place.

import { cursor, place, read, source } from "./text.js";

const INDENT = /^[ \t\u3000]+|[ \t\u3000]+$/g;
const PLACE = "draft-desk-place";

/** A body as the server keeps it: no blank lines, no indents. */
const tidy = (text) => text.split("\n").map((line) => line.replace(INDENT, "")).filter(Boolean).join("\n");

export class Borders {
  constructor(sheet, keeper) {
    this.sheet = sheet;
    this.keeper = keeper;
    this.comeBack();
  }

  /** Whether the key meant a border. */
  press(event) {
    const field = event.target.closest("[contenteditable=true][data-field]");
    const passage = field?.closest("[data-border]");
    const at = passage && cursor(field);
    const asked = at && !this.isBusy && this.meant(event, field, at);
    if (!asked) return false;
    event.preventDefault();
    this.arrange(passage, field, asked);
    return true;
  }

  meant(event, field, at) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return null;
    if (event.altKey) return { ArrowUp: { press: "up" }, ArrowDown: { press: "down" } }[event.key] ?? null;
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

  async arrange(element, field, asked) {
    this.isBusy = true;
    const passage = this.keeper.of(element);
    const former = this.former(element);
    try {
      if (!(await this.keeper.settle())) {
        passage.say("有文字还没有保存，保存后再调整。");
        return;
      }
      const answer = await this.post(element, { ...asked, version: passage.version });
      const arranged = answer.querySelector("[data-arranged]")?.dataset.arranged;
      if (!arranged) passage.say(answer.querySelector("[data-refused]")?.textContent ?? "没有做成，请刷新页面再试。");
      else this.reopen(asked.press === "join" ? former : { key: arranged, field: asked.press === "next" ? "body" : field.dataset.field, at: asked.press === "next" ? 0 : cursor(field)?.start });
    } catch {
      passage.say("连不上服务器，没有调整。");
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
    answer.innerHTML = response.ok ? await response.text() : "";
    return answer.content;
  }

  /** The end of the neighbour's words, where the two will be joined. */
  former(element) {
    const all = [...this.sheet.querySelectorAll("[data-passage]")];
    const level = element.dataset.level;
    const before = all.slice(0, all.indexOf(element)).reverse().find((each) => each.dataset.level === level);
    const body = before?.querySelector("[data-field=body]");
    return body && { key: before.id, field: "body", at: tidy(read(body)).length };
  }

  reopen(where) {
    sessionStorage.setItem(PLACE, JSON.stringify(where));
    location.reload();
  }

  comeBack() {
    const where = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
    sessionStorage.removeItem(PLACE);
    const field = where && document.getElementById(where.key)?.querySelector(`[data-field=${where.field}]`);
    if (!field) return;
    place(field, Math.min(where.at ?? 0, read(field).length));
    field.scrollIntoView({ block: "center" });
  }
}
