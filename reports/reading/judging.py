"""Whether what was read is one annual report, and what of the reading a person should look at. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reports.reading import fields, kinds
from reports.reading.front import title_at
from reports.reading.markers import marker_at_start
from reports.reading.refusals import NO_REPORT, OTHER_KIND, TWO_REPORTS, Refused

if TYPE_CHECKING:
    from reports.reading.lines import Line
    from reports.reading.outline import Block, Outline

_OTHER_KINDS = (
    ("一个登录页面", re.compile(r"^(?:请.{0,12}登录|忘记密码)|统一身份认证")),
    (
        "一个出错的网页",
        re.compile(r"^(?:40[34]|50[0234])\b|(?:没有|无)权限?访问|页面.{0,6}(?:不存在|找不到|已删除)|找不到.{0,6}页面"),
    ),
    ("一份通知", re.compile(r"的?通知$|现将有关事项通知如下")),
    ("一份来函", re.compile(r"的函$")),
    ("一份工作计划", re.compile(r"(?:要点|计划|方案|规划|打算|安排)(?:[（(].*[）)])?$")),
    ("一份会议材料", re.compile(r"(?:会议)?纪要$|在.{2,40}上的讲话")),
    ("一份规定或意见", re.compile(r"(?:办法|规定|意见|决定|条例|细则)$")),
    ("一篇新闻", re.compile(r"^本报讯|记者|会议(?:指出|强调|要求)")),
)
FIRST_LINES = 40
LONGEST_LINE = 80
_KIND_NAMES = {kinds.ACHIEVEMENTS: "主要举措和成效", kinds.PROBLEMS: "存在的不足和原因", kinds.PLAN: "下一年度安排"}


def require_report(outline: Outline, lines: Sequence[Line]) -> None:
    """Raises Refused for another kind of document, and for a file of several reports."""
    _require_one(outline, lines)
    found = {part.kind for part in outline.parts}
    named = {kinds.kind_of(part.heading, outline.year) for part in outline.parts}
    has_title = bool(re.search(r"法治|依法行政", outline.title))
    if not outline.parts or not found & {kinds.PROBLEMS, kinds.PLAN} or not (has_title or len(named - {""}) > 2):
        raise Refused(_what_else(lines))


def _what_else(lines: Sequence[Line]) -> str:
    for line in lines[:FIRST_LINES]:
        if marker_at_start(line.full):
            continue
        for name, shape in _OTHER_KINDS:
            if shape.search(line.text) and (len(line.text) <= LONGEST_LINE or name == "一篇新闻"):
                return OTHER_KIND.format(kind=name)
    return NO_REPORT


def _require_one(outline: Outline, lines: Sequence[Line]) -> None:
    """A second title of another year or organ, with parts of its own below it."""
    titles = dict.fromkeys(_titles(lines))
    own = [title for title in titles if title[1] or title[2]]
    years = {year for _title, year, _organ in own if year}
    organs = {organ for _title, _year, organ in own if organ}
    if len(own) > 1 and (len(years) > 1 or len(organs) > 1):
        said = "、".join(f"{year}年" for year in sorted(years)) or "、".join(sorted(organs))
        raise Refused(TWO_REPORTS.format(count=max(len(years), len(organs)), years=said))


def _titles(lines: Sequence[Line]) -> Iterator[tuple[str, int | None, str]]:
    """The titles that stand right above a first part: (title, year, organ)."""
    above: list[Line] = []
    for line in lines:
        marker = marker_at_start(line.full)
        if marker and marker.rank == 1 and marker.number == 1 and above:
            first, last = title_at(above)
            if first >= 0:
                title = "".join(part.full for part in above[first : last + 1])
                yield title, fields.year_of(title), fields.issuer_in_title(title) or fields.place_in_title(title)
            above = []
        else:
            above.append(line)


def doubts(outline: Outline) -> Iterator[str]:
    """What a person should look at, in the order of the report."""
    for value, name in ((outline.title, "标题"), (outline.year, "年度"), (outline.issuer, "发布机关")):
        if not value:
            yield f"没有找到{name}，请填写。"
    found = {part.kind for part in outline.parts}
    missing = [name for kind, name in _KIND_NAMES.items() if kind not in found]
    if missing:
        yield f"没有认出{'、'.join(f'“{name}”' for name in missing)}部分，请核对各部分的内容类别。{_mixed(outline)}"
    yield from _out_of_order("", outline.parts)
    for part in outline.parts:
        yield from _out_of_order(part.title, part.sections)
        if not (part.body or part.sections or part.items):
            yield f"“{part.title}”下面没有文字。"


def _mixed(outline: Outline) -> str:
    """Which part tells problems and plans in one, that nobody looks for another."""
    mixed = [p.title for p in outline.parts if p.kind == kinds.PROBLEMS and kinds.tells_plans_too(p.heading)]
    return f"“{mixed[0]}”兼写不足和安排，只归一类；其中下一年的数不作本年数据。" if mixed else ""


def _out_of_order(above: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Numbers that repeat or skip: kept as they stand, and said."""
    before = 0
    for block in blocks:
        marker = marker_at_start(block.marker)
        if marker and marker.number and marker.number != before + 1:
            where = f"“{above}”中" if above else ""
            yield f"{where}“{block.title}”的序号与前面不连续，已照原文保留，请核对。"
        before = marker.number if marker else before + 1
