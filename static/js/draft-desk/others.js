// Who else is writing which passage: told with everything that is kept, and asked for now and then while the page is looked at.

const AGAIN = 20000;

export class Others {
  constructor(sheet, keeper) {
    this.sheet = sheet;
    this.keeper = keeper;
    sheet.addEventListener("desk:answered", (event) => this.show(event.detail));
    setInterval(() => { if (!document.hidden) this.ask(); }, AGAIN);
    addEventListener("focus", () => this.ask());
    this.ask();
  }

  async ask() {
    const response = await fetch(this.sheet.dataset.others, { method: "POST", body: new FormData(this.sheet) }).catch(() => null);
    if (!response?.ok || response.redirected) return;
    const answer = document.createElement("template");
    answer.innerHTML = await response.text();
    this.show(answer.content);
  }

  show(answer) {
    const told = answer.querySelector("[data-writing]");
    if (!told) return;
    const writing = new Map([...told.children].map((one) => [one.dataset.at, one]));
    for (const place of this.sheet.querySelectorAll("[data-others-here]")) {
      const element = place.closest("[data-passage]");
      const sentence = this.sentence(element, writing.get(element.id));
      if (place.textContent !== sentence) place.textContent = sentence;
    }
  }

  sentence(element, one) {
    if (!one) return "";
    const isNewer = Number(one.dataset.version) > Number(this.keeper.of(element)?.version ?? element.dataset.version);
    return isNewer ? `${one.textContent} 改过这一段，这里还是原来的；刷新页面看新的。` : `${one.textContent} 也在写这一段。`;
  }
}
