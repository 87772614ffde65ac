"""A chart as a picture (PNG) for places that take no drawing of ours: the site's own SVG and colours, set by typst."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

import typst
from django.contrib.staticfiles import finders

from indicators.charts import svg as pen
from indicators.charts.chart import Chart
from reports.downloads.faces import missing
from reports.downloads.pdf import Unwritable
from reports.downloads.typesetter import Faces

WIDTH = 420
"""Of a drawing, in CSS pixels: its words can still be read where a telephone shows it smaller."""
SHOWN = 560
"""How wide a page shows it at most: its words are as large as the text's then."""
MARGIN = 8
LETTER = 13
"""What an em of a chart is, in CSS pixels."""
SHARPNESS = 3
"""Pixels of the picture to a CSS pixel of the drawing, for screens and paper."""
ROOT = 16
PAGE = f"""
#set page(width: auto, height: auto, margin: {MARGIN}pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: {WIDTH}pt)
"""

_SIZE = re.compile(r'width="100%" height="([\d.]+)em"')


class Picture(NamedTuple):
    """`width` and `height` as a page shows it, in CSS pixels."""

    png: bytes
    width: int
    height: int


def picture(chart: Chart, faces: Faces) -> Picture:
    """The same chart and faces give the same bytes. Raises Unwritable rather than leave a character out."""
    drawing = pen.svg(chart)
    written = unescape("".join(re.findall(r">([^<]+)</t(?:ext|span)>", drawing)))
    if lacking := missing(written, faces):
        raise Unwritable(f"服务器上的字体都没有“{lacking}”，图里会缺字，所以没有生成；请管理员补装含有这些字的字体。")
    png = typst.compile(PAGE.encode(), format="png", ppi=72 * SHARPNESS, sys_inputs={"svg": fixed(drawing, faces.sans)})
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))  # its IHDR
    return Picture(png, SHOWN, round(height * SHOWN / width))


def fixed(drawing: str, face: str) -> str:
    """A drawing that fills any column as one of a certain size, with the site's colours in it."""
    found = _SIZE.search(drawing)
    if found is None:
        raise ValueError("a drawing of another make")
    height = float(found[1]) * LETTER
    size = f'width="{WIDTH}" height="{height:g}" viewBox="0 0 {WIDTH} {height:g}"'
    head, _, marks = drawing.replace(found[0], size, 1).partition(">")
    return f"{head}><style>{sheet(face)}</style>{marks}"


@cache
def sheet(face: str) -> str:
    """The site's style sheet of charts for a drawer that knows neither variables nor rem, in a face of this machine."""
    values = variables(source("css/variables.css")) | {"--sans": f'"{face}"'}
    rules = re.sub(
        r"/\*.*?\*/|@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", source("css/components/drawing.css"), flags=re.S
    )
    named = re.sub(r"var\((--[\w-]+)\)", lambda used: values[used[1]], rules)
    named = re.sub(r"var\((--[\w-]+), ([^()]+)\)", lambda used: values.get(used[1], used[2]), named)
    return re.sub(r"([\d.]+)rem", lambda size: f"{float(size[1]) * ROOT:g}px", named)


def variables(sheet: str) -> dict[str, str]:
    """What the page's root sets, as long as nobody switches."""
    root = re.search(r":root \{(.*?)\n\}", sheet, re.DOTALL)
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", root[1])) if root else {}


def source(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_text("utf-8")
