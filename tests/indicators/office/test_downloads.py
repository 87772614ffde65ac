"""A file says what the page said: numbers as numbers, text as text, the same bytes for the same rows."""

import csv
import io
from decimal import Decimal
from urllib.parse import unquote

import pytest
from django.core.cache import cache
from django.http import Http404
from openpyxl import load_workbook

from indicators.models import LoadedFixture
from indicators.office.downloads import download, to_csv, to_xlsx
from indicators.office.sheet import Sheet, settled

SHEET = Sheet(
    name="指标（2019年）",
    head=("指标", "2019年", "单位"),
    rows=(
        ("审核件数", 1235, "件"),
        ("金额", Decimal("32.27"), "亿元"),
        ("增减", Decimal(-3), "项"),
        ("缺", None, "件"),
    ),
    widths=(20, 6, 5),
    remarks=("说明一句。",),
)
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "－1"]


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def book(content: bytes):
    return load_workbook(io.BytesIO(content))


def with_text(text: str) -> Sheet:
    return Sheet("表", ("甲",), ((text,),))


def test_csv_opens_in_excel_with_its_chinese_intact():
    content = to_csv(SHEET)
    assert content.startswith(b"\xef\xbb\xbf")
    assert lines(content)[1] == ["审核件数", "1235", "件"]


def test_a_negative_number_is_no_formula():
    assert lines(to_csv(SHEET))[3][1] == "-3"


def test_a_gap_is_an_empty_cell_never_a_zero():
    assert lines(to_csv(SHEET))[4][1] == ""
    assert book(to_xlsx(SHEET)).active["B5"].value is None


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_in_csv_never_starts_a_formula(text):
    assert lines(to_csv(with_text(text)))[1][0] == f"'{text}"


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_in_excel_stays_text(text):
    cell = book(to_xlsx(with_text(text))).active["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_numbers_in_excel_are_numbers_with_their_decimals():
    page = book(to_xlsx(SHEET)).active
    assert [page[f"B{row}"].value for row in (2, 3, 4)] == [1235, 32.27, -3]
    assert [page[f"B{row}"].number_format for row in (2, 3)] == ["#,##0", "#,##0.00"]


def test_the_head_stays_in_sight_and_can_be_filtered():
    page = book(to_xlsx(SHEET)).active
    assert (page.freeze_panes, page.auto_filter.ref, page["A1"].font.bold) == ("B2", "A1:C5", True)


def test_remarks_stand_on_a_sheet_of_their_own():
    assert book(to_xlsx(SHEET))["说明"]["A1"].value == "说明一句。"


def test_a_control_character_in_text_does_not_break_the_file():
    assert book(to_xlsx(with_text("甲\x03乙\x0b丙\uffff"))).active["A2"].value == "甲乙\n丙"


def test_a_sheet_name_loses_what_excel_forbids():
    assert book(to_xlsx(Sheet("2019/2020：[对比]*?", ("甲",), ()))).active.title == "20192020：对比"


def test_the_same_rows_give_the_same_bytes():
    assert to_xlsx(SHEET) == to_xlsx(SHEET)
    assert settled(to_xlsx(SHEET)) == to_xlsx(SHEET)


@pytest.mark.django_db
def test_a_download_carries_its_chinese_name():
    disposition = download(SHEET, "xlsx")["Content-Disposition"]
    assert unquote(disposition.partition("UTF-8''")[2]) == "指标（2019年）.xlsx"
    assert disposition.isascii()


@pytest.mark.django_db
def test_every_row_of_a_simulated_database_says_so():
    LoadedFixture.objects.mark_simulated()
    try:
        response = download(SHEET, "csv")
    finally:
        cache.clear()
    assert {line[-1] for line in lines(response.content)[1:]} == {"模拟数据"}
    assert "模拟数据-" in unquote(response["Content-Disposition"])


def test_an_unknown_format_is_not_found():
    with pytest.raises(Http404, match="pdf"):
        download(SHEET, "pdf")
