"""A table stays behind the paragraph it belongs to, however the text around it is rewritten."""

import pytest

from reports.narrative.written_table import WrittenTable, carried_along, in_order, moved, texts_of


def table(after: int, caption: str = "") -> WrittenTable:
    return {"after": after, "caption": caption, "header": ["事项", "件数"], "rows": [["复议", "3"]]}


@pytest.mark.parametrize(
    ("after", "new", "place"),
    [
        (0, "新\n甲\n乙", 0),  # above all text it stays above
        (1, "甲\n乙", 1),
        (1, "新\n甲\n乙", 2),  # a paragraph came before
        (2, "新\n甲\n乙", 3),
        (2, "乙", 1),  # the one before went
        (2, "甲改\n乙", 2),  # the one before was reworded
        (2, "甲\n乙改", 2),  # its own was reworded
        (2, "甲", 1),  # its own went: where that was
        (1, "乙", 0),
        (2, "甲\n新\n乙", 3),  # one came between
        (2, "甲\n乙\n新", 2),  # one came behind
        (2, "", 0),
    ],
)
def test_a_table_is_carried_along_with_its_paragraph(after: int, new: str, place: int):
    [kept] = carried_along([table(after)], "甲\n乙", new)
    assert kept == table(place)


def test_a_table_of_a_text_that_grows_from_nothing_stands_above_it():
    assert [one["after"] for one in carried_along([table(0)], "", "甲\n乙")] == [0]


def test_tables_behind_one_paragraph_keep_their_order():
    ordered = in_order([table(2, "丙"), table(1, "甲"), table(1, "乙")])
    assert [one["caption"] for one in ordered] == ["甲", "乙", "丙"]


def test_moving_changes_nothing_but_the_place():
    assert moved([table(1)], 2) == [table(3)]


def test_all_that_is_written_in_a_table_is_found():
    assert list(texts_of([table(0, "表1")])) == ["表1", "事项", "件数", "复议", "3"]
