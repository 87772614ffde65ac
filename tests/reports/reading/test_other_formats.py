"""OpenDocument and rich text: what of them is text."""

from __future__ import annotations

import pytest

from reports.reading.formats.sniffing import read_file
from reports.reading.lines import Source
from reports.reading.refusals import LOCKED, Refused
from tests.reports.reading.documents import packed

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)
STYLES = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
<text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
  <text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="（" style:num-suffix="）"/>
</text:list-style>
"""


def odt(body: str) -> bytes:
    content = (
        f'<office:document-content {SPACES} xmlns:loext="urn:x"><office:automatic-styles>{STYLES}</office:automatic-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def read(body: str) -> Source:
    return read_file(odt(body), "报告.odt")


def texts(body: str) -> list[str]:
    return [line.full for line in read(body).lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<text:p>督察<text:span>19</text:span>天</text:p>", ["督察19天"]),
        ("<text:p>甲<text:s text:c='2'/>乙<text:tab/>丙</text:p>", ["甲  乙\t丙"]),
        ("<text:p>甲。<text:line-break/>乙。</text:p>", ["甲。", "乙。"]),
        ("<text:p>推进，<text:line-break/>取得成效。</text:p>", ["推进，取得成效。"]),
        ("<text:p><loext:content-control>内容控件</loext:content-control></text:p>", ["内容控件"]),
        ("<text:tracked-changes><text:p>删去</text:p></text:tracked-changes><text:p>留下</text:p>", ["留下"]),
        ("<text:p>甲<office:annotation><text:p>批注</text:p></office:annotation>乙</text:p>", ["甲乙"]),
        (
            "<text:table-of-content><text:index-body><text:p>一、工作 1</text:p></text:index-body></text:table-of-content>",
            [],
        ),
    ],
)
def test_words_count_where_they_stand(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_numbers_of_lists_are_computed() -> None:
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('乙', '')}{item.format('丙', '')}</text:list>"
    body = f"<text:list text:style-name='L'>{item.format('甲', inner)}{item.format('丁', inner)}</text:list>"
    assert texts(body) == ["一、甲", "（1）乙", "（2）丙", "二、丁", "（1）乙", "（2）丙"]


def test_bold_alignment_notes_and_hidden_words() -> None:
    source = read(
        "<text:p text:style-name='C'><text:span text:style-name='B'>标题</text:span></text:p>"
        "<text:p>正文<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note>"
        "<text:span text:style-name='H'>暗</text:span></text:p>"
    )
    assert [(line.text, line.is_bold, line.align) for line in source.lines] == [
        ("标题", True, "center"),
        ("正文", False, ""),
    ]
    assert source.footnotes == ["脚注"]
    assert [aside.text for aside in source.asides] == ["暗"]


def test_a_table_of_opendocument_is_a_table() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = "".join(
        f"<table:table-row>{cell.format(a)}{cell.format(b)}</table:table-row>"
        for a, b in (("指标", "数量"), ("许可", "5"))
    )
    [line] = read(f"<table:table>{rows}</table:table>").lines
    assert line.table is not None
    assert line.table.rows == (("指标", "数量"), ("许可", "5"))


def test_a_locked_opendocument_file_says_so() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    content = packed(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x", "META-INF/manifest.xml": manifest}
    )
    with pytest.raises(Refused, match=LOCKED[:8]):
        read_file(content)
