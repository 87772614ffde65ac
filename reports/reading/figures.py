"""The numbers of a report as candidate figures: each with its sentence, value, unit, and the place it stands in. Pure.

What a number is, is read by `reports.narrative.numerals`, as everywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reports.narrative.lookalikes import blots
from reports.narrative.numerals import Numeral, numerals
from reports.reading import cells
from reports.reading.outline import Outline, TableAt

LEAD, ATTACHED = "导语", "附件"
LONGEST_SENTENCE = 3000
"""Characters: what is longer is no sentence, and nothing is counted in it."""
MISSING = "缺值"
"""A place left open: xx件, *个."""

_QUALIFIERS = {"approx": "约", "nearly": "近", "over": "超", "at_least": "不低于", "at_most": "以下"}
_SAID_BEFORE = re.compile(r"(不少于|不低于|不超过|不高于|不足|低于|近|超过|超|逾|约)$")
_SAID_WITHIN = re.compile(r"^(不少于|不低于|不超过|不高于|不多于|不足|大约|约|接近|近|超过|超|逾)?")
_SAID_BEHIND = re.compile(r"^(以上|以下|以内|左右|上下)")
_WORDS = {
    "不少于": "不低于",
    "大约": "约",
    "接近": "近",
    "超过": "超",
    "逾": "超",
    "左右": "约",
    "上下": "约",
    "不高于": "不超过",
    "不多于": "不超过",
}
_COUNTED_IN = {"件": "案|纠纷|事项|诉求", "个": "问题|隐患|难题", "名": "人员|队员|干部", "家": "企业|单位"}
_COUNTED = re.compile(r"\d\s*(?:[万亿余多]|%|[件次个项名人条家份场起期部宗户处台元])")
_MAY_COUNT = re.compile(r"[\d一二两三四五六七八九十百千万亿几数半零翻未无没]")
_MAY_BE_OPEN = re.compile("[xX×＊*]")
_OPEN_PLACE = re.compile(
    r"(?<![A-Za-z\d])[xX×＊*]{1,3}(?![A-Za-z\d])(?=\s*(?:([件个次项名人条家份场起期部宗户处台])"
    rf"|([^，。；、]{{0,4}}?(?:{'|'.join(_COUNTED_IN.values())}))))"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may be a figure. `kind` is that of its part; what a plan says is an aim."""

    where: str
    kind: str
    sentence: str
    text: str
    value: Decimal | None
    unit: str
    qualifier: str = ""
    start: int = 0
    """Where the number begins in `sentence`."""
    row: str = ""
    """Of a cell: what its row is about."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A number that is no figure, and why; `where`, `kind`, `sentence` and `start` as of a candidate."""

    text: str
    why: str
    where: str = ""
    kind: str = ""
    sentence: str = ""
    start: int = 0


def found_in(outline: Outline) -> tuple[list[Candidate], list[Ignored]]:
    """All numbers of a report in reading order, those of its tables last: what may be a figure, and what is none."""
    figures: list[Candidate] = []
    ignored: list[Ignored] = []
    for where, kind, text in passages(outline):
        for sentence in sentences(text):
            found = numerals(sentence) if _MAY_COUNT.search(sentence) else []
            here = _figures(where, kind, sentence, found)
            figures += here
            ignored += (replace(n, where=where, kind=kind) for n in _ignored(sentence, found, here))
    kinds = {where: kind for where, kind, _block in outline.walk()}
    figures += [found for table in outline.tables for found in in_table(table, kinds.get(table.where, table.where))]
    return figures, ignored


def in_paragraph(where: str, kind: str, text: str) -> Iterator[Candidate]:
    """The numbers of a paragraph that may be figures, sentence by sentence."""
    for sentence in sentences(text):
        yield from _figures(where, kind, sentence, numerals(sentence))


def in_table(table: TableAt, kind: str) -> Iterator[Candidate]:
    """The numbers of a table; a cell is its own sentence."""
    where = f"{table.where}.table"
    for row, cell, value, unit in cells.numbers(table):
        yield Candidate(where, kind, cell, cell, value, unit, row=row)
    for row, cell in cells.texts(table):
        yield from (replace(found, row=row) for found in in_paragraph(where, kind, cell))


def passages(outline: Outline) -> Iterator[tuple[str, str, str]]:
    """(where, kind, paragraph) of everything that is running text, and of headings that count something."""
    yield from ((LEAD, LEAD, text) for text in outline.lead)
    for where, kind, block in outline.walk():
        if _COUNTED.search(block.heading):
            yield where, kind, block.heading
        yield from ((where, kind, text) for text in block.body)
    for attachment in outline.attachments:
        yield from ((ATTACHED, ATTACHED, text) for text in attachment.body)


def sentences(text: str) -> list[str]:
    return [said for said in re.findall(r"[^。！？]+[。！？]?[”）]?", text) if len(said) <= LONGEST_SENTENCE]


def _figures(where: str, kind: str, sentence: str, found: Sequence[Numeral]) -> list[Candidate]:
    said = [_candidate(where, kind, sentence, numeral) for numeral in found if not numeral.is_zero_word]
    if not _MAY_BE_OPEN.search(sentence):
        return said
    left_open = [
        Candidate(where, kind, sentence, place[0], None, place[1] or _unit_of(place[2]), MISSING, place.start())
        for place in _OPEN_PLACE.finditer(sentence)
    ]
    return sorted([*said, *left_open], key=lambda candidate: candidate.start)


def _unit_of(noun: str) -> str:
    """What a place without unit would be counted in, by the noun that follows."""
    return next(unit for unit, nouns in _COUNTED_IN.items() if re.search(nouns, noun))


def _candidate(where: str, kind: str, sentence: str, numeral: Numeral) -> Candidate:
    value, unit = _measured(sentence, numeral)
    number = sentence[numeral.start : numeral.end]
    before = _SAID_WITHIN.match(number)
    start = numeral.start + (before.end() if before else 0)
    end = numeral.end + len(numeral.unit) if sentence.startswith(numeral.unit, numeral.end) else numeral.end
    behind = _SAID_BEHIND.match(sentence[end:])
    text = sentence[start:end] + (behind[0] if behind else "")
    return Candidate(where, kind, sentence, text, value, unit, _qualifier(sentence, numeral, behind), start)


def _measured(sentence: str, numeral: Numeral) -> tuple[Decimal | None, str]:
    """Money keeps its 万元 or 亿元; everything else is counted in single units."""
    if numeral.value is None:
        return None, numeral.unit
    if numeral.parts:
        return round(numeral.value / numeral.parts * 100, 2), "%"
    scale = re.search(r"[万亿]", sentence[numeral.start : numeral.end])
    if scale and numeral.unit == "元":
        return numeral.value / (10_000 if scale[0] == "万" else 100_000_000), f"{scale[0]}元"
    return numeral.value, numeral.unit


def _qualifier(sentence: str, numeral: Numeral, behind: re.Match[str] | None) -> str:
    """The word that qualifies a number, as it is said."""
    if behind:
        return _WORDS.get(behind[1], behind[1])
    text = sentence[numeral.start : numeral.end]
    within, before = _SAID_WITHIN.match(text), _SAID_BEFORE.search(sentence[: numeral.start])
    word = (within and within[1]) or (before and before[1]) or ""
    if word:
        return _WORDS.get(word, word)
    more = re.search("[余多]", text)
    return "余" if more else _QUALIFIERS.get(numeral.qualifier, "")


# ── what is no figure ──────────────────────────────────────────────────────────────────────────────────────

_DIGITS = re.compile(r"\d[\d,.]*(?:[%‰]|[\u4e00-\u9fff])?")
_WHY = {
    "title": "文件名称里的数字",
    "quote": "引号里的提法",
    "name": "名称、编号或号码",
    "time": "年份、日期或期限",
    "order": "序号或次序",
    "speech": "固定说法",
    "": "不是统计数字",
}
ZERO_WORD = "用文字说的零"


def _ignored(sentence: str, found: Sequence[Numeral], figures: Sequence[Candidate]) -> Iterator[Ignored]:
    taken = [(figure.start, figure.start + len(figure.text)) for figure in figures]
    left = [digits for digits in _DIGITS.finditer(sentence) if not _overlaps(digits, taken)]
    blotted = blots(sentence) if left else []
    for digits in left:
        at = digits.start()
        why = next((why for start, end, why in blotted if start <= at < end), "")
        yield Ignored(digits[0], _WHY[why], sentence=sentence, start=at)
    for zero in found:
        if zero.is_zero_word:
            yield Ignored(sentence[zero.start : zero.end], ZERO_WORD, sentence=sentence, start=zero.start)


def _overlaps(found: re.Match[str], taken: Iterable[tuple[int, int]]) -> bool:
    return any(start < found.end() and found.start() < end for start, end in taken)
