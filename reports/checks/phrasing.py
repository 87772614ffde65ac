"""`unit-doubled` and `about-nothing`: what reads wrongly once the figures stand in it, whatever they are compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reports.checks.addresses import text_page
from reports.checks.finding import Finding
from reports.checks.material import Material
from reports.checks.remarks import Remark
from reports.document.tree import Paragraph, plain_text

_NUMBER = r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*[余多]?"
_PERCENT = "[%％﹪]"
_COMMON_UNITS = (
    *("件", "个", "次", "项", "名", "人", "条", "家", "起", "份", "场", "期", "部", "处", "类", "种", "户", "批", "篇"),
    *("个方面", "人次", "件次", "元", "万元", "亿元", "个百分点"),
)
_STOP = r"(?=[，。；：、！？）)\s]|$)"
_ACTS = "组织|开展|举办|举行|召开|制定|出台|印发|发放|邀请|聘请|配备"
_ZERO = r"(?:(?<![\d０-９.．])[0０](?![\d０-９.．,，%％])|零)"
_NOTHING = re.compile(
    rf"(?:为|对|向|给|帮助|惠及|服务)了?{_ZERO}(?:个|名|位|家|户|件|人次|人|项|所|批)[\u4e00-\u9fff]+"
    rf"|(?:{_ACTS})(?:了|各类|专题)?{_ZERO}(?:个|名|位|家|户|件|项|场|期|次|部|份|批|条)[\u4e00-\u9fff]*"
)


def phrasing(material: Material) -> Iterator[Finding]:
    """Both, over every text of the report."""
    units = frozenset(series.unit for series in material.book.series.values())
    for passage in material.passages:
        for paragraph in passage.paragraphs:
            for remark in on_phrasing(paragraph, units):
                yield Finding.of(remark.code, remark.message, passage.place, text_page(passage.row))


def on_phrasing(paragraph: Paragraph, units: Iterable[str] = ()) -> Iterator[Remark]:
    """What a paragraph says twice, or says of nothing, as it reads with its figures in place."""
    text = plain_text(paragraph)
    for found in _doubled(frozenset(units)).finditer(text):
        advice = "引用比率时，百分号已经带上。" if re.search(_PERCENT, found[0]) else ""
        message = f"“{found[0]}”里单位写了两遍，请删去一个。{advice}"
        yield Remark("unit-doubled", message, found.start(), found.end())
    for found in _NOTHING.finditer(text):
        message = f"“{found[0]}”说的是没有发生的事。请改写成“未……”，或者删去这句。"
        yield Remark("about-nothing", message, found.start(), found.end())


@lru_cache(maxsize=16)
def _doubled(units: frozenset[str]) -> re.Pattern[str]:
    """A unit of one character may begin the next word (3项项目): twice only where nothing follows."""
    known = sorted({*_COMMON_UNITS, *units} - {"%", ""}, key=lambda unit: (-len(unit), unit))
    long = "|".join(re.escape(unit) for unit in known if len(unit) > 1)
    short = "|".join(re.escape(unit) for unit in known if len(unit) == 1)
    return re.compile(
        rf"{_NUMBER}\s*(?:{_PERCENT}\s*{_PERCENT}+|(?P<long>{long})(?P=long)|(?P<short>{short})(?P=short){_STOP}"
        rf"|[万亿]元元{_STOP})|百分之{_NUMBER}\s*{_PERCENT}"
    )
