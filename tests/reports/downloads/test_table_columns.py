"""A column is as wide as what stands in it asks for, and never too narrow to read."""

from typing import Any

import pytest

from reports.downloads.table_columns import PADDING, PROSE, columns_of

ROOM = 36.0


def shares(header: tuple[str, ...], *rows: tuple[str, ...]) -> list[int]:
    return [column.share for column in columns_of(header, rows, ROOM)]


def test_what_fits_shares_the_rest_evenly():
    number, name = shares(("序号", "名称"), ("1", "甲乙丙丁戊己"))
    assert number + name == 1000
    assert (name - number) * ROOM / 1000 == pytest.approx(4, abs=0.1)  # six characters beside two


def test_a_list_of_files_keeps_its_numbers_on_a_line_and_breaks_the_titles():
    title = "某某区人民政府办公室关于印发《某某区某某工作实施方案》的通知" * 2
    number, name, code = shares(("序号", "文件名称", "文号"), ("1", title, "某政办〔2019〕12号"))
    assert number * ROOM / 1000 == pytest.approx(2 + PADDING, abs=0.1)
    assert code * ROOM / 1000 > 9
    assert name > 500


def test_two_long_columns_share_what_is_left():
    number, one, other = shares(("序号", "甲", "乙"), ("1", "字" * 60, "字" * 40))
    assert one == other > number


def test_many_columns_are_none_wider_than_the_page_and_none_lost():
    every = shares(tuple("甲" * 8 for _ in range(12)), tuple("1" for _ in range(12)))
    assert len(every) == 12
    assert sum(every) == pytest.approx(1000, abs=6)
    assert min(every) == max(every)


def test_a_note_across_the_columns_left_widens_none():
    with_note = shares(("甲", "乙"), ("1", "2"), ("注：" + "字" * 80,))
    assert with_note == shares(("甲", "乙"), ("1", "2"))


@pytest.mark.parametrize(("length", "is_prose"), [(PROSE, False), (PROSE + 1, True)])
def test_long_words_are_read_from_the_left(length: float, is_prose: bool):
    [_, name] = columns_of(("序号", "名" * 20), [("1", "字" * int(length))], ROOM)
    assert name.is_prose is is_prose


@pytest.mark.parametrize(("header", "rows"), [((), []), (("甲",), []), ((), [("甲", "乙")])])
def test_a_table_without_head_or_rows_has_its_columns_all_the_same(header: tuple[str, ...], rows: Any):
    assert len(columns_of(header, rows, ROOM)) == max(map(len, (header, *rows)))
