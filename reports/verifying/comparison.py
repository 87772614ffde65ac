"""What a file says otherwise than its edition: figures and sentences, each with its place. Pure.

Both texts are read without spaces and line ends, which every program sets its own way, and compared sentence by
sentence, then within changed sentences number by number and 汉字 by 汉字.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from reports.document.alignment import places_of
from reports.document.tree import BETWEEN_CELLS, Document, Quote
from reports.downloads.colophon import COLOPHON
from reports.downloads.letterhead import Letterhead, paper_lines
from reports.downloads.official import OfficialLine, OfficialTable, lines, number_line

MOST_UNITS = 3_000
"""What was rewritten at greater length is named as a whole."""
LONGEST_SHOWN, AROUND_CHANGE = 200, 40
"""Characters: of a longer sentence only what changed is shown, with so many on either side."""
HEAD, SIGNATURE = "标题", "落款"
ABOVE, FOOT = "版头", "版记"
AROUND = {
    "addressees": "主送",
    "signature": SIGNATURE,
    "attachment_list": "附件说明",
    "attachment_next": "附件说明",
    "note": "附注",
    "attachment_mark": "附件",
    "attachment_title": "附件",
    "table": "附件",
}
"""Where that stands on a paper which no block of the text says."""
GONE = "（无）"
_SPACE = re.compile(rf"[\s\u3000{BETWEEN_CELLS}]+")
_SENTENCE = re.compile(r"[^。；！？]*[。；！？]?")
_CLAUSE = re.compile(r"[^，、：A-Za-z0-9.%]*[，、：A-Za-z0-9.%]*")
_UNIT = re.compile(r"[A-Za-z0-9.%]+|.", re.DOTALL)
_NUMBER = re.compile(r"[0-9][0-9.]*%?|[〇零一二两三四五六七八九十百千万亿]+")
_PAGE_NUMBER = re.compile(r"[—–-]\d+[—–-]")
SIMULATED = "模拟数据"
_MARKS = "草稿|征求意见稿|送审稿|更正稿"
_MARK = re.compile(_MARKS)
_OF_A_DRAFT = re.compile(rf"(?:{SIMULATED}；)?(?:{_MARKS})\d{{4}}年\d{{1,2}}月\d{{1,2}}日，不得作为正式文本引用")
"""What stands on every page of a text that is not public, and across it."""
_HAN = "〇一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Alteration:
    """`what` is a figure's name, 数字 or 文字; `old` is the edition's word, `new` the file's."""

    place: str
    what: str
    old: str
    new: str

    def __str__(self) -> str:
        about = "" if self.what in ("数字", "文字") else f"“{self.what}”"
        return f"{self.place}{about}：{self.old or GONE} → {self.new or GONE}"

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class QuotedFigure:
    """A quoted figure and where it stands in the stream."""

    start: int
    end: int
    name: str
    number: int


class Stream:
    """An edition's official text without spaces, with the place and figure of every character; under a `letterhead`
    (JSON) the text of that paper."""

    def __init__(self, document: Document, *, is_workbook: bool = False, letterhead: str = "") -> None:
        self.names = {fact.code: fact.name for fact in document.facts}
        self.places = {anchor: place_name(anchor, place.label) for anchor, place in places_of(document)}
        self.starts: list[int] = []
        self.at: list[str] = []
        self.figures: list[QuotedFigure] = []
        self.text = ""
        if letterhead:
            self._paper(document, Letterhead.from_json(letterhead))
            return
        if not is_workbook and number_line(document):
            self._line(HEAD, (number_line(document),))
        self._line(HEAD, (document.title,))
        for anchor, spans in _spans(document, is_workbook):
            self._line(self.places.get(anchor or "", "") or ("导语" if anchor is None else SIGNATURE), spans)

    def _paper(self, document: Document, letterhead: Letterhead) -> None:
        signer = f"签发人：{letterhead.signer}" if letterhead.signer.strip() else ""
        self._line(ABOVE, (letterhead.masthead, letterhead.number, signer))
        self._line(HEAD, (document.title,))
        for piece in paper_lines(document, letterhead):
            place = self.places.get(piece.anchor) or AROUND.get(piece.style, "导语")
            for spans in _read_as(piece):
                self._line(place, spans)
        self._line(FOOT, (letterhead.copies_text, letterhead.printer_text))

    def _line(self, place: str, spans: Iterable[str | Quote]) -> None:
        self.starts.append(len(self.text))
        self.at.append(place)
        for span in spans:
            text = squeezed(span.text if isinstance(span, Quote) else span)
            if isinstance(span, Quote):
                name = self.names.get(span.code, "")
                self.figures.append(
                    QuotedFigure(len(self.text), len(self.text) + len(text), name, len(self.figures) + 1)
                )
            self.text += text

    def place(self, position: int) -> str:
        return self.at[max(0, bisect_right(self.starts, position) - 1)]

    def line_start(self, position: int) -> int:
        """Where the line begins that a place stands on."""
        return self.starts[max(0, bisect_right(self.starts, position) - 1)]

    def line_end(self, position: int) -> int:
        """Where the next line begins."""
        following = bisect_right(self.starts, position)
        return self.starts[following] if following < len(self.starts) else len(self.text)

    def figure(self, start: int, end: int) -> QuotedFigure | None:
        return next((f for f in self.figures if f.start < max(end, start + 1) and start < f.end), None)


def _spans(document: Document, is_workbook: bool) -> Iterator[tuple[str | None, Sequence[str | Quote]]]:
    """Each line's anchor (None for the lead) and its words."""
    if is_workbook:
        for anchor, paragraph in document.paragraphs():
            yield anchor or None, paragraph
        return
    has_begun = False
    for line in lines(document):
        has_begun = has_begun or bool(line.anchor)
        for spans in _read_as(line):
            yield line.anchor if line.anchor or has_begun else None, spans


def _read_as(piece: OfficialLine | OfficialTable) -> Iterator[Sequence[str | Quote]]:
    """A line of the text, or those of a table: its caption, its head, a row."""
    if isinstance(piece, OfficialTable):
        yield from ((line,) for line in piece.text.splitlines())
    else:
        yield piece.spans


def place_name(anchor: str, label: str) -> str:
    """`第三节第2条` of s3-2; other places as the report numbers them: 三（二）."""
    if found := re.fullmatch(r"s(\d{1,2})(?:-(\d+))?", anchor):
        item = f"第{found[2]}条" if found[2] else ""
        return f"第{_han(int(found[1]))}节{item}"
    return label


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"{'' if tens < 2 else _HAN[tens]}{'十' if tens else ''}{_HAN[ones] if ones or not tens else ''}"


def squeezed(text: str) -> str:
    return _SPACE.sub("", text)


def read(file_lines: Iterable[str], notices: Iterable[str] = ()) -> str:
    """A file's text as it is compared: without spaces, page numbers and what the file says of itself. `notices` are what
    the editions have to say on every page, of where they were published before."""
    said = {SIMULATED, *map(squeezed, notices)} - {""}
    said |= {f"{SIMULATED}；{notice}" for notice in said}
    squeezed_lines = (line for line in map(squeezed, file_lines) if line not in said and not _MARK.fullmatch(line))
    text = "".join(line for line in squeezed_lines if not _PAGE_NUMBER.fullmatch(line))
    for notice in sorted(said - {SIMULATED}, key=len, reverse=True):
        text = text.replace(notice, "")  # a page's head may break it in two lines
    return COLOPHON.sub("", _OF_A_DRAFT.sub("", text))


def sentences(text: str) -> list[str]:
    return [found for found in _SENTENCE.findall(text) if found]


def alterations(stream: Stream, text: str, tagged: dict[int, str]) -> list[Alteration]:
    """In reading order; `tagged` are the figures a Word file still has bookmarks for, by their number."""
    named: set[int] = set()
    found = list(_of_text(stream, text, named))
    if tagged:
        found += _of_tags(stream, tagged, named)
    return list(dict.fromkeys(found))


def _of_text(stream: Stream, text: str, named: set[int]) -> Iterator[Alteration]:
    old, new = sentences(stream.text), sentences(text)
    at = 0
    starts = [0]
    for sentence in old:
        at += len(sentence)
        starts.append(at)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _stretch(stream, starts[a], "".join(old[a:b]), "".join(new[c:d]), named)


@dataclass(frozen=True, slots=True)
class _Run:
    """Changed sentences of an edition, from `start` on, beside those of the file, and where they differ: (where in the old
    ones, what was, what is)."""

    start: int
    old: str
    new: str
    differences: tuple[tuple[int, str, str], ...]

    def there(self, begin: int, end: int) -> str | None:
        """What the file has for a piece of the old text; None where one of its borders was changed over."""
        borders = [self._moved(border) for border in (begin, end)]
        return None if None in borders else self.new[borders[0] : borders[1]]

    def _moved(self, border: int) -> int | None:
        before = [(at + len(one), len(other) - len(one)) for at, one, other in self.differences if at < border]
        return None if any(end > border for end, _ in before) else border + sum(longer for _, longer in before)


def _stretch(stream: Stream, start: int, old: str, new: str, named: set[int]) -> Iterator[Alteration]:
    """What differs inside a run of changed sentences."""
    if not old or not new:
        yield Alteration(stream.place(start), "文字", old, new)
        return
    run = _Run(start, old, new, tuple(_differences(old, new)))
    for at, one, other in run.differences:
        yield _named(stream, start + at, one, other, run, named)


def _differences(old: str, new: str) -> Iterator[tuple[int, str, str]]:
    """(where, what was, what is), unit by unit; first clause by clause where a run is long: a table has no full stop."""
    is_long = max(len(_UNIT.findall(text)) for text in (old, new)) > MOST_UNITS
    for at, one, other in _diff(_CLAUSE if is_long else _UNIT, old, new):
        units = max(len(_UNIT.findall(text)) for text in (one, other))
        if is_long and one and other and units <= MOST_UNITS:
            yield from ((at + within, a, b) for within, a, b in _diff(_UNIT, one, other))
        else:
            yield at, one, other


def _diff(piece: re.Pattern[str], old: str, new: str) -> Iterator[tuple[int, str, str]]:
    """What differs between two texts cut into such pieces, each time with its place in the old one."""
    before, after = ([found for found in piece.findall(text) if found] for text in (old, new))
    offsets = list(accumulate(map(len, before), initial=0))
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield offsets[a], "".join(before[a:b]), "".join(after[c:d])


def _named(stream: Stream, at: int, old: str, new: str, run: _Run, named: set[int]) -> Alteration:
    """A number by its figure; other words by the sentences they changed."""
    figure = stream.figure(at, at + len(old))
    is_number = all(_NUMBER.fullmatch(each) for each in (old, new) if each)
    if figure and is_number:
        named.add(figure.number)
        was = stream.text[figure.start : figure.end]
        return Alteration(stream.place(at), figure.name or "数字", was, _with(was, at - figure.start, old, new))
    if is_number and old and new:
        return Alteration(stream.place(at), "数字", old, new)
    return Alteration(stream.place(at), "文字", *_shown(*_sentences_at(stream, at, run)))


def _sentences_at(stream: Stream, at: int, run: _Run) -> tuple[str, str]:
    """The edition's sentence and the file's; of one that goes over lines, as a heading, a table or a row has no stop of its
    own, the line."""
    within = min(at - run.start, len(run.old) - 1)
    before, begins = _sentence(run.old, within)
    begin = max(begins, stream.line_start(run.start + within) - run.start)
    end = min(begins + len(before), stream.line_end(run.start + within) - run.start)
    there = run.there(begin, end)
    if there is not None and end - begin < len(before):
        return run.old[begin:end], there
    return before, _counterpart(run.old, run.new, within)


def _shown(before: str, after: str) -> tuple[str, str]:
    """Two long sentences by what they don't share."""
    if max(len(before), len(after)) <= LONGEST_SHOWN:
        return before, after
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    begin, end = max(0, head - AROUND_CHANGE), max(0, tail - AROUND_CHANGE)
    return _cut(before, begin, end), _cut(after, begin, end)


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    differs = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differs, min(len(one), len(other)))


def _cut(text: str, begin: int, end: int) -> str:
    return f"{'…' if begin else ''}{text[begin : len(text) - end]}{'…' if end else ''}"


def _with(figure: str, at: int, old: str, new: str) -> str:
    """The whole figure as the file has it, where only a part of it changed (汉字 change one by one)."""
    at = max(0, at)
    return f"{figure[:at]}{new}{figure[at + len(old) :]}"


def _sentence(text: str, at: int) -> tuple[str, int]:
    """The sentence round a place, and where it begins."""
    begins = 0
    for sentence in sentences(text):
        if at < begins + len(sentence):
            return sentence, begins
        begins += len(sentence)
    return text, 0


def _counterpart(old: str, new: str, at: int) -> str:
    """The sentence of the same number in the changed run; the whole run where sentences were joined or cut."""
    before, after = sentences(old), sentences(new)
    if len(before) != len(after):
        return new
    end = 0
    for one, other in zip(before, after, strict=True):
        end += len(one)
        if at < end:
            return other
    return after[-1]


def _of_tags(stream: Stream, tagged: dict[int, str], named: set[int]) -> Iterator[Alteration]:
    """Figures whose bookmark holds something else; what stands in the text was named already."""
    for figure in stream.figures:
        was, is_now = stream.text[figure.start : figure.end], tagged.get(figure.number)
        if is_now is not None and squeezed(is_now) not in ("", was) and figure.number not in named:
            yield Alteration(stream.place(figure.start), figure.name or "数字", was, squeezed(is_now))
