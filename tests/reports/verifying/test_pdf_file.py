"""A PDF is read as it is printed: tables cell by cell, a head that a page repeats once, a mark across the page not at all."""

from reports.reading.formats.page import PrintedLine
from reports.reading.lines import Line
from reports.reading.tables import Cell
from reports.verifying.pdf_file import _texts

HEAD = ("序号", "名称")


def printed(text: str, page: int = 1) -> PrintedLine:
    return PrintedLine(text, page, 90, 200, 16, 0)


def ruled(*rows: tuple[str, ...], page: int = 1) -> PrintedLine:
    cells = tuple(tuple(Cell([Line(text)]) for text in row) for row in rows)
    return PrintedLine("", page, 90, 400, 12, 0, cells=cells)


def read(*lines: PrintedLine) -> list[str]:
    return list(_texts(lines))


def test_a_table_is_read_row_by_row():
    assert read(printed("前"), ruled(HEAD, ("1", "甲"), ("注：乙",)), printed("后")) == [
        "前",
        "序号名称",
        "1甲",
        "注：乙",
        "后",
    ]


def test_a_head_that_the_next_page_repeats_is_said_once():
    lines = read(
        printed("稿"), ruled(HEAD, ("1", "甲")), printed("— 1 —"), printed("稿", 2), ruled(HEAD, ("2", "乙"), page=2)
    )
    assert [line for line in lines if line not in ("稿", "— 1 —")] == ["序号名称", "1甲", "2乙"]


def test_another_table_has_its_own_head():
    lines = read(ruled(HEAD, ("1", "甲")), printed("表2", 2), ruled(HEAD, ("2", "乙"), page=2))
    assert lines.count("序号名称") == 2


def test_a_table_that_goes_on_without_its_head_loses_no_row():
    assert read(ruled(HEAD, ("1", "甲")), ruled(("2", "乙"), page=2)) == ["序号名称", "1甲", "2乙"]
