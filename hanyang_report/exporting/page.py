"""A page as the server renders it → the same page as a file: its links lead to files, and what needs a server is gone. Pure.

Everything that is not named here stays as it was, byte for byte.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any

from hanyang_report.exporting.choices import as_links, choices_in

LINKS = ("href", "src", "action", "data-plotly-src", "data-find-src")
NO_SERVER = "查询和提交要由服务器完成，静态版不提供。"
WRITTEN_INTO = "plotly.js-style-global"
"""The sheet that Plotly writes its rules into: from file:// a browser lets nobody write into a linked one."""
VOID = {"meta", "link", "input", "img", "br", "hr"}
Attributes = Mapping[str, str | None]

_ATTRIBUTE = re.compile(rf'\b({"|".join(LINKS)})="([^"]*)"')
_EMPTY_ENTRY = re.compile(r"<li>\s*</li>\s*")


@dataclass(frozen=True)
class Surroundings:
    """What a page's file has to know. `link` gives a link of it as it stands in its file, or None; `absolute` an address
    of the site with the base in front, or None where it is not written; `site` is what such an address begins with."""

    link: Callable[[str], str | None]
    absolute: Callable[[str], str | None]
    site: str
    has_base: bool
    choices: str | None = None
    """In place of a form: links to the answers that there are. None: those that the form itself offers."""
    scripts: str = ""
    """At the end of the head of the page whose form a script answers."""
    asked: Set[str] = frozenset()
    """What the page was asked: it offers other answers to that alone, for no link keeps it."""


def as_file(html: str, around: Surroundings) -> str:
    if around.choices is None:
        offered = [one for one in choices_in(html) if not around.asked or one.name in around.asked]
        around = replace(around, choices=as_links(offered, around.link))
    writer = _Writer(around)
    writer.feed(html)
    writer.close()
    return _EMPTY_ENTRY.sub("", "".join(writer.written))


class _Writer(HTMLParser):
    """Goes through a page and writes it down again."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(convert_charrefs=False)
        self.around = around
        self.written: list[str] = []
        self.left_out = ""  # the element that is being passed over
        self.depth = 0
        self.unlinked = 0
        self.data: list[str] | None = None  # a block of JSON-LD

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said, kept = self.get_starttag_text() or "", dict(attrs)
        if self.left_out:
            self.depth += tag == self.left_out
        elif tag == "form" and not self.is_answered_here(kept):
            self.leave_out(tag)
            self.written.append(self.around.choices or f'<p class="quiet">{NO_SERVER}</p>')
        elif kept.get("id") == WRITTEN_INTO:
            self.written.append(f'<style id="{WRITTEN_INTO}"></style>')
        elif self.is_of_a_server(tag, kept):
            self.leave_out(tag)
        elif kept.get("type") == "application/ld+json":
            self.data = []
        else:
            self.written.append(self.led(tag, classic(said) if tag == "script" else said))

    def leave_out(self, tag: str) -> None:
        if tag not in VOID:
            self.left_out, self.depth = tag, 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.write(self.led(tag, self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        if self.left_out:
            self.depth -= tag == self.left_out
            self.left_out = self.left_out if self.depth else ""
        elif self.data is not None and tag == "script":
            self.written.append(self.linked_data("".join(self.data)))
            self.data = None
        else:
            if tag == "head":
                self.written.append(self.around.scripts)
            self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.data is not None:
            self.data.append(data)
        else:
            self.write(self.addressed(data))

    def handle_entityref(self, name: str) -> None:
        self.write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.write(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.write(f"<!{decl}>")

    def write(self, said: str) -> None:
        if not self.left_out:
            self.written.append(said)

    def is_answered_here(self, attributes: Attributes) -> bool:
        return bool(self.around.scripts) and attributes.get("class") == "search-form"

    def is_of_a_server(self, tag: str, attributes: Attributes) -> bool:
        """What leads nowhere here, and what speaks of an address of the site where none was given."""
        if tag == "a":
            return attributes.get("href") is not None and self.target(attributes["href"] or "") is None
        if self.around.has_base:
            return False
        names = {attributes.get(name) for name in ("rel", "property", "name", "type", "class")}
        return bool(names & {"canonical", "alternate", "og:url", "SiteDomain", "application/ld+json", "cite share"})

    def target(self, href: str) -> str | None:
        """Where a link leads as a file; another host's as it is."""
        if href.startswith(self.around.site + "/"):
            return self.around.absolute(href.removeprefix(self.around.site))
        if re.match(r"[a-z][a-z0-9+.-]*:", href):
            return href
        return self.around.link(href)

    def led(self, tag: str, said: str) -> str:
        def put(found: re.Match[str]) -> str:
            href = unescape(found[2])
            return f'{found[1]}="{escape(self.target(href) or href)}"'

        said = _ATTRIBUTE.sub(put, said)
        return self.addressed(said) if tag == "meta" else said

    def addressed(self, text: str) -> str:
        """Addresses of the site that stand in the text."""
        if self.around.site not in text:
            return text
        if not self.around.has_base:
            return re.sub(rf"{re.escape(self.around.site)}[\w/.-]*．?", "", text)
        return re.sub(
            rf"{re.escape(self.around.site)}(/[\w/.-]*)", lambda found: self.around.absolute(found[1]) or found[0], text
        )

    def linked_data(self, text: str) -> str:
        said = json.dumps(self.known(json.loads(text)), ensure_ascii=False)
        for character in "<>&":
            said = said.replace(character, f"\\u{ord(character):04X}")
        return f'<script type="application/ld+json">{said}</script>'

    def known(self, value: Any) -> Any:
        """Without downloads that are not written."""
        if isinstance(value, str) and value.startswith(self.around.site + "/"):
            return self.around.absolute(value.removeprefix(self.around.site)) or ""
        if isinstance(value, list):
            return [each for each in map(self.known, value) if not (isinstance(each, dict) and "" in each.values())]
        return {key: self.known(each) for key, each in value.items()} if isinstance(value, dict) else value


def asked_by_forms(html: str) -> Iterator[str]:
    """The questions that the selection above a list can ask, one thing each."""
    return (one.question(value) for one in choices_in(html) for value, _ in one.options)


def classic(tag: str) -> str:
    """Modules don't run from file://; deferred, a classic script runs when a module would."""
    return tag.replace('type="module"', "defer")


def classic_script(text: str) -> str:
    """A joined module as a classic script: strict, with names of its own. Raises ValueError where it imports or exports."""
    if re.search(r"^(?:import|export)\b|\bimport\(", text, re.MULTILINE):
        raise ValueError("a module that is not joined")
    return f'(() => {{\n"use strict";\n{text}}})();\n'
