// A list to choose from, held at the cursor: the cursor stays in the text, arrows go through the list, Enter takes, Escape
// leaves. What stands in it the server says.

export class Choices {
  constructor(sheet) {
    this.list = document.createElement("div");
    this.list.id = "sheet-choices";
    this.list.className = "choices";
    this.list.setAttribute("role", "listbox");
    this.list.hidden = true;
    sheet.append(this.list);
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the cursor stays where it is
      const option = event.target.closest("[data-choice]");
      if (option) this.take(option);
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  get options() {
    return [...this.list.querySelectorAll("[data-choice]")];
  }

  /** Opens below a passage with what the server found; `taken(option)` is told of the choice. What nobody asked for is
      only offered: Enter stays Enter until an arrow has gone into the list. */
  open(field, label, content, taken, { isAsked = true } = {}) {
    this.field = field;
    this.taken = taken;
    this.list.replaceChildren(...content.children);
    this.list.setAttribute("aria-label", label);
    this.options.forEach((option, at) => {
      option.id = `sheet-choice-${at}`;
      option.setAttribute("role", "option");
    });
    this.list.hidden = false;
    field.closest("[data-passage]").after(this.list);
    field.setAttribute("aria-controls", this.list.id);
    const first = this.options.find((option) => "chosen" in option.dataset) ?? this.options[0];
    if (first && isAsked) this.point(first);
  }

  point(option) {
    for (const each of this.options) each.setAttribute("aria-selected", each === option);
    this.at = option;
    this.field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  close() {
    if (!this.isOpen) return;
    this.list.hidden = true;
    this.list.replaceChildren();
    this.at = null;
    this.field.removeAttribute("aria-activedescendant");
    this.field.removeAttribute("aria-controls");
  }

  take(option) {
    const { taken } = this;
    this.close();
    taken(option);
  }

  /** Whether the key was meant for the list. */
  press(event) {
    if (!this.isOpen) return false;
    const all = this.options;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.close();
    else if (step && all.length) this.point(all[(all.indexOf(this.at) + step + all.length) % all.length]);
    else if ((event.key === "Enter" || event.key === "Tab") && this.at) this.take(this.at);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
