"""A page's charts as a reader finds them: each drawing's words with the room they take, and its marks with their values.

Lengths are em. Drawings are laid out in per cent across and em down, so every reading is at a width.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import groupby
from typing import Any
from xml.etree import ElementTree

from indicators.charts.chart import _KIND_LABELS, ChartKind
from indicators.charts.lettering import NARROWEST, text_width
from indicators.charts.svg.beside import FALL, RISE

WIDTHS = (NARROWEST, 32.0, 48.0, 90.0)
"""A phone in large type, a card, a column, a wide screen."""
KINDS = {label: kind for kind, label in _KIND_LABELS.items()}
DRAWING = re.compile(r"<svg (?=[^>]*class=\"(?:chart-svg|sparkline)).*?</svg>", re.DOTALL)


@dataclass(frozen=True)
class Word:
    """A line of text and the room it takes."""

    text: str
    look: str
    left: float
    right: float
    y: float

    @property
    def top(self) -> float:
        return self.y - RISE

    @property
    def bottom(self) -> float:
        return self.y + FALL

    def touches(self, other: Word) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True)
class Point:
    """What is drawn of one thing. `value` None is a gap; `before` and `past` are earlier years'."""

    group: ElementTree.Element
    label: str
    text: str
    value: float | None
    before: float | None
    past: tuple[float | None, ...]

    def shapes(self, name: str, *looks: str) -> list[ElementTree.Element]:
        """Those of a class, of any class where none is named."""
        found = (one for one in self.group.iter(name) if not looks or set(looks) & set(one.get("class", "").split()))
        return list(found)


@dataclass(frozen=True)
class Drawn:
    """One drawing of a page, with what 交互查看 would draw in its place where the page offers that."""

    root: ElementTree.Element
    spec: dict[str, Any] | None

    @property
    def look(self) -> str:
        return self.root.get("class", "")

    @property
    def name(self) -> str:
        return self.root.get("aria-labelledby", self.look).split()[0]

    @cached_property
    def kind(self) -> ChartKind | None:
        """None for what is no chart of its own: sparklines, strips, bars of parts."""
        told = next((one.text or "" for one in self.root if one.tag == "desc"), "")
        return KINDS.get(told.split("：")[0]) if "lines" not in self.look.split() else None

    @cached_property
    def points(self) -> list[Point]:
        return [_point(group) for group in self.root.iter("g") if group.get("class") == "chart-point"]

    @cached_property
    def texts(self) -> list[ElementTree.Element]:
        return list(self.root.iter("text"))

    def words(self, width: float) -> list[Word]:
        return [word_of(text, width) for text in self.texts]

    def shapes(self, name: str, look: str) -> list[ElementTree.Element]:
        return [one for one in self.root.iter(name) if look in one.get("class", "").split()]

    @cached_property
    def said(self) -> list[str]:
        """Every text of the drawing; the lines that a name was broken into are one."""
        lines = [(one.get("class"), "".join(one.itertext())) for one in self.texts]
        found: list[str] = []
        for look, group in groupby(lines, key=lambda one: one[0]):
            texts = [text for _, text in group]
            found += ["".join(texts)] if look == "chart-label" else texts
        return found

    @property
    def classes(self) -> set[str]:
        return {name for one in self.root.iter() for name in one.get("class", "").split()}


def drawings(html: str) -> list[Drawn]:
    """Every chart, sparkline and strip of a page."""
    return [Drawn(read(found[0]), _spec(html, found[0])) for found in DRAWING.finditer(html)]


def read(drawing: str) -> ElementTree.Element:
    root = ElementTree.fromstring(drawing)  # noqa: S314 - our own output
    for one in root.iter():
        one.tag = one.tag.rpartition("}")[2]
    return root


def share(length: str | None) -> float:
    """`53.2%` as a part of the width."""
    assert length
    assert length.endswith("%")
    return float(length[:-1]) / 100


def em(length: str | None) -> float:
    assert length
    assert length.endswith("em")
    return float(length[:-2])


def words_of_plotly(spec: dict[str, Any]) -> list[str]:
    """Every text that Plotly writes without being asked for more: axes, notes, names of traces, values at their marks."""
    layout = spec["layout"]
    said = [note["text"] for note in layout.get("annotations", [])]
    said += [text for axis in _axes(layout) for text in _axis_words(axis, spec["data"])]
    said += [text for trace in spec["data"] for text in _trace_words(trace)]
    said += [trace["name"] for trace in spec["data"] if layout.get("showlegend")]
    return [text.replace("<br>", "") for text in said if text]


def _axes(layout: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (axis | {"of": name[0]} for name, axis in layout.items() if re.fullmatch(r"[xy]axis\d*", name))


def _axis_words(axis: dict[str, Any], data: list[dict[str, Any]]) -> list[str]:
    if axis.get("visible") is False or axis.get("showticklabels") is False:
        return []
    if "tickvals" in axis:
        return [str(text) for text in axis.get("ticktext", axis["tickvals"])]
    return list(dict.fromkeys(place for trace in data for place in trace[axis["of"]]))


def _trace_words(trace: dict[str, Any]) -> list[str]:
    values = trace["x"] if trace.get("orientation") == "h" else trace["y"]
    return [text for text, value in zip(trace.get("text", []), values, strict=False) if value is not None]


def _spec(html: str, drawing: str) -> dict[str, Any] | None:
    key = re.search(r'aria-labelledby="([\w-]+)-title ', drawing)
    found = key and re.search(rf'<script id="{key[1]}-spec"[^>]*>(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1]) if found else None


def _point(group: ElementTree.Element) -> Point:
    past = group.get("data-past", "").split()
    return Point(
        group,
        unescape(group.get("data-label", "")),
        group.get("data-text", ""),
        _number(group.get("data-value")),
        _number(group.get("data-before")),
        tuple(_number(one) for one in past),
    )


def _number(text: str | None) -> float | None:
    return None if text in (None, "", "—") else float(text or "")


def word_of(text: ElementTree.Element, width: float) -> Word:
    said = "".join(text.itertext())
    long = text_width(said)
    x = share(text.get("x")) * width + (em(text.get("dx")) if text.get("dx") else 0)
    left = x - {"middle": long / 2, "end": long}.get(text.get("text-anchor", ""), 0)
    return Word(said, text.get("class", ""), left, left + long, em(text.get("y")))
