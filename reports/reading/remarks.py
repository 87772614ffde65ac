"""What somebody wrote into a Word file that came back: comments and tracked changes, each with its paragraph. Pure.

Runs in the limited process (`python -m reports.reading.remarks`): the file on standard input, JSON out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from lxml.etree import _Element

from reports.reading.formats.package import Package
from reports.reading.formats.word.names import MC, STRICT, TRANSITIONAL, W
from reports.reading.limits import limit_myself
from reports.reading.refusals import DAMAGED, MACROS, NO_WORD, TOO_MUCH, Refused

MOST = 1000
LONGEST_AUTHOR, LONGEST = 60, 5000
NOTHING_SAID = "这份文件里没有批注，也没有修订。请确认交回的是带修订痕迹的文件。"
TOO_MANY = f"这份文件里的批注和修订超过{MOST}处，读不了。请分开交回。"
NO_WORDS = "（批注里没有文字）"
STRUCK = "删去了“{}”加写的“{}”"
JOINED, SPLIT = "这一段与下一段并为一段", "在这里另起一段"
_PASSED_OVER = {f"{MC}Fallback", f"{W}pPr", f"{W}rPr"}


@dataclass(slots=True)
class WrittenRemark:
    """`paragraph` is the text before any change, `at` the place in it; a comment has `words` and quotes `old`."""

    author: str
    paragraph: str = ""
    at: int = 0
    old: str = ""
    new: str = ""
    words: str = ""


class ReadBack(NamedTuple):
    """The remarks in the order of the text, and the paragraphs as they were before them."""

    remarks: list[WrittenRemark]
    paragraphs: list[str]


def read_back(content: bytes) -> ReadBack:
    """Raises Refused with the sentence to say."""
    package = Package(content)
    if any("vbaproject" in name.lower() for name in package.names):
        raise Refused(MACROS)
    document = package.xml("word/document.xml", {STRICT: TRANSITIONAL})
    if document is None:
        raise Refused(NO_WORD)
    reader = _RemarkReader(_comments(package.xml("word/comments.xml", {STRICT: TRANSITIONAL})))
    found = reader.read(document)
    if not found:
        raise Refused(NOTHING_SAID)
    if len(found) > MOST:
        raise Refused(TOO_MANY)
    return ReadBack(found, reader.paragraphs)


def _comments(root: _Element | None) -> dict[str, tuple[str, str]]:
    """Author and words of each by its number."""
    if root is None:
        return {}
    return {
        comment.get(f"{W}id", ""): (
            comment.get(f"{W}author", ""),
            "\n".join("".join(p.itertext(f"{W}t")) for p in comment.iter(f"{W}p")).strip() or NO_WORDS,
        )
        for comment in root.iter(f"{W}comment")
    }


@dataclass(slots=True)
class _Read:
    """The text before the changes, as it is read. `split_by`: who ended a paragraph here that went on before."""

    text: str = ""
    changes: list[WrittenRemark] = field(default_factory=list)
    split_by: str | None = None


class _RemarkReader:
    def __init__(self, comments: dict[str, tuple[str, str]]) -> None:
        self.comments = comments
        self.quoted: dict[str, WrittenRemark] = {}
        """Comments whose range is open."""
        self.found: list[WrittenRemark] = []
        self.before = ""
        self.split: WrittenRemark | None = None
        """A paragraph was ended here; what follows says whether one was cut in two or one was added."""
        self.paragraphs: list[str] = []

    def read(self, document: _Element) -> list[WrittenRemark]:
        for paragraph in document.iter(f"{W}p"):
            self._paragraph(paragraph)
        self.found += [WrittenRemark(author, words=words) for author, words in self._unplaced()]
        return [one for one in self.found if one.words or one.old or one.new]

    def _unplaced(self) -> Iterator[tuple[str, str]]:
        """Comments that the text leads to nowhere: they stand in a head, a note, or at what was taken out."""
        for author, words in self.comments.values():
            yield author[:LONGEST_AUTHOR], words[:LONGEST]

    def _paragraph(self, element: _Element) -> None:
        read = _Read(split_by=_who(element.find(f"{W}pPr/{W}rPr/{W}ins")))
        self._walk(element, read)
        if self.split and read.text:
            self.found.append(self.split)
        self.split = None
        if (joined_by := _who(element.find(f"{W}pPr/{W}rPr/{W}del"))) is not None and read.text:
            read.changes.append(WrittenRemark(joined_by, at=len(read.text), words=JOINED))
        place = read.text or self.before
        for said in read.changes:
            said.paragraph = place[:LONGEST]
            if not read.text:
                said.at = len(place)
        self.found += read.changes
        if read.text:
            self.before = read.text
            self.paragraphs.append(read.text)
        if read.text and read.split_by is not None:
            self.split = WrittenRemark(read.split_by, place[:LONGEST], len(place), words=SPLIT)

    def _walk(self, element: _Element, read: _Read, change: str = "", author: str = "") -> None:
        for child in element:
            if child.tag in _PASSED_OVER or child.tag == f"{W}p":
                continue  # said twice; how it looks; a paragraph of its own, in a box
            if child.tag in (f"{W}ins", f"{W}moveTo"):
                self._walk(child, read, "new", child.get(f"{W}author", ""))
            elif child.tag in (f"{W}del", f"{W}moveFrom") and change == "new":
                self._strike(child, read, author)
            elif child.tag in (f"{W}del", f"{W}moveFrom"):
                self._walk(child, read, "old", child.get(f"{W}author", ""))
            elif child.tag in (f"{W}t", f"{W}delText"):
                self._text(child.text or "", read, change, author)
            elif child.tag == f"{W}commentRangeStart":
                self._begin(child.get(f"{W}id", ""), read)
            elif child.tag == f"{W}commentRangeEnd":
                self.quoted.pop(child.get(f"{W}id", ""), None)
            elif child.tag == f"{W}commentReference":
                self._bare(child.get(f"{W}id", ""), read)
            else:
                self._walk(child, read, change, author)

    def _text(self, text: str, read: _Read, change: str, author: str) -> None:
        if change:
            self._changed(text, read, change, author[:LONGEST_AUTHOR])
        if change == "new":
            return
        for said in self.quoted.values():
            said.old = (said.old + text)[:LONGEST]
        read.text += text

    def _strike(self, element: _Element, read: _Read, author: str) -> None:
        """Somebody took out what somebody else had written in: both are told, the text before knows neither."""
        text = "".join(element.itertext(f"{W}delText", f"{W}t"))
        if not text:
            return
        self._changed(text, read, "new", author[:LONGEST_AUTHOR])
        words = STRUCK.format(author, text)[:LONGEST]
        read.changes.append(WrittenRemark(_who(element) or "", at=len(read.text), words=words))

    def _changed(self, text: str, read: _Read, change: str, author: str) -> None:
        """What one person deleted and wrote at the same place is one change."""
        last = read.changes[-1] if read.changes else None
        at = len(read.text)
        joins = last is not None and not last.words and last.author == author and at == last.at + len(last.old)
        if last is None or not joins:
            last = WrittenRemark(author, at=at)
            read.changes.append(last)
        setattr(last, change, (getattr(last, change) + text)[:LONGEST])

    def _begin(self, number: str, read: _Read) -> None:
        if number in self.comments:
            author, words = self.comments.pop(number)
            said = WrittenRemark(author[:LONGEST_AUTHOR], at=len(read.text), words=words[:LONGEST])
            self.quoted[number] = said
            read.changes.append(said)

    def _bare(self, number: str, read: _Read) -> None:
        """A comment that stands at a place and quotes nothing."""
        if number in self.comments:
            self._begin(number, read)
            self.quoted.pop(number, None)


def _who(mark: _Element | None) -> str | None:
    """Whose mark it is; None where there is none."""
    return None if mark is None else mark.get(f"{W}author", "")[:LONGEST_AUTHOR]


def answer(content: bytes) -> dict[str, Any]:
    """The remarks, or why there are none to be had."""
    try:
        found, paragraphs = read_back(content)
        return {"remarks": [asdict(one) for one in found], "paragraphs": paragraphs}
    except Refused as refused:
        return {"refused": str(refused)}
    except (MemoryError, RecursionError):
        return {"refused": TOO_MUCH}
    except Exception:
        sys.stderr.write(f"{sys.exc_info()[0]!r}\n")
        return {"refused": DAMAGED}


def main() -> None:
    limit_myself()
    said = answer(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
