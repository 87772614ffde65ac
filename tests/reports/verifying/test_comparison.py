"""What a file says otherwise than its edition, each with its place: figures by their name, words by their sentence."""

from dataclasses import replace

import pytest

from reports.document.tree import Block, Document, Fact, Paragraph, Quote, TextTable
from reports.verifying.comparison import (
    AROUND_CHANGE,
    LONGEST_SHOWN,
    MOST_UNITS,
    Alteration,
    Stream,
    alterations,
    place_name,
    read,
    sentences,
)

DECISIONS = Quote("decisions", 2019, "number", "1235", "1235")
DISTRICTS = Quote("districts", 2019, "han", "十二", "12")
FIRST = ("全年审核", DECISIONS, "件。")
SECOND = ("涉及", DISTRICTS, "个街道。共用3间会议室。")


def fact(code: str, name: str, value: str) -> Fact:
    return Fact(code, name, "", "件", "count", 0, "neutral", "", "", value, "")


EDITION = Document(
    2019,
    "年度报告",
    (("现报告如下。",),),
    (
        Block(
            "part",
            "achievements",
            "p1",
            "一、",
            ("主要举措",),
            (),
            False,
            children=(
                Block(
                    "section",
                    "",
                    "s1",
                    "（一）",
                    ("依法行政",),
                    (),
                    False,
                    children=(Block("item", "", "s1-2", "2. ", ("严格审核。",), (FIRST, SECOND), True),),
                ),
            ),
        ),
        Block("part", "plan", "p3", "三、", ("下一步",), (("继续推进。",),), False),
    ),
    (fact("decisions", "合法性审核件数", "1235"), fact("districts", "", "12")),
)
STREAM = Stream(EDITION)


def altered(*changes: tuple[str, str], tagged: dict[int, str] | None = None) -> list[Alteration]:
    text = STREAM.text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return alterations(STREAM, text, tagged or {})


# ── where ──


@pytest.mark.parametrize(
    ("anchor", "name"),
    [
        ("s1", "第一节"),
        ("s9", "第九节"),
        ("s10", "第十节"),
        ("s11", "第十一节"),
        ("s19", "第十九节"),
        ("s20", "第二十节"),
        ("s21", "第二十一节"),
        ("s99", "第九十九节"),
        ("s3-2", "第三节第2条"),
        ("s12-10", "第十二节第10条"),
        ("s100", "三（二）"),
        ("p3-2", "三（二）"),
        ("xs1", "三（二）"),
    ],
)
def test_a_place_is_called_as_people_count(anchor: str, name: str) -> None:
    assert place_name(anchor, "三（二）") == name


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("年度报告", "标题"),
        ("现报告如下", "导语"),
        ("主要举措", "一"),
        ("依法行政", "第一节"),
        ("严格审核", "第一节第2条"),
        ("个街道", "第一节第2条"),
        ("继续推进", "三"),
    ],
)
def test_every_character_knows_its_place(words: str, place: str) -> None:
    start = STREAM.text.index(words)
    assert STREAM.place(start) == STREAM.place(start + len(words) - 1) == place


def test_a_figure_is_found_by_any_of_its_characters_and_no_other() -> None:
    start = STREAM.text.index("1235")
    assert [bool(STREAM.figure(start + at, start + at + 1)) for at in (-1, 0, 3, 4)] == [False, True, True, False]
    found = STREAM.figure(start, start)
    assert found
    assert (found.name, found.number) == ("合法性审核件数", 1)


# ── what is compared ──


def test_a_file_is_read_without_space_and_line_ends() -> None:
    assert read(["全年 审核\u3000", "1235\t件。"]) == "全年审核1235件。"


@pytest.mark.parametrize("line", ["— 1 —", "-12-", "–3–", "模拟数据", "模拟 数据"])
def test_what_a_page_says_of_itself_is_no_text(line: str) -> None:
    assert read(["全年", line, "审核"]) == "全年审核"


@pytest.mark.parametrize("line", ["1", "— —", "—1", "模拟数据三件"])
def test_what_only_looks_like_it_is_text(line: str) -> None:
    assert read(["全年", line, "审核"]) == f"全年{line.replace(' ', '')}审核"


def test_where_it_was_published_before_is_no_text_alone_with_its_mark_or_broken_in_two() -> None:
    notice = "转自某某网，2020年3月。"
    for lines in ([notice], [f"模拟数据；{notice}"], ["转自某某网，", "2020年3月。"], []):
        assert read(["全年", *lines, "审核"], [notice]) == "全年审核"
    assert read(["全年", notice], [""]) == f"全年{notice}"


def test_sentences_end_with_their_stop() -> None:
    assert sentences("一。二；三！四？五") == ["一。", "二；", "三！", "四？", "五"]
    assert sentences("") == []


# ── what is found ──


def test_the_same_words_are_no_alteration() -> None:
    assert altered() == []


def test_a_figure_is_named_whole_however_little_of_it_changed() -> None:
    assert altered(("1235", "1285")) == [Alteration("第一节第2条", "合法性审核件数", "1235", "1285")]
    assert altered(("十二", "十三")) == [Alteration("第一节第2条", "数字", "十二", "十三")], "it has no name"


def test_a_number_that_quotes_nothing_is_a_number() -> None:
    assert altered(("3间", "4间")) == [Alteration("第一节第2条", "数字", "3", "4")]


def test_a_figure_that_became_words_is_told_by_its_sentence() -> None:
    found = Alteration("第一节第2条", "文字", "全年审核1235件。", "全年审核若干件。")
    assert altered(("1235", "若干")) == [found]


def test_another_word_is_told_by_its_sentence_only() -> None:
    assert altered(("会议室", "办公室")) == [Alteration("第一节第2条", "文字", "共用3间会议室。", "共用3间办公室。")]


def test_a_heading_that_nobody_changed_is_left_out_of_the_sentence_below_it() -> None:
    assert altered(("继续推进", "加快推进")) == [Alteration("三", "文字", "继续推进。", "加快推进。")]


def test_a_sentence_that_is_gone_or_new_is_told_whole() -> None:
    assert altered(("共用3间会议室。", "")) == [Alteration("第一节第2条", "文字", "共用3间会议室。", "")]
    [added] = altered(("继续推进。", "继续推进。另有安排。"))
    assert (added.what, added.old, added.new) == ("文字", "", "另有安排。")


@pytest.mark.parametrize(("units", "is_taken_apart"), [(MOST_UNITS, True), (MOST_UNITS + 1, False)])
def test_what_was_rewritten_at_length_is_named_as_a_whole(units: int, is_taken_apart: bool) -> None:
    """`字…字共用4` stands for `共用3`; what follows is the same in both."""
    found = altered(("共用3间会议室。", "字" * (units - len("共用4")) + "共用4间会议室。"))
    assert (Alteration("第一节第2条", "数字", "3", "4") in found) is is_taken_apart


def long_row(number: int) -> tuple[Paragraph, ...]:
    return ((f"第{number}类事项",), (f"{number}00",))


ROWS = 600
TABLED = replace(
    EDITION,
    parts=(
        *EDITION.parts[:1],
        replace(
            EDITION.parts[1],
            tables=(TextTable(0, ("表1",), (("项目",), ("数量",)), tuple(map(long_row, range(ROWS)))),),
        ),
    ),
)


def in_a_table(*changes: tuple[str, str]) -> list[Alteration]:
    stream = Stream(TABLED)
    text = stream.text
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return alterations(stream, text, {})


def test_a_table_has_no_full_stop_and_each_of_its_rows_is_named_alone() -> None:
    assert in_a_table(("第7类事项", "第7类案件"), ("59900", "59800")) == [
        Alteration("三", "文字", "第7类事项700", "第7类案件700"),
        Alteration("三", "数字", "59900", "59800"),
    ]


def test_a_row_that_is_gone_or_new_is_named_alone() -> None:
    assert in_a_table(("第7类事项700", "")) == [Alteration("三", "文字", "第7类事项700", "")]
    [added] = in_a_table(("第8类事项800", "另一类事项90第8类事项800"))
    assert added == Alteration("三", "文字", "第8类事项800", "另一类事项90第8类事项800")


def test_a_caption_above_a_table_is_named_alone() -> None:
    assert in_a_table(("表1", "附表")) == [Alteration("三", "文字", "表1", "附表")]


@pytest.mark.parametrize(("length", "is_whole"), [(LONGEST_SHOWN, True), (LONGEST_SHOWN + 1, False)])
def test_of_a_long_sentence_what_changed_is_shown(length: int, is_whole: bool) -> None:
    before = "甲" * (length // 2) + "推进" + "乙" * (length - length // 2 - 3) + "。"
    stream = Stream(replace(EDITION, lead=((before,),)))
    [found] = alterations(stream, stream.text.replace("推进", "促进", 1), {})
    around = "甲" * AROUND_CHANGE, "进" + "乙" * (AROUND_CHANGE - 1)
    shown = [f"…{around[0]}{word}{around[1]}…" for word in "推促"]
    assert [found.old, found.new] == ([before, before.replace("推进", "促进")] if is_whole else shown)
    assert found.place == "导语"


def test_a_change_near_the_border_of_a_long_sentence_is_cut_on_one_side_only() -> None:
    stream = Stream(replace(EDITION, lead=(("推" + "乙" * LONGEST_SHOWN + "。",),)))
    [found] = alterations(stream, stream.text.replace("推乙", "促乙"), {})
    assert (found.old, found.new) == (f"推{'乙' * AROUND_CHANGE}…", f"促{'乙' * AROUND_CHANGE}…")


def test_a_bookmark_that_holds_something_else_is_told_once() -> None:
    named = Alteration("第一节第2条", "合法性审核件数", "1235", "1285")
    assert altered(tagged={1: "1285"}) == [named]
    assert altered(tagged={1: "1 235", 2: ""}) == [], "spaces and an empty bookmark say nothing"
    assert altered(tagged={7: "1285"}) == [], "no figure has this number"
    assert altered(("1235", "1285"), tagged={1: "1285"}) == [named]


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Alteration("三", "数字", "3", "4"), "三：3 → 4"),
        (Alteration("三", "文字", "甲", ""), "三：甲 → （无）"),
        (Alteration("三", "受理件数", "", "4"), "三“受理件数”：（无） → 4"),
    ],
)
def test_an_alteration_is_said_in_one_line(found: Alteration, sentence: str) -> None:
    assert str(found) == sentence
