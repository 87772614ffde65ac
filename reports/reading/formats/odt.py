"""OpenDocument text (.odt) → lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml.etree import _Element

from indicators.numbers.formatting import han
from reports.reading.breaks import BREAK, pieces
from reports.reading.furniture import BOX, CONTENTS, HIDDEN
from reports.reading.lines import Aside, Line, Source, bold_lead
from reports.reading.markers import CIRCLED
from reports.reading.refusals import LOCKED, NO_WORD, Refused
from reports.reading.tables import Cell, laid_out

if TYPE_CHECKING:
    from reports.reading.formats.package import Package

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE, TABLE, OFFICE = (f"{_OASIS}{name}:1.0}}" for name in ("text", "style", "table", "office"))
FO = f"{_OASIS}xsl-fo-compatible:1.0}}"
DRAW = f"{_OASIS}drawing:1.0}}"
_SKIPPED = frozenset(
    {
        f"{TEXT}tracked-changes",
        f"{TEXT}note",
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{TEXT}sequence-decls",
        f"{OFFICE}forms",
        f"{TEXT}ruby-text",
    }
)
RUNNING = "页眉页脚"
OUTLINE = "\0outline"
"""The document's own numbering of headings, which has no name a list could bear."""
_MOST_SPACES = 100


def read_odt(package: Package) -> Source:
    """Raises Refused for a locked file, and for what is no text document after all."""
    if b"encryption-data" in (
        package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""
    ):
        raise Refused(LOCKED)
    content = package.xml("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if content is None or body is None:
        raise Refused(NO_WORD)
    return _OdtReader([content, package.xml("styles.xml")]).read(body)


@dataclass(slots=True)
class _Look:
    is_bold: bool | None = None
    is_hidden: bool = False
    align: str = ""
    parent: str = ""
    list_style: str | None = None
    """By which list a heading outside of one is numbered: "" by none, None where the style doesn't say."""
    level: int = 0


@dataclass(slots=True)
class _OdtReader:
    roots: list[_Element | None]
    styles: dict[str, _Look] = field(default_factory=dict)
    lists: dict[str, _Element] = field(default_factory=dict)
    asides: list[Aside] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    counts: dict[str, list[int]] = field(default_factory=dict)

    def read(self, body: _Element) -> Source:
        for root in self.roots:
            self._learn(root)
        lines = list(self._lines(body, "", 0))
        self._take_running()
        changes = body.find(f"{TEXT}tracked-changes")
        notes = ["文件里有修订，按“接受修订”读取。"] if changes is not None and len(changes) else []
        hidden = sum(aside.why == HIDDEN for aside in self.asides)
        notes += [f"文件里有{hidden}处隐藏文字，没有读入正文，请核对。"] if hidden else []
        return Source("odt", lines, self.footnotes, self.asides, notes)

    def _learn(self, root: _Element | None) -> None:
        for style in root.iter(f"{STYLE}style") if root is not None else ():
            paragraph, text = style.find(f"{STYLE}paragraph-properties"), style.find(f"{STYLE}text-properties")
            weight = text.get(f"{FO}font-weight") if text is not None else None
            level = style.get(f"{STYLE}default-outline-level", "")
            self.styles[style.get(f"{STYLE}name", "")] = _Look(
                is_hidden=text is not None and text.get(f"{TEXT}display") in ("none", "true"),
                is_bold=None if weight is None else weight in ("bold", "600", "700", "800", "900"),
                align=paragraph.get(f"{FO}text-align", "") if paragraph is not None else "",
                parent=style.get(f"{STYLE}parent-style-name", ""),
                list_style=style.get(f"{STYLE}list-style-name"),
                level=int(level) if level.isdigit() else 0,
            )
        for listing in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style") if root is not None else ():
            is_outline = listing.tag == f"{TEXT}outline-style"
            self.lists.setdefault(OUTLINE if is_outline else listing.get(f"{STYLE}name", ""), listing)

    def _chain(self, name: str) -> Iterator[_Look]:
        for _ in range(12):
            if name not in self.styles:
                return
            yield self.styles[name]
            name = self.styles[name].parent

    def _is_bold(self, name: str, otherwise: bool) -> bool:
        return next((look.is_bold for look in self._chain(name) if look.is_bold is not None), otherwise)

    # ── lines ──

    def _lines(self, parent: _Element, listed: str, depth: int) -> Iterator[Line]:
        for child in parent:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child, listed, depth)
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, listed, depth + 1)
            elif child.tag == f"{TABLE}table":
                yield from laid_out([list(self._cells(row)) for row in child.iter(f"{TABLE}table-row")])
            elif child.tag == f"{TEXT}table-of-content":
                self.asides += [Aside(text, CONTENTS) for p in child.iter(f"{TEXT}p") if (text := _plain(p))]
            elif child.tag == f"{TEXT}section":
                yield from self._lines(child, listed, depth)
            elif child.tag not in _SKIPPED and str(child.tag).startswith(DRAW):
                self._box(child)

    def _list(self, element: _Element, listed: str, depth: int) -> Iterator[Line]:
        name = element.get(f"{TEXT}style-name") or listed
        if (
            element.get(f"{TEXT}continue-numbering") != "true"
            and not element.get(f"{TEXT}continue-list")
            and depth == 1
        ):
            self.counts.pop(name, None)
        for item in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            yield from self._lines(item, name, depth)

    def _cells(self, row: _Element) -> Iterator[Cell]:
        for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            if cell.tag == f"{TABLE}table-cell":
                lines = [line for line in self._lines(cell, "", 0) if line.text or line.table]
                across, down = (cell.get(f"{TABLE}number-{name}-spanned", "1") for name in ("columns", "rows"))
                yield Cell(lines, *(int(span) if span.isdigit() else 1 for span in (across, down)))

    def _paragraph(self, element: _Element, listed: str, depth: int) -> Iterator[Line]:
        style = element.get(f"{TEXT}style-name", "")
        looks = list(self._chain(style))
        runs = list(self._runs(element, self._is_bold(style, otherwise=False)))
        outline = element.get(f"{TEXT}outline-level", "") if element.tag == f"{TEXT}h" else ""
        align = next((look.align for look in looks if look.align), "")
        if not listed and outline.isdigit():
            listed = next((look.list_style for look in looks if look.list_style is not None), OUTLINE)
            depth = int(outline)
        marker = self._number(listed, depth) if listed and any(text.strip() for text, _bold in runs) else ""
        for piece in pieces(runs):
            yield Line(
                "".join(text for text, _bold in piece),
                marker=marker,
                level=int(outline) if outline.isdigit() else next((look.level for look in looks if look.level), 0),
                bold=bold_lead(piece),
                align={"center": "center", "end": "right", "right": "right"}.get(align, ""),
            )
            marker = ""

    def _runs(self, element: _Element, is_bold: bool) -> Iterator[tuple[str, bool]]:
        if element.text:
            yield element.text, is_bold
        for child in element:
            yield from self._inline(child, is_bold)
            if child.tail:
                yield child.tail, is_bold

    def _inline(self, child: _Element, is_bold: bool) -> Iterator[tuple[str, bool]]:
        tag = str(child.tag)
        if tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            yield " " * min(int(count) if count.isdigit() else 1, _MOST_SPACES), is_bold
        elif tag == f"{TEXT}tab":
            yield "\t", is_bold
        elif tag == f"{TEXT}line-break":
            yield BREAK, is_bold
        elif tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            self.footnotes += [_plain(body)] if body is not None else []
        elif tag.startswith(DRAW):
            self._box(child)
        elif tag == f"{TEXT}hidden-text" or any(
            look.is_hidden for look in self._chain(child.get(f"{TEXT}style-name", ""))
        ):
            self.asides.append(Aside(_plain(child) or child.get(f"{TEXT}string-value", ""), HIDDEN))
        elif tag not in _SKIPPED:
            yield from self._runs(child, self._is_bold(child.get(f"{TEXT}style-name", ""), is_bold))

    def _number(self, name: str, depth: int) -> str:
        listing = self.lists.get(name)
        levels = {level.get(f"{TEXT}level"): level for level in listing} if listing is not None else {}
        level = levels.get(str(depth))
        if level is None or not level.get(f"{STYLE}num-format"):
            return ""
        counts = self.counts.setdefault(name, [0] * 12)
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (len(counts) - depth - 1)
        number = _written(counts[depth], level.get(f"{STYLE}num-format", ""))
        return f"{level.get(f'{STYLE}num-prefix', '')}{number}{level.get(f'{STYLE}num-suffix', '')}"

    # ── what stands beside it ──

    def _box(self, element: _Element) -> None:
        self.asides += [Aside(text, BOX) for p in element.iter(f"{TEXT}p") if (text := _plain(p))]

    def _take_running(self) -> None:
        styles = self.roots[1]
        for part in styles.iter(f"{STYLE}header", f"{STYLE}footer") if styles is not None else ():
            self.asides += [Aside(text, RUNNING) for p in part.iter(f"{TEXT}p") if (text := _plain(p))]


def _plain(element: _Element) -> str:
    return "".join(str(text) for text in element.itertext()).strip()


def _written(count: int, form: str) -> str:
    if form.startswith("一"):
        return han(count)
    return CIRCLED[count - 1] if form.startswith("①") and count <= len(CIRCLED) else str(count)
