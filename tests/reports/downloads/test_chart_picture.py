"""A chart's picture is the site's own drawing: its colours, its words, the same bytes each time."""

import struct
import zlib
from collections import Counter

import pytest

from reports.downloads import chart_picture
from reports.downloads.chart_picture import SHARPNESS, SHOWN, fixed, picture, sheet, source, variables
from reports.downloads.faces import faces
from reports.downloads.pdf import Unwritable
from tests.indicators.charts.samples import entry, made

drawn_in = faces()
needs_faces = pytest.mark.skipif(drawn_in is None, reason="no Chinese face on this machine")


def pixels(png: bytes) -> tuple[int, int, Counter[bytes]]:
    """Width, height and how often each colour stands in a picture (8 bits, RGBA)."""
    at, data, width, height = 8, b"", *struct.unpack(">II", png[16:24])
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        data += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    raw, before, counted = zlib.decompress(data), bytes(width * 4), Counter[bytes]()
    for row in range(height):
        line = raw[row * (width * 4 + 1) : (row + 1) * (width * 4 + 1)]
        before = unfiltered(line[0], line[1:], before)
        counted.update(before[each : each + 4] for each in range(0, len(before), 4))
    return width, height, counted


def unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    read = bytearray(line)
    for at, value in enumerate(line):
        left, up, corner = read[at - 4] if at > 3 else 0, above[at], above[at - 4] if at > 3 else 0
        guess = left + up - corner
        nearest = min((left, up, corner), key=lambda each: abs(guess - each))
        read[at] = (value + (0, left, up, (left + up) // 2, nearest)[kind]) & 255
    return bytes(read)


@needs_faces
def test_a_picture_has_the_sites_colours_on_white_and_the_same_bytes_each_time():
    assert drawn_in
    chart = made("bar", entry("受理案件", 41), entry("其中撤销", 15))
    drawn = picture(chart, drawn_in)
    width, height, colours = pixels(drawn.png)
    main = bytes.fromhex(variables(source("css/variables.css"))["--chart-main"].removeprefix("#"))
    assert drawn.width == SHOWN
    assert drawn.height == round(height * SHOWN / width)
    assert colours[main + b"\xff"] > 1000 * SHARPNESS
    assert colours.most_common(1)[0][0] == b"\xff\xff\xff\xff"
    assert picture(chart, drawn_in) == drawn


@needs_faces
def test_what_no_face_can_draw_is_refused(monkeypatch: pytest.MonkeyPatch):
    assert drawn_in
    asked: list[str] = []
    monkeypatch.setattr(chart_picture, "missing", lambda text, faces: asked.append(text) or "案")
    with pytest.raises(Unwritable, match="“案”"):
        picture(made("bar", entry("A&B案件", 41)), drawn_in)
    assert "A&B案件" in asked[0]


def test_the_sheet_is_the_sites_with_nothing_left_to_work_out():
    rules = sheet("A Face")
    assert ".chart-bar {\n  fill: #34566f;" in rules
    assert 'font-family: "A Face"' in rules
    assert not {"var(", "rem", "@media", "/*"} & {
        word for word in ("var(", "rem;", "rem ", "@media", "/*") if word in rules
    }


def test_a_drawing_gets_a_size_from_its_own_height():
    drawing = '<svg class="chart-svg" width="100%" height="10em" role="img"><rect/></svg>'
    assert fixed(drawing, "A Face").startswith(
        '<svg class="chart-svg" width="420" height="130" viewBox="0 0 420 130" role'
    )
    assert fixed(drawing, "A Face").endswith("</style><rect/></svg>")
    with pytest.raises(ValueError, match="another make"):
        fixed("<svg/>", "A Face")
