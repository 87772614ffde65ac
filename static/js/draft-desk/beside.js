// Beside the text: a page that belongs to the draft is filled in where the text is read. What it asks, keeps and answers is
// the page's own; without this its link leads there.

import { cursor, place } from "./text.js";

const PAUSE = 400;
const STOPS = "button, input:not([type=hidden]), select, textarea";
const LOST = "连不上服务器，您填的留在这里，请稍后再保存。";
const SIGNED_OUT = "登录已过期，您填的留在这里。请在另一个窗口重新登录，回到这里再保存。";

export class Beside {
  constructor(sheet, keeper) {
    this.room = sheet.closest("[data-room]");
    this.panels = [...this.room.querySelectorAll("[data-way]")].map((way) => new Panel(way, this, keeper));
    this.room.addEventListener("click", (event) => this.clicked(event));
    sheet.addEventListener("focusout", ({ target }) => this.remember(target));
    sheet.addEventListener("desk:kept", () => this.panels.forEach((panel) => panel.later()));
    addEventListener("beforeunload", (event) => {
      if (this.panels.some((panel) => panel.isTouched)) event.preventDefault();
    });
  }

  /** A link to one of the pages, from wherever it stands, opens it here; one to a passage's form leads to the passage. */
  clicked(event) {
    const link = event.target.closest("a[href]");
    const passage = link && this.passage(link);
    const panel = link && this.panels.find((each) => each.address === link.pathname && link.host === location.host);
    if ((!panel && !passage) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (panel) panel.open(link.hash.slice(1));
    else this.write(passage);
  }

  passage(link) {
    if (!link.closest("[data-panel]") || link.host !== location.host) return null;
    const form = [...this.room.querySelectorAll(".sheet__form")].find((each) => each.pathname === link.pathname);
    return form?.closest("[data-passage]");
  }

  write(passage) {
    const field = passage.querySelector("[data-field=body][contenteditable=true]");
    if (field) place(field, 0);
    passage.scrollIntoView({ block: "center" });
  }

  /** F9, or with Shift. Whether the key was meant for that. */
  press(event) {
    if (event.key !== "F9" || event.ctrlKey || event.metaKey || event.altKey) return false;
    const panel = this.meant(event);
    if (!panel) return false;
    event.preventDefault();
    panel.open();
    return true;
  }

  meant({ shiftKey }) {
    const key = shiftKey ? "Shift+F9" : "F9";
    return this.panels.find(({ way }) => way.dataset.key === key);
  }

  remember(field) {
    const at = field.dataset?.field && cursor(field);
    if (at) this.left = { field, at };
  }

  /** To where somebody wrote last. */
  back() {
    const { field, at } = this.left?.field.isConnected ? this.left : { field: this.room.querySelector("[contenteditable=true]"), at: { start: 0, end: 0 } };
    if (field) place(field, at.start, at.end);
    field?.scrollIntoView({ block: "nearest" });
  }

  alone(shown) {
    for (const panel of this.panels) if (panel !== shown) panel.hide();
    this.room.toggleAttribute("data-beside-open", this.panels.some((panel) => !panel.element.hidden));
  }
}

class Panel {
  constructor(way, beside, keeper) {
    this.way = way;
    this.address = way.pathname;
    this.beside = beside;
    this.keeper = keeper;
    this.element = document.getElementById(way.dataset.way);
    this.content = this.element.querySelector("[data-panel-content]");
    this.element.addEventListener("submit", (event) => this.sent(event));
    this.element.addEventListener("keydown", (event) => this.press(event));
    this.element.addEventListener("focusin", ({ target }) => this.point(target));
    this.element.addEventListener("input", () => (this.isTouched = true));
    this.element.querySelector("[data-panel-close]").addEventListener("click", () => this.close());
    way.setAttribute("aria-expanded", false);
    way.setAttribute("aria-controls", this.element.id);
  }

  say(sentence) {
    this.element.querySelector("[data-panel-said]").textContent = sentence;
  }

  // ── shown and hidden ──

  async open(named = "") {
    const isNew = this.element.hidden;
    this.element.hidden = false;
    this.way.setAttribute("aria-expanded", true);
    this.beside.alone(this);
    this.element.querySelector("[data-panel-title]").focus();
    if (isNew && !this.isTouched) await this.load();
    const row = named ? this.content.querySelector(`#${CSS.escape(named)}`) : this.content.querySelector("[data-turn]");
    if (row) this.enter(row);
  }

  hide() {
    this.element.hidden = true;
    this.way.setAttribute("aria-expanded", false);
    this.point(null);
  }

  /** The key that opened it leads back to the text, the other one to the other panel. */
  leave(meant) {
    if (meant && meant !== this) meant.open();
    else this.beside.back();
  }

  close() {
    this.hide();
    this.beside.alone(null);
    this.beside.back();
  }

  /** The passage that a place of the panel is about is brought before the eyes, where both stand side by side. */
  point(at) {
    const shows = at?.closest("[data-shows]")?.dataset.shows;
    for (const old of document.querySelectorAll("[data-shown]")) delete old.dataset.shown;
    const passage = shows && document.getElementById(shows);
    if (!passage) return;
    passage.dataset.shown = "";
    if (getComputedStyle(this.element).position === "sticky") passage.scrollIntoView({ block: "center" });
  }

  // ── by keyboard ──

  press(event) {
    const isHere = !event.altKey && !event.isComposing;
    if (!isHere) return;
    if (event.key === "Escape") this.close();
    else if (event.key === "F9") this.leave(this.beside.meant(event));
    else if (event.key === "F8") this.next(event.shiftKey ? -1 : 1);
    else if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) this.content.querySelector("form")?.requestSubmit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** To the next that is still to be done; past the end, to the first. */
  next(by) {
    const all = [...this.content.querySelectorAll("[data-turn]")];
    const here = document.activeElement;
    const way = by > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const ahead = all.filter((row) => !row.contains(here) && here.compareDocumentPosition(row) & way);
    const row = by > 0 ? (ahead[0] ?? all[0]) : (ahead.at(-1) ?? all.at(-1));
    if (row) this.enter(row);
  }

  enter(row) {
    (row.querySelector("button[data-shows]") ?? row.querySelector(STOPS))?.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  // ── asked and answered ──

  /** Whatever was kept of the text is told anew, unless somebody is at it here. */
  later() {
    clearTimeout(this.pause);
    const isBusy = this.isTouched || this.element.hidden || this.element.contains(document.activeElement);
    if (!isBusy) this.pause = setTimeout(() => this.load(), PAUSE);
  }

  async load() {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    await this.keeper.settle();
    const page = await this.page(await fetch(this.address).catch(() => null));
    if (turn === this.turn && !this.isTouched) this.show(page);
  }

  /** What belongs here of the page that was answered with, and what it says; null where it isn't that page. */
  async page(response) {
    if (!response?.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const part = page.querySelector("[data-beside]");
    const said = [...page.querySelectorAll(".messages .message")].map((line) => line.textContent.trim()).join("");
    return part && { part, said, isLeft: Boolean(part.querySelector("[role=alert]") ?? page.querySelector(".message--error")) };
  }

  show(page) {
    if (!page) return this.say(LOST);
    this.content.replaceChildren(page.part);
    this.isTouched = page.isLeft; // what could not be kept stands in its fields
    return this.say(page.said);
  }

  async sent(event) {
    event.preventDefault();
    if (this.isSending) return;
    const { target: form, submitter } = event;
    const here = document.activeElement;
    this.wait(true);
    const use = submitter?.getAttribute("formaction");
    const data = new FormData(form);
    if (submitter?.name) data.set(submitter.name, submitter.value);
    await this.keeper.settle();
    const response = await this.post(data);
    const page = await this.page(response);
    this.wait(false);
    if (!page) {
      here?.focus();
      return this.say(response?.status === 403 || response?.redirected ? SIGNED_OUT : LOST);
    }
    this.turn += 1;
    this.show(page);
    return this.goOn(use && new URL(use, location.href).hash.slice(1));
  }

  /** Nobody types into what is about to be told anew. */
  wait(isSending) {
    this.isSending = isSending;
    this.content.inert = isSending;
  }

  /** After signing in again the page's tokens are new. */
  async post(data) {
    const once = () => fetch(this.address, { method: "POST", body: data }).catch(() => null);
    const response = await once();
    if (response?.status !== 403 || !(await this.keeper.renew().catch(() => false))) return response;
    for (const name of ["csrfmiddlewaretoken", "page_of"]) data.set(name, this.keeper.sheet.elements[name].value);
    return once();
  }

  /** In the row whose button was pressed, to what is still asked there; else to what is said. */
  goOn(named) {
    const row = named && this.content.querySelector(`#${CSS.escape(named)}`);
    const asked = row && (row.querySelector("[type=radio]:checked") ?? row.querySelector("[data-offered]") ?? row.querySelector("[type=radio]"));
    (asked ?? this.element.querySelector("[data-panel-title]")).focus();
    row?.scrollIntoView({ block: "nearest" });
  }
}
