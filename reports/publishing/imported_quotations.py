"""Where the words of an import say a figure, the figure is quoted: the words read exactly as they did.

So are the years of its frame – lead and headings – that next year's draft moves; a year of a date, of a document's name
or of a long time ago stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reports.document.tree import plain_text
from reports.models import LONGEST_HEADING
from reports.narrative.binding import FigureBook, bind
from reports.narrative.syntax import YEAR, Token
from reports.publishing.imported_figures import Number, is_figure

STYLES = ("number", "bare", "grouped", "han", "liang", "wan", "yi")
LEADS, ATTACHED = ("导语", ""), "附件"
LONGEST_WORD = 3
"""Characters of a qualifier: 不少于."""
NEAR = (-1, 0, 1)
"""Years from the report's own that a frame speaks of: what it is compared with, what it plans."""
_YEARS = re.compile(r"《[^》]*》|〔[^〕]*〕|(?<!\d)(?P<year>\d{4})(?=年(?!\s*\d))")


@dataclass
class Quoting:
    """The numbers of a text by where they stand, each told once as its places are passed in reading order.

    `codes`: what the import calls an indicator → its code in the catalogue.
    """

    book: FigureBook
    numbers: Iterable[Number]
    codes: Mapping[str, str]
    waiting: dict[tuple[str, str], list[Number]] = field(init=False)
    """By place and row of a table ("" in running text)."""

    def __post_init__(self) -> None:
        self.waiting = defaultdict(list)
        for number in self.numbers:
            if is_figure(number):
                self.waiting[number["where"], number["row"]].append(number)

    def lines(self, where: str, lines: Iterable[str]) -> str:
        """A body with its figures quoted wherever the quotation reads exactly as the words do."""
        return "\n".join(self.line(where, line) for line in lines)

    def lead(self, lines: Iterable[str]) -> str:
        return _YEARS.sub(self._moving, self.lines(LEADS[0], lines))

    def heading(self, where: str, text: str) -> str:
        """As a line, with years that move; in plain words where quotations would make it too long to be kept."""
        quoted = _YEARS.sub(self._moving, self.line(where, text))
        return quoted if len(quoted) <= LONGEST_HEADING else unbraced(text)

    def line(self, where: str, text: str, row: str = "") -> str:
        """A paragraph, or the cell of a row."""
        text = unbraced(text)
        here, taken = [], set()
        for number in self.waiting[where, row]:
            begin, place = text.find(number["sentence"]), (number["sentence"], number["start"])
            if begin < 0 or place in taken:
                continue
            taken.add(place)
            here.append(number)
        self.waiting[where, row] = [number for number in self.waiting[where, row] if number not in here]
        found = [self._token(text, text.find(number["sentence"]) + number["start"], number) for number in here]
        for start, end, token in sorted(filter(None, found), reverse=True):
            text = f"{text[:start]}{token}{text[end:]}"
        return text

    def _moving(self, found: re.Match[str]) -> str:
        """A year that stands near the report's, relative to it; everything else as it is."""
        away = int(found["year"]) - self.book.year if found["year"] else None
        return str(Token(YEAR, away)) if away in NEAR else found[0]

    def _token(self, text: str, begin: int, number: Number) -> tuple[int, int, str] | None:
        """From where to where a number's words are quoted, and the quotation that reads so; None where none does:
        1，235 and 百分之百 stay as they are."""
        code = self.codes.get(number["code"], number["code"])
        for style in STYLES:
            token = str(Token(code, style=style))
            reads = plain_text(bind(token, self.book))
            start = _at(text, reads, begin, begin + len(number["text"]))
            if start >= 0 and not cuts_a_number(text, start, start + len(reads)):
                return start, start + len(reads), token
        return None


def _at(text: str, reads: str, begin: int, end: int) -> int:
    """Where the words of a quotation stand, with a qualifier right before the number's own; -1 where nowhere."""
    found = text.find(reads, max(0, begin - LONGEST_WORD), end + LONGEST_WORD)
    return found if found < end and begin < found + len(reads) else -1


_BEFORE = re.compile(r"[\d０-９.．,，〇零一二两三四五六七八九十百千万亿]")
_AFTER = re.compile(r"[\d０-９%％〇零一二两三四五六七八九十百千]|[.．,，]\d")


def cuts_a_number(text: str, start: int, end: int) -> bool:
    """Whether the number goes on at either side: 12 in 123 and 12.5, 三 in 三十. 300 in 300万元 stands for itself where
    its indicator is counted in 万元; a comma of the sentence is no part of it."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 2]
    if before in (",", "，", ".", "．"):
        return bool(re.search(r"\d$", text[: start - 1])) and before != "，"
    return bool(_BEFORE.match(before) or _AFTER.match(after))


def unbraced(text: str) -> str:
    """Words that look like a quotation are none: the braces become full-width."""
    return text.replace("{{", "｛｛").replace("}}", "｝｝")
