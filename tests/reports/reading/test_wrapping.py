"""Where every line ends at the same width, the end of a line means nothing; elsewhere it ends a paragraph."""

from collections.abc import Iterable

import pytest

from reports.reading.lines import Line, Table
from reports.reading.wrapping import is_set_in_lines, join_printed_lines

FULL = "字" * 30


def joined(*texts: str) -> list[str]:
    return [line.text for line in join_printed_lines([Line(text) for text in texts])]


def set_in_lines(texts: Iterable[str]) -> bool:
    return is_set_in_lines([Line(text) for text in texts])


# ── is the text wrapped at all ──


@pytest.mark.parametrize(("count", "paragraphs"), [(3, 3), (4, 1)])
def test_a_few_lines_show_no_width(count: int, paragraphs: int) -> None:
    assert len(joined(*[FULL] * count)) == paragraphs


@pytest.mark.parametrize(("length", "paragraphs"), [(19, 4), (20, 1)])
def test_short_lines_show_no_width(length: int, paragraphs: int) -> None:
    assert len(joined(*["字" * length] * 4)) == paragraphs


@pytest.mark.parametrize(("length", "paragraphs"), [(60, 1), (61, 4)])
def test_a_longer_line_than_any_print_has_is_a_paragraph(length: int, paragraphs: int) -> None:
    assert len(joined(*["字" * length] * 4)) == paragraphs


@pytest.mark.parametrize("end", ["。", "！", "？", "：", "；", "。  "])
def test_where_most_lines_end_a_sentence_each_is_a_paragraph(end: str) -> None:
    ended = "字" * 29 + end
    assert joined(FULL, FULL, ended, ended, ended) == [FULL, FULL, ended, ended, ended], "two of five are open"
    assert joined(FULL, FULL, ended, ended) == [f"{FULL}{FULL}{ended.rstrip()}{ended.rstrip()}"], "two of four"


@pytest.mark.parametrize(("plain", "paragraphs"), [(1, 20), (2, 2)])
def test_where_every_line_opens_as_a_paragraph_each_is_one(plain: int, paragraphs: int) -> None:
    texts = ["\u3000\u3000" + "字" * 28] * (20 - plain) + [FULL] * plain
    assert len(joined(*texts)) == (paragraphs if plain == 1 else 20 - plain)


# ── does a line go on: by the width ──


@pytest.mark.parametrize(("length", "goes_on"), [(28, True), (27, False)])
def test_a_line_that_is_nearly_full_goes_on(length: int, goes_on: bool) -> None:
    short = "短" * length
    assert joined(FULL, FULL, FULL, short, FULL) == (
        [f"{FULL * 3}{short}{FULL}"] if goes_on else [f"{FULL * 3}{short}", FULL]
    )


@pytest.mark.parametrize(("length", "goes_on"), [(29, True), (28, False)])
def test_a_line_of_digits_is_full_by_its_characters(length: int, goes_on: bool) -> None:
    digits = "1" * length
    assert len(joined(FULL, FULL, FULL, digits, FULL)) == (1 if goes_on else 2)


@pytest.mark.parametrize("marker", ["二、", "（二）", "2.", "（2）"])
def test_a_number_begins_a_paragraph(marker: str) -> None:
    assert joined(FULL, FULL, FULL, FULL, marker + FULL[:10]) == [FULL * 4, marker + FULL[:10]]


PROSE = "字" * 20 + "，" + "字" * 9


@pytest.mark.parametrize(
    ("open_", "goes_on"),
    [
        (PROSE, True),
        ("（一）" + "字" * 6 + "，" + "字" * 20, False),
        ("（一）" + "字" * 6 + "。" + "字" * 20, True),
        ("某区2024年法治政府建设报告" + "，" + "字" * 15, False),
        (PROSE[:-1] + "。", False),
        (PROSE[:27], False),
    ],
)
@pytest.mark.parametrize("line", ["一、经验不足等问题。", "2、等问题。"])
def test_what_looks_like_a_number_inside_a_sentence_is_its_words(open_: str, goes_on: bool, line: str) -> None:
    """Of a full line in prose; not behind a heading, a title, a finished sentence or a line that ended early."""
    found = joined(*[FULL] * 4, "", open_, line)[2:]
    assert found == ([open_ + line] if goes_on else [open_, line])


def test_with_indents_it_is_its_words_too_and_needs_a_full_line() -> None:
    first = "\u3000\u3000" + "首" * 28
    assert joined(first, FULL, FULL, PROSE, "一、经验不足。") == [first + FULL * 2 + PROSE + "一、经验不足。"]
    assert joined(first, FULL, FULL, PROSE[:27], "一、经验不足。")[1:] == ["一、经验不足。"]


@pytest.mark.parametrize(
    "around", ["来源：某司法局  发布时间：2024-02-28 09:12  浏览次数：1023次", "当前位置：首页" + FULL]
)
def test_what_stands_around_a_text_is_not_joined_to_it_and_does_not_tell_its_width(around: str) -> None:
    assert joined(around, *[FULL] * 4) == [around, FULL * 4]
    assert joined(around * 3, *[FULL] * 4) == [around * 3, FULL * 4], "longer than any printed line"
    assert joined(around, *[FULL] * 3) == [around, FULL, FULL, FULL], "nor is it one of the lines that show one"


@pytest.mark.parametrize("dated", ["2024年2月26日", "\u3000" * 20 + "2024年2月26日"])
def test_a_date_ends_its_line_however_far_to_the_right_it_stands(dated: str) -> None:
    assert joined(*[FULL] * 4, "", dated, "打印本页")[-2:] == [dated, "打印本页"]
    first = "\u3000\u3000" + "首" * 28
    assert joined(first, FULL, FULL, FULL[:9] + "。", dated, FULL)[-2:] == [dated, FULL]


@pytest.mark.parametrize("last", ["某某区人民政府", "2024年3月1日"])
def test_who_signed_and_when_stand_apart_behind_a_sentence(last: str) -> None:
    ended = "字" * 29 + "。"
    assert joined(FULL, FULL, FULL, ended, last) == [f"{FULL * 3}{ended}", last]
    assert joined(FULL, FULL, FULL, FULL, last) == [FULL * 4 + last], "within a sentence they are its words"


def test_what_is_set_to_a_side_and_a_table_stand_apart() -> None:
    table = Table((("一", "二"),))
    lines = [*map(Line, [FULL] * 4), Line("题", align="center"), Line(FULL), Line("", table=table), Line(FULL)]
    found = join_printed_lines(lines)
    assert [line.text for line in found] == [FULL * 4, "题", FULL, "", FULL]
    assert [bool(line.table) for line in found] == [False, False, False, True, False]
    assert found[1].align == "center"


def test_an_empty_line_parts_what_the_width_joins() -> None:
    assert joined(FULL, FULL, "", FULL, FULL) == [FULL * 2, "", FULL * 2]


# ── by the indents ──


def test_indents_show_where_paragraphs_begin_and_empty_lines_nothing() -> None:
    first = "\u3000\u3000" + "首" * 28
    assert joined(first, FULL, "", FULL, first, FULL) == [first + FULL * 2, first + FULL]


@pytest.mark.parametrize(("length", "goes_on"), [(21, True), (20, False)])
def test_with_indents_a_line_of_seven_tenths_goes_on(length: int, goes_on: bool) -> None:
    first = "\u3000\u3000" + "首" * 28
    assert len(joined(first, FULL, FULL, "短" * length, FULL)) == (1 if goes_on else 2)


@pytest.mark.parametrize(("length", "goes_on"), [(25, True), (24, False)])
def test_with_indents_a_line_that_ends_a_sentence_goes_on_only_where_it_is_nearly_full(
    length: int, goes_on: bool
) -> None:
    first = "\u3000\u3000" + "首" * 28
    assert len(joined(first, FULL, FULL, "短" * length + "。", FULL)) == (1 if goes_on else 2)


@pytest.mark.parametrize(("length", "goes_on"), [(23, True), (22, False)])
def test_an_indent_that_a_print_shows_by_its_place_is_part_of_the_line(length: int, goes_on: bool) -> None:
    first = Line("短" * length + "。", is_indented=True)
    lines = [Line(FULL, is_indented=True), Line(FULL), Line(FULL), first, Line(FULL)]
    assert len(join_printed_lines(lines)) == (2 if goes_on else 3)


@pytest.mark.parametrize(("blanks", "paragraphs"), [("\u3000" * 4, 1), ("\u3000" * 5, 2), (" " * 9, 1), (" " * 10, 2)])
def test_blanks_that_set_a_line_to_a_side_indent_no_paragraph(blanks: str, paragraphs: int) -> None:
    """Indents would say that only indented lines begin paragraphs, and a line of seven tenths went on."""
    said = joined(f"{blanks}报告", FULL, "短" * 22, FULL, FULL, f"{blanks}市司法局")
    assert len(said) == paragraphs + 2


@pytest.mark.parametrize(("before", "at_margin", "paragraphs"), [("开", "头。", 1), ("开。", "头。", 2), ("开", "", 1)])
def test_in_a_short_print_the_indents_alone_show_what_goes_on(before: str, at_margin: str, paragraphs: int) -> None:
    indented = [Line("首" * 28 + "。", is_indented=True) for _ in range(8)]
    last = [Line("首" * 28 + before, is_indented=True), *([Line(at_margin)] if at_margin else [])]
    assert len(join_printed_lines([*indented, *last])) == 8 + paragraphs


@pytest.mark.parametrize("end", ["，", ",", "、"])
def test_with_indents_a_short_line_left_open_goes_on(end: str) -> None:
    first = "\u3000\u3000" + "首" * 28
    assert len(joined(first, FULL, FULL, f"短{end}", FULL)) == 1
    assert len(joined(first, FULL, FULL, "短", FULL)) == 2


@pytest.mark.parametrize(
    ("before", "line", "apart"),
    [
        (FULL, "二、接着", True),
        (FULL, "（二）接着", True),
        (FULL, "2.接着", False),
        ("字" * 29 + "。", "2.接着", True),
        (FULL, "  接着", True),
        (FULL, " 接着", False),
    ],
)
def test_with_indents_a_number_at_the_margin_is_a_heading_unless_a_sentence_is_open(
    before: str, line: str, apart: bool
) -> None:
    first = "\u3000\u3000" + "首" * 28
    assert (joined(first, FULL, FULL, before, line)[-1] == line) is apart


# ── what the file calls paragraphs ──


@pytest.mark.parametrize(("texts", "is_set"), [([FULL] * 6, True), ([FULL] * 5, False), (["字" * 19] * 6, False)])
def test_lines_are_printed_where_enough_of_them_are_long(texts: list[str], is_set: bool) -> None:
    assert set_in_lines(texts) is is_set


@pytest.mark.parametrize(("others", "is_set"), [(5, True), (6, False)])
def test_lines_are_printed_where_most_are_full(others: int, is_set: bool) -> None:
    assert set_in_lines([FULL] * 6 + ["字" * 22] * others) is is_set


@pytest.mark.parametrize(("length", "is_set"), [(28, True), (27, False)])
def test_a_full_line_may_want_two_characters(length: int, is_set: bool) -> None:
    assert set_in_lines([FULL] * 5 + ["字" * length]) is is_set


# ── paragraphs of a file that are printed lines, by their indents ──


def ragged(paragraphs: int, finished: int = 0) -> list[str]:
    """Paragraphs of three lines, none as wide as the other; `finished` of their first lines end a sentence."""
    return [
        line
        for number in range(paragraphs)
        for line in (
            "　　" + "首" * (24 + number % 5) + ("。" if number < finished else ""),
            "次" * (22 + 3 * (number % 4)),
            "末" * 21 + "。",
        )
    ]


def test_lines_that_break_off_and_go_on_without_an_indent_are_printed() -> None:
    assert set_in_lines(ragged(6))
    assert not set_in_lines(line.strip("　") for line in ragged(6)), "without indents nothing shows it"


@pytest.mark.parametrize(("finished", "printed"), [(3, True), (4, False)])
def test_lines_without_an_indent_behind_finished_ones_are_paragraphs(finished: int, printed: bool) -> None:
    assert set_in_lines(ragged(10, finished=finished)) is printed


def test_a_few_lines_that_go_on_show_nothing() -> None:
    assert not set_in_lines([*ragged(2), *["　　" + "整" * (26 + 2 * at) for at in range(4)]])
