"""How much each address takes: the one table, its borders, and that no form with files was forgotten."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler

from hanyang_report.door.limits import KB, LARGEST, MB, PATIENCE, SLOWEST, UNKNOWN, body_limit, said, time_allowed
from indicators.round import evidence

ROUND = "/admin/indicators/collection"


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("/login/", 64 * KB),
        ("/nowhere/", 64 * KB),
        ("", 64 * KB),
        ("/tasks/assign/2020/", 64 * KB),
        (f"{ROUND}/2020/desk/justice_bureau/", 64 * MB),
        (f"{ROUND}/2020/desk/justice_bureau/submit/", 5 * MB // 2),
        (f"{ROUND}/2020/desk/justice_bureau/upload/", 3 * MB),
        (f"{ROUND}/2020/confirmation/justice_bureau/", 12 * MB),
        (f"{ROUND}/history/", 3 * MB),
        ("/admin/indicators/figure/7/reopened/", 64 * MB),
        ("/admin/indicators/user/sheet/", 3 * MB),
        ("/admin/reports/report/2020/publishing/filings/", 12 * MB),
        ("/admin/reports/report/2020/publishing/consultation/returned/7/", 12 * MB),
        ("/admin/reports/report/2020/draft/lead/", 5 * MB // 2),
        ("/tasks/2020-T1-1/complete/", 64 * MB),
        ("/admin/reports/report/imports/add/", 12 * MB),
        ("/admin/reports/report/imports/", 5 * MB // 2),
        ("/check/", 12 * MB),
        ("/check/word/", 12 * MB),
        ("/verify/", 12 * MB),
        ("/checks/", 64 * KB),
        ("/administration/", 64 * KB),
    ],
)
def test_an_address_takes_what_its_row_says(path: str, limit: int):
    assert body_limit(path) == limit


def test_unknown_addresses_take_64_kb():
    assert UNKNOWN == 65536


def test_every_row_that_takes_files_takes_a_whole_file():
    """What a form's own check would answer with a sentence is not cut off before it."""
    for path in (f"{ROUND}/2020/confirmation/x/", "/admin/reports/report/2020/publishing/filings/", "/tasks/a/update/"):
        assert body_limit(path) > evidence.LARGEST


def test_every_page_with_a_file_field_has_a_row_of_its_own():
    """A template that sends files and that nobody thought of here fails."""
    known = {
        "admin/indicators/collection/desk.html",
        "admin/indicators/collection/_exchange_form.html",
        "admin/indicators/collection/_confirmation_scans.html",
        "admin/indicators/user/sheet.html",
        "admin/indicators/figure/reopened.html",
        "admin/reports/report/consultation_reply.html",
        "admin/reports/report/publish_filings.html",
        "reports/_task_verb.html",
        "admin/reports/imported/add.html",
        "pages/checkup.html",
        "pages/checkup_found.html",
        "pages/verify.html",
    }
    folder = settings.BASE_DIR / "templates"
    pages = [path for path in Path(folder).rglob("*.html") if "multipart" in path.read_text("utf-8")]
    found = {path.relative_to(folder).as_posix() for path in pages}
    assert found == known, "give its address a row in hanyang_report/door/limits.py, then name it here"


def test_nothing_that_was_taken_is_spooled_to_disk():
    assert [
        f"{MemoryFileUploadHandler.__module__}.{MemoryFileUploadHandler.__qualname__}"
    ] == settings.FILE_UPLOAD_HANDLERS
    assert settings.FILE_UPLOAD_MAX_MEMORY_SIZE == LARGEST == 64 * MB


@pytest.mark.parametrize(("received", "seconds"), [(0, PATIENCE), (SLOWEST, PATIENCE + 1), (MB, PATIENCE + 128)])
def test_the_longer_a_body_the_more_time_it_has(received: int, seconds: float):
    assert time_allowed(received) == seconds


@pytest.mark.parametrize(("limit", "text"), [(64 * KB, "64KB"), (5 * MB // 2, "2.5MB"), (12 * MB, "12MB")])
def test_a_limit_is_said_as_people_say_it(limit: int, text: str):
    assert said(limit) == text
