"""Sums, rests and shares that one sentence writes beside its figures, worked out again. Pure.

Only what the sentence itself makes unmistakable is called wrong: 其中, 合计, 其余, 占, 平均每. Where several readings
are possible one that fits is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from reports.checks.sizes import Size, size_of
from reports.checks.spoken import FIGURE, Mention, Spoken
from reports.checks.subjects import unsaid
from reports.narrative.numerals import Numeral


@dataclass(frozen=True, slots=True)
class Slip:
    """A number at `start:end` of the signs that doesn't follow from the figures; `fact` says what does."""

    code: str
    start: int
    end: int
    fact: str


_TOTAL = re.compile(r"(?:合计|共计|总计|[两二三四五六][项类级方地者](?:合计)?共(?:计)?|加起来)[^，。；\d]{0,4}$")
_LISTED = re.compile(rf"、[^，。；、]*(?:\d|{FIGURE})[^，。；、\d]{{1,4}}，(?:总共|共|共有)$")
"""民事412件、刑事198件，共610件: 共 alone behind a list is its sum; behind anything else it counts something new."""
_TOGETHER = re.compile(r"[项类个]?(?:合计)?(?:共|均|都)")
_REST = re.compile(r"(?:其余|剩余|余下|其他)(?:的)?$")
_SHARE = re.compile(
    r"(?P<both>[两二]者(?:合计|共)?|合计|共)?[^，。；]{0,4}?(?:约)?占(?:比)?(?P<of>[^，。；\d]{0,14}?)(?:约|近|超过?|的|为|达到?)*$"
)
_OF_OTHERS = re.compile("全市|全省|全国|目标|任务|计划|年度|应|全部")
_TO_THEM = re.compile(r"[两二三]者|合计|分别|约|其中|[“”、\s]")
_EACH = re.compile(r"平均每(?:个|件|名|次|条|项|家)?[^，。；\d]{0,4}$")
_PARTS = re.compile("其中")
# 纠错率 is what was 纠错 of what was 审结; 应出庭 is the whole of 出庭, 不合格 its other part.
_RATE = re.compile(r"^(?P<of>[一-龥]{2,6})率(?:约|近|为|是|达到?)*$")
_NOT_DONE = re.compile("(?:应当?|不[予再能准]?|未[予能]?|无|没有|拟|待)$")
_CARRIED = re.compile("结转|旧存|上年|去年|未到期|在办")


def is_worked_out(text: str, numeral: Numeral) -> bool:
    """Whether a typed number is said to follow from others (合计, 其余, 占, 平均每) or only counts them (两项共)."""
    clause = re.split("[，。；：（(]", text[: numeral.start])[-1]
    sums = any(pattern.search(clause) for pattern in (_TOTAL, _REST, _EACH))
    sums = sums or bool(_LISTED.search(text[: numeral.start]))
    return sums or numeral.unit == "%" or bool(_TOGETHER.match(text, numeral.end))


def slips(sentence: Spoken) -> Iterator[Slip]:
    """What doesn't add up in a sentence."""
    own = [m for m in sentence.mentions.values() if m.year == sentence.year]
    yield from _parts_over_whole(sentence, own)
    if len(own) < 2:
        return
    for numeral in sentence.numerals:
        before = sentence.text[: numeral.start]
        said = [m for m in own if m.sign in before]
        size = size_of(numeral, sentence.text)
        if size is None or len(said) < 2:
            continue
        clause = re.split("[，。；：（(]", before)[-1]
        slip = (
            _total(clause, sentence, said, size, numeral)
            or _share(clause, sentence, said, size, numeral)
            or _rate(clause, sentence, said, size, numeral)
            or _each(clause, said, size, numeral)
        )
        if slip:
            yield slip


def _parts_over_whole(sentence: Spoken, own: list[Mention]) -> Iterator[Slip]:
    """其中 names parts: none is more than the whole before it."""
    found = _PARTS.search(sentence.text)
    if found is None:
        return
    wholes = [m for m in own if sentence.text.index(m.sign) < found.start()]
    parts = [m for m in own if sentence.text.index(m.sign) > found.start()]
    if not wholes:
        return
    whole = wholes[-1]
    end = re.search("[。；]", sentence.text[found.start() :])
    reach = found.start() + end.start() if end else len(sentence.text)
    for part in parts:
        at = sentence.text.index(part.sign)
        if at < reach and part.unit == whole.unit != "%" and part.value > whole.value:
            yield Slip(
                "sum-contradicted", at, at + 1, f"部分（{part.text}{part.unit}）多于总数（{whole.text}{whole.unit}）"
            )


def _total(clause: str, sentence: Spoken, said: list[Mention], size: Size, numeral: Numeral) -> Slip | None:
    """合计 is the sum of the figures right before it, of two or more; 其余 what they leave of a whole said before."""
    alike = [m for m in said if m.unit == size.unit]
    if len(alike) < 2:
        return None
    alike = alike[-READ_TOGETHER:]
    values = [m.value for m in alike]
    is_total = _TOTAL.search(clause) or _LISTED.search(sentence.text[: numeral.start])
    if is_total and not any(size.agrees(total) for total in _sums(values)):
        told, total = "＋".join(m.text for m in alike), sum(values, Decimal(0))
        return Slip("sum-contradicted", numeral.start, numeral.end, f"{told}为{total}{size.unit}")
    has_whole = bool(_PARTS.search(sentence.text)) or size.value <= max(values)
    if _REST.search(clause) and has_whole and not any(size.agrees(rest) for rest in _rests(values)):
        told, rest = "－".join(m.text for m in alike), values[0] - sum(values[1:], Decimal(0))
        return Slip("sum-contradicted", numeral.start, numeral.end, f"{told}为{rest}{size.unit}")
    return None


READ_TOGETHER = 6
"""Of a longer list only so many figures, the last, are tried against each other."""


def _sums(values: list[Decimal]) -> Iterator[Decimal]:
    """What any two or more of the figures make together: 其中 may stand between those that are meant."""
    sizes = range(2, len(values) + 1)
    return (sum(some, Decimal(0)) for size in sizes for some in combinations(values, size))


def _rests(values: list[Decimal]) -> Iterator[Decimal]:
    """What any figure leaves of one said before it, alone or with others."""
    for at, whole in enumerate(values):
        later = values[at + 1 :]
        for size in range(1, len(later) + 1):
            yield from (whole - sum(some, Decimal(0)) for some in combinations(later, size))


def _share(clause: str, sentence: Spoken, said: list[Mention], size: Size, numeral: Numeral) -> Slip | None:
    """占 is the last figure, or two together, of one said before, or of the one that 占 names."""
    text = re.split("[，。；：（(]", sentence.text[: numeral.start])[-1]
    found = _SHARE.search(text)
    if found is None or size.unit != "%" or _OF_OTHERS.search(found["of"]) or _is_of_another(text, said):
        return None
    named = [m for m in said if m.sign in found["of"]]
    counted = [m for m in said if m not in named and m.unit != "%"]
    wholes = named or counted[:-1]
    if not counted or not wholes:
        return None
    tops = [counted[-1].value]
    if found["both"] and len(counted) > 2:
        tops, wholes = [counted[-1].value + counted[-2].value], named or counted[:-2]
    wholes = [w for w in wholes if w.value and w.unit == counted[-1].unit]
    shares = [100 * top / whole.value for top in tops for whole in wholes]
    if not shares or any(size.agrees(share) for share in shares):
        return None
    return Slip("ratio-contradicted", numeral.start, numeral.end, f"{tops[0]}占{wholes[0].text}的{shares[0]:.1f}%")


def _rate(clause: str, sentence: Spoken, said: list[Mention], size: Size, numeral: Numeral) -> Slip | None:
    """审结135件，纠错29件，纠错率21.5%: the figure with the rate's own word by one, or several, said before it."""
    found = _RATE.match(clause)
    if found is None or size.unit != "%" or _CARRIED.search(sentence.text):
        return None
    tops = [at for at, mention in enumerate(said) if _does(found["of"], sentence, mention)]
    if not tops or not tops[-1]:
        return None
    part = said[tops[-1]]
    wholes = [m.value for m in said[: tops[-1]] if m.unit == part.unit and m.value][-READ_TOGETHER:]
    if not wholes or max(wholes) < part.value:
        return None
    if any(size.agrees(share) for share in _shares(part.value, wholes)):
        return None
    return Slip(
        "ratio-contradicted",
        numeral.start,
        numeral.end,
        f"{part.text}占{_digits(wholes[-1])}的{100 * part.value / wholes[-1]:.1f}%",
    )


def _shares(part: Decimal, before: list[Decimal]) -> Iterator[Decimal]:
    """What a part is of any figure said before it, or of several; alone, or with others said between (优秀52卷、合格94卷)."""
    yield from (100 * part / whole for whole in (*before, *_sums(before)))
    for at, whole in enumerate(before):
        fellows = before[at + 1 :]
        tops = (part + some for some in (*fellows, *_sums(fellows)))
        yield from (100 * top / whole for top in tops if top <= whole)


def _does(verb: str, sentence: Spoken, mention: Mention) -> bool:
    """Whether a figure is of what a verb says: 纠错29件, and neither 应出庭36件 nor 不合格12批次."""
    own = re.split(f"[，。；：（(、]|{FIGURE}", sentence.text[: sentence.text.index(mention.sign)])[-1]
    before, found, _ = own.rpartition(verb)
    return bool(found) and not _NOT_DONE.search(before)


def _digits(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _is_of_another(clause: str, said: list[Mention]) -> bool:
    """Whether 占 has a subject of its own that is no figure: “零跑腿”事项占比86%."""
    subject = re.split("占", clause)[0]
    if re.search(FIGURE, subject):
        return False
    return bool(unsaid(_TO_THEM.sub("", subject), frozenset().union(*(m.words for m in said))))


def _each(clause: str, said: list[Mention], size: Size, numeral: Numeral) -> Slip | None:
    """平均每个项目4条: a figure in that unit by another."""
    if not _EACH.search(clause) or len(said) != 2:
        return None
    tops = [m for m in said if m.unit == size.unit]
    if len(tops) != 1:
        return None
    [top] = tops
    [bottom] = [m for m in said if m is not top]
    if not bottom.value or bottom.unit == "%" or size.agrees(top.value / bottom.value):
        return None
    fact = f"{top.text}除以{bottom.text}为{top.value / bottom.value:.1f}{size.unit}"
    return Slip("ratio-contradicted", numeral.start, numeral.end, fact)
