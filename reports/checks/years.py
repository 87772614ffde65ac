"""`wrong-year`: years typed as numbers that a rolled-over draft has left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.addresses import text_page
from reports.checks.finding import Finding
from reports.checks.material import Material, Passage
from reports.models import Part

_SPAN = r"[—–\-~～至到]"
_YEAR = re.compile(
    rf"(?<![较比与同自从截\d])(?<!截至)(?<!{_SPAN})(?P<year>(?:19|20)\d\d|[一二][零〇○一二三四五六七八九]{{3}})"
    rf"\s*年(?!\s*{_SPAN}|以来|以前|之前|相比)"
)
_HAN_DIGITS = str.maketrans("零〇○一二三四五六七八九", "000123456789")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def wrong_years(material: Material) -> Iterator[Finding]:
    """Last year's number where this year's is meant; in the plan, this year's where next year's is."""
    for passage in material.passages:
        for year in dict.fromkeys(literal_years(passage.source)):
            if fault := _fault(passage, year, material.year):
                yield Finding.of("wrong-year", fault, passage.place, text_page(passage.row))


def literal_years(source: str) -> list[int]:
    """The years a text spells out, but for spans (2015—2020年) and comparisons (较2019年)."""
    return [int(year["year"].translate(_HAN_DIGITS)) for year in _YEAR.finditer(source.translate(_FULL_WIDTH))]


def _fault(passage: Passage, year: int, own: int) -> str:
    if year == own - 1:
        return f"写的是“{year}年”，而本报告是{own}年度的。指报告年度的请写 {{{{year}}}}。"
    starts = passage.source.translate(_FULL_WIDTH).startswith(f"{own}年")
    if passage.kind == Part.Kind.PLAN and year == own and starts:
        return f"下一年度安排从“{year}年”写起，而应为{own + 1}年。请写 {{{{year@+1}}}}年。"
    return ""
