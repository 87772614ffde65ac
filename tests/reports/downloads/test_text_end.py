"""On which page a paper ends: told where the fewest and the most lines it may take end on the same one."""

import pytest

from reports.downloads.official import OfficialLine, OfficialTable, official_line
from reports.downloads.text_end import CAPTION, LETTER, PITCH, ROW_LINE, RULE, WIDTH, End, text_end

ONE_LINE = official_line("body", ("字。",))
TABLE_HEAD, ROW = ("序号", "指标"), ("1", "受理")
ROW_HEIGHT = RULE + ROW_LINE


def lines(count: int) -> list[OfficialLine]:
    return [ONE_LINE] * count


def body(length: int) -> OfficialLine:
    return official_line("body", ("字" * length,))


def signature(text: str) -> OfficialLine:
    return official_line("signature", (text,))


SIGNED = [signature("区人民政府"), signature("2020年2月28日")]


def test_a_text_of_nothing_ends_below_its_head() -> None:
    assert text_end(100, []) == End(1, 100)


@pytest.mark.parametrize(("count", "page", "filled"), [(1, 1, 1), (22, 1, 22), (23, 2, 1), (44, 2, 22), (45, 3, 1)])
def test_22_lines_stand_on_a_page(count: int, page: int, filled: int) -> None:
    assert text_end(0, lines(count)) == End(page, pytest.approx(filled * PITCH))


@pytest.mark.parametrize(("head", "page"), [(PITCH, 1), (PITCH + 2, 2)])
def test_the_head_takes_its_room_of_the_first_page(head: float, page: int) -> None:
    assert text_end(head, lines(21)).page == page


@pytest.mark.parametrize(("length", "filled"), [(26, 1), (27, 2), (52, 2), (53, 3)])
def test_a_paragraph_of_several_lines_may_take_one_more_than_it_all_but_fills(length: int, filled: int) -> None:
    """26 characters fill the first line behind its indent, 54 the second, where a closing mark may draw one to the third."""
    assert text_end(0, [body(length)]).depth == pytest.approx(filled * PITCH)


@pytest.mark.parametrize(("length", "is_told"), [(26, True), (27, False), (28, True)])
def test_where_a_line_more_turns_the_page_it_is_not_told(length: int, is_told: bool) -> None:
    """27 may stand on one line with a stop that hangs over the margin; 28 never."""
    assert (text_end(0, [*lines(21), body(length)]) is not None) is is_told


def test_digits_are_as_wide_as_half_a_character_or_a_little_more() -> None:
    narrow, torn = official_line("body", ("1" * 44,)), official_line("body", ("1" * 45,))
    assert text_end(0, [*lines(21), narrow]) == End(1, pytest.approx(22 * PITCH))
    assert text_end(0, [*lines(21), torn]) is None


def test_what_stands_free_between_digits_and_words_may_take_a_line() -> None:
    """Thirteen 汉字 and as many digits: 22.5 characters wide where nothing does, 26.8 where it does."""
    fitting, torn = (official_line("body", ("字1" * count,)) for count in (12, 13))
    assert text_end(0, [*lines(21), fitting]) == End(1, pytest.approx(22 * PITCH))
    assert text_end(0, [*lines(21), torn]) is None


@pytest.mark.parametrize("style", ["addressees", "attachment_next"])
def test_what_stands_at_the_margin_or_in_from_it_has_its_own_room(style: str) -> None:
    length = {"addressees": 28, "attachment_next": 21}[style]
    fitting, longer = (official_line(style, ("字" * count,)) for count in (length, length + 2))
    assert text_end(0, [*lines(20), fitting]) == End(1, pytest.approx(21 * PITCH))
    assert text_end(0, [*lines(20), longer]) == End(1, pytest.approx(22 * PITCH))


def test_two_lines_stand_free_for_the_seal_once() -> None:
    assert text_end(0, [*lines(10), *SIGNED]).depth == pytest.approx(14 * PITCH)


@pytest.mark.parametrize(("count", "page", "filled"), [(18, 1, 22), (19, 2, 5)])
def test_what_must_not_be_torn_goes_to_the_next_page_with_its_paragraph(count: int, page: int, filled: int) -> None:
    assert text_end(0, [*lines(count), *SIGNED]) == End(page, pytest.approx(filled * PITCH))


def test_a_list_of_attachments_stands_a_line_below_the_text() -> None:
    listed = official_line("attachment_list", ("附件：目录",))
    assert text_end(0, [*lines(2), listed]).depth == pytest.approx(4 * PITCH)


def test_an_attachment_begins_a_page_with_its_mark_and_title() -> None:
    pieces = [*lines(3), official_line("attachment_mark", ("附件",)), official_line("attachment_title", ("目录",))]
    assert text_end(0, pieces) == End(2, pytest.approx(3 * PITCH + 35))
    pieces = [*lines(3), official_line("attachment_mark", ("附件",)), official_line("attachment_title", ("目" * 21,))]
    assert text_end(0, pieces) == End(2, pytest.approx(3 * PITCH + 70))


def test_a_page_after_a_torn_end_is_as_unsure_as_that_end() -> None:
    mark = official_line("attachment_mark", ("附件",))
    assert text_end(0, [*lines(21), body(27), mark]) is None


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    table = OfficialTable("table", "", TABLE_HEAD, (ROW, ("2", "字" * 40)))
    assert text_end(0, [table]).depth == pytest.approx(2 * ROW_HEIGHT + RULE + 2 * ROW_LINE)


def test_a_short_rows_last_cell_takes_the_columns_left() -> None:
    table = OfficialTable("table", "", TABLE_HEAD, (ROW, ("字" * 35,)))
    assert text_end(0, [table]).depth == pytest.approx(3 * ROW_HEIGHT)


def test_a_caption_stands_above_its_table() -> None:
    table = OfficialTable("table", "表1", (), (ROW,))
    assert text_end(0, [table]).depth == pytest.approx(12 + ROW_LINE + ROW_HEIGHT)
    longer = table._replace(caption="表" * round(WIDTH / CAPTION))
    assert text_end(0, [longer]).depth == pytest.approx(12 + 2 * ROW_LINE + ROW_HEIGHT)


def test_the_head_of_a_table_stands_again_on_every_page() -> None:
    fitting = int(637.8 // ROW_HEIGHT)
    without, ruled = (OfficialTable("table", "", head, (ROW,) * (2 * fitting - 1)) for head in ((), TABLE_HEAD))
    assert text_end(0, [without]) == End(2, pytest.approx((fitting - 1) * ROW_HEIGHT))
    assert text_end(0, [ruled]) == End(3, pytest.approx(2 * ROW_HEIGHT))


def test_cells_keep_free_what_stands_at_their_sides() -> None:
    """One column of 36.85 characters, less the margins 35.95."""
    assert pytest.approx(36.85) == WIDTH / LETTER
    for length, count in ((35, 1), (36, 2)):
        table = OfficialTable("table", "", (), (("字" * length,),))
        assert text_end(0, [table]).depth == pytest.approx(RULE + count * ROW_LINE)
