"""How far from the right edge 署名 and 成文日期 stand (GB/T 9704—2012, 7.3.5), in characters. Pure."""

from __future__ import annotations

import re

from indicators.charts.lettering import text_width

OF_THE_DATE, LEAST = 4.0, 2.0
_BORDER = re.compile(r"(?<=\d)(?=[^\d\s])|(?<=[^\d\s])(?=\d)")
BETWEEN_SCRIPTS = 0.25
"""What every program sets between a 汉字 and a digit."""


def indents(issuer: str, day: str) -> tuple[float, float]:
    """Of the issuer and of the date: the date four characters in and the issuer centred above it, where the seal covers
    both; a long issuer stands two characters in, and the date below its middle."""
    longer = (_width(issuer) - _width(day)) / 2
    beyond = max(0.0, longer - (OF_THE_DATE - LEAST))
    return round(OF_THE_DATE + beyond - longer, 2), round(OF_THE_DATE + beyond, 2)


def _width(text: str) -> float:
    digits = sum(character.isdigit() for character in text)
    return text_width(re.sub(r"\d", "", text)) + digits / 2 + between_scripts(text)


def between_scripts(text: str) -> float:
    """What stands free where 汉字 and digits meet, all together."""
    return BETWEEN_SCRIPTS * len(_BORDER.findall(text))
