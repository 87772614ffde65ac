"""The head of a report: which lines are its title, and what the lines above and below it say."""

import pytest

from reports.reading.front import Front, fill, head_table, read_front, title_at
from reports.reading.furniture import FRONT
from reports.reading.lines import Line, Table
from reports.reading.outline import Outline

TITLE = "临江区人民政府关于2023年度法治政府建设情况的报告"


def lines(*texts: str | Line) -> list[Line]:
    return [text if isinstance(text, Line) else Line(text) for text in texts]


def front(*texts: str | Line) -> Front:
    return read_front(lines(*texts))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ((TITLE,), (0, 0)),
        (("临江区人民政府", "关于2023年度法治政府建设情况的报告"), (0, 1)),
        (("临江区人民政府", "关于2023年度", "法治政府建设情况的报告"), (0, 2)),
        (("其他", "临江区人民政府", "关于2023年度", "法治政府建设情况的报告"), (1, 3)),
        (("临江区", "人民政府", "关于2023年度", "法治政府建设情况的报告"), (3, 3)),
        (("法治政府建设年度报告",), (0, 0)),
        (("2023年法治政府建设工作总结（公开稿）",), (0, 0)),
        (("2023年依法行政年报",), (0, 0)),
        (("临江区2023年法治政府建设白皮书",), (0, 0)),
        (("临江区2023年法治政府建设情况的公示",), (0, 0)),
        (("临江区2023年法治政府建设情况公告",), (0, 0)),
        (("2023年工作报告",), (-1, -1)),
        (("法治政府建设方案",), (-1, -1)),
        ((TITLE, "", "2023年法治政府建设年度报告"), (2, 2)),
        # what is no title
        (("推进法治政府建设，总结经验，形成报告",), (-1, -1)),
        (("《法治政府建设年度报告",), (-1, -1)),
        (("附件法治政府建设年度报告",), (-1, -1)),
        (("（法治政府建设年度报告）",), (-1, -1)),
        (("法治" + "政" * 35 + "报告",), (0, 0)),
        (("法治" + "政" * 37 + "报告",), (-1, -1)),
        ((), (-1, -1)),
    ],
)
def test_the_title_is_the_one_nearest_to_the_text(texts: tuple[str, ...], found: tuple[int, int]) -> None:
    assert title_at(lines(*texts)) == found


def test_a_numbered_line_and_a_table_are_no_title() -> None:
    assert title_at([Line(TITLE, marker="1. ")]) == (-1, -1)
    assert title_at([Line(TITLE, table=Table(((TITLE,),)))]) == (-1, -1)


def test_a_title_over_two_lines_is_one() -> None:
    assert front("临江区人民政府", "关于2023年度法治政府建设情况的报告").title == TITLE


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("临江区人民政府2023年度法治政府建设工作情况", "报告"),
        ("临江区人民政府2023年度法治政府建设工作", "情况的报告"),
        ("临江区2023年度法治政府建设情况", "的总结"),
        ("临江区2023年度法治政府建设", "工作年报"),
    ],
)
def test_a_title_that_could_end_on_its_first_line_goes_on_in_a_second_of_its_last_words(first: str, rest: str) -> None:
    assert front(first, rest, "全年工作。").title == first + rest


def test_another_line_behind_a_title_that_may_end_there_is_no_part_of_it() -> None:
    title = "临江区人民政府2023年度法治政府建设情况"
    assert front(title, "本报告", "全年工作。").title == title


def test_a_title_on_the_first_line_is_one_too() -> None:
    assert front(TITLE, "全年工作。").title == TITLE


def test_above_the_title_only_a_number_and_labels_say_something() -> None:
    found = front("临政〔2024〕5号", "索 引 号：A001", "封面", TITLE)
    assert (found.document_number, found.facts) == ("临政〔2024〕5号", {"index_number": "A001"})
    assert [(aside.text, aside.why) for aside in found.asides] == [
        ("临政〔2024〕5号", FRONT),
        ("索 引 号：A001", FRONT),
        ("封面", FRONT),
    ]


def test_a_label_and_its_value_may_stand_on_lines_of_their_own() -> None:
    found = front("索 引 号：", "A001", "发文机关：", "成文日期:", "2024-01-02", "信息名称：", TITLE, "全年工作。")
    assert found.facts == {"index_number": "A001", "date": "2024-01-02"}
    assert found.title == TITLE
    assert front(TITLE, "发布机构：", "临江区司法局", "工作如下：", "全年工作。").facts == {"issuer": "临江区司法局"}


@pytest.mark.parametrize("year", ["（2023年度）", "(2023年)", "（二〇二三年度）"])
def test_a_year_in_brackets_below_a_title_is_its_last_word(year: str) -> None:
    found = front("临江区法治政府建设情况报告", year, "临江区人民政府", "全年工作。")
    assert (found.title, found.signature) == (f"临江区法治政府建设情况报告{year}", "临江区人民政府")


@pytest.mark.parametrize("line", ["（2023年度工作）", "2023年度"])
def test_other_words_below_a_title_are_none_of_it(line: str) -> None:
    assert front("临江区法治政府建设情况报告", line, "全年工作。").title == "临江区法治政府建设情况报告"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("2024年3月18日", "date", "2024-03-18"),
        ("临政〔2024〕5号", "document_number", "临政〔2024〕5号"),
        ("临江区人民政府", "signature", "临江区人民政府"),
        ("市人民政府：", "addressee", "市人民政府"),
        ("市人民政府:", "addressee", "市人民政府"),
    ],
)
def test_below_the_title_stand_organ_date_number_and_addressee(line: str, field: str, value: str) -> None:
    found = front(TITLE, line, "全年工作。")
    assert getattr(found, field) == value
    assert [one.text for one in found.lead] == ["全年工作。"]


@pytest.mark.parametrize("line", ["现将情况报告如下：", "全年做好以下：", "市：", "2024年3月18日起施行。"])
def test_what_only_looks_like_it_is_lead(line: str) -> None:
    found = front(TITLE, line)
    assert [one.text for one in found.lead] == [line]
    assert (found.addressee, found.date) == ("", "")


def test_once_the_lead_has_begun_everything_is_lead() -> None:
    found = front(TITLE, "全年工作。", "市人民政府：", "2024年3月18日")
    assert len(found.lead) == 3
    assert (found.addressee, found.date) == ("", "")


def test_a_labelled_line_below_the_title_is_a_fact() -> None:
    found = front(TITLE, "发布机构：临江区司法局", "公开日期：无", "全年工作。")
    assert found.facts == {"issuer": "临江区司法局"}
    assert [(aside.text, aside.why) for aside in found.asides] == [("发布机构：临江区司法局", FRONT)]
    assert [line.text for line in found.lead][-1] == "全年工作。"


def test_another_title_below_the_first_is_set_aside() -> None:
    found = front(TITLE, "临江区人民政府", "2023年法治政府建设年报简况", "全年工作。")
    assert found.title
    assert {aside.why for aside in found.asides} <= {FRONT}


# ── head tables ──


def table(*rows: tuple[str, ...]) -> Table:
    return Table(rows)


def test_a_head_table_has_two_labels_at_least() -> None:
    assert head_table(table(("索引号", "A1"), ("文 号", "临政5号"))) == {
        "index_number": "A1",
        "document_number": "临政5号",
    }
    assert head_table(table(("索引号：", "A1", "发文日期", "2024-03-18"))) == {
        "index_number": "A1",
        "date": "2024-03-18",
    }
    assert head_table(table(("索引号", "A1"))) == {}
    assert head_table(table(("指标", "数"), ("受理", "41"))) == {}


def test_the_first_word_counts_and_nothing_is_nothing() -> None:
    assert head_table(table(("标题", "甲"), ("名称", "乙"), ("文号", " 无 "))) == {"name": "甲", "document_number": ""}


def test_a_head_table_above_and_below_the_title_is_read() -> None:
    facts = table(("索引号", "A1"), ("文号", "临政〔2024〕5号"))
    for texts in ((Line("", table=facts), TITLE), (TITLE, Line("", table=facts))):
        assert front(*texts).facts["index_number"] == "A1"
    above = front(Line("", table=facts), TITLE)
    assert [(aside.text, aside.why) for aside in above.asides] == [
        (cell, FRONT) for cell in ("索引号", "A1", "文号", "临政〔2024〕5号")
    ]


def test_another_table_above_the_title_is_looked_through_for_a_number() -> None:
    found = front(Line("", table=table(("临江区文件", "临政〔2024〕5号"))), TITLE)
    assert found.document_number == "临政〔2024〕5号"


# ── into the outline ──


def test_the_head_table_counts_more_than_a_line_and_a_line_more_than_its_date() -> None:
    outline = Outline()
    head = Front(
        title=TITLE,
        facts={"document_number": "甲〔2024〕1号", "date": "2024-01-02", "index_number": "A1", "category": "政法"},
        document_number="乙〔2024〕2号",
        date="2024-03-18",
        addressee="市人民政府",
        signature="临江区人民政府",
    )
    fill(outline, head)
    assert (outline.title, outline.year) == (TITLE, 2023)
    assert (outline.document_number, outline.date) == ("甲〔2024〕1号", "2024-03-18")
    assert (outline.addressee, outline.signature) == ("市人民政府", "临江区人民政府")
    assert (outline.index_number, outline.category) == ("A1", "政法")


def test_what_the_head_table_leaves_empty_the_lines_say() -> None:
    outline = Outline()
    fill(outline, Front(facts={"document_number": "", "date": "2024-01-02"}, document_number="乙〔2024〕2号"))
    assert (outline.document_number, outline.date) == ("乙〔2024〕2号", "2024-01-02")
