"""What of a saved page is the report's text."""

from __future__ import annotations

import pytest

from reports.reading.formats.sniffing import read_file
from reports.reading.lines import Source
from tests.reports.reading.documents import page


def read(body: str, head: str = "") -> Source:
    return read_file(page(body, head), "页.html")


def texts(body: str) -> list[str]:
    return [line.full for line in read(body).lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>甲</p><div>乙<p>丙</p>丁</div>", ["甲", "乙", "丙", "丁"]),
        ("<p>第<b>1</b>2<span>3</span>件</p>", ["第123件"]),
        ("<p>甲。<br>乙<br/>丙</p>", ["甲。", "乙", "丙"]),
        ("<p>深入推进，<br>取得成效。</p>", ["深入推进，取得成效。"]),
        ("<p>甲\n  乙</p>", ["甲 乙"]),
        ("<p>旧<del>删</del><s>划</s><ins>新</ins></p>", ["旧新"]),
        ("<script>一</script><style>二</style><p>甲</p><noscript>三</noscript>", ["甲"]),
        ("<p>万元<sup><a href='#f1'>1</a></sup>，面积3m<sup>2</sup></p>", ["万元，面积3m2"]),
        ("<p>万元<sup>[1]</sup></p>", ["万元"]),
        ("<ol><li>甲</li><li>乙</li></ol>", ["1.甲", "2.乙"]),
        ("<ol start='4'><li>甲</li></ol><ul><li>乙</li></ul>", ["4.甲", "乙"]),
        ("<ol><li>一、甲</li></ol><ol style='list-style: none'><li>乙</li></ol>", ["一、甲", "乙"]),
        ("<table><tr><td><p>甲</p></td></tr><tr><td>乙</td></tr></table>", ["甲", "乙"]),
        ("<form><input value='搜索'><p>甲</p></form><p>乙</p>", ["乙"]),
    ],
)
def test_text_is_what_a_reader_sees(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


@pytest.mark.parametrize("style", ["display:none", "visibility: hidden", "DISPLAY : NONE;color:red", "font-size:0"])
def test_hidden_words_are_no_text_and_are_said(style: str) -> None:
    source = read(f"<p>甲</p><p style='{style}'>暗</p>")
    assert [line.text for line in source.lines] == ["甲"]
    assert source.notes == ["网页里有1处隐藏文字，没有读入正文，请核对。"]


def test_struck_words_are_said() -> None:
    assert read("<p>甲<del>乙</del></p>").notes == ["网页里有1处划去的文字，没有读入正文，请核对。"]


def test_a_footnote_is_kept_apart() -> None:
    source = read("<p>甲</p><div id='sdfootnote1'><p><a>1</a>不含结转资金。</p></div>")
    assert source.footnotes == ["不含结转资金。"]


@pytest.mark.parametrize(
    ("body", "is_link"),
    [
        ("<a href='/'>首页</a>", True),
        ("<p><a href='/'>首页</a> &gt; <a href='/b'>公开</a></p>", True),
        ("<p>全年审查文件若干，<a href='/'>详见</a>网站。</p>", False),
        ("<p><a name='top'>一、主要工作</a></p>", False),
        ("<nav>当前位置</nav>", True),
        ("<footer><p>某区</p></footer>", True),
    ],
)
def test_links_are_told_apart(body: str, is_link: bool) -> None:
    assert [line.is_link for line in read(body).lines] == [is_link]


def test_bold_by_tag_and_by_style() -> None:
    [line] = read("<p><span style='font-weight:700'>健全机制。</span>召开会议。</p>").lines
    assert line.text[: line.bold] == "健全机制。"


def test_a_table_inside_a_layout_table_is_a_table() -> None:
    inner = "<table><tr><td>指标</td><td>数量</td></tr><tr><td>许可</td><td>5</td></tr></table>"
    lines = read(f"<table><tr><td>一、工作</td></tr><tr><td>{inner}</td></tr></table>").lines
    assert [line.table.rows if line.table else line.text for line in lines] == [
        "一、工作",
        (("指标", "数量"), ("许可", "5")),
    ]


def test_a_page_that_says_gb2312_may_hold_more() -> None:
    content = "<html><head><meta charset=gb2312></head><body><p>张堃、李喆参加</p></body></html>".encode("gb18030")
    assert [line.text for line in read_file(content).lines] == ["张堃、李喆参加"]


def test_in_preformatted_text_the_ends_of_lines_are_ends_of_lines() -> None:
    lines = "<pre>　　一、工作\n　　召开会议<b>2</b>次。\n\n　　二、问题</pre><p>甲\n乙</p>"
    assert [text.strip("\u3000") for text in texts(lines)] == ["一、工作", "召开会议2次。", "二、问题", "甲 乙"]
    assert texts("<pre><font>甲\n</font>乙</pre>") == ["甲", "乙"]


@pytest.mark.parametrize(
    ("tags", "levels"),
    [
        (("h1", "h2", "p", "h2", "h3"), [0, 1, 0, 1, 2]),
        (("h3", "h3", "h5"), [1, 1, 3]),
        (("h2", "h3", "p"), [0, 0, 0]),
    ],
)
def test_headings_count_from_the_first_level_that_occurs_twice(tags: tuple[str, ...], levels: list[int]) -> None:
    lines = read("".join(f"<{tag}>甲乙</{tag}>" for tag in tags)).lines
    assert [line.level for line in lines] == levels
