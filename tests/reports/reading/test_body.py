"""Lines become parts, sections and items: what opens one, what stays text, and where a table hangs."""

import pytest

from reports.reading.body import Body, first_part, read_body
from reports.reading.lines import Line, Table
from reports.reading.outline import Block

TEXT = "全年开展执法检查，覆盖各类市场主体，成效明显，群众满意度持续提升。"
TABLE = Table((("指标", "数"), ("受理", "41")))


def body(*texts: str | Line) -> Body:
    return read_body([text if isinstance(text, Line) else Line(text) for text in texts], 2023)


def shape(block: Block) -> str:
    """`一、工作[（一）普法[1. 活动。|1] ]`: titles, and how many paragraphs each has."""
    inner = "".join(map(shape, [*block.items, *block.sections]))
    return f"[{block.title}|{len(block.body)}{inner}]"


def shapes(*texts: str | Line) -> str:
    return "".join(map(shape, body(*texts).parts))


@pytest.mark.parametrize(
    ("texts", "shaped"),
    [
        (("一、工作", TEXT), "[一、工作|1]"),
        (("一、工作", TEXT, "二、问题", TEXT), "[一、工作|1][二、问题|1]"),
        (("一、工作", "（一）普法", TEXT, TEXT), "[一、工作|0[（一）普法|2]]"),
        # an item before its text, below a section or a part
        (("一、工作", "（一）普法", f"1. 活动丰富。{TEXT}"), "[一、工作|0[（一）普法|0[1. 活动丰富。|1]]]"),
        (("一、工作", f"1. 活动丰富。{TEXT}"), "[一、工作|0[1. 活动丰富。|1]]"),
        # a heading on a line of its own needs text under it
        (("一、工作", "（一）普法", "1. 活动丰富", TEXT), "[一、工作|0[（一）普法|0[1. 活动丰富|1]]]"),
        (("一、工作", "（一）普法", "1. 活动丰富", "2. 形式多样", TEXT), "[一、工作|0[（一）普法|1[2. 形式多样|1]]]"),
        (("一、工作", "（一）普法", "1. 活动丰富"), "[一、工作|0[（一）普法|1]]"),
        # a numbered sentence is text, and an item only beside items
        (("一、工作", "（一）普法", "1. 召开会议2次。"), "[一、工作|0[（一）普法|1]]"),
        (
            ("一、工作", "（一）普法", f"1. 活动丰富。{TEXT}", "2. 召开会议2次。"),
            "[一、工作|0[（一）普法|0[1. 活动丰富。|1][2. |1]]]",
        ),
        # what is deeper than an item stays in it
        (
            ("一、工作", "（一）普法", f"1. 活动丰富。{TEXT}", f"（1）形式多样。{TEXT}"),
            "[一、工作|0[（一）普法|0[1. 活动丰富。|2]]]",
        ),
        # a list that a colon announces
        (
            ("一、工作", "（一）普法", "完成以下事项：", "1. 活动丰富", "2. 形式多样", TEXT),
            "[一、工作|0[（一）普法|4]]",
        ),
        (
            ("一、工作", "（一）普法", "完成以下事项：", "2. 活动丰富", TEXT),
            "[一、工作|0[（一）普法|1[2. 活动丰富|1]]]",
        ),
        # the fellow of a section that is one sentence and nothing below it
        (
            ("一、工作", "（一）普法深入", "（二）召开会议2次。"),
            "[一、工作|0[（一）普法深入|0][（二）召开会议2次。|0]]",
        ),
        (("一、工作", "（一）普法深入", TEXT, "（二）召开会议2次。"), "[一、工作|0[（一）普法深入|2]]"),
        (("一、工作", "（一）普法深入", "（三）召开会议2次。"), "[一、工作|0[（一）普法深入|1]]"),
        # a section ends an item
        (
            ("一、工作", "（一）普法", f"1. 活动丰富。{TEXT}", "（二）执法", TEXT),
            "[一、工作|0[（一）普法|0[1. 活动丰富。|1]][（二）执法|1]]",
        ),
        ((TEXT, TEXT), ""),
    ],
)
def test_lines_hang_where_they_belong(texts: tuple[str, ...], shaped: str) -> None:
    assert shapes(*texts) == shaped


def test_without_a_part_all_is_lead() -> None:
    assert body(TEXT, TEXT).lead == [TEXT, TEXT]
    assert body(TEXT, "一、工作", TEXT).lead == [TEXT]


def test_a_part_is_known_by_its_kind() -> None:
    assert [part.kind for part in body("一、工作成效", TEXT, "二、存在的问题", TEXT, "三、下一步打算", TEXT).parts] == [
        "achievements",
        "problems",
        "plan",
    ]


@pytest.mark.parametrize(
    ("texts", "line"), [((TEXT, "一、工作", TEXT), 1), (("一、工作",), 0), ((TEXT,), -1), ((), -1)]
)
def test_the_first_part_is_found_or_there_is_none(texts: tuple[str, ...], line: int) -> None:
    assert first_part([Line(text) for text in texts]) == line


def test_headings_known_by_their_type_are_sections_alone_and_items_before_their_text() -> None:
    own, run = Line("普法宣传", bold=4), Line(f"活动丰富。{TEXT}", bold=5)
    assert shapes("一、工作", own, run, run) == "[一、工作|0[普法宣传|0[活动丰富。|1][活动丰富。|1]]]"
    assert shapes("一、工作", run, run) == "[一、工作|0[活动丰富。|1][活动丰富。|1]]"


# ── tables ──


@pytest.mark.parametrize(
    ("texts", "caption", "where", "after"),
    [
        (("一、工作", TEXT, "统计表", Line("", table=TABLE)), "统计表", "P1", TEXT),
        (("一、工作", TEXT, Line("", table=TABLE)), "", "P1", TEXT),
        (("一、工作", "长" * 40, Line("", table=TABLE)), "长" * 40, "P1", ""),
        (("一、工作", "长" * 41, Line("", table=TABLE)), "", "P1", "长" * 41),
        (("一、工作", "如下，", Line("", table=TABLE)), "", "P1", "如下，"),
        (("一、工作", "（一）普法", TEXT, Line("", table=TABLE)), "", "P1.S1", TEXT),
        (("一、工作", "（一）普法", f"1. 活动丰富。{TEXT}", Line("", table=TABLE)), "", "P1.S1.I1", TEXT),
        (("一、工作", f"1. 活动丰富。{TEXT}", Line("", table=TABLE)), "", "P1.I1", TEXT),
        ((TEXT, Line("", table=TABLE)), "", "导语", TEXT),
    ],
)
def test_a_table_stands_where_its_text_does(
    texts: tuple[str | Line, ...], caption: str, where: str, after: str
) -> None:
    [table] = body(*texts).tables
    assert (table.caption, table.where, table.after) == (caption, where, after)
    assert (table.header, table.rows) == (("指标", "数"), (("受理", "41"),))


@pytest.mark.parametrize(
    ("above", "own", "caption", "aside"),
    [
        (("表1 案件", "单位：件"), "", "表1 案件\u3000单位：件", []),
        (("单位：件",), "", "单位：件", []),
        ((), "案件情况", "案件情况", []),
        (("表1 案件",), "单位：件", "表1 案件\u3000单位：件", []),
        (("表1 案件",), "主要数据", "表1 案件", ["主要数据"]),
    ],
)
def test_a_caption_is_what_stands_above_with_the_unit_and_else_what_the_table_says_itself(
    above: tuple[str, ...], own: str, caption: str, aside: list[str]
) -> None:
    found = body("一、工作", TEXT, *above, Line("", table=Table(TABLE.rows, own)))
    assert [table.caption for table in found.tables] == [caption]
    assert [one.text for one in found.asides] == aside
    assert found.parts[0].body == [TEXT], "and no paragraph"


def test_without_numbers_a_style_below_the_sections_heads_items() -> None:
    parts, sections = Line("工作情况", level=1), Line("普法宣传", level=2)
    items = [Line("活动丰富", level=3), TEXT, Line("形式多样", level=3), TEXT]
    assert shapes(parts, sections, *items, sections, TEXT) == (
        "[工作情况|0[普法宣传|0[活动丰富|1][形式多样|1]][普法宣传|1]]"
    )
    assert shapes(parts, Line("普法宣传", level=3), TEXT, Line("活动丰富", level=2), TEXT) == (
        "[工作情况|0[普法宣传|1][活动丰富|1]]"
    )
    bold = Line("普法宣传", bold=4)
    assert shapes(parts, bold, TEXT, Line("活动丰富", level=3), TEXT) == "[工作情况|0[普法宣传|1][活动丰富|1]]"
