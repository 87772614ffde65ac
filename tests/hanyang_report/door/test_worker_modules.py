"""What a worker holds before the first request: the pages and no library that makes or reads files, which nobody asked for yet."""

import subprocess
import sys

from django.conf import settings
from django.db import connection

ELSEWHERE = {"typst", "fontTools", "plotly", "numpy", "pandas", "PIL", "hypothesis", "schemathesis", "pytest"}
"""Each stands in a process of its own, or in the tests."""
LATER = {"openpyxl", "docx", "lxml", "pyrage", "markdown_it"}
"""Loaded with the first file that is asked for or handed in, or the first page of 帮助."""
LOADED = """
import sys
import hanyang_report.door.server
import hanyang_report.urls
from reports.downloads.formats import offered
offered()
print(*sorted({name.partition(".")[0] for name, module in sys.modules.items() if module}))
"""


def test_a_worker_loads_nothing_that_only_files_need() -> None:
    said = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=settings.BASE_DIR, check=True, capture_output=True, text=True
    ).stdout
    loaded = set(said.split())
    assert "reports" in loaded
    others = {"psycopg"} if connection.vendor == "sqlite" else set()
    assert loaded & (ELSEWHERE | LATER | others) == set()


BEGUN = """
import gc, sys
from hanyang_report.door.server import door
door.__rsgi_init__(None)
print("hanyang_report.urls" in sys.modules, gc.get_freeze_count() > 100_000)
door.__rsgi_del__(None)
"""


def test_the_first_reader_waits_for_no_address_to_be_read() -> None:
    begun = [sys.executable, "-c", BEGUN]
    said = subprocess.run(begun, cwd=settings.BASE_DIR, check=True, capture_output=True, text=True).stdout
    assert said.split() == ["True", "True"]
