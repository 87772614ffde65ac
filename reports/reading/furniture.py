"""What stands around a report and is not its text, each kind by its name. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from reports.reading.fields import is_signature
from reports.reading.lines import Aside, Line
from reports.reading.markers import marker_at_start

PAGE_NUMBER = "页码"
CONTENTS = "目录"
RUNNING_HEAD = "页眉"
AROUND = "网页版面"
FRONT = "封面与版头"
CONTACT = "联系方式"
BOX = "文本框"
HIDDEN = "隐藏文字"
STRUCK = "划去的文字"

_PAGE_NUMBER = re.compile(
    r"[\s\u3000]*(?:[-—–－·]{1,2}\s*\d{1,3}\s*[-—–－·]{1,2}|第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?"
    r"|\d{1,3}\s*/\s*\d{1,3}|Page\s*\d{1,3}(?:\s*of\s*\d{1,3})?)[\s\u3000]*",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"^.{2,60}?(?:[.…·⋯]{3,}|\t| {2,}|\u3000{2,})\s*\d{1,3}\s*$")
SHORTEST_HEADING, MOST_ENTRIES = 10, 200
_LISTED = re.compile(r"^\s*\d{0,3}\s*$|^[\s\u3000]*\S.{1,60}?\s*\d{1,3}\s*$")
"""An entry below the word 目录, whatever leads to its page number."""
_REST = re.compile(r"[。；]")
_CONTENTS = re.compile(r"^目[\s\u3000]*[录次][\s\u3000]*$")

_AROUND = re.compile(
    r"^【?(?:分享|打印|关闭|收藏|字体|字号|上一[篇条]|下一[篇条]|相关(?:链接|文[章件档]|信息|阅读|稿件|附件|解读)|热点|推荐阅读|责任?编辑|编辑[:：]|审核[:：]|作者[:：]"
    r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:阅读|浏览|点击|访问|来源)"
    r"|来源[:：]|信息来源|发布(?:时间|日期|机构)|(?:浏览|阅读|访问|点击)(?:次数|量|数)?[:：\s]|扫一扫|扫码|版权所有|主办(?:单位)?[:：]|承办|备案号|网站(?:标识|地图)|联系我们|技术支持|您?(?:现在|当前)?(?:的)?位置"
    r"|首页|设为首页|返回|附件下载|无障碍|©|Copyright|.{0,8}ICP备|.{0,10}公网安备)"
)
_NAMES_REPORT = re.compile(r"(?:法治|依法行政).*(?:报告|总结)")
_NUMBER_BESIDE = re.compile(r"^\s*[-—·]?\s*\d{1,3}\s+|\s+\d{1,3}\s*[-—·]?\s*$")
_BLANKS = re.compile(r"\s+")
_CONTACT = re.compile(r"^[（(]?(?:联系人|联系电话|电话|传真|邮箱|电子邮箱|地址|邮编)[:：]")
_NOTICE = re.compile(
    r"^[（(](?:此件|此文|本件).{0,12}(?:公开|发布)[）)]$|^抄送[:：]|^.{2,20}办公室\s*20\d\d年\d+月\d+日印发$|^[（(]?共印\d+份[）)]?$"
)


def is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text))


def is_around(line: Line) -> bool:
    """Whether a line is of the page that carries the report: menus, shares, counters, the foot of a portal."""
    return line.is_link or bool(_AROUND.match(line.text))


def is_contact(text: str) -> bool:
    return bool(_CONTACT.match(text) or _NOTICE.match(text))


def names_report(text: str) -> bool:
    """Whether a line reads like a report's title; of a running head that does, the last one stays."""
    return bool(_NAMES_REPORT.search(text))


def set_aside(lines: list[Line]) -> tuple[list[Line], list[Aside]]:
    """The lines without page numbers, contents and running heads, and what was taken out."""
    kept: list[Line] = []
    asides: list[Aside] = []
    running = _running_heads(lines)
    contents = 0
    for at, line in enumerate(lines):
        if names_report(line.text):
            running.discard(_unnumbered(line.text))
        why = _why_aside(line, running)
        if not why:
            goes_on = 0 < contents < MOST_ENTRIES and _is_listed(lines, at)
            contents = 1 if _CONTENTS.match(line.text.strip()) else contents + 1 if goes_on else 0
            why = CONTENTS if contents else ""
        if why:
            asides.append(Aside(line.text.strip(), why))
        else:
            kept.append(line)
    return kept, asides


def _is_listed(lines: list[Line], at: int) -> bool:
    """Whether a line below the word 目录 is an entry: it ends in a page number, or stands as a heading further down."""
    text = lines[at].text.strip(" \u3000\t")
    if _LISTED.match(lines[at].text):
        return True
    below = (line.text.strip(" \u3000\t") for line in lines[at + 1 :])
    return not _REST.search(text) and any(
        heading.startswith(text) or (len(heading) > SHORTEST_HEADING and text.startswith(heading)) for heading in below
    )


def _why_aside(line: Line, running: set[str]) -> str:
    if line.table or not line.text.strip():
        return ""
    if is_page_number(line.text):
        return PAGE_NUMBER
    if _ENTRY.match(line.text):
        return CONTENTS
    return RUNNING_HEAD if _unnumbered(line.text) in running else ""


def _running_heads(lines: list[Line]) -> set[str]:
    """Short lines without a mark at their end that come again and again, whatever number they carry, or twice beside page numbers."""
    seen: dict[str, int] = {}
    for line in lines:
        text = _unnumbered(line.text)
        if 4 <= len(text) <= 40 and not re.search(r"[。；：，]$", text) and not line.table and not line.marker:
            seen[text] = seen.get(text, 0) + 1
    at_numbers = _beside_page_numbers(lines)
    return {
        text for text, times in seen.items() if times > (1 if text in at_numbers else 2) and _may_run(text, at_numbers)
    }


def _may_run(text: str, at_numbers: set[str]) -> bool:
    """An organ's name stands on the cover, above the text and as signature, and a numbered heading may come in every
    section (1. 主要做法): these run only beside page numbers."""
    return text in at_numbers or not (is_signature(text) or marker_at_start(text))


def _beside_page_numbers(lines: list[Line]) -> set[str]:
    filled = [line.text for line in lines if line.text.strip()]
    pairs = [*pairwise(filled), *pairwise(reversed(filled))]
    return {_unnumbered(text) for text, number in pairs if is_page_number(number)}


def _unnumbered(text: str) -> str:
    return _BLANKS.sub("", _NUMBER_BESIDE.sub("", text.strip()))
