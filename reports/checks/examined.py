"""Any text, read and checked as a whole: what `manage.py check_text` and the page 体检 have in common."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from indicators.office.characters import storable
from reports.checks import district
from reports.checks.texts import TextFinding
from reports.narrative.binding import FigureBook
from reports.reading import process
from reports.reading.refusals import NO_TEXT, TOO_LONG, TOO_MUCH, TOO_SLOW, Refused
from reports.reading.sizes import MOST_CHARACTERS

if TYPE_CHECKING:
    from reports.checks.known import Known

Document = dict[str, Any]
WORKER = "reports.checks.worker"
TOO_HARD = "文稿过于复杂，没能在限定时间内检查完。请分成几部分，分别检查。"
TANGLED = "文稿里有异常长的句子或字母数字串，为安全起见没有检查。请核对文稿，断好句后再试。"
MOST_WORK = 50_000_000
"""The checker looks at a sentence in the time of its square. A report in one line of 30,000 characters makes 5 million."""
CROWDED = "文稿里的数异常多，不像一份报告，为安全起见没有检查。请删去成片的数字后再试。"
MOST_NUMBERS = 12_000
"""Each is held against every indicator, and marked on the page. The longest text that is read, half again as full of numbers as
the shipped report, has so many."""
_DIGITS = re.compile(r"\d+")
_ENDLESS = re.compile(r"[0-9A-Za-z０-９.．〇零一二三四五六七八九十百千万亿]{101}")
_SENTENCE = re.compile(r"[^。；！？\n]+")
Shape = tuple[tuple[str, str], ...]
"""Kind and heading of each part, as reading found them; () where no report was made out."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A text, the year it was held to be of, and what was found in it: places first, then what concerns the whole."""

    text: str
    year: int
    shape: Shape
    findings: tuple[TextFinding, ...]

    @property
    def errors(self) -> int:
        return sum(finding.is_error for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors


def examine_file(content: bytes, name: str, year: int | None = None) -> Examined:
    """What is found in a file of any kind. Raises Refused with the sentence to say."""
    document = process.read(content, name)
    return _examined(_plain_text(content) or _text_of(document), document, year)


def examine_pasted(text: str, year: int | None = None) -> Examined:
    """The same of a text that was pasted."""
    return _examined(text, process.read_pasted(text), year)


def examine_again(text: str, shape: Shape, year: int) -> Examined:
    """A text that was read before: the file it stood in is not needed twice. Raises Refused."""
    parts = [{"kind": kind, "heading": heading} for kind, heading in shape]
    return _found(_settled(text, NO_TEXT), _known(year), {"parts": parts} if parts else None, shape)


def _examined(text: str, document: Document, year: int | None) -> Examined:
    text = _settled(text, document.get("refused", NO_TEXT))
    parts = document.get("parts", ())
    about = year or document.get("year") or timezone.localdate().year - 1
    shape = tuple((part["kind"], part["heading"]) for part in parts)
    return _found(text, _known(about), None if "refused" in document else document, shape)


def _known(about: int) -> Known:
    """What a text of the year is checked with."""
    return district.known(FigureBook.for_draft(about))


def _found(text: str, known: Known, outline: Document | None, shape: Shape) -> Examined:
    """Checked in a process of its own, as it was read: what a text costs, costs nobody who waits for a page."""
    shaped = {"parts": outline["parts"]} if outline else None
    try:
        answer = process.limited(WORKER, pickle.dumps((text, known, shaped)))
    except Refused as refused:
        raise Refused(TOO_HARD if str(refused) in (TOO_SLOW, TOO_MUCH) else str(refused)) from None
    return Examined(text, known.year, shape, tuple(map(TextFinding.of_dict, json.loads(answer))))


def _settled(text: str, why_not: str) -> str:
    """The text as every place in it is counted."""
    text = storable(text)
    if not text.strip():
        raise Refused(why_not)
    if len(text) > MOST_CHARACTERS:
        raise Refused(TOO_LONG)
    if _ENDLESS.search(text) or sum(len(found[0]) ** 2 for found in _SENTENCE.finditer(text)) > MOST_WORK:
        raise Refused(TANGLED)
    if len(_DIGITS.findall(text)) > MOST_NUMBERS:
        raise Refused(CROWDED)
    return text


def _plain_text(content: bytes) -> str:
    """A text file as it stands, so that places are those of the file; "" for any other file."""
    if b"\0" in content or content.startswith((b"%PDF", b"PK", b"{\\rtf", b"\xd0\xcf\x11\xe0")):
        return ""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return "" if "<html" in text[:2000].lower() else text
    return ""


def _text_of(document: Document) -> str:
    """What was read of a file, a paragraph a line."""
    if "refused" in document:
        return ""
    lines = [document["title"], *document["lead"], *_lines_of(document["parts"])]
    return "\n".join(line for line in lines if line)


def _lines_of(blocks: Iterable[Document]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        lines += [f"{block['marker']}{block['heading']}", *block["body"]]
        lines += _lines_of((*block.get("sections", ()), *block.get("items", ())))
    return lines
