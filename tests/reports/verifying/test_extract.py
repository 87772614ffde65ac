"""What a downloaded file is, by its content and never by its name, and which fingerprints it names."""

import io
from zipfile import ZipFile

import openpyxl
import pytest

from reports.document.tree import Document
from reports.downloads.figure_rows import FIGURE_HEAD
from reports.reading.refusals import NO_TEXT, UNKNOWN_KIND, Refused
from reports.verifying.extract import extract
from tests.reports.verifying.test_word_file import said, word

HASH = "0123456789abcdef" * 4


def test_plain_text_is_taken_line_by_line() -> None:
    found = extract("\ufeff第一行\n\n第三行".encode(), "报告.docx")
    assert (found.kind, found.lines, found.hashes) == ("txt", ["第一行", "", "第三行"], [])


@pytest.mark.parametrize("content", [b"", b" \n\t", "\ufeff \u3000".encode()])
def test_a_file_that_says_nothing_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=NO_TEXT):
        extract(content, "a.txt")


@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        (HASH, [HASH]),
        (f"指纹：{HASH}。", [HASH]),
        (f"{HASH[:30]} {HASH[30:]}", [HASH]),
        (f"{HASH[:30]}\n{HASH[30:]}", [HASH]),
        (HASH[1:], []),
        (f"{HASH}0", []),
        (f"a{HASH}", []),
        (f"g{HASH}g", [HASH]),
        (HASH.upper(), []),
        (f"{HASH}；{HASH[::-1]}", [HASH, HASH[::-1]]),
    ],
)
def test_a_fingerprint_is_64_signs_however_the_line_was_broken_and_no_part_of_something_longer(
    text: str, hashes: list[str]
) -> None:
    assert extract(text.encode(), "a.txt").hashes == hashes


def test_a_json_has_its_leaves_and_the_text_its_fingerprint_is_taken_of() -> None:
    document = Document(2019, "年度报告", (("现报告如下。",),), (), ())
    found = extract(f"\ufeff\n {document.to_json()}".encode(), "a.txt")
    assert (found.kind, found.canonical) == ("json", document.to_json())
    assert found.leaves["title"] == '"年度报告"'
    assert "现报告如下。" in found.lines


def test_a_word_file_is_known_by_its_parts_and_names_fingerprints_in_text_and_properties() -> None:
    other = HASH[::-1]
    found = extract(word(f"<w:p>{said(HASH)}</w:p>", f"<core><id>{other}</id></core>"), "a.xlsx")
    assert (found.kind, found.lines, found.hashes) == ("docx", [HASH], [other, HASH])


def test_another_packed_file_is_none_of_ours() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(Refused, match=UNKNOWN_KIND):
        extract(file.getvalue(), "a.docx")


def workbook(head: tuple[str, ...] = FIGURE_HEAD, mark: str = "", definition: str | None = "全年") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in {
        "说明": [("文档指纹", HASH), ("更早的", f"{HASH}0")],
        "正文": [("位置", "文字"), ("一、", "现报告如下。"), ("只有位置",)],
        "数据": [head, ("decisions", "合法性审核件数", None, 1235.0, "件", "2019年", None, definition), (None,)],
    }.items():
        sheet = book.create_sheet(f"{mark}{title}")
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("mark", ["", "模拟数据-"])
def test_a_workbook_has_its_text_its_rows_by_code_and_its_fingerprint(mark: str) -> None:
    found = extract(workbook(mark=mark), "a.docx")
    assert (found.kind, found.hashes) == ("xlsx", [HASH])
    assert found.lines[:1] == ["现报告如下。"]
    assert found.rows == {"decisions": ("decisions", "合法性审核件数", "", "1235", "件", "2019年", "", "全年")}


def test_a_row_that_ends_before_the_head_does_is_as_long_as_it() -> None:
    assert extract(workbook(definition=None), "a.xlsx").rows["decisions"][-3:] == ("2019年", "", "")


def test_a_workbook_with_another_head_is_none_of_ours() -> None:
    with pytest.raises(Refused, match=UNKNOWN_KIND):
        extract(workbook(head=("编号", *FIGURE_HEAD[1:])), "a.xlsx")
