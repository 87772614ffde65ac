"""Hands that only have a keyboard, and what they press is counted.

Counted is every key that is no letter of a text: Tab, Enter, arrows, F8, a choice. A page begins behind its link 跳到主要内容
(Tab, Enter); what stands further on costs a Tab for each place in between. Far ways are counted, not walked.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Locator, Page, expect

SKIP = 2
MOST_STEPS = 12


class Budget(NamedTuple):
    """At most so many keys on the page a report is written on, at least so many on the forms."""

    keys: int
    forms: int


WRITTEN = Budget(150, 350)
"""Ten passages and their numbers."""
PROMISED = Budget(79, 158)
"""Twenty-one promises and a task of the next year."""
TO_READERS = Budget(60, 340)
"""From a finished draft to its edition: the same pages, by F8 and by Tab alone."""

TABS = """target => {
  const places = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [contenteditable=true]")]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && each.type !== "hidden" && each.checkVisibility());
  const here = places.indexOf(document.activeElement);
  if (here >= 0) return Math.abs(places.indexOf(target) - here);
  const start = document.getElementById("content-start");
  const after = places.filter((each) => start.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
  return 2 + after.indexOf(target) + 1;
}"""


class Walk:
    """Keys pressed so far, the letters of texts beside them, and `plain`: the keys for the same by Tab alone."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed, self.plain, self.letters = page, 0, 0, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1
            self.plain += 1

    def write(self, text: str) -> None:
        self.page.keyboard.insert_text(text)
        self.letters += len(text)

    def to(self, place: Locator) -> None:
        expect(place).to_be_visible()
        tabs = place.evaluate(TABS)
        self.pressed += tabs
        self.plain += tabs
        place.focus()

    def next(self, place: Locator) -> None:
        """F8, until it is the place; as far by Tab as it stands away."""
        expect(place).to_be_visible()
        expect(self.page.locator("html[data-next-step]")).to_be_attached()
        self.plain += place.evaluate(TABS)
        for _ in range(MOST_STEPS):
            if place.evaluate("place => place === document.activeElement"):
                return
            self.page.keyboard.press("F8")
            self.pressed += 1
        raise AssertionError(f"F8 does not lead to {place}")

    def follow(self, place: Locator) -> None:
        """A link or a button that leads to a page."""
        self.to(place)
        self.enter()

    def choose(self, place: Locator, file: Path) -> None:
        """A file. The list that Enter opens is the machine's own."""
        self.next(place)
        place.set_input_files(file)
        self.pressed += 1
        self.plain += 1

    def enter(self) -> None:
        with self.page.expect_navigation():
            self.press("Enter")

    def button(self, name: str) -> None:
        self.follow(self.page.get_by_role("button", name=name).first)

    def link(self, name: str) -> None:
        self.follow(self.page.get_by_role("link", name=name).first)

    def do(self, place: Locator) -> None:
        """What F8 leads to, and on to the page that comes of it."""
        self.next(place)
        self.enter()


class Places(HTMLParser):
    """The places of a page's text at which Tab stops, in order; what is folded away is none."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.is_text = False
        self.folds: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        said = {name: value or "" for name, value in attrs} | {"tag": tag}
        self.is_text = self.is_text or said.get("id") == "content-start"
        if tag == "details":
            self.folds.append("open" in said)
        is_place = tag in ("button", "input", "select", "textarea", "summary") or (tag == "a" and "href" in said)
        is_out = {"hidden", "disabled"} & set(said) or said.get("type") == "hidden" or said.get("tabindex") == "-1"
        is_folded = not all(self.folds[:-1] if tag == "summary" else self.folds)
        if self.is_text and is_place and not is_out and not is_folded:
            self.found.append(said)

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self.folds.pop()

    def at(self, **said: str) -> int:
        """Tabs to the first place that says so."""
        return next(n for n, place in enumerate(self.found, 1) if said.items() <= place.items())
