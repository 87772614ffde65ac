"""Sums, rests, rates, shares and averages that one sentence writes beside its figures, worked out again. Pure.

Only what the sentence itself makes unmistakable is called wrong: 其中, 合计, 其余, 占, 平均每. Where several readings
are possible one that fits is enough. Parts and shares look back over a ；, everything else stays within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from reports.checks.averages import EACH, each
from reports.checks.parts import PARTS, over_whole
from reports.checks.ranks import misplaced
from reports.checks.shares import share
from reports.checks.slip import READ_TOGETHER, Following, Slip, clause_before, following, sums
from reports.checks.spoken import FIGURE, Mention, Spoken

if TYPE_CHECKING:
    from reports.narrative.numerals import Numeral

_TOTAL = re.compile(r"(?:合计|共计|总计|[两二三四五六][项类级方地者](?:合计)?共(?:计)?|加起来)[^，。；\d]{0,4}$")
_LISTED = re.compile(rf"、[^，。；、]*(?:\d|{FIGURE})[^，。；、\d]{{1,4}}，(?:总共|共|共有)$")
"""民事412件、刑事198件，共610件: 共 alone behind a list is its sum; behind anything else it counts something new."""
_TOGETHER = re.compile(r"[项类个]?(?:合计)?(?:共|均|都)")
_REST = re.compile(r"(?:其余|剩余|余下|其他)(?:的)?$")
# 纠错率 is what was 纠错 of what was 审结; 应出庭 is the whole of 出庭, 不合格 its other part.
_RATE = re.compile(r"^(?P<of>[一-龥]{2,6})率(?:约|近|为|是|达到?)*$")
_NOT_DONE = re.compile("(?:应当?|不[予再能准]?|未[予能]?|无|没有|拟|待)$")
_OF_ANOTHER_YEAR = re.compile(
    r"(?:增加|减少|增长|下降|提高|上升|提升|回落|降低|缩短|压减|[跃攀]升|下滑|[前后]移|前进|后退|多|少)(?:了|达|约|近|为|到)?$"
    r"|(?:上年|去年|上一年|(?:19|20)\d\d年)(?:度|同期)?(?:的|为|是)?$|[由从]$"
)
_CARRIED = re.compile("结转|旧存|上年|去年|未到期|在办")


def is_worked_out(text: str, numeral: Numeral) -> bool:
    """Whether a typed number is said to follow from others (合计, 其余, 占, 平均每) or only counts them (两项共)."""
    clause = clause_before(text, numeral.start)
    follows = any(pattern.search(clause) for pattern in (_TOTAL, _REST, EACH))
    follows = follows or bool(_LISTED.search(text[: numeral.start]))
    return follows or numeral.unit == "%" or bool(_TOGETHER.match(text, numeral.end))


def summands(text: str, exact: Iterable[Numeral]) -> list[Numeral]:
    """Of the typed numbers those that count something of the year: not what follows from others, nor how far it moved
    (增加9件), nor what it was (上年41件, 由41件)."""
    return [n for n in exact if not (is_worked_out(text, n) or _OF_ANOTHER_YEAR.search(text[: n.start]))]


def slips(sentence: Spoken) -> Iterator[Slip]:
    """What doesn't add up in a sentence."""
    own = [m for m in sentence.mentions.values() if m.year == sentence.year]
    yield from over_whole(sentence, own)
    yield from misplaced(sentence.text)
    if len(own) < 2:
        return
    for number in following(sentence):
        said = [m for m in own if sentence.text.index(m.sign) < number.start]
        if len(said) < 2:
            continue
        if slip := share(sentence, said, number) or _beside(sentence, said, number):
            yield slip


def _beside(sentence: Spoken, said: list[Mention], number: Following) -> Slip | None:
    """What follows from the figures of a number's own stretch."""
    near = [m for m in said if sentence.text.index(m.sign) >= number.begins]
    if len(near) < 2:
        return None
    return _total(sentence, near, said, number) or _rate(sentence, near, number) or each(sentence, near, number)


def _total(sentence: Spoken, near: list[Mention], said: list[Mention], number: Following) -> Slip | None:
    """合计 is the sum of the figures right before it, of two or more; 其余 what they leave of a whole said before, maybe
    in another stretch."""
    size, clause = number.size, number.clause
    alike = [m for m in near if m.unit == size.unit]
    if len(alike) < 2:
        return None
    alike = alike[-READ_TOGETHER:]
    values = [m.value for m in alike]
    is_total = _TOTAL.search(clause) or _LISTED.search(sentence.text[: number.start])
    if is_total and not any(size.agrees(total) for total in sums(values)):
        told, total = "＋".join(m.text for m in alike), sum(values, Decimal(0))
        return number.slip("sum-contradicted", f"{told}为{total}{size.unit}")
    has_whole = bool(PARTS.search(sentence.text, number.begins, number.start)) or size.value <= max(values)
    wholes = [m.value for m in said if m.unit == size.unit][-READ_TOGETHER:]
    if _REST.search(clause) and has_whole and not any(size.agrees(rest) for rest in _rests(wholes)):
        told, rest = "－".join(m.text for m in alike), values[0] - sum(values[1:], Decimal(0))
        return number.slip("sum-contradicted", f"{told}为{rest}{size.unit}")
    return None


def _rests(values: list[Decimal]) -> Iterator[Decimal]:
    """What any figure leaves of one said before it, alone or with others."""
    for at, whole in enumerate(values):
        later = values[at + 1 :]
        for size in range(1, len(later) + 1):
            yield from (whole - sum(some, Decimal(0)) for some in combinations(later, size))


def _rate(sentence: Spoken, said: list[Mention], number: Following) -> Slip | None:
    """审结135件，纠错29件，纠错率21.5%: the figure with the rate's own word by one, or several, said before it."""
    found = _RATE.match(number.clause)
    if found is None or number.size.unit != "%" or _CARRIED.search(sentence.text):
        return None
    tops = [at for at, mention in enumerate(said) if _does(found["of"], sentence, mention)]
    if not tops or not tops[-1]:
        return None
    part = said[tops[-1]]
    wholes = [m.value for m in said[: tops[-1]] if m.unit == part.unit and m.value][-READ_TOGETHER:]
    if not wholes or max(wholes) < part.value:
        return None
    if any(number.size.agrees(share) for share in _shares(part.value, wholes)):
        return None
    return number.slip(
        "ratio-contradicted",
        f"{part.text}占{_digits(wholes[-1])}的{100 * part.value / wholes[-1]:.1f}%",
    )


def _shares(part: Decimal, before: list[Decimal]) -> Iterator[Decimal]:
    """What a part is of any figure said before it, or of several; alone, or with others said between (优秀52卷、合格94卷)."""
    yield from (100 * part / whole for whole in (*before, *sums(before)))
    for at, whole in enumerate(before):
        fellows = before[at + 1 :]
        tops = (part + some for some in (*fellows, *sums(fellows)))
        yield from (100 * top / whole for top in tops if top <= whole)


def _does(verb: str, sentence: Spoken, mention: Mention) -> bool:
    """Whether a figure is of what a verb says: 纠错29件, and neither 应出庭36件 nor 不合格12批次."""
    own = re.split(f"[，。；：（(、]|{FIGURE}", sentence.text[: sentence.text.index(mention.sign)])[-1]
    before, found, _ = own.rpartition(verb)
    return bool(found) and not _NOT_DONE.search(before)


def _digits(value: Decimal) -> str:
    return f"{value.normalize():f}"
