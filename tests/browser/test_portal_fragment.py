"""The fragment inside a page whose style sheet means it no good looks as it was made."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from reports.downloads.faces import faces

pytestmark = pytest.mark.skipif(faces() is None, reason="no Chinese face on this machine")

HOSTILE = """
* { color: fuchsia !important; font: italic 30px/1 cursive !important; letter-spacing: 9px !important;
    text-transform: uppercase !important; }
html { font-size: 62.5%; }
p, h2, h3, h4, td, th { float: left !important; text-indent: -40px !important; background: yellow !important;
    border: 5px dashed lime !important; width: 40% !important; margin: 50px !important; }
img { display: none !important; transform: rotate(20deg) !important; opacity: 0.2 !important; height: 10px !important;
    position: absolute !important; }
table, tr, td { display: block !important; }
a { text-decoration: none !important; visibility: hidden !important; }
.content p { position: fixed; }
"""
LOOKS = """() => [...document.querySelectorAll(".content *")].map(one => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  return [one.tagName, box.width, box.height, one.naturalWidth ?? 0,
    ...[...style].filter(name => !name.startsWith("--")).map(name => `${name}: ${style[name]}`)];
})"""


def pasted(place: Path, styles: str, name: str) -> str:
    fragment = (place / "fragment.html").read_text("utf-8")
    page = place / name
    page.write_text(
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><style>{styles}</style></head>'
        f'<body style="margin: 0"><div class="content" style="padding: 12px">{fragment}</div></body></html>',
        "utf-8",
    )
    return f"file://{page}"


@pytest.mark.parametrize("across", [360, 1200])
def test_a_hostile_page_changes_nothing_of_it(page: Page, tmp_path: Path, across: int):
    call_command("export_portal", 2019, tmp_path / "out", stdout=StringIO(), stderr=StringIO())
    page.set_viewport_size({"width": across, "height": 900})
    page.goto(pasted(tmp_path / "out", "", "plain.html"))
    plain = page.evaluate(LOOKS)
    page.goto(pasted(tmp_path / "out", HOSTILE, "hostile.html"))
    assert page.evaluate(LOOKS) == plain
    assert len(plain) > 50
    images = [each for each in plain if each[0] == "IMG"]
    assert images
    assert all(each[1] > 300 and each[2] > 20 and each[3] > 1000 for each in images)
    assert page.evaluate("document.documentElement.scrollWidth") <= across
    assert not re.search("class=|id=", page.locator(".content").inner_html())
