"""What stands above the first part: head table, number, title, addressee, lead. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reports.reading import fields
from reports.reading.furniture import FRONT, is_around, is_contact
from reports.reading.lines import Aside, Line, Table
from reports.reading.outline import Outline

_LABELS = {
    "索引号": "index_number",
    "文号": "document_number",
    "发文字号": "document_number",
    "主题分类": "category",
    "信息类别": "category",
    "信息分类": "category",
    "信息名称": "name",
    "标题": "name",
    "名称": "name",
    "发布机构": "issuer",
    "发文机关": "issuer",
    "发布单位": "issuer",
    "制发机关": "issuer",
    "成文日期": "date",
    "生成日期": "date",
    "发文日期": "date",
    "公开日期": "published",
    "发布日期": "published",
    "有效性": "validity",
    "责任部门": "department",
    "公开方式": "manner",
    "公开形式": "manner",
    "公开范围": "manner",
    "关键词": "keywords",
}
_NOTHING = {"无", "—", "-", ""}

_ENDS_TITLE = re.compile(r"(?:报告|总结|年报|情况|白皮书|情况的?公[示告])(?:[（(][^）)]{1,12}[）)])?$")
_LAST_WORDS = re.compile(r"(?:的?(?:工作)?情况)?的?(?:工作)?(?:报告|总结|年报)")
"""All that a title's second line may have to say, where the first could be a whole one."""
_OF_YEAR = re.compile(rf"[（(](?:20\d\d|{fields.HAN_YEAR})年度?[）)]")
"""A title's year on a line of its own."""
LONGEST_TITLE = 40


@dataclass(slots=True)
class Front:
    """The head of a report. `facts` is what a head table states."""

    title: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    document_number: str = ""
    addressee: str = ""
    signature: str = ""
    date: str = ""
    lead: list[Line] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


def read_front(lines: list[Line]) -> Front:
    """The head, from the lines before the first part."""
    front = Front()
    lines = _paired(lines)
    first, last = title_at(lines)
    if last >= 0:
        front.title = "".join(line.full for line in lines[first : last + 1])
    for line in lines[: max(first, 0)]:
        _take_above(front, line)
    below = lines[last + 1 :]
    if last >= 0 and below and _OF_YEAR.fullmatch(below[0].text):
        front.title += below.pop(0).text
    for line in below:
        _take_below(front, line)
    return front


def title_at(lines: list[Line]) -> tuple[int, int]:
    """First and last line of the title nearest to the text, (-1, -1) if there is none."""
    found = (-1, -1)
    for last in range(len(lines)):
        first = _title_start(lines, last)
        if first >= 0 and (found[0] != first or _LAST_WORDS.fullmatch(lines[last].text)):
            found = (first, last)
    return found


def _title_start(lines: list[Line], last: int) -> int:
    """Where the title that ends at a line begins: on that line, or up to two lines above."""
    best = -1
    if not _may_be_title(lines[last]) or not _ENDS_TITLE.search(lines[last].text):
        return best
    for first in range(last, max(-1, last - 3), -1):
        if not _may_be_title(lines[first]):
            break
        joined = "".join(line.text for line in lines[first : last + 1])
        if fields.names_report(joined):
            if fields.issuer_in_title(joined) or fields.place_in_title(joined):
                return first
            best = first if best < 0 else best
    return best


def _may_be_title(line: Line) -> bool:
    text = line.text
    if line.table or line.marker or not text or len(text) > LONGEST_TITLE or is_around(line):
        return False
    if re.search(r"[。；：，:;]|^《|文件$|^附件|^[（(]", text):
        return False
    return not fields.document_number_of(text) and not fields.is_date(text) and not fields.is_month(text)


def _take_above(front: Front, line: Line) -> None:
    """Above the title only a number and a head table say something."""
    if line.table and (facts := head_table(line.table)):
        front.facts |= facts
        front.asides += [Aside(cell, FRONT) for row in line.table.rows for cell in row if cell]
        return
    texts = [line.text] if not line.table else [cell for row in line.table.rows for cell in row]
    for text in texts:
        front.document_number = front.document_number or fields.document_number_of(text)
        front.facts |= _labelled(text)
        front.asides.append(Aside(text, FRONT))


def _take_below(front: Front, line: Line) -> None:
    """Below it: the organ and the date, whom it is addressed to, and then the lead."""
    text = line.text
    if front.lead:
        front.lead.append(line)
    elif line.table:
        front.facts |= head_table(line.table)
    elif is_around(line) or is_contact(text) or _labelled(text):
        front.facts |= _labelled(text)
        front.asides.append(Aside(text, FRONT))
    elif fields.is_date(text):
        front.date = fields.date_of(text)
    elif fields.document_number_of(text) and len(text) < LONGEST_TITLE:
        front.document_number = fields.document_number_of(text)
    elif fields.is_addressee(text):
        front.addressee = text.rstrip("：:")
    elif fields.is_signature(text):
        front.signature = text
    elif fields.names_report(text) and _may_be_title(line):
        front.asides.append(Aside(text, FRONT))
    else:
        front.lead.append(line)


def head_table(table: Table) -> dict[str, str]:
    """What a table of labels and values states; {} for a table of anything else."""
    facts: dict[str, str] = {}
    known = 0
    for row in table.rows:
        for label, value in pairwise(row):
            if key := _LABELS.get(_label(label)):
                known += 1
                facts.setdefault(key, "" if value.strip() in _NOTHING else value.strip())
    return facts if known > 1 else {}


def _label(cell: str) -> str:
    return re.sub(r"[\s\u3000：:]", "", cell)


def _paired(lines: Sequence[Line]) -> list[Line]:
    """A label on a line of its own (索引号：) and its value below are one line; a title is no value."""
    paired: list[Line] = []
    for line in lines:
        is_value = bool(line.text) and not (_is_bare_label(line.text) or fields.names_report(line.text))
        if paired and is_value and _is_bare_label(paired[-1].text):
            paired[-1] = Line(paired[-1].text + line.text)
        else:
            paired.append(line)
    return paired


def _is_bare_label(text: str) -> bool:
    return text.endswith(("：", ":")) and _label(text) in _LABELS


def _labelled(text: str) -> dict[str, str]:
    """`索 引 号：X` on a line of its own."""
    found = re.fullmatch(r"([^：:]{2,12})[：:]\s*(\S.{0,60})", text)
    key = _LABELS.get(_label(found[1])) if found else None
    return {key: found[2].strip()} if found and key and found[2].strip() not in _NOTHING else {}


def fill(outline: Outline, front: Front) -> None:
    """What the head says, into the outline; what stands below the text comes later and counts more."""
    facts = front.facts
    outline.title = front.title
    outline.year = fields.year_of(front.title)
    outline.document_number = facts.get("document_number", "") or front.document_number
    outline.index_number = facts.get("index_number", "")
    outline.category = facts.get("category", "")
    outline.addressee = front.addressee
    outline.signature = front.signature
    outline.date = front.date or fields.date_of(facts.get("date", ""))
    outline.furniture += front.asides
