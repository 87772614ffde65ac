"""A line of the text, taken apart: its number, its heading, and what follows on the same line. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reports.reading import fields
from reports.reading.furniture import names_report
from reports.reading.lines import Line
from reports.reading.markers import Marker, Rank
from reports.reading.numbering import numbering_of

LONGEST_HEADING = 60
LONGEST_RUN_ON = 40
SHORTEST_PLAIN, LONGEST_PLAIN = 4, 30

FEWEST_OPENINGS, MOST_OF = 4, 0.6

_OPENING = re.compile(r"([^。；：！？\d]{3,24}。)(?=.{15})")
_ONE_SENTENCE = re.compile(r"[^。！？；]+[。：]?")
_RUN_ON = re.compile(rf"([^。！？；：]{{2,{LONGEST_RUN_ON}}}。)(?=.)")
_ENDED = re.compile(r"[。：！？]\s*$|\s$")
_UNBROKEN = re.compile(r"[^，。；：！？]{4,}")
_COLON = re.compile(r"([^。！？；：，]{2,16}：)(?=.{12,}。$)")
_COUNT = re.compile(r"\d[\d,.]*\s*(?:[万亿余多]|%|[件次个项名人条家份场起期部宗户处台元])")
_ORDERED = re.compile(r"^(?:[一二三四五六七八九十]+(?:是|要|方面)|首先|其次|再次|最后|其中|同时|此外|——)")


class Style(StrEnum):
    """How a line carries its heading: alone, before its text, or not at all."""

    OWN = "own"
    RUN = "run"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Entry:
    line: Line
    marker: Marker | None
    style: Style
    heading: str = ""
    rest: str = ""
    is_bold: bool = False
    """The heading is set apart by bold type or a style, not by its words alone."""

    @property
    def number(self) -> str:
        return self.marker.text if self.marker else ""

    @property
    def rank(self) -> Rank | None:
        return self.marker.rank if self.marker else None

    @property
    def text(self) -> str:
        """The whole line as a paragraph, with its number."""
        return self.line.full

    def is_heading(self) -> bool:
        return self.style is not Style.TEXT


def entries_of(lines: Sequence[Line]) -> list[Entry]:
    """The lines of a text taken apart, with headings that nothing but their shortness shows."""
    numbered = numbering_of(lines)
    entries = [_entry(line, numbered(line)) for line in lines]
    plain = _plain_headings(entries)
    if len(plain) > 1:
        for at in plain:
            entries[at] = Entry(entries[at].line, None, Style.OWN, entries[at].line.text)
    return entries if any(entry.is_bold for entry in entries) else _with_plain_openings(entries)


def _with_plain_openings(entries: Sequence[Entry]) -> list[Entry]:
    """Where no type tells, and most paragraphs without a number open with a short sentence, these are their headings."""
    first = next((at for at, entry in enumerate(entries) if entry.is_heading()), len(entries))
    texts = [e for e in entries[first:] if not (e.marker or e.line.table or e.is_heading() or _ORDERED.match(e.text))]
    opened = {id(entry): found for entry in texts if (found := _OPENING.match(entry.text))}
    if len(opened) < FEWEST_OPENINGS or len(opened) < MOST_OF * len(texts):
        return list(entries)
    return [
        Entry(entry.line, None, Style.RUN, found[1], entry.text[found.end(1) :])
        if (found := opened.get(id(entry)))
        else entry
        for entry in entries
    ]


def _entry(line: Line, numbered: tuple[Marker, int] | None) -> Entry:
    if line.table:
        return Entry(line, None, Style.TEXT)
    marker, start = numbered or (None, 0)
    text, bold = line.text[start:].lstrip(), max(0, line.bold - start)
    style, heading, rest = _headed(text, bold, marker.rank) if marker else _unnumbered(line, text, bold)
    return Entry(line, marker, style, heading, rest, bool(bold or line.level))


def _headed(text: str, bold: int, rank: Rank) -> tuple[Style, str, str]:
    """What follows a number: a heading alone, a heading before its text, or text."""
    if 1 < bold < len(text.rstrip()) and bold <= LONGEST_HEADING and _is_set_apart(text[:bold], rank):
        return Style.RUN, text[:bold].strip(), text[bold:].strip()
    found = _COLON.match(text)
    if not found and len(text) <= LONGEST_HEADING and _ONE_SENTENCE.fullmatch(text):
        return (Style.TEXT, "", text) if _COUNT.search(text) and text[-1] == "。" else (Style.OWN, text, "")
    found = found or _RUN_ON.match(text)
    if found and not _COUNT.search(found[1]):
        return Style.RUN, found[1], text[found.end() :]
    return Style.TEXT, "", text


def _is_set_apart(bold: str, rank: Rank) -> bool:
    """Bold words before others are a heading where they end as one; a part's are one without that, for nobody stresses
    the first words behind 一、."""
    return bool(_ENDED.search(bold) or (rank <= Rank.PART and _UNBROKEN.fullmatch(bold)))


def as_heading(entry: Entry) -> Entry:
    """A numbered sentence as the heading its fellows are; longer text runs on behind a number without heading."""
    if entry.style is Style.TEXT and len(entry.rest) <= LONGEST_HEADING and _ONE_SENTENCE.fullmatch(entry.rest):
        return replace(entry, style=Style.OWN, heading=entry.rest, rest="")
    return entry


def _unnumbered(line: Line, text: str, bold: int) -> tuple[Style, str, str]:
    """A line without a number is a heading only where type or style sets it apart."""
    if _ORDERED.match(text):
        return Style.TEXT, "", text
    if len(text) <= LONGEST_HEADING and (line.level or line.is_bold) and _ONE_SENTENCE.fullmatch(text):
        return Style.OWN, text, ""
    if 1 < bold < len(text) and bold <= LONGEST_RUN_ON and re.search(r"[。：]$", text[:bold]):
        return Style.RUN, text[:bold], text[bold:]
    return Style.TEXT, "", text


def _plain_headings(entries: Sequence[Entry]) -> list[int]:
    """Short lines without a mark at their end, one or two of them between finished text and a paragraph."""
    short = [_is_short(entry) for entry in entries]
    found: list[int] = []
    is_after_end = True
    for at, entry in enumerate(entries):
        if not short[at]:
            is_after_end = _is_finished(entry)
        elif is_after_end:
            after = next((entries[k] for k in range(at + 1, min(at + 3, len(entries))) if not short[k]), None)
            found += [at] if after and not after.line.table and after.line.text.endswith(("。", "：")) else []
    return found


def _is_finished(entry: Entry) -> bool:
    return entry.is_heading() or names_report(entry.line.text) or entry.line.text.endswith(("。", "："))


def _is_short(entry: Entry) -> bool:
    text = entry.line.text
    if entry.marker or entry.line.table or entry.is_heading() or not SHORTEST_PLAIN <= len(text) <= LONGEST_PLAIN:
        return False
    if re.search(r"[。；：，！？]$|^附|^表\d", text) or _ORDERED.match(text):
        return False
    return not (names_report(text) or fields.is_signature(text) or fields.is_date(text) or fields.is_month(text))
