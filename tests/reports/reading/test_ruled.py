"""Edges drawn on a page become the cells they enclose."""

from __future__ import annotations

import pytest

from reports.reading.formats.pdf import read_pdf
from reports.reading.formats.ruled import MOST_EDGES, NEAR, Edge, Room, edge, grids
from tests.reports.reading.printing import Printing

HEAD = ["领域", "件数", "增减"]


def level(at: float, start: float = 0, end: float = 300) -> Edge:
    return Edge(True, at, start, end)


def upright(at: float, start: float = 0, end: float = 40) -> Edge:
    return Edge(False, at, start, end)


def ruled(columns: int = 3, rows: int = 2, low: float = 0) -> list[Edge]:
    across = [level(low + 20 * at) for at in range(rows + 1)]
    return across + [upright(300 / columns * at, low, low + 20 * rows) for at in range(columns + 1)]


def spans(rules: list[Edge]) -> list[list[list[int]]]:
    return [[[room.span for room in row] for row in grid.rows] for grid in grids(rules)]


def tables(printing: Printing) -> list[tuple[tuple[str, ...], ...]]:
    return [line.table.rows for line in read_pdf(printing.bytes()).lines if line.table]


# ── pure ──


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 5), (6, 5), Edge(True, 5, 0, 6)),
        ((6, 5.9), (0, 5), Edge(True, 5.9, 0, 6)),
        ((5, 6), (5, 0), Edge(False, 5, 0, 6)),
        ((0, 5), (5.9, 5), None),
        ((5, 0), (5, 5.9), None),
        ((0, 0), (6, 1), None),
        ((0, 0), (1, 6), None),
        ((0, 0), (9, 9), None),
    ],
)
def test_a_rule_is_level_or_upright_and_long_enough(one, other, expected) -> None:
    assert edge(one, other) == expected


def test_rules_that_meet_are_a_table_read_from_the_top() -> None:
    [grid] = grids(ruled())
    assert grid.rows[0][0] == Room(0, 20, 100, 40, 1)
    assert grid.rows[1][2] == Room(200, 0, 300, 20, 1)
    assert (grid.top, len(grid.all_rooms)) == (40, 6)


def test_where_no_rule_parts_them_cells_are_one() -> None:
    whole = ruled()
    whole[4] = upright(100, 0, 20)
    assert spans(whole) == [[[2, 1], [1, 1, 1]]]


def test_a_border_drawn_twice_is_one() -> None:
    assert spans([*ruled(), *(one._replace(at=one.at + NEAR) for one in ruled())]) == [[[1, 1, 1], [1, 1, 1]]]


def test_tables_apart_are_two_in_the_order_of_the_page() -> None:
    upper, lower = ruled(low=200), ruled(columns=2)
    assert spans([*lower, *upper]) == [[[1, 1, 1]] * 2, [[1, 1]] * 2]


def test_rules_meet_within_a_hair_and_not_beyond() -> None:
    near = [level(0), level(20), upright(0, NEAR, 20), upright(150, NEAR, 20), upright(300, NEAR, 20)]
    far = [one if one.is_level else one._replace(start=NEAR + 0.1, end=20 - NEAR - 0.1) for one in near]
    assert spans(near) == [[[1, 1]]]
    assert spans(far) == []


def test_a_box_a_line_and_a_drawing_are_no_tables() -> None:
    assert grids(ruled(columns=1)) == []
    assert grids([level(0), level(50)]) == []
    assert grids(ruled() * (MOST_EDGES // 7 + 1)) == []


def test_a_room_holds_what_stands_inside_its_sides() -> None:
    room = Room(0, 0, 100, 20, 1)
    assert all(room.holds(x, y) for x, y in [(0, 0), (99, 19)])
    assert not any(room.holds(x, y) for x, y in [(100, 0), (0, 20), (-1, 5), (5, -1)])


# ── through a file ──


@pytest.mark.parametrize("bars", [False, True])
def test_a_ruled_table_is_read_cell_by_cell_and_needs_no_comparing(bars: bool) -> None:
    rows = [HEAD, ["市场监管\n和城市管理", "2,310", "-6.4"], ["合计", "5,872", "12.5"]]
    source = read_pdf(Printing().text("见下表。" * 4).table(rows, bars=bars).text("此后继续。" * 3).bytes())
    assert [line.text or line.table.rows for line in source.lines] == [
        "见下表。" * 4,
        (tuple(HEAD), ("市场监管和城市管理", "2,310", "-6.4"), ("合计", "5,872", "12.5")),
        "此后继续。" * 3,
    ]
    assert source.notes == []


def test_a_table_goes_on_over_the_page_and_its_head_is_said_once() -> None:
    first = Printing().text("见下表。" * 4).table([HEAD, ["许可", "124件", "5.3%"]]).text("— 1 —").page()
    again = first.table([HEAD, ["处罚", "618件", "-9.8%"]]).text("— 2 —").page()
    last = again.table([["强制", "41件", "-14.8%"]]).text("此后继续。" * 3)
    assert tables(last) == [
        (tuple(HEAD), ("许可", "124件", "5.3%"), ("处罚", "618件", "-9.8%"), ("强制", "41件", "-14.8%"))
    ]


def test_tables_of_other_columns_or_with_words_between_stay_two() -> None:
    other = [["序号", "名称"], ["甲类", "乙类"]]
    assert len(tables(Printing().table([HEAD, ["许可", "12件", "5%"]]).page().table(other).text("正文" * 9))) == 2
    apart = Printing().table(other).page().text("另一张表。").table(other).text("正文" * 9)
    assert len(tables(apart)) == 2
    assert len(tables(Printing().table(other).text("正文" * 9).table(other))) == 2


def test_one_row_alone_is_words_side_by_side() -> None:
    source = read_pdf(Printing().text("正文" * 9).table([["主办", "区司法局"]]).bytes())
    assert [line.text for line in source.lines] == ["正文" * 9, "主办\t区司法局"]
