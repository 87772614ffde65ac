"""占: what a figure is of one said before it, in its clause, behind a ；, or in the sentence that 其中 goes on with. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

from reports.checks.parts import PARTS, whole_of
from reports.checks.slip import READ_TOGETHER, Following, Slip, clause_before, sums
from reports.checks.spoken import FIGURE, Mention, Spoken
from reports.checks.subjects import pairs, unsaid

_SHARE = re.compile(
    r"(?P<both>[两二]者(?:合计|共)?|合计|共)?[^，。；]{0,4}?(?:约)?占(?:比)?(?P<of>[^，。；\d]{0,14}?)(?:约|近|超过?|的|为|达到?)*$"
)
_EACH = re.compile("分别(?:约)?占(?:比)?(?:为)?")
_CLAUSE_ENDS = re.compile("[，。；]")
_OF_OTHERS = re.compile("全市|全省|全国|目标|任务|计划|年度|应|全部")
_MOVES = re.compile("[由从较比]")
_OF_ALL = re.compile("[的数量总其]")
_TO_THEM = re.compile(r"[两二三]者|合计|分别|约|其中|[“”、\s]")


def share(sentence: Spoken, said: list[Mention], number: Following) -> Slip | None:
    """占 is the last figure, or two together, of one or more said before, or of the one that 占 names."""
    clause = number.clause
    if number.size.unit != "%" or sentence.text.startswith("的", number.end):
        return None
    if _EACH.search(clause):
        return _one_of_each(sentence, said, number)
    found = _SHARE.search(clause)
    named = [m for m in said if found and m.sign in found["of"]]
    if (
        found is None
        or _MOVES.search(found["of"])
        or (_OF_OTHERS.search(found["of"]) and not named)
        or _is_of_another(clause, said)
    ):
        return None
    counted = [m for m in said if m not in named and m.unit != "%"]
    tops = counted[-2:] if found["both"] else counted[-1:]
    wholes = named or counted[: -len(tops)]
    return _unlike(sentence, tops, wholes, number, found["of"]) if tops else None


def _one_of_each(sentence: Spoken, said: list[Mention], number: Following) -> Slip | None:
    """甲920件、乙690件，分别占40%和30%: the sizes go to the figures right before them, in their order."""
    begins, ends = number.start - len(number.clause), _CLAUSE_ENDS.search(sentence.text, number.start)
    end = ends.start() if ends else len(sentence.text)
    sizes = [n.start for n in sentence.numerals if begins <= n.start < end and n.unit == "%"]
    counted = [m for m in said if m.unit != "%"]
    tops, wholes = counted[-len(sizes) :], counted[: -len(sizes)]
    if number.start not in sizes or len(tops) != len(sizes):
        return None
    return _unlike(sentence, [tops[sizes.index(number.start)]], wholes, number, "")


def _unlike(sentence: Spoken, tops: list[Mention], wholes: list[Mention], number: Following, of: str) -> Slip | None:
    """A share that no whole, nor several together, bears out, where a whole is plainly meant."""
    top = sum((m.value for m in tops), Decimal(0))
    wholes = [m for m in wholes if m.value and m.unit == tops[-1].unit]
    if _counts_between(sentence, tops[-1], number):
        return None
    meant = _plainly_meant(sentence, wholes, number, of)
    values = [m.value for m in wholes[-READ_TOGETHER:]]
    if not meant or any(number.size.agrees(100 * top / whole) for whole in (*(m.value for m in wholes), *sums(values))):
        return None
    fact = f"{top}占{meant[0].text}的{100 * top / meant[0].value:.1f}%"
    return number.slip("ratio-contradicted", fact)


def _counts_between(sentence: Spoken, top: Mention, number: Following) -> bool:
    """Whether a number that is no figure (其他36件) stands before 占: it is the one that is a share."""
    reach = range(sentence.text.index(top.sign), number.start)
    return any(n.start in reach and n.unit != "%" for n in sentence.numerals)


def _plainly_meant(sentence: Spoken, wholes: list[Mention], number: Following, of: str) -> list[Mention]:
    """Those of the share's own stretch; farther back only what 占 calls by its words (占受理数的), or 其中 parts: right
    before the share, or in a list of shares (其中甲50件，占25%；乙80件，占40%)."""
    text, begins = sentence.text, number.begins
    places = {m.sign: text.index(m.sign) for m in wholes}
    near = [m for m in wholes if places[m.sign] >= begins]
    if near or not wholes:
        return near
    if called := pairs(_OF_ALL.sub("", of)):
        return [m for m in wholes if called <= pairs(clause_before(text, places[m.sign]))]
    parting = [found.start() for found in PARTS.finditer(text, 0, number.start)]
    if not parting or (parting[-1] < begins and "占" not in text[parting[-1] : begins]):
        return []
    before = [m for m in sentence.mentions.values() if m.year == sentence.year and text.index(m.sign) < parting[-1]]
    whole = whole_of(sentence, before, parting[-1], wholes[-1].unit)
    return [whole] if whole in wholes else []


def _is_of_another(clause: str, said: list[Mention]) -> bool:
    """Whether 占 has a subject of its own that is no figure: “零跑腿”事项占比86%."""
    subject = re.split("占", clause)[0]
    if re.search(FIGURE, subject):
        return False
    return bool(unsaid(_TO_THEM.sub("", subject), frozenset().union(*(m.words for m in said))))
