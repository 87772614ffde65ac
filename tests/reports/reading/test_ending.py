"""What stands below a text: signature and date, attachments, the page around; and what only looks like them."""

import pytest

from reports.reading.ending import UNDATED, Ending, cut_ending
from reports.reading.furniture import AROUND, CONTACT
from reports.reading.lines import Line, Table

TEXT = "一、全年开展执法检查，覆盖各类市场主体。"
ORGAN, DAY = "临江区人民政府", "2024年3月18日"


def cut(*texts: str | Line) -> tuple[list[str], Ending]:
    text, ending = cut_ending([line if isinstance(line, Line) else Line(line) for line in texts])
    return [line.text for line in text], ending


def asides(ending: Ending) -> list[tuple[str, str]]:
    return [(aside.text, aside.why) for aside in ending.asides]


# ── signature and date ──


@pytest.mark.parametrize(
    ("below", "signature", "date"),
    [
        ((ORGAN, DAY), ORGAN, "2024-03-18"),
        ((ORGAN,), ORGAN, ""),
        ((DAY,), "", "2024-03-18"),
        ((DAY, ORGAN), "", "2024-03-18"),
        ((f"{ORGAN}{DAY}",), ORGAN, "2024-03-18"),
        ((f"{ORGAN}\u3000\u3000二〇二四年三月十八日",), ORGAN, "2024-03-18"),
        (("中共临江区委员会", ORGAN, DAY), f"中共临江区委员会、{ORGAN}", "2024-03-18"),
        (("中共临江区委员会", ORGAN, "临江区司法局", DAY), f"中共临江区委员会、{ORGAN}、临江区司法局", "2024-03-18"),
        ((ORGAN, "（2024年3月18日）"), ORGAN, "2024-03-18"),
        ((f"{ORGAN}（盖章）", DAY), ORGAN, "2024-03-18"),
        ((f"{ORGAN}（公章）", DAY), ORGAN, "2024-03-18"),
        ((f"{ORGAN}（代章）", DAY), f"{ORGAN}（代章）", "2024-03-18"),
    ],
)
def test_a_signature_is_an_organ_that_a_date_follows_or_that_ends_the_text(
    below: tuple[str, ...], signature: str, date: str
) -> None:
    text, ending = cut(TEXT, *below)
    assert text == [TEXT]
    assert (ending.signature, ending.date) == (signature, date)


def test_a_month_is_no_date_and_is_told_so() -> None:
    text, ending = cut(TEXT, ORGAN, "二〇二四年三月")
    assert (text, ending.signature, ending.date) == ([TEXT], ORGAN, "")
    assert asides(ending) == [("二〇二四年三月", UNDATED)]


@pytest.mark.parametrize("later", [1, 2, 3])
def test_the_date_follows_within_three_lines(later: int) -> None:
    between = ["中共临江区委员会"] * (later - 1)
    assert cut(TEXT, ORGAN, *between, DAY)[0] == [TEXT]


def test_an_organ_inside_the_text_is_no_signature() -> None:
    body = [ORGAN, "甲段。", "乙段。", "丙段。", DAY]
    text, ending = cut(TEXT, *body)
    assert text == [TEXT, *body[:-1]]
    assert ending.date == "2024-03-18"


def test_nothing_above_the_last_number_ends_the_text() -> None:
    assert cut(ORGAN, DAY, TEXT, "后文。")[0] == [ORGAN, DAY, TEXT, "后文。"]


def test_a_text_without_an_ending_is_all_text() -> None:
    text, ending = cut(TEXT, "后文。")
    assert text == [TEXT, "后文。"]
    assert ending == Ending()


# ── attachments ──


def test_attachments_run_to_the_end_of_the_file() -> None:
    text, ending = cut(TEXT, ORGAN, DAY, "附件1", "统计表", "说明。", "附件2：明细", "甲。", "乙。")
    assert text == [TEXT]
    assert [(a.label, a.title, a.body) for a in ending.attachments] == [
        ("附件1", "统计表", ["说明。"]),
        ("附件2", "明细", ["甲。", "乙。"]),
    ]


def test_a_list_of_attachments_above_the_signature_belongs_to_the_ending() -> None:
    text, ending = cut(TEXT, "附件：1. 统计表", "2. 明细表", ORGAN, DAY, "附件1", "统计表", "甲。")
    assert text == [TEXT]
    assert [a.title for a in ending.attachments] == ["统计表"]


def test_a_sentence_that_begins_like_a_list_of_attachments_is_text() -> None:
    body = ["附件：以下所列", "各项工作均已完成。", "后文。"]
    assert cut(TEXT, *body, ORGAN, DAY)[0] == [TEXT, *body]
    long = f"附件：{'长' * 58}"
    assert cut(TEXT, long, "甲", ORGAN, DAY)[0] == [TEXT, long, "甲"]


def test_a_list_of_attachments_is_found_ten_lines_above_the_signature_and_not_twelve() -> None:
    for lines, kept in ((10, 1), (11, 13)):
        text, _ = cut(TEXT, "附件：1. 表", *[f"{n + 2}) 表" for n in range(lines)], ORGAN, DAY)
        assert len(text) == (1 if kept == 1 else 2 + lines)


def test_one_label_alone_ends_a_text_that_nobody_signed() -> None:
    text, ending = cut(TEXT, "附件1", "统计表", "甲。")
    assert (text, [a.title for a in ending.attachments]) == ([TEXT], ["统计表"])


def test_a_label_and_its_title_are_as_long_as_a_heading_at_most() -> None:
    for length, count in ((57, 1), (58, 0)):
        _, ending = cut(TEXT, ORGAN, DAY, f"附件：{'长' * length}")
        assert len(ending.attachments) == count


def test_a_table_below_an_attachment_is_its_table() -> None:
    table = Table((("指标", "数"), ("受理", "41")))
    _, ending = cut(TEXT, ORGAN, DAY, "附件1", "统计表", Line("", table=table))
    [found] = ending.tables
    assert (found.caption, found.where, found.header, found.rows) == (
        "统计表",
        "附件",
        ("指标", "数"),
        (("受理", "41"),),
    )


# ── the page around ──


def test_what_a_portal_puts_below_is_set_aside_by_its_name() -> None:
    _, ending = cut(TEXT, ORGAN, DAY, "联系电话：027-84468888", "扫一扫在手机打开当前页", "临政〔2024〕5号")
    assert asides(ending) == [
        ("联系电话：027-84468888", CONTACT),
        ("扫一扫在手机打开当前页", AROUND),
        ("临政〔2024〕5号", AROUND),
    ]
    assert ending.document_number == "临政〔2024〕5号"


def test_contact_lines_end_a_text_that_nobody_signed() -> None:
    text, ending = cut(TEXT, "联系人：王某", "其他。")
    assert text == [TEXT]
    assert asides(ending)[0] == ("联系人：王某", CONTACT)
    assert cut(TEXT, "后文。", "附件：统计表", "联系人：王某")[0] == [TEXT, "后文。"]


@pytest.mark.parametrize(
    ("above", "own", "caption"),
    [
        ((), "", "统计表"),
        (("单位：件",), "", "统计表\u3000单位：件"),
        ((), "单位：件", "统计表\u3000单位：件"),
        (("说明。",), "", "统计表"),
    ],
)
def test_a_table_of_an_attachment_is_headed_by_its_title_and_its_unit(
    above: tuple[str, ...], own: str, caption: str
) -> None:
    table = Line("", table=Table((("指标", "数量"), ("许可", "5")), own))
    _, ending = cut(TEXT, ORGAN, DAY, "附件1", "统计表", *above, table)
    assert [found.caption for found in ending.tables] == [caption]
    assert ending.attachments[0].body == [text for text in above if text.endswith("。")]
