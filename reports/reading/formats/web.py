"""A saved web page → lines. Scripts, forms and what the page hides are no text; links are told apart, for they are mostly the portal's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from reports.reading.formats.text import SAMPLE, decode, reads_as_chinese
from reports.reading.formats.web_lists import ListNumbers
from reports.reading.lines import Line, Source, bold_lead
from reports.reading.refusals import GARBLED, NO_TEXT, ODD, Refused
from reports.reading.tables import Cell, laid_out

_SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "iframe",
        "object",
        "embed",
        "template",
        "head",
        "form",
        "input",
        "select",
        "button",
        "textarea",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
    }
)
_STRUCK = frozenset({"del", "s", "strike"})
_AROUND = frozenset({"nav", "aside", "footer"})
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "center",
        "blockquote",
        "pre",
        "hr",
        "tr",
        "td",
    }
    | {
        "th",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "body",
        "html",
        "figure",
        "figcaption",
        "address",
        "caption",
        "fieldset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "form",
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = _HEADINGS | {"b", "strong", "th"}
_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)", re.IGNORECASE
)
_THICK = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_THIN = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*(center|right)", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
MOSTLY = 0.8
LONGEST_LINK = 60
MANY_BREAKS = 10


def read_page(content: bytes) -> Source:
    """Raises Refused for a page without text, and for one nested beyond reading."""
    root = _parsed(decode(content, _declared(content)))
    reader = _PageReader()
    lines = reader.lines(root)
    if not reads_as_chinese("".join(line.text for line in lines)[:SAMPLE]):
        raise Refused(GARBLED)
    source = Source("html", lines, reader.footnotes, is_printed=reader.breaks > MANY_BREAKS)
    if said := reader.numbers.by_depth(lines):
        source.notes.append(said)
    if reader.hidden:
        source.notes.append(f"网页里有{reader.hidden}处隐藏文字，没有读入正文，请核对。")
    if reader.struck:
        source.notes.append(f"网页里有{reader.struck}处划去的文字，没有读入正文，请核对。")
    return source


def _declared(content: bytes) -> str:
    """The encoding a page says it has; what says GB2312 is often GBK or more."""
    found = _CHARSET.search(content[:4096])
    name = found[1].decode().lower() if found else ""
    return "gb18030" if name.startswith("gb") else name


def _parsed(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    bare = re.sub(r"^\s*<\?xml[^>]*>", "", text)
    try:
        root = html.document_fromstring(bare.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise Refused(NO_TEXT) from None
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise Refused(ODD)
    return root


@dataclass(slots=True)
class _PageLook:
    """How text looks where it stands."""

    is_bold: bool = False
    is_link: bool = False
    is_around: bool = False
    is_kept: bool = False
    """The ends of lines in the source are ends of lines: `<pre>`."""
    level: int = 0
    align: str = ""


@dataclass(slots=True)
class _Paragraph:
    """The line that is being gathered: (text, bold) and how much of it is linked."""

    runs: list[tuple[str, bool]] = field(default_factory=list)
    linked: int = 0

    def add(self, text: str, look: _PageLook) -> None:
        plain = re.sub(r"[ \t\r\n\f]+", " ", text)
        if not self.runs or self.runs[-1][0].endswith(" "):
            plain = plain.lstrip(" ")
        if plain:
            self.runs.append((plain, look.is_bold))
            self.linked += len(plain.strip()) if look.is_link else 0


class _PageReader:
    def __init__(self) -> None:
        self.hidden = self.struck = 0
        self.footnotes: list[str] = []
        self.breaks = 0
        self.numbers = ListNumbers()

    def lines(self, element: etree._Element) -> list[Line]:
        """Everything below an element, in reading order."""
        out: list[Line] = []
        paragraph = self._walk(element, _PageLook(), _Paragraph(), out)
        out += _closed(paragraph, _PageLook())
        return _counted_from_one(out)

    def _walk(self, element: etree._Element, look: _PageLook, paragraph: _Paragraph, out: list[Line]) -> _Paragraph:
        paragraph = self._add(element.text or "", look, paragraph, out)
        for child in element:
            paragraph = self._child(child, look, paragraph, out)
            paragraph = self._add(child.tail or "", look, paragraph, out)
        return paragraph

    def _add(self, text: str, look: _PageLook, paragraph: _Paragraph, out: list[Line]) -> _Paragraph:
        first, *others = text.splitlines() if look.is_kept and text else [text]
        paragraph.add(first, look)
        for line in [*others, ""] if look.is_kept and text.endswith("\n") else others:
            self.breaks += 1
            paragraph = self._break(paragraph, look, out)
            paragraph.add(line, look)
        return paragraph

    def _child(self, child: etree._Element, look: _PageLook, paragraph: _Paragraph, out: list[Line]) -> _Paragraph:
        tag = child.tag if isinstance(child.tag, str) else ""
        if not tag or tag in _SILENT:
            return paragraph
        if _is_hidden(child):
            self.hidden += bool("".join(child.itertext()).strip())
            return paragraph
        if tag in _STRUCK:
            self.struck += 1
            return paragraph
        if _is_footnote(child):
            self.footnotes.append(_footnote(child))
            return paragraph
        if (tag == "sup" and _refers(child)) or (tag == "a" and _leads_to_note(child)):
            return paragraph
        if tag == "br":
            self.breaks += 1
            return paragraph if _goes_on(paragraph) else self._break(paragraph, look, out)
        if tag not in _BLOCKS:
            return self._walk(child, _looking(child, look), paragraph, out)
        out += _closed(paragraph, look)
        inside = _looking(child, look)
        first = len(out)
        number = self.numbers.count(child) if tag == "li" else None
        if tag == "table":
            out += laid_out([list(self._cells(row, inside)) for row in _rows(child)])
        else:
            out += _closed(self._walk(child, inside, _Paragraph(), out), inside)
        if number is not None and len(out) > first:
            self.numbers.write(child, number, out[first])
        return _Paragraph()

    def _break(self, paragraph: _Paragraph, look: _PageLook, out: list[Line]) -> _Paragraph:
        out += _closed(paragraph, look)
        return _Paragraph()

    def _cells(self, row: etree._Element, look: _PageLook) -> Iterator[Cell]:
        for cell in row.iterchildren("td", "th"):
            if not _is_hidden(cell):
                lines: list[Line] = []
                inside = _looking(cell, look)
                lines += _closed(self._walk(cell, inside, _Paragraph(), lines), inside)
                yield Cell(lines, _span(cell, "colspan"), _span(cell, "rowspan"))


def _counted_from_one(lines: list[Line]) -> list[Line]:
    """Headings of a page begin at whatever level its maker took; one that occurs once is the title's, or the site's."""
    times = Counter(line.level for line in lines if line.level)
    top = min((level for level, count in times.items() if count > 1), default=0)
    for line in lines:
        line.level = max(0, line.level - top + 1) if top and line.level else 0
    return lines


def _goes_on(paragraph: _Paragraph) -> bool:
    """Whether a break stands inside a sentence: after a comma."""
    return "".join(text for text, _bold in paragraph.runs).rstrip().endswith(("，", "、"))


def _closed(paragraph: _Paragraph, look: _PageLook) -> list[Line]:
    """The gathered line, if it says anything."""
    text = "".join(text for text, _bold in paragraph.runs)
    bare = text.strip(" \u00a0\u3000\u2002\u2003")
    if not bare:
        return []
    is_link = len(bare) <= LONGEST_LINK and paragraph.linked >= MOSTLY * len(bare.replace(" ", ""))
    bold = bold_lead(paragraph.runs)
    return [Line(text, level=look.level, bold=bold, align=look.align, is_link=is_link or look.is_around)]


def _looking(element: etree._Element, look: _PageLook) -> _PageLook:
    tag, style = str(element.tag), element.get("style", "")
    align = _ALIGN.search(style)
    is_bold = (look.is_bold or tag in _BOLD or bool(_THICK.search(style))) and not _THIN.search(style)
    return _PageLook(
        is_bold=is_bold,
        is_link=look.is_link
        or (tag == "a" and bool(element.get("href") or not (element.get("name") or element.get("id")))),
        is_around=look.is_around or tag in _AROUND,
        is_kept=look.is_kept or tag == "pre",
        level=int(tag[1]) if tag in _HEADINGS else look.level,
        align=align[1].lower()
        if align
        else {"center": "center", "right": "right"}.get(element.get("align", "").lower(), look.align),
    )


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDES.search(element.get("style", "")))


_NOTE = re.compile(r"^(?:sdfootnote|_?ftn|footnote|fn)-?\d+$", re.IGNORECASE)


def _is_footnote(element: etree._Element) -> bool:
    return bool(_NOTE.match(element.get("id", ""))) and element.tag in _BLOCKS


def _footnote(element: etree._Element) -> str:
    """A footnote's words without its number."""
    return re.sub(r"^\s*[\[［]?\d{1,2}[\]］]?\s*", "", re.sub(r"\s+", " ", "".join(element.itertext()))).strip()


def _refers(element: etree._Element) -> bool:
    """A raised number that leads to a footnote; the 2 of m² leads nowhere."""
    text = "".join(element.itertext()).strip()
    is_linked = element.getparent().tag == "a" or element.find(".//a") is not None
    return bool(re.fullmatch(r"[\[［【]?\d{1,2}[\]］】]?", text)) and (is_linked or not text.isdigit())


def _leads_to_note(link: etree._Element) -> bool:
    """A word processor's reference: [1] that leads to #_ftn1."""
    target = link.get("href", "").rpartition("#")[2]
    return bool(_NOTE.match(target)) and bool(
        re.fullmatch(r"\s*[\[［【]?\d{1,2}[\]］】]?\s*", "".join(link.itertext()))
    )


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The table's own rows, not those of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from child.iterchildren("tr")


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1")
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text[:3]) < 100 else 1
