"""平均每, 人均, 场均: a figure by another that is counted in what 均 names. Pure."""

from __future__ import annotations

import re

from reports.checks.slip import Following, Slip
from reports.checks.spoken import Mention, Spoken
from reports.checks.subjects import pairs, unsaid

EACH = re.compile(
    r"(?P<full>平均每)(?P<per>个|件|名|次|条|项|家|场|期|批|户|人)?(?P<full_noun>[^，。；\d]{0,4})$"
    r"|^(?P<one>人|户|场|件|家)均(?P<noun>[^，。；\d]{0,4})$"
)
_COUNTED_IN = {
    "人": ("人", "名", "位"),
    "名": ("名", "人", "位"),
    "场": ("场", "场次"),
    "件": ("件", "起", "宗"),
    "家": ("家", "户"),
    "批": ("批", "批次"),
}


def each(sentence: Spoken, said: list[Mention], number: Following) -> Slip | None:
    """平均每个项目4条: the one figure in that unit by the one counted in what each is."""
    found, size = EACH.search(number.clause), number.size
    if found is None:
        return None
    tops = [m for m in said if m.unit == size.unit]
    bottoms = _bottoms(found, [m for m in said if m not in tops])
    if len(tops) != 1 or len(bottoms) != 1 or _means_another(found, sentence.text[: number.start - len(number.clause)]):
        return None
    [top], [bottom] = tops, bottoms
    if not bottom.value or bottom.unit == "%" or size.agrees(top.value / bottom.value):
        return None
    fact = f"{top.text}除以{bottom.text}为{top.value / bottom.value:.1f}{size.unit}"
    return number.slip("ratio-contradicted", fact)


def _bottoms(found: re.Match[str], others: list[Mention]) -> list[Mention]:
    """What 人均 or 平均每场 divides by; 平均每 before a noun (平均每项目) by the only other figure there is."""
    per = found["one"] or found["per"]
    if not per:
        return others
    return [m for m in others if m.unit in _COUNTED_IN.get(per, (per,))]


def _means_another(found: re.Match[str], before: str) -> bool:
    """人均可支配收入: whether 均 speaks of something that was not said."""
    return bool(unsaid(found["noun"] or "", pairs(before)))
