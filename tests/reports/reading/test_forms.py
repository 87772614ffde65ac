"""Forms that reports have: with and without numbers, titles, dates; lists that are no items; attachments and letters."""

from __future__ import annotations

from typing import Any

import pytest

from reports.reading.lines import Line, Source, Table
from reports.reading.reader import understand
from reports.reading.worker import answer
from tests.reports.reading.documents import REPORT, docx, page, paragraph, part, run

TITLE = "某某区人民政府关于2023年度法治政府建设情况的报告"
TEXT = "全年审查规范性文件，退回修改，清理结果通过县政府网站公布。"
BODY = (
    "一、主要举措和成效",
    "（一）健全机制",
    TEXT,
    "（二）规范执法",
    TEXT,
    "二、存在的不足",
    TEXT,
    "三、2024年工作安排",
    TEXT,
)
SIGNED = ("某某区人民政府", "2024年3月1日")
BOLD = "<w:b/>"


def read(*lines: str) -> dict[str, Any]:
    """Plain text, as pasted or saved."""
    return answer("\n".join(lines).encode(), "报告.txt")


def word(*paragraphs: str) -> dict[str, Any]:
    return answer(docx("".join(paragraphs)), "报告.docx")


def shape(report: dict[str, Any]) -> list[str]:
    """`一、主要工作`, `  （一）健全机制`, `    1.统筹部署。`; behind a heading + for run-on text and … for paragraphs below."""
    lines: list[str] = []

    def add(block: dict[str, Any], indent: str) -> None:
        mark = "+" if block["run_on"] else ""
        lines.append(f"{indent}{block['marker']}{block['heading']}{mark}{'…' * (len(block['body']) - bool(mark))}")

    for top in report["parts"]:
        add(top, "")
        for item in top["items"]:
            add(item, "    ")
        for section in top["sections"]:
            add(section, "  ")
            for item in section["items"]:
                add(item, "    ")
    return lines


PLAIN = ["一、主要举措和成效", "  （一）健全机制…", "  （二）规范执法…", "二、存在的不足…", "三、2024年工作安排…"]


@pytest.mark.parametrize(
    ("above", "title", "year", "issuer"),
    [
        ((TITLE,), TITLE, 2023, "某某区人民政府"),
        (("某某区人民政府", "关于2023年度法治政府建设情况的报告"), TITLE, 2023, "某某区人民政府"),
        (("某某区人民政府关于2023年度", "法治政府建设情况的报告"), TITLE, 2023, "某某区人民政府"),
        ((f"{TITLE}（公开版）",), f"{TITLE}（公开版）", 2023, "某某区人民政府"),
        (("某某区2023年法治政府建设年度报告",), "某某区2023年法治政府建设年度报告", 2023, "某某区人民政府"),
        (("2023年，某某区人民政府依法行政。",), "", 2023, "某某区人民政府"),
        ((), "", 2023, "某某区人民政府"),
    ],
)
def test_a_title_stands_on_one_line_or_two_or_is_missing(
    above: tuple[str, ...], title: str, year: int, issuer: str
) -> None:
    report = read(*above, *BODY, *SIGNED)
    assert (report["title"], report["year"], report["issuer"]) == (title, year, issuer)
    assert shape(report) == PLAIN
    assert ("没有找到标题，请填写。" in report["uncertain"]) is not bool(title)


def test_a_title_that_is_drawn_counts() -> None:
    box = f'<w:p><w:r><w:pict><v:t xmlns:v="v"><w:txbxContent>{paragraph(TITLE)}</w:txbxContent></v:t></w:pict></w:r></w:p>'
    assert word(box, *map(paragraph, BODY))["title"] == TITLE


def test_an_issuer_that_nobody_names_is_a_guess_and_said() -> None:
    report = read("某某区2023年法治政府建设年度报告", *BODY)
    assert report["issuer"] == "某某区人民政府"
    assert report["uncertain"] == ["文中没有写明发布机关，暂作“某某区人民政府”，请核对。"]


@pytest.mark.parametrize(
    ("below", "signature", "date"),
    [
        (SIGNED, "某某区人民政府", "2024-03-01"),
        (("某某区人民政府", "二〇二四年三月一日"), "某某区人民政府", "2024-03-01"),
        (("某某区人民政府", "2024年3月"), "某某区人民政府", ""),
        (("中共某某镇委员会", "某某镇人民政府", "2024年3月1日"), "中共某某镇委员会、某某镇人民政府", "2024-03-01"),
        (("2024年3月1日",), "", "2024-03-01"),
        ((), "", ""),
    ],
)
def test_signature_and_date_end_the_text(below: tuple[str, ...], signature: str, date: str) -> None:
    report = read(TITLE, *BODY, *below)
    assert (report["signature"], report["date"]) == (signature, date)
    assert shape(report) == PLAIN


def test_attachments_are_listed_above_the_signature_and_stand_below_it() -> None:
    above = ("附件：1.规范性文件目录", "2.执法数据统计表")
    report = read(
        TITLE,
        *BODY,
        *above,
        *SIGNED,
        "（联系人：某某，电话：1）",
        "附件1",
        "规范性文件目录",
        "1.办法",
        "附件2",
        "执法数据统计表",
        "略",
    )
    assert shape(report) == PLAIN
    assert report["attachments"] == [
        {"label": "附件1", "title": "规范性文件目录", "body": ["1.办法"]},
        {"label": "附件2", "title": "执法数据统计表", "body": ["略"]},
    ]


def test_of_a_letter_with_its_report_the_report_is_read() -> None:
    letter = (
        "某某局关于报送2023年度法治政府建设报告的函",
        "区委依法治区办：",
        "现予报送，请审阅。",
        "某某区某某局",
        "2024年1月3日",
        "附件",
    )
    report = read(*letter, TITLE, "区政府：", *BODY, *SIGNED)
    assert (report["title"], report["addressee"], report["date"]) == (TITLE, "区政府", "2024-03-01")


FORMS: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "chapters above 一、": (
        (
            "第一部分 主要成效",
            "一、健全机制",
            f"（一）健全制度。{TEXT}",
            "二、规范执法",
            TEXT,
            "第二部分 存在的问题",
            TEXT,
            "第三部分 下一步安排",
            TEXT,
        ),
        [
            "第一部分主要成效",
            "  一、健全机制",
            "    （一）健全制度。+",
            "  二、规范执法…",
            "第二部分存在的问题…",
            "第三部分下一步安排…",
        ],
    ),
    "（一） at the top": (
        ("（一）主要举措和成效", "1.健全机制", TEXT, "（二）存在的不足", TEXT, "（三）下一年度工作安排", TEXT),
        ["（一）主要举措和成效", "  1.健全机制…", "（二）存在的不足…", "（三）下一年度工作安排…"],
    ),
    "1. at the top": (
        ("1.主要举措和成效", f"（1）健全机制。{TEXT}", "2.存在的不足", TEXT, "3.下一年度工作安排", TEXT),
        ["1.主要举措和成效", "  （1）健全机制。+", "2.存在的不足…", "3.下一年度工作安排…"],
    ),
    "no numbers": (
        (
            "主要举措和成效",
            "健全工作机制",
            TEXT,
            "规范行政执法",
            TEXT,
            "存在的不足和原因",
            TEXT,
            "下一年度工作安排",
            TEXT,
        ),
        ["主要举措和成效", "  健全工作机制…", "  规范行政执法…", "存在的不足和原因…", "下一年度工作安排…"],
    ),
    "headings before their text at the top": (
        (f"一、健全机制，压实责任。{TEXT}", f"二、存在的问题。{TEXT}", f"三、下一步打算。{TEXT}"),
        ["一、健全机制，压实责任。+", "二、存在的问题。+", "三、下一步打算。+"],
    ),
    "headings that end in a colon": (
        ("一、主要举措和成效：", f"（一）健全机制：{TEXT}", "二、存在的不足：", TEXT, "三、下一步打算：", TEXT),
        ["一、主要举措和成效：", "  （一）健全机制：+", "二、存在的不足：…", "三、下一步打算：…"],
    ),
    "items without sections, numbers repeated": (
        ("一、主要工作", "1．健全机制。", TEXT, "2．规范执法。", TEXT, "2．强化普法。", TEXT, "二、存在问题", TEXT),
        ["一、主要工作", "    1．健全机制。…", "    2．规范执法。…", "    2．强化普法。…", "二、存在问题…"],
    ),
    "a list that is announced": (
        (
            "一、主要工作",
            "（一）健全机制",
            "重点推进：",
            "1.建立点评机制；",
            "2.完善管理系统。",
            TEXT,
            "二、存在问题",
            TEXT,
        ),
        ["一、主要工作", "  （一）健全机制…………", "二、存在问题…"],
    ),
    "problems counted off in sentences": (
        (
            "一、主要工作",
            "（一）健全机制",
            TEXT,
            "二、存在问题",
            f"（一）意识不强。{TEXT}",
            f"（二）力量不足。{TEXT}",
            "三、工作安排",
            TEXT,
        ),
        ["一、主要工作", "  （一）健全机制…", "二、存在问题……", "三、工作安排…"],
    ),
    "deeper numbers below an item": (
        (
            "一、主要工作",
            f"1.健全机制。{TEXT}",
            "（1）第一项；",
            "①第一点。",
            f"2.规范执法。{TEXT}",
            "二、存在问题",
            TEXT,
        ),
        ["一、主要工作", "    1.健全机制。+……", "    2.规范执法。+", "二、存在问题…"],
    ),
    "short openings without numbers": (
        (
            "一、主要工作",
            *(f"{word}工作机制。{TEXT}" for word in ("健全", "完善", "规范")),
            "二、存在问题",
            f"力量不够充足。{TEXT}",
            "三、安排",
            f"建强队伍。{TEXT}",
        ),
        [
            "一、主要工作",
            *(f"    {word}工作机制。+" for word in ("健全", "完善", "规范")),
            "二、存在问题",
            "    力量不够充足。+",
            "三、安排",
            "    建强队伍。+",
        ],
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_has_its_outline(name: str) -> None:
    lines, expected = FORMS[name]
    assert shape(read(TITLE, *lines)) == expected


def test_bold_type_and_styles_show_headings_without_numbers() -> None:
    levels = {"主要举措和成效": 0, "健全机制": 1, "存在的不足": 0, "下一步安排": 0}
    lines = ("主要举措和成效", "健全机制", TEXT, "存在的不足", TEXT, "下一步安排", TEXT)
    styled = [paragraph(x, f'<w:outlineLvl w:val="{levels[x]}"/>') if x in levels else paragraph(x) for x in lines]
    bold = [paragraph(run(x, BOLD)) if x in levels else paragraph(x) for x in lines]
    expected = ["主要举措和成效", "  健全机制…", "存在的不足…", "下一步安排…"]
    assert shape(word(paragraph(TITLE), *styled)) == shape(word(paragraph(TITLE), *bold)) == expected


def test_a_bold_opening_is_a_heading_unless_it_counts_off() -> None:
    opening = paragraph(run("健全机制。", BOLD) + run(TEXT))
    counted = paragraph(run("一是健全机制。", BOLD) + run(TEXT))
    report = word(
        *map(paragraph, (TITLE, "一、主要工作", "（一）规范执法")),
        opening,
        counted,
        *map(paragraph, ("二、存在问题", TEXT)),
    )
    assert shape(report) == ["一、主要工作", "  （一）规范执法", "    健全机制。+…", "二、存在问题…"]


def test_contents_by_style_or_by_word_are_set_aside() -> None:
    styles = part("styles", '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>')
    entries = [paragraph(f"{x}1", '<w:pStyle w:val="TOC1"/>') for x in ("一、主要举措和成效", "二、存在的不足")]
    by_style = answer(
        docx("".join([paragraph(TITLE), *entries, *map(paragraph, BODY)]), {"word/styles.xml": styles}), "x.docx"
    )
    by_word = read("目　录", "一、主要举措和成效 1", "二、存在的不足……3", "三、2024年工作安排", "5", TITLE, *BODY)
    assert shape(by_style) == shape(by_word) == PLAIN


PORTAL = (
    "<ul><li><a href='/'>首页</a></li><li><a href='/g'>政务公开</a></li></ul><div>当前位置：<a href='/'>首页</a> &gt; 2022年</div>"
    "<table><tr><td>索 引 号：</td><td>A-1</td><td>发布机构：</td><td>某某区政府办</td></tr>"
    "<tr><td>文　　号：</td><td>无</td><td>成文日期：</td><td>2024年3月5日</td></tr></table>"
    "<h1>{title}</h1><p>发布时间：2024-03-08 来源：司法局 浏览次数：33 字体：[大 中 小]</p>{body}"
    "<p>责任编辑：某某</p><p>扫一扫在手机打开当前页</p><div>【打印】【关闭】</div><ul><li><a href='/o'>某某区2022年法治政府建设报告</a></li></ul>"
    "<footer>版权所有：某某区人民政府 某ICP备1号</footer>"
)


def test_of_a_portal_only_the_report_is_text() -> None:
    body = "".join(f"<p>&nbsp;&nbsp;{line}</p>" for line in BODY)
    report = answer(page(PORTAL.format(title=TITLE, body=body)), "页.html")
    assert shape(report) == PLAIN
    assert (report["title"], report["lead"], report["signature"]) == (TITLE, [], "")
    assert (report["index_number"], report["document_number"], report["date"]) == ("A-1", "", "2024-03-05")
    assert report["issuer"] == "某某区政府办"


def test_numbers_that_skip_are_kept_and_said() -> None:
    report = read(
        TITLE,
        "一、主要工作",
        "（一）健全机制",
        TEXT,
        "（三）规范执法",
        TEXT,
        "二、存在问题",
        TEXT,
        "二、工作安排",
        TEXT,
    )
    assert report["uncertain"] == [
        "“二、工作安排”的序号与前面不连续，已照原文保留，请核对。",
        "“一、主要工作”中“（三）规范执法”的序号与前面不连续，已照原文保留，请核对。",
    ]


# ── forms met in other places ──


def test_a_sentence_that_counts_stands_beside_its_fellows_and_is_counted() -> None:
    lines = [*REPORT[:9], "（一）提升执法质量。", "（二）加强队伍建设，年内培训不少于4次。", *REPORT[11:]]
    said = answer("\n".join(lines).encode(), "a.txt")
    assert [s["heading"] for s in said["parts"][2]["sections"]] == [
        "提升执法质量。",
        "加强队伍建设，年内培训不少于4次。",
    ]
    assert ("4次", "P3.S2") in {(figure["text"], figure["where"]) for figure in said["figures"]}


def test_where_every_line_is_indented_each_is_a_paragraph_however_wide() -> None:
    long = "三、2023年主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况"
    lines = [*REPORT[:8], long, "主要负责人听取汇报4次。", *REPORT[8:]]
    lines += ["四、2024年进一步推进法治政府建设工作的主要安排", "持续推进"] * 2
    said = answer("\n".join(f"\u3000\u3000{line}" for line in lines).encode("gb18030"), "a.txt")
    assert f"{said['parts'][2]['marker']}{said['parts'][2]['heading']}" == long


def test_a_streets_report_is_its_offices() -> None:
    lines = ["南屏街道2021年度法治政府建设工作报告", *REPORT[1:-2]]
    assert answer("\n".join(lines).encode(), "a.txt")["issuer"] == "南屏街道办事处"


def test_a_table_of_a_pasted_text_is_one_with_its_numbers() -> None:
    rows = ("单位：件、万元", "领域\t案件（件）\t罚没（万元）", "市监\t1,268\t906.35", "城管\t2,047\t")
    said = read(TITLE, "现将情况报告如下：", *BODY[:3], *rows, *BODY[3:], *SIGNED)
    [table] = said["tables"]
    assert (table["caption"], table["where"], table["header"]) == (
        rows[0],
        "P1.S1",
        ["领域", "案件（件）", "罚没（万元）"],
    )
    assert table["rows"] == [["市监", "1,268", "906.35"], ["城管", "2,047", ""]]
    found = [(figure["text"], figure["unit"], figure["row"]) for figure in said["figures"]]
    assert found == [("1,268", "件", "市监"), ("906.35", "万元", "市监"), ("2,047", "件", "城管")]
    assert said["parts"][0]["sections"][0]["body"] == [TEXT]


def test_a_table_in_the_lead_stands_there() -> None:
    rows = (("项目", "数量（件）"), ("复议", "962"))
    above = [Line(TITLE), Line("2023年，依法行政。"), Line("表1　年度概览"), Line("", table=Table(rows))]
    outline = understand(Source("docx", [*above, *map(Line, (*BODY, *SIGNED))]))
    assert outline.lead[0] == "2023年，依法行政。"
    [table] = outline.tables
    assert (table.where, table.caption, table.header, table.rows) == ("导语", "表1　年度概览", rows[0], rows[1:])
