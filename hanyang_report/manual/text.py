"""A manual as Markdown: its passages, each with an anchor and the pages it speaks of.

    ## 待办 {#inbox: inbox}

A passage goes from one such heading to the next. What follows the colon are names of addresses; `*` stands for any rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from django.conf import settings
from django.urls import reverse

FOLDER = settings.BASE_DIR / "docs" / "manual"
PICTURES = FOLDER / "pictures"
HEADING = re.compile(r"^## (?P<title>.+?) \{#(?P<anchor>[a-z-]+)(?:: (?P<pages>[\w* -]+))?\}$", re.MULTILINE)
MARK = re.compile(r"[*`#>|\[\]]|\(\S+\)")


@dataclass(frozen=True, slots=True)
class ManualPassage:
    """`body` is Markdown without the heading."""

    manual: str
    anchor: str
    title: str
    pages: tuple[str, ...]
    body: str

    @property
    def address(self) -> str:
        return f"{reverse('help', args=[self.manual])}#{self.anchor}"

    @property
    def plain(self) -> str:
        """The words alone, for searching."""
        return " ".join(MARK.sub("", self.body).split())

    def fit(self, page: str) -> int:
        """How closely it speaks of a page: 0 not at all, the more of the name it spells the better."""
        fits = (2 * len(name.strip("*")) + ("*" not in name) for name in self.pages if fnmatchcase(page, name))
        return max(fits, default=0)


@dataclass(frozen=True, slots=True)
class Manual:
    slug: str
    title: str
    lead: str
    passages: tuple[ManualPassage, ...]


@cache
def manuals() -> dict[str, Manual]:
    """Every manual by its file's name, in the order of those names' list; read once a process."""
    return {path.stem: read(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.md"))}


def read(slug: str, text: str) -> Manual:
    """A manual from its text. Raises ValueError for one without a title."""
    title, _, rest = text.partition("\n")
    if not title.startswith("# "):
        raise ValueError(f"{slug}: the first line is no title")
    found = list(HEADING.finditer(rest))
    lead = rest[: found[0].start()] if found else rest
    ends = [one.start() for one in found[1:]] + [len(rest)]
    passages = tuple(
        ManualPassage(
            slug, one["anchor"], one["title"], tuple((one["pages"] or "").split()), rest[one.end() : end].strip()
        )
        for one, end in zip(found, ends, strict=True)
    )
    return Manual(slug, title[2:].strip(), lead.strip(), passages)


def every_passage() -> Iterator[ManualPassage]:
    for manual in manuals().values():
        yield from manual.passages
