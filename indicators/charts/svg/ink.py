"""The strokes an SVG chart is made of: safe elements placed by fluid lengths.

Charts have no viewBox. Across they are laid out in per cent, down in em, so that one drawing fills any column
from 288 px up while its text keeps the reader's size, large type included. Colours are classes of
``static/css/components/drawing.css``; presentation attributes are the fallback where no stylesheet reaches.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from html import escape

from django.utils.safestring import SafeString

from indicators.charts.lettering import LINE_HEIGHT

Length = str | float


def element(name: str, content: SafeString | str = "", /, **attributes: object) -> SafeString:
    """One SVG element; attribute names take `_` for `-`, `class_` is class, None leaves an attribute out."""
    given = ((key, value) for key, value in attributes.items() if value is not None and value != "")
    written = "".join(f' {_spelled(key)}="{_escaped(value)}"' for key, value in given)
    return SafeString(f"<{name}{written}>{_escaped(content)}</{name}>")


def together(parts: Iterable[SafeString]) -> SafeString:
    """Elements one after another."""
    return SafeString("".join(map(_escaped, parts)))


def across(share: Decimal | float) -> str:
    """A share of the width, 0–1, as a length: "53.2%"."""
    return f"{float(share) * 100:.2f}".rstrip("0").rstrip(".") + "%"


def down(em: float) -> str:
    """A distance down the page as a length: "1.4em"."""
    return f"{em:.3f}".rstrip("0").rstrip(".") + "em"


def box(x: Length, y: float, width: Length, height: float, **attributes: object) -> SafeString:
    """A rectangle; x and width are shares or ready lengths, y and height are em."""
    return element("rect", x=_length(x), y=down(y), width=_length(width), height=down(height), **attributes)


def stroke(x1: Length, y1: float, x2: Length, y2: float, **attributes: object) -> SafeString:
    """A straight line between two places, x as shares and y in em."""
    ends = {"x1": _length(x1), "y1": down(y1), "x2": _length(x2), "y2": down(y2)}
    return element("line", **ends, stroke="currentColor", **attributes)


def dot(x: Length, y: float, radius: float, **attributes: object) -> SafeString:
    """A round mark."""
    return element("circle", cx=_length(x), cy=down(y), r=down(radius), **attributes)


def words(x: Length, y: float, text: str, class_: str = "", anchor: str | None = None, dx: float = 0) -> SafeString:
    """One line of text on the baseline y; `anchor` is middle or end, `dx` moves it by em."""
    shift = down(dx) if dx else None
    return element("text", text, x=_length(x), y=down(y), dx=shift, text_anchor=anchor, class_=class_)


def paragraph(x: Length, y: float, lines: Iterable[str], class_: str = "", dx: float = 0) -> SafeString:
    """Lines of text under each other, the first on the baseline y."""
    return together(words(x, y + number * LINE_HEIGHT, line, class_, dx=dx) for number, line in enumerate(lines))


def torn(key: str, y: float, remark: str) -> SafeString:
    """A rule torn into teeth and a remark over it: the foot of an axis that does not start at zero."""
    tooth = element("path", d="M0 6L4 1L8 6", fill="none", stroke="currentColor", class_="chart-torn")
    pattern = element(
        "pattern", tooth, id=f"{key}-torn", y=down(y - 0.3), width="8", height="100", patternUnits="userSpaceOnUse"
    )
    rule = box(0.0, y - 0.3, 1.0, 0.6, fill=f"url(#{key}-torn)", class_="chart-foot")
    return element("defs", pattern) + rule + words(0.0, y - 0.5, remark, "chart-tick")


@cache
def _spelled(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _escaped(value: object) -> str:
    """As Django's `conditional_escape`, of which a page full of charts has 20,000: without its way round lazy texts."""
    return value if isinstance(value, SafeString) else escape(str(value))


def _length(value: Length) -> str:
    return value if isinstance(value, str) else across(value)
