// Nothing typed is lost: each passage is kept a moment after the last key; until the server has it, this browser does.

import { open, refill, rewrite, withChips } from "./editing.js";
import { prepare, read, source } from "./text.js";

const PAUSE = 1200;
const AGAIN = 15000;

export class Keeper {
  constructor(sheet, ask) {
    this.sheet = sheet;
    this.ask = ask;
    this.passages = [];
    for (const element of sheet.querySelectorAll("[data-keep]")) this.take(element);
    addEventListener("online", () => this.again());
    addEventListener("focus", () => this.again());
    addEventListener("pagehide", () => this.passages.forEach((passage) => passage.leave()));
    addEventListener("beforeunload", (event) => {
      if (this.passages.some((passage) => passage.isUnsaved)) event.preventDefault();
    });
    setInterval(() => this.again(), AGAIN);
  }

  /** A passage to write in, and to keep. */
  take(element) {
    for (const field of element.querySelectorAll("[data-field]")) open(field, this.ask);
    this.passages.push(new KeptPassage(element, this));
  }

  /** A passage that is none any more. */
  leave(element) {
    this.passages = this.passages.filter((passage) => passage.element !== element);
  }

  of(node) {
    return this.passages.find((passage) => passage.element.contains(node));
  }

  /** What could not be sent is sent again. */
  again() {
    for (const passage of this.passages) if (passage.isWaiting) passage.settle();
  }

  /** Everything kept; false where something can't be. */
  async settle() {
    for (const passage of this.passages) if (passage.isUnsaved) await passage.settle();
    return !this.passages.some((passage) => passage.isUnsaved);
  }

  say(sentence) {
    const place = this.sheet.querySelector("[data-status]");
    if (place.textContent !== sentence) place.textContent = sentence;
  }

  /** For whoever listens instead of looking. */
  tell(sentence) {
    this.sheet.querySelector("[data-told]").textContent = sentence;
  }

  /** After signing in again the page's tokens are new; whether this browser's person is still who wrote here. */
  async renew() {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!response.ok || response.redirected) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-sheet]");
    if (page?.dataset.owner !== this.sheet.dataset.owner) return false;
    for (const name of ["csrfmiddlewaretoken", "page_of"]) {
      this.sheet.elements[name].value = page.querySelector(`[name=${name}]`).value;
    }
    return true;
  }
}

class KeptPassage {
  constructor(element, keeper) {
    this.element = element;
    this.keeper = keeper;
    this.fields = [...element.querySelectorAll("[data-field]")];
    this.version = element.dataset.version;
    this.kept = this.now(); // as the server has it
    this.name = `draft-desk ${location.pathname} ${keeper.sheet.dataset.owner} ${element.id}`;
    element.addEventListener("desk:changed", () => this.changed());
    element.addEventListener("focusout", () => { if (this.isUnsaved && !this.isBlocked) this.send(); });
    this.restore();
  }

  now() {
    return Object.fromEntries(this.fields.map((field) => [field.dataset.field, source(read(field))]));
  }

  get isUnsaved() {
    const now = this.now();
    return Object.keys(now).some((name) => now[name] !== this.kept[name]);
  }

  get isBlocked() {
    return Boolean(this.conflict || this.isRefused || this.isSending || this.element.querySelector(":scope [data-composing]"));
  }

  changed() {
    this.hold();
    this.isRefused = false;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.send(), PAUSE);
    this.say(this.isUnsaved ? "有改动，尚未保存" : "");
  }

  say(sentence) {
    this.element.querySelector("[data-state]").textContent = sentence;
  }

  /** What has to be heard, too: it went elsewhere, or did not go at all. */
  announce(sentence) {
    this.say(sentence);
    this.keeper.tell(sentence);
  }

  // ── in this browser ──

  hold() {
    try {
      if (this.isUnsaved) localStorage.setItem(this.name, JSON.stringify({ typed: this.now(), base: this.kept, version: this.version }));
      else localStorage.removeItem(this.name);
    } catch {
      // Private windows and full stores: the server keeps it a moment later.
    }
  }

  async restore() {
    let held;
    try {
      held = JSON.parse(localStorage.getItem(this.name));
    } catch {
      held = null;
    }
    if (!held) return;
    // What it was written upon goes with it: had somebody else written meanwhile, the server says so.
    [this.version, this.kept] = [held.version, held.base];
    for (const field of this.fields) {
      const text = held.typed[field.dataset.field] ?? "";
      if (text === source(read(field))) continue;
      field.contentEditable = "false"; // nobody types under what is being put back
      rewrite(field, await withChips(field, text, this.keeper.ask));
      field.contentEditable = "true";
    }
    this.hold();
    if (this.isUnsaved) await this.send();
  }

  // ── to the server ──

  form(typed) {
    const data = new FormData(this.keeper.sheet);
    for (const [name, text] of Object.entries(typed)) data.set(name, text);
    if ("runOn" in this.element.dataset) data.set("run_on", "on");
    data.set("seen", this.version);
    return data;
  }

  leave() {
    if (!this.isUnsaved || this.conflict || this.isRefused) return;
    this.hold();
    fetch(this.element.dataset.keep, { method: "POST", body: this.form(this.now()), keepalive: true }).catch(() => {});
  }

  send() {
    clearTimeout(this.pause);
    if (!this.isUnsaved || this.isBlocked) return this.sending;
    this.isSending = true;
    this.sending = this.deliver();
    return this.sending;
  }

  async deliver() {
    const typed = this.now();
    try {
      let response = await this.post(typed);
      if (response.status === 403 && (await this.keeper.renew())) response = await this.post(typed);
      await this.answered(response, typed);
    } catch {
      this.wait("连不上服务器，文字留在这个浏览器里，连上后自动保存。");
    } finally {
      this.isSending = false;
    }
    if (this.isUnsaved && !this.isWaiting && !this.conflict && !this.isRefused) this.changed();
  }

  /** Sent, and what is on its way arrived. */
  async settle() {
    await this.sending;
    await this.send();
  }

  post(typed) {
    return fetch(this.element.dataset.keep, { method: "POST", body: this.form(typed) });
  }

  wait(sentence) {
    this.isWaiting = true;
    this.say("尚未保存");
    this.keeper.say(sentence);
  }

  async answered(response, typed) {
    if (response.redirected || response.status === 403) return this.wait("登录已过期，文字留在这个浏览器里。请在另一个窗口重新登录，回到这里会自动保存。");
    if (response.status >= 500) return this.wait("服务器暂时不能保存，文字留在这个浏览器里，稍后自动重试。");
    this.isWaiting = false;
    this.keeper.say("");
    if (response.status === 404) return this.refuse("这一段已被他人合并或删除，您写的留在这里，请复制到别处。");
    const answer = document.createElement("template");
    answer.innerHTML = await response.text();
    this.element.dispatchEvent(new CustomEvent("desk:answered", { bubbles: true, detail: answer.content }));
    const kept = answer.content.querySelector("[data-kept]");
    if (kept) return this.accept(kept, typed);
    const refused = answer.content.querySelector("[data-refused]");
    if (refused) return this.refuse(refused.textContent);
    return this.disagree(answer.content.querySelector("[data-conflict]"));
  }

  accept(kept, typed) {
    this.version = kept.dataset.version;
    this.kept = typed;
    this.hold();
    this.say(kept.textContent);
    this.told();
  }

  /** Words that the server changed at this person's wish. Was more typed meanwhile, the two are settled as between people. */
  adopt(panel) {
    if (this.isUnsaved) return this.send();
    const theirs = this.theirs(panel);
    this.version = panel.dataset.version;
    this.kept = Object.fromEntries(Object.entries(theirs).map(([name, text]) => [name, source(text)]));
    for (const field of this.fields) {
      if (read(field) !== theirs[field.dataset.field]) rewrite(field, theirs[field.dataset.field]);
    }
    this.hold();
    this.say("已保存");
    return this.told();
  }

  /** As the server has it after passages were joined or parted, which is one step of the sheet. */
  become(told) {
    if (this.isUnsaved) return this.send();
    this.version = told.dataset.version;
    this.element.className = told.className;
    for (const field of this.fields) {
      const theirs = told.querySelector(`[data-field=${field.dataset.field}]`);
      prepare(theirs);
      if (read(theirs) !== read(field)) refill(field, read(theirs));
    }
    this.kept = this.now();
    return this.say("");
  }

  told() {
    this.element.dispatchEvent(new CustomEvent("desk:kept", { bubbles: true }));
  }

  refuse(why) {
    this.isRefused = true;
    this.announce(`没有保存：${why}`);
    this.hold();
  }

  // ── two people, one passage ──

  disagree(panel) {
    const theirs = this.theirs(panel);
    const isAsKnown = Object.keys(this.kept).every((name) => source(theirs[name]) === this.kept[name]);
    this.version = panel.dataset.version;
    if (isAsKnown) return; // somebody wrote and took it back: nothing to choose, it is sent again
    this.conflict = panel;
    this.kept = Object.fromEntries(Object.entries(theirs).map(([name, text]) => [name, source(text)]));
    this.element.querySelector("[data-answer]").replaceChildren(panel);
    this.say("有冲突，尚未保存");
    panel.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-choose]")?.dataset.choose;
      if (choice) this.choose(choice, theirs);
    });
  }

  theirs(panel) {
    const found = Object.fromEntries(this.fields.map((field) => [field.dataset.field, ""]));
    for (const place of panel.querySelectorAll("[data-theirs]")) {
      const name = place.dataset.theirs;
      place.dataset.field = name;
      const lines = name === "body" ? [...place.querySelectorAll("p")] : [];
      if (lines.length) place.replaceChildren(...lines);
      found[name] = name === "body" && !lines.length ? "" : read(place);
      delete place.dataset.field;
    }
    return found;
  }

  choose(choice, theirs) {
    this.conflict.remove();
    this.conflict = null;
    for (const field of this.fields) {
      const name = field.dataset.field;
      const mine = read(field);
      if (choice === "theirs") rewrite(field, theirs[name]);
      if (choice === "both" && name === "body" && mine !== theirs[name]) rewrite(field, `${theirs[name]}\n${mine}`);
    }
    this.changed();
    this.fields.at(-1).focus();
  }
}
