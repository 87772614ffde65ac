"""The workbook that goes out is dressed, locked where it must not change, and the same bytes every time."""

import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from indicators.excel import writer
from indicators.excel.layout import CONTRACT_SHEET, FORM_SHEET, GUIDE_SHEET, Contract, Form
from indicators.excel.reader import read
from indicators.excel.writer import SheetEntry
from tests.indicators.excel.workbooks import blank, good, ten_years

CONTRACT = Contract(Form.DEPARTMENT, (2020,), "0123456789abcdef", "justice_bureau")


def book(**entries: SheetEntry):
    return load_workbook(io.BytesIO(made(**entries)))


def made(**entries: SheetEntry) -> bytes:
    return writer.write(writer.Filled(CONTRACT, ("标题",), [blank(1) | entries], ("一、说明", "1. 怎么填")))


def test_the_same_content_gives_the_same_bytes():
    assert good() == good()
    assert writer.write(ten_years()) == writer.write(ten_years())


def test_only_inputs_can_be_typed_into():
    page = book()[FORM_SHEET]
    assert page.protection.sheet
    assert page.protection.password is None
    assert [cell.coordinate for cell in page[5] if not cell.protection.locked] == ["F5", "G5", "H5", "I5"]


def test_what_was_handed_in_is_locked():
    page = book(value=SheetEntry(Decimal(3), "count"))[FORM_SHEET]
    assert page["F5"].protection.locked


def test_the_head_stays_in_sight_and_on_every_page():
    page = book()[FORM_SHEET]
    assert page.freeze_panes == "C5"
    assert page.print_title_rows == "$4:$4"


def test_the_program_keeps_its_own_columns_and_sheet_out_of_sight():
    found = book()
    assert found[CONTRACT_SHEET].sheet_state == "hidden"
    assert [letter for letter, column in found[FORM_SHEET].column_dimensions.items() if column.hidden] == ["K", "L"]
    assert found.security.lockStructure
    assert found.sheetnames == [FORM_SHEET, GUIDE_SHEET, CONTRACT_SHEET]


@pytest.mark.parametrize(
    ("entry", "kind", "bounds"),
    [
        (SheetEntry(None, "count", 0, is_open=True), "whole", ("0", "1000000000000")),
        (SheetEntry(None, "amount", 2, is_open=True), "decimal", ("0", "1000000000000")),
        (SheetEntry(None, "rate", 2, is_open=True), "decimal", ("0", "1")),
    ],
)
def test_excel_itself_checks_what_is_typed(entry, kind, bounds):
    rules = _by_cell(entry)
    rule = rules["F5"]
    assert (rule.type, (rule.formula1, rule.formula2)) == (kind, bounds)
    assert rule.error.endswith("。")
    assert rules["G5"].formula1 == '"约,余,近,不少于,不超过"'
    assert (rules["H5"].formula1, rules["I5"].formula1) == ("500", "200")


def _by_cell(entry: SheetEntry):
    rules = book(value=entry)[FORM_SHEET].data_validations.dataValidation
    return {str(area): rule for rule in rules for area in rule.sqref.ranges}


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@here", "＝1", "\t=cmd"])
def test_a_text_never_becomes_a_formula(text):
    cell = book(note=SheetEntry(text, is_open=True))[FORM_SHEET]["H5"]
    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.quotePrefix


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (SheetEntry(Decimal("1235"), "count"), "1235"),
        (SheetEntry(Decimal("32.2700"), "amount", 2), "32.27"),
        (SheetEntry(Decimal("98.5"), "rate", 2), "98.5%"),
        (SheetEntry(Decimal("0.5"), "rate", 2), "0.5%"),
        (SheetEntry(Decimal("100"), "rate", 2), "100%"),
        (SheetEntry(Decimal("0"), "rate", 2), "0%"),
        (SheetEntry(Decimal("123456789012.3456"), "amount", 4), "123456789012.3456"),
    ],
)
def test_a_number_comes_back_as_it_went_out(entry, text):
    assert read(made(value=entry)).rows[0]["value"].text == text


def test_every_row_is_as_high_as_its_fullest_cell():
    page = book(definition=SheetEntry("口径" * 60))[FORM_SHEET]
    assert page.row_dimensions[5].height >= 75
