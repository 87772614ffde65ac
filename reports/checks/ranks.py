"""Places in an order that a sentence lets move: 由第8位升至第3位，上升5位. The smaller number is the higher place. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.slip import Slip
from reports.narrative.han_amounts import amount
from reports.narrative.lookalikes import plain_digits

_N = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_PLACE = "[位名]"
_UP = "上升|提升|跃升|攀升|前移|前进|升"
_DOWN = "下降|下滑|后移|后退|回落|退|降|跌"
_BY = rf"[，、（]?(?P<by>{_UP}|{_DOWN})了?(?P<size>{_N}|两)(?:个)?(?:位次|名次|{_PLACE})"
_FROM = rf"[由从](?P<open>[^，。；（第]{{0,8}})第(?P<before>{_N}){_PLACE}"
_TO = rf"[^，。；（第]{{0,4}}?(?P<way>{_UP}|{_DOWN}){{0,1}}(?:至|到|为)[^，。；（第]{{0,6}}第(?P<after>{_N}){_PLACE}"
_MOVED = re.compile(rf"{_FROM}{_TO}(?:{_BY})?")
_STANDS = re.compile(
    rf"第(?P<after>{_N}){_PLACE}，?(?:较|比)(?:上年|去年|(?:19|20)\d\d年)(?:的)?(?P<open>[^，。；（第]{{0,4}})第(?P<before>{_N}){_PLACE}{_BY}"
)
_FROM_BELOW = re.compile("倒数|末")


def misplaced(text: str) -> Iterator[Slip]:
    """Places that moved the other way, or by another number, than is written."""
    plain = plain_digits(text)
    for pattern in (_MOVED, _STANDS):
        for found in pattern.finditer(plain):
            before, after = _number(found["before"]), _number(found["after"])
            if before and after and not _FROM_BELOW.search(found["open"]):
                yield from _judged(found, before, after)


def _judged(found: re.Match[str], before: int, after: int) -> Iterator[Slip]:
    fact = f"由第{before}位到第{after}位是{_moved(before, after)}"
    for name in ("way", "by"):
        word = found.groupdict().get(name)
        if word and _goes_up(word) != (after < before):
            yield Slip("direction-contradicted", *found.span(name), fact)
            return
    if found["size"] and _number(found["size"]) != abs(before - after):
        yield Slip("size-contradicted", found.start("by"), found.end("size"), fact)


def _goes_up(word: str) -> bool:
    return bool(re.fullmatch(_UP, word))


def _moved(before: int, after: int) -> str:
    if before == after:
        return "没有变"
    return f"{'上升' if after < before else '下降'}{abs(before - after)}位"


def _number(said: str) -> int | None:
    value = amount(said) if not said.isdigit() else int(said)
    return int(value) if value is not None else None
