"""Years typed as numbers that a rolled-over draft has left behind. Pure.

Only where a sentence or clause begins with last year as its own time (2019年，… 2019年度 …). Titles, dates with a month, past
events and comparisons are other years' by right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.narrative.lookalikes import covered_titles, plain_digits

_HAN_DIGITS = str.maketrans("零〇○一二三四五六七八九", "000123456789")
_WRITTEN = r"(?P<year>(?:19|20)\d\d|[一二][零〇○一二三四五六七八九]{3})\s*年"
_OPENS = re.compile(rf"(?:^|(?<=[。；！？，：\n]))\s*(?:在)?{_WRITTEN}")
# 2019年，… and 2019年度 … and 2019年全区 … speak of the year itself.
_OWN_TIME = re.compile(
    r"度?[，、]|度?(?:全年|全区|全县|我区|我县|本区|本县|区委|区政府|县委|县政府)"
    r"|度(?!(?:[^，。；]{0,12}?)(?:要点|报告|计划|考核|评议|评选|评估|督察|述[法职]|预算|决算|审计|表彰|先进|结果|目录|任务|目标))"
)
_LATER = re.compile(r"(?:19|20)\d\d\s*年|较|比|相比|至今|以来|起|成立|挂牌|启动|设立|建成|施行|实施|印发|出台")


def stale_years(text: str, own: int, *, is_plan: bool = False) -> Iterator[tuple[int, int, int]]:
    """(start, end, year) of years that should be the report's own; in the plan, of its own where next year is meant."""
    plain = covered_titles(plain_digits(text))
    for found in _OPENS.finditer(plain):
        year = int(found["year"].translate(_HAN_DIGITS))
        sentence = re.split("[。；！？\n]", plain[found.end() :])[0]
        if not _OWN_TIME.match(sentence) or _LATER.search(sentence):
            continue
        if year == (own if is_plan else own - 1):
            yield found.start("year"), found.end("year"), year
