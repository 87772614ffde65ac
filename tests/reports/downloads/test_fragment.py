"""What is pasted into a portal says all that the report says, and needs nothing that an editor strips."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from reports.document.tree import Block, Document, Quote, TextTable
from reports.downloads.fragment import Attached, Pictured, fragment
from reports.downloads.official import to_text
from tests.indicators.charts.samples import entry, made

TAKEN = {"p", "h2", "h3", "h4", "table", "caption", "thead", "tbody", "tr", "th", "td", "img", "a"}
CHART = made("bar", entry("受理", 41), entry("撤销", 15))
PICTURE = Pictured(CHART, "images/x.png", 560, 100)


def block(
    level: str, anchor: str, heading: str, *paragraphs: str, children: tuple[Block, ...] = (), **more: object
) -> Block:
    kind = "plan" if level == "part" else ""
    made = Block(level, kind, anchor, "", (heading,), tuple((one,) for one in paragraphs), False, (), children)
    return replace(made, **more)  # type: ignore[arg-type]


TABLE = TextTable(1, ("表一",), (("年",), ("件",)), ((("2019",), ("41",)), (("合计",),)))
DOCUMENT = Document(
    2019,
    "标题",
    (("导语<b>&", Quote("a", 2019, "", "41", "41"), "件。"),),
    (
        block(
            "part",
            "p1",
            "一、成效",
            children=(
                block("section", "s1", "（一）甲", children=(block("item", "s1-1", "1. 乙", "丙。", tables=(TABLE,)),)),
                block("section", "s2", "（二）丁", "戊。"),
            ),
        ),
    ),
    meta={"issuer": "某区人民政府", "issued_on": "2020-03-01", "addressees": "市人民政府"},
)


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def words(html: str) -> list[str]:
    """The text of each block, in order."""
    return [unescape(re.sub(r"<[^>]+>", "", line)) for line in html.splitlines()]


def test_it_says_what_the_paper_says_but_the_title():
    said = "".join(words(fragment(DOCUMENT, {}, [])))
    assert said == to_text(DOCUMENT).replace("\n", "").replace("｜", "").removeprefix("标题")
    assert "导语&lt;b&gt;&amp;41件。" in fragment(DOCUMENT, {}, [])


def test_it_holds_only_what_editors_leave_and_every_element_its_whole_style():
    html = fragment(DOCUMENT, {"s1": [PICTURE]}, [Attached("Word", "a.docx")], notice="模拟数据", about=["第1版"])
    elements = Elements(html).found
    assert {tag for tag, _ in elements} == TAKEN
    for tag, attributes in elements:
        rules = (attributes["style"] or "").split(";")
        assert rules[0] == "all:initial!important"
        assert all(rule.endswith("!important") for rule in rules)
        assert set(attributes) <= {"style", "src", "alt", "width", "height", "href", "colspan"}, tag
    assert not re.search(r"<script|<style|\b(?:class|id|on\w+)=", html)


def test_a_blocks_charts_stand_behind_all_that_is_in_it():
    pictures = {
        "p1": [replace(PICTURE, address="p1.png")],
        "s1": [PICTURE],
        "s1-1": [replace(PICTURE, address="i.png")],
    }
    html = fragment(DOCUMENT, pictures, [])
    places = [
        html.index(word) for word in ("合计", "i.png", "images/x.png", "（二）丁", "戊。", "p1.png", "某区人民政府")
    ]
    assert places == sorted(places)


def test_a_block_without_words_keeps_its_charts():
    bare = block("section", "s3", "")
    document = replace(DOCUMENT, parts=(*DOCUMENT.parts, replace(bare, heading=())), meta={})
    assert fragment(document, {"s3": [PICTURE]}, []).index("戊。") < fragment(document, {"s3": [PICTURE]}, []).index(
        "x.png"
    )


def test_a_picture_is_told_to_who_does_not_see_it_with_its_source():
    html = fragment(DOCUMENT, {"s1": [PICTURE]}, [])
    (_, image), *_ = [each for each in Elements(html).found if each[0] == "img"]
    assert "受理41件" in (image["alt"] or "")
    assert "撤销15件" in (image["alt"] or "")
    assert CHART.source in html
    assert f"{CHART.title}（件）" in html


def test_the_last_cell_of_a_short_row_takes_the_columns_left():
    cells = [
        (tag, each.get("colspan")) for tag, each in Elements(fragment(DOCUMENT, {}, [])).found if tag in ("td", "th")
    ]
    assert cells == [("th", None), ("th", None), ("td", None), ("td", None), ("td", "2")]


def test_pictures_and_attachments_lie_below_the_base():
    html = fragment(DOCUMENT, {"s1": [PICTURE]}, [Attached("Word", "attachments/a.docx")], base="https://e.cn/up/")
    assert 'src="https://e.cn/up/images/x.png"' in html
    assert 'href="https://e.cn/up/attachments/a.docx"' in html
    assert "附件" not in fragment(DOCUMENT, {}, [])


def test_the_notice_stands_first_and_what_is_said_about_it_last():
    said = words(
        fragment(DOCUMENT, {}, [Attached("Word", "a.docx")], notice="模拟数据", about=["更正说明：甲", "指纹"])
    )
    assert said[0] == "模拟数据"
    assert said[-3:] == ["附件：Word", "更正说明：甲", "指纹"]
