"""Which file stands for an address, and how one file leads to another. Pure."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from indicators.office.steps import Refused

INDEX = "index.html"
_UNSAFE = re.compile(r"[^\w.-]+")
_PAGE = re.compile(r"[?&]page=[^&]*$")


def base_of(url: str) -> str:
    """Where files will lie, as somebody typed it, without a final stroke; "" for nothing. Raises Refused."""
    base = url.rstrip("/")
    parts = urlsplit(base)
    if base and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment):
        raise Refused(f"“{url}”不是网址。应当像https://www.example.gov.cn/fzbg。没有导出。")
    return base


class TwoAddresses(Exception):
    """Two addresses would be one file."""


@dataclass
class Places:
    """The file of each address that is written."""

    files: dict[str, str] = field(default_factory=dict)
    """`/compare/?from=2018&to=2019` → `compare/from_2018_to_2019.html`."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Addresses that stand for another one's content."""
    script: str = ""
    """The address whose question a script answers in the browser: a link keeps it."""

    def add(self, addresses: Iterable[str]) -> None:
        """Raises TwoAddresses."""
        for address in map(normal, addresses):
            self.files[address] = file_of(address)
        if len(set(self.files.values())) < len(self.files):
            raise TwoAddresses(sorted(self.files.items(), key=lambda each: each[1]))

    def file(self, address: str) -> str | None:
        """The file that an address leads to: its own, else that of as much of its question as is answered."""
        return next((self.files[each] for each in asked_less(address) if each in self.files), None)

    def address(self, address: str) -> str:
        """The address whose content is meant."""
        return self.same.get(address, address)

    def link(self, page: str, href: str) -> str | None:
        """A link of a page (its address), as it stands in the page's file; None where nothing is written there."""
        path, _, anchor = href.partition("#")
        if not path:
            return href
        asked = self.address(f"{urlsplit(page).path}{path}" if path.startswith("?") else path)
        file = self.file(asked)
        if file is None:
            return None
        query = urlsplit(asked).query if urlsplit(asked).path == self.script else ""
        return relative(self.files[page], file) + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")


def file_of(address: str) -> str:
    """`/reports/2019/` → `reports/2019/index.html`; a question is part of the name."""
    path, _, query = address.lstrip("/").partition("?")
    if not query:
        return f"{path}{INDEX}" if path.endswith("/") or not path else path
    asked = _UNSAFE.sub("_", query)
    stem, dot, ending = path.rpartition(".")
    return f"{stem}.{asked}.{ending}" if dot else f"{path}{asked}.html"


def normal(address: str) -> str:
    """One address for one question: its words in order, which page of the answer last, and the first page not said."""
    path, _, query = address.partition("?")
    words = [word for word in parse_qsl(query, keep_blank_values=True) if word != ("page", "1")]
    words.sort(key=lambda word: (word[0] == "page", word[0]))
    return f"{path}?{urlencode(words)}" if words else path


def first_page(address: str) -> str:
    """The first page of the same answer."""
    return _PAGE.sub("", normal(address))


def asked_less(address: str) -> Iterator[str]:
    """The address, then with one word of its question less at a time, the last one first."""
    path, _, query = normal(address).partition("?")
    words = parse_qsl(query, keep_blank_values=True)
    for count in range(len(words), 0, -1):
        yield f"{path}?{urlencode(words[:count])}"
    yield path


def relative(start: str, target: str) -> str:
    """How one file leads to another."""
    return posixpath.relpath(target, posixpath.dirname(start) or ".")
