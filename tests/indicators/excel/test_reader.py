"""A cell is read as the officer sees it, or carries the sentence that says why it can't be taken in."""

import datetime

import pytest

from indicators.excel.reader import SheetCell, SheetReading, read
from tests.indicators.excel.workbooks import good, typed, with_cell

VALUE = "F5"


def cell(content: bytes, key: str = "value") -> SheetCell:
    reading: SheetReading = read(content)
    return reading.rows[0][key]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1235, "General", "1235"),
        (0, "General", "0"),
        (0.1 + 0.2, "General", "0.3"),
        (32.27, "0.00", "32.27"),
        (-5, "General", "-5"),
        (1e12, "General", "1000000000000"),
        (0.985, "0.00%", "98.5%"),
        (1, "0%", "100%"),
        (0.005, "0.00%", "0.5%"),
        (98.5, '0.0"%"', "98.5"),
        (98.5, "0.0\\%", "98.5"),
        (0.985, "General", "0.985"),
        ("约300", "General", "约300"),
        ("  １２３５ ", "@", "１２３５"),
        ("", "General", ""),
        (None, "General", ""),
    ],
)
def test_a_number_is_the_text_on_the_screen(value, number_format, text):
    assert cell(typed(good(), {VALUE: value}, {VALUE: number_format})).text == text


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ('<c r="F5"><f>1+1</f></c>', "公式"),
        ('<c r="F5"><f>1+1</f><v></v></c>', "公式"),
        ('<c r="F5"><f t="shared" ref="F5:F7" si="0">A1</f><v/></c>', "公式"),
        ('<c r="F5" t="e"><v>#REF!</v></c>', "错误值“#REF!”"),
        ('<c r="F5" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "错误值“#DIV/0!”"),
        ('<c r="F5" t="b"><v>1</v></c>', "是/否"),
        ('<c r="F5"><v>1.0E+400</v></c>', "不是一个数"),
        ('<c r="F5"><v>1e308</v></c>', "太大"),
        ('<c r="F5"><v>1e999</v></c>', "太大"),
        ('<c r="F5"><v>-1e308</v></c>', "太大"),
        ('<c r="F5" t="d"><v>2020-12-31</v></c>', "日期"),
    ],
)
def test_what_is_no_number_is_said(xml, words):
    found = cell(with_cell(good(), VALUE, xml))
    assert found.address == VALUE
    assert words in found.fault
    assert found.text == ""


def test_a_number_dressed_as_a_date_is_said():
    for value in (datetime.date(2020, 12, 31), datetime.datetime(2020, 12, 31, 8), datetime.time(8, 30)):  # noqa: DTZ001
        assert "日期" in cell(typed(good(), {VALUE: value})).fault


def test_a_formula_counts_by_its_result():
    assert cell(with_cell(good(), VALUE, '<c r="F5"><f>12+15</f><v>27</v></c>')).text == "27"


def test_rows_keep_their_numbers_and_blank_ones_are_passed_over():
    reading = read(typed(good(), {"F9": 3}))
    assert [row.number for row in reading.rows] == [5, 6, 7, 9]


def test_the_contract_says_what_was_handed_out():
    contract = read(good()).contract
    assert (contract.year, contract.department, contract.form) == (2020, "justice_bureau", "department")
