"""汉字 amounts → values: 一百零二, 七八十, 百余, 数十, 九十八点五. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

from indicators.numbers.formatting import parse_han

DIGITS = "一二两三四五六七八九十"
HAN = f"{DIGITS}零〇百千万亿"
_PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ONES = "一二三四五六七八九"
_NEIGHBOURS = re.compile(rf"(?P<low>[{_ONES}])(?P<high>[{_ONES}])(?P<place>[十百千万亿]?)")


def amount(text: str) -> Decimal | None:
    """A 汉字 number's value; None for what says no single one (七八十, 数十)."""
    whole, _, fraction = text.replace("〇", "零").partition("点")
    if whole and whole[0] in "百千万亿":
        whole = f"一{whole}"
    try:
        value = Decimal(parse_han(whole))
        tail = "".join(str("零一二三四五六七八九".index(digit)) for digit in fraction)
    except ValueError:
        return None
    return value + Decimal(f"0.{tail}") if tail else value


def neighbours(text: str) -> tuple[Decimal, Decimal] | None:
    """七八十 as (70, 80), 三五 as (3, 5); None for anything else."""
    if not (found := _NEIGHBOURS.fullmatch(text)):
        return None
    place = _PLACES.get(found["place"], 1)
    low, high = (Decimal((_ONES.index(found[name]) + 1) * place) for name in ("low", "high"))
    return (low, high) if low < high else None
