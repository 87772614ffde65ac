"""A small table somebody made themselves is read as text, or refused with a sentence."""

import io
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from indicators.office.files.guard import Unreadable
from indicators.office.files.small_tables import table


def book(*rows, merge=""):
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    if merge:
        workbook.active.merge_cells(merge)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def read(content, *, width=3, height=5):
    return table(content, width=width, height=height).rows


def test_cells_come_as_trimmed_text_and_every_row_is_as_wide():
    assert read(book([" 甲 ", 13800000000.0], ["乙", None, "丙"])) == [["甲", "13800000000", ""], ["乙", "", "丙"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_read_in_either_encoding_excel_writes(encoding):
    assert read("用户名,姓名\r\nli,李".encode(encoding)) == [["用户名", "姓名", ""], ["li", "李", ""]]


def test_empty_rows_at_the_end_do_not_count():
    assert len(read(book(["甲"], [""], ["  "]), height=1)) == 1


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("=1+1", "公式"),
        (True, "是/否"),
        (date(2021, 3, 1), "日期"),
        (datetime(2021, 3, 1, 8, 30), "日期"),  # noqa: DTZ001
        (time(8, 30), "时间"),
        ("#REF!", "错误值"),
    ],
)
def test_what_is_no_text_is_named_by_its_cell(value, words):
    found = table(book(["姓名", "电话"], ["李", value]), width=3, height=5)
    assert list(found.faults) == ["B2"]
    assert words in found.faults["B2"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "表格是空的"),
        (book(*[["行"]] * 6), "超过5行"),
        (book(["甲", "乙"], merge="A1:B1"), "合并单元格"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 50, "只能上传"),
        (b"PK\x03\x04" + b"nonsense" * 20, "损坏"),
        (b'"never closed', "CSV"),
        (b"a" * (2 * 1024 * 1024 + 1), "2 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read(content)
