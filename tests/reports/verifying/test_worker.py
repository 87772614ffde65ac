"""The process that verifies loads what its one file needs."""

import io
import subprocess
import sys

import openpyxl
import pytest
from django.conf import settings

from tests.reports.verifying.test_word_file import word

LOADED = """
import sys
from reports.verifying.worker import answer
answer(sys.stdin.buffer.read(), "file", [])
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"django", "lxml", "openpyxl", "pypdfium2"}))
"""


def loaded(content: bytes) -> list[str]:
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(command, input=content, cwd=settings.BASE_DIR, capture_output=True, check=True)
    return done.stdout.decode().split()


@pytest.mark.parametrize(
    ("content", "libraries"),
    [("第一条。".encode(), []), (b'{"year": 2019}', []), (word("<w:p/>"), ["lxml"]), (b"%PDF-1.7", ["pypdfium2"])],
    ids=["txt", "json", "docx", "pdf"],
)
def test_a_file_loads_the_library_of_its_own_format_only(content: bytes, libraries: list[str]) -> None:
    assert loaded(content) == libraries


def test_a_workbook_loads_what_reads_workbooks() -> None:
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    assert "openpyxl" in loaded(book.getvalue())
    assert "pypdfium2" not in loaded(book.getvalue())
