"""Document → a piece of HTML to be pasted into a portal's editor, which strips class, id, script and style. Pure.

Only elements that editors leave alone, each with all its style on itself, so that the portal's own sheets change nothing.
The title is not in it: a portal has a field of its own for that and shows it above.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from indicators.charts.chart import Chart
from indicators.charts.speech import description
from reports.document.tree import Document
from reports.downloads.official import OfficialTable, Style, lines

SERIF = "'Songti SC','Source Han Serif SC','Noto Serif CJK SC',STSong,SimSun,serif"
SANS = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif"
INK, MUTED, RULE, RED, BLUE = "#1f1d1a", "#645f57", "#8d877c", "#9b1c1f", "#2d506b"
NOTHING: Mapping[str, str | int] = {}

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pictured:
    """A chart whose picture lies at an address; width and height in CSS pixels."""

    chart: Chart
    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that lies at an address; `label` says what it is."""

    label: str
    address: str


def fragment(
    document: Document,
    pictures: Mapping[str, Sequence[Pictured]],
    attachments: Sequence[Attached],
    *,
    base: str = "",
    notice: str = "",
    about: Iterable[str] = (),
) -> SafeString:
    """The report's text with its charts. `pictures` by the anchor of their block, whose text they follow; `base` stands
    before addresses, `notice` above everything, `about` below."""
    said = [
        *([element("p", NOTICE, notice)] if notice else []),
        *_text(document, pictures, base),
        *([_attachments(attachments, base)] if attachments else []),
        *(element("p", SMALL, line) for line in about),
    ]
    return together(format_html("{}\n", one) for one in said)


# ── what the styles are ──


def styled(display: str, *, colour: str = INK, face: str = SERIF, size: int = 16, **more: str) -> str:
    """A whole style: nothing of the page around shows through, and what an editor strips of it is not missed."""
    rules = {
        "all": "initial",
        "display": display,
        "box-sizing": "border-box",
        "margin": "0",
        "padding": "0",
        "color": colour,
        "font-family": face,
        "font-size": f"{size}px",
        "font-weight": "400",
        "line-height": "1.9",
        "text-align": "left",
        "text-indent": "0",
        "overflow-wrap": "anywhere",
    } | {name.replace("_", "-"): value for name, value in more.items()}
    return ";".join(f"{name}:{value}!important" for name, value in rules.items())


BODY = styled("block", margin="0 0 8px", text_indent="2em", text_align="justify")
SMALL = styled("block", colour=MUTED, face=SANS, size=13, line_height="1.7")
NOTICE = styled("block", colour=RED, face=SANS, size=14, font_weight="700", margin="0 0 16px")
CHART_TITLE = styled("block", face=SANS, font_weight="700", line_height="1.5", margin="24px 0 8px")
CHART_END = styled("block", colour=MUTED, face=SANS, size=13, line_height="1.7", margin="0 0 24px")
IMAGE = styled("block", width="100%", height="auto", max_width="{}px")
TABLE = styled("table", face=SANS, size=14, width="100%", border_collapse="collapse", margin="16px 0")
CAPTION = styled("table-caption", face=SANS, font_weight="700", text_align="center", padding="0 0 8px")
GROUP, GROUP_OF_HEADS, ROW = styled("table-row-group"), styled("table-header-group"), styled("table-row")
_CELL = {"line_height": "1.6", "padding": "6px 8px", "border": f"1px solid {RULE}", "vertical_align": "top"}
CELL = styled("table-cell", face=SANS, size=14, **_CELL)
HEAD = styled("table-cell", face=SANS, size=14, font_weight="700", **_CELL)
ATTACHMENTS = styled("block", face=SANS, size=14, margin="24px 0 8px")
LINK = styled(
    "inline", colour=BLUE, face=SANS, size=14, text_decoration="underline", cursor="pointer", outline="revert"
)
LINES: dict[Style, tuple[str, str]] = {
    "part": ("h2", styled("block", face=SANS, size=22, font_weight="700", line_height="1.5", margin="32px 0 16px")),
    "section": ("h3", styled("block", face=SANS, size=18, font_weight="700", line_height="1.6", margin="24px 0 8px")),
    "item": ("h4", styled("block", font_weight="700", margin="16px 0 4px", text_indent="2em")),
    "addressees": ("p", styled("block", margin="0 0 8px")),
    "body": ("p", BODY),
    "signature": ("p", styled("block", text_align="right", padding="0 4em 0 0")),
}
"""Each style of an official paper's line as an element."""


# ── what stands in it ──


def _text(document: Document, pictures: Mapping[str, Sequence[Pictured]], base: str) -> Iterator[SafeString]:
    """Line after line; a block's charts behind all that is in it, as on the site, the inner block's first."""
    said = list(lines(document))
    ends = {line.anchor: at for at, line in enumerate(said)}
    behind: dict[int, list[Pictured]] = defaultdict(list)
    for block in reversed([one for one in document.walk() if one.anchor in pictures]):
        last = max((ends[one.anchor] for one in block.walk() if one.anchor in ends), default=len(said) - 1)
        behind[last] += pictures[block.anchor]
    for at, line in enumerate(said):
        yield _table(line) if isinstance(line, OfficialTable) else element(*LINES[line.style], line.text)
        for one in behind[at]:
            yield from _chart(one, base)


def _chart(one: Pictured, base: str) -> Iterator[SafeString]:
    chart = one.chart
    about: dict[str, str | int] = {
        "src": f"{base}{one.address}",
        "alt": description(chart),
        "width": one.width,
        "height": one.height,
    }
    yield element("p", CHART_TITLE, f"{chart.heading}（{chart.unit}）")
    yield element("p", SMALL, _empty("img", IMAGE.format(one.width), about))
    *above, last = (*filter(None, (chart.caption, *chart.remarks)), chart.source)
    yield from (element("p", SMALL, remark) for remark in above)
    yield element("p", CHART_END, last)


def _table(table: OfficialTable) -> SafeString:
    caption = [element("caption", CAPTION, table.caption)] if table.caption else []
    head = [_rows("thead", GROUP_OF_HEADS, "th", HEAD, [table.header], table.columns)] if table.header else []
    body = _rows("tbody", GROUP, "td", CELL, table.rows, table.columns)
    return element("table", TABLE, together([*caption, *head, body]))


def _rows(group: str, style: str, cell: str, cell_style: str, rows: Iterable[Row], columns: int) -> SafeString:
    written = (element("tr", ROW, together(_cells(cell, cell_style, row, columns))) for row in rows if row)
    return element(group, style, together(written))


def _cells(name: str, style: str, row: Row, columns: int) -> Iterator[SafeString]:
    """The last cell of a short row takes the columns that are left."""
    for number, text in enumerate(row, 1):
        left = columns - len(row) if number == len(row) else 0
        yield element(name, style, text, {"colspan": left + 1} if left else {})


def _attachments(attachments: Sequence[Attached], base: str) -> SafeString:
    links = (element("a", LINK, one.label, {"href": f"{base}{one.address}"}) for one in attachments)
    return element("p", ATTACHMENTS, format_html("附件：{}", format_html_join("　", "{}", ((link,) for link in links))))


def element(name: str, style: str, content: str, attributes: Mapping[str, str | int] = NOTHING) -> SafeString:
    """Content that is not marked safe is escaped."""
    return format_html("{}{}</{}>", _empty(name, style, attributes), content, name)


def _empty(name: str, style: str, attributes: Mapping[str, str | int]) -> SafeString:
    given = format_html_join("", ' {}="{}"', attributes.items())
    return format_html('<{}{} style="{}">', name, given, style)


def together(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
