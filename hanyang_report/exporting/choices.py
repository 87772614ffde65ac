"""What a list can be narrowed by, read from the selection above it: in place of the form stand links to each answer. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SELECTION = "filters"
"""The class of the form above a list."""


@dataclass
class OfferedAnswers:
    """A list to choose from: what the form calls it, the name it asks by, and each value with its words."""

    name: str
    label: str
    options: list[tuple[str, str]] = field(default_factory=list)

    def question(self, value: str) -> str:
        return f"?{urlencode({self.name: value})}"


def choices_in(html: str) -> list[OfferedAnswers]:
    """Lists of the page's selections; what chooses nothing (全部) is the page itself and not among them."""
    reader = _Forms()
    reader.feed(html)
    reader.close()
    return [one for one in reader.choices if one.options]


def as_links(choices: list[OfferedAnswers], link: Callable[[str], str | None]) -> SafeString:
    """`link` turns a question into where its answer lies."""
    rows = ((one.label, _links(one, link)) for one in choices)
    said = format_html_join("", "<p>{}：{}</p>", rows)
    return format_html("<details><summary>筛选</summary>{}</details>", said) if said else SafeString("")


def _links(choice: OfferedAnswers, link: Callable[[str], str | None]) -> SafeString:
    led = ((link(choice.question(value)), words) for value, words in choice.options)
    return format_html_join("　", '<a href="{}">{}</a>', ((href, words) for href, words in led if href))


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.choices: list[OfferedAnswers] = []
        self.labels: dict[str, str] = {}
        self.is_inside = False
        self.labelled = ""  # the id of the field whose label is being read
        self.value: str | None = None  # of the option that is being read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.is_inside = SELECTION in said.get("class", "").split()
        elif not self.is_inside:
            return
        elif tag == "label":
            self.labelled = said.get("for", "")
        elif tag == "select":
            label = self.labels.get(said.get("id", ""), "").strip().rstrip("：:")
            self.choices.append(OfferedAnswers(said.get("name", ""), label))
        elif tag == "option":
            self.value = said.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_inside = False
        elif tag == "label":
            self.labelled = ""
        elif tag == "option":
            self.value = None

    def handle_data(self, data: str) -> None:
        if self.labelled:
            self.labels[self.labelled] = self.labels.get(self.labelled, "") + data
        elif self.value and data.strip():
            self.choices[-1].options.append((self.value, data.strip()))
