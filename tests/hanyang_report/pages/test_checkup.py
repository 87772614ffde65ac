"""体检: what `manage.py check_text` finds, on a page and as Word, for whoever may; and nothing is kept."""

import io
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client, override_settings

from hanyang_report.door.in_turn import AT_ONCE, PUBLIC_RATE
from hanyang_report.door.turns import asker, turn
from hanyang_report.pages import checkup
from hanyang_report.pages.checkup import WORK
from tests.cast import stranger
from tests.posted import fields
from tests.reports.checks.test_check_text import FAULTY
from tests.reports.reading.documents import docx as word_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
SECRET = "龘靐齉爩"
"""Words that stand nowhere else on this machine."""


@pytest.fixture(autouse=True)
def data(tmp_path: Path) -> Iterator[Path]:
    with override_settings(DATA_DIR=tmp_path):
        yield tmp_path


@pytest.fixture
def client(client: Client) -> Client:
    client.force_login(stranger())
    return client


def upload(content: bytes, name: str = "稿.txt") -> dict[str, Any]:
    return {"text": "", "year": "", "file": SimpleUploadedFile(name, content)}


def found_by_command(content: bytes, folder: Path, name: str) -> list[tuple[str, str]]:
    file, out = folder / name, io.StringIO()
    file.write_bytes(content)
    with suppress(CommandError):
        call_command("check_text", str(file), "--json", stdout=out)
    return [(finding["code"], finding["message"]) for finding in json.loads(out.getvalue())]


def found_on_page(response: Any) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in response.context["examined"].findings]


# ── what is found ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "name"),
    [(FAULTY.encode(), "稿.txt"), (FAULTY.encode("gb18030"), "稿.txt"), (word_file(FAULTY.splitlines()), "稿.docx")],
)
def test_a_file_gets_the_findings_of_the_command(client: Client, tmp_path: Path, content: bytes, name: str) -> None:
    found = found_on_page(client.post("/check/", upload(content, name)))
    assert found == found_by_command(content, tmp_path, name)
    assert "size-contradicted" in dict(found)


def test_a_pasted_text_gets_them_too(client: Client, tmp_path: Path) -> None:
    response = client.post("/check/", {"text": FAULTY.replace("\n", "\r\n")})
    assert found_on_page(response) == found_by_command(FAULTY.encode(), tmp_path, "稿.txt")


def test_places_are_marked_in_the_text(client: Client) -> None:
    html = client.post("/check/", {"text": "受理由50件增至41件。", "year": "2020"}).content.decode()
    assert 'class="mark--error"' in html
    assert "受理由<mark" in html
    assert "1</strong>处错误" in html


def test_the_year_is_the_one_that_was_typed(client: Client) -> None:
    response = client.post("/check/", {"text": FAULTY, "year": "２０１８"})
    assert response.context["examined"].year == 2018


def test_word_says_what_the_page_said(client: Client) -> None:
    page = client.post("/check/", upload(word_file(FAULTY.splitlines()), "稿.docx"))
    again = {
        name: values[0] for name, values in fields(page.content.decode()).items() if name in ("text", "year", "shape")
    }
    answer = client.post("/check/word/", again)
    file = docx.Document(io.BytesIO(answer.content))
    said = [comment.text.partition("：")[2] for comment in file.comments]
    assert said == [message for _, message in found_on_page(page)]
    assert "".join(p.text for p in file.paragraphs) == page.context["examined"].text.replace("\n", "")


# ── what is refused ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"text": "  "}, "请粘贴文稿，或选择一个文件。"),
        ({"text": "一、主要成效", "file": SimpleUploadedFile("a.txt", b"x")}, "请只给一样"),
        (upload(b""), "这个文件是空的"),
        (upload(b"\xd0\xcf\x11\xe0" * 300, "旧.doc"), "请"),
        (upload(b"x" * (10 * 1024 * 1024 + 1)), "文件超过10 MB"),
        ({"text": "一" * 400_001}, "远多于一份年度报告"),
        ({"text": "一", "year": "1999"}, "2000"),
    ],
)
def test_what_cannot_be_checked_is_said_in_a_sentence(client: Client, posted: dict[str, Any], sentence: str) -> None:
    response = client.post("/check/", posted)
    assert response.status_code == 200
    assert sentence in response.content.decode()


def test_a_refusal_gives_the_typed_text_back(client: Client) -> None:
    response = client.post("/check/", {"text": "受理41件。", "year": "八"})
    assert "受理41件。" in response.content.decode()


def test_a_whole_report_of_many_megabytes_gets_a_sentence_too(client: Client) -> None:
    assert "远多于一份年度报告" in client.post("/check/", {"text": "一" * 3_300_000}).content.decode()


@pytest.mark.parametrize("shape", ["[1]", '{"a": 1}', '[["a"]]', '[["a", 1]]', "x"])
def test_a_forged_shape_leads_back_to_the_form(client: Client, shape: str) -> None:
    response = client.post("/check/word/", {"text": "受理41件。", "year": 2020, "shape": shape})
    assert (response.status_code, response["Location"]) == (302, "/check/")


def test_a_third_at_once_is_asked_to_come_back(client: Client) -> None:
    with turn(WORK, AT_ONCE), turn(WORK, AT_ONCE):
        for address in ("/check/", "/check/word/"):
            response = client.post(address, {"text": "受理41件。", "year": 2020, "shape": "[]"})
            assert response.status_code == 503
            assert "请过一分钟再试" in response.content.decode()
            assert "受理41件。" in response.content.decode(), "what was typed is not lost"
    assert client.post("/check/", {"text": "受理41件。"}).status_code == 200


# ── for whom ───────────────────────────────────────────────────────────────────────────────────────────────


def test_who_is_not_signed_in_is_sent_to_sign_in_unless_it_is_public() -> None:
    assert Client().get("/check/")["Location"] == "/login/?next=/check/"
    with override_settings(CHECKUP_PUBLIC=True):
        assert Client().get("/check/").status_code == 200
        assert "受理" in Client().post("/check/", {"text": "受理41件。"}).content.decode()


@override_settings(CHECKUP_PUBLIC=True)
def test_the_public_may_so_often_in_an_hour(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    monkeypatch.setattr(checkup, "examine_pasted", lambda *_: pytest.fail("it was checked"))
    for _ in range(PUBLIC_RATE.times):
        assert PUBLIC_RATE.allows(WORK, asker(Client().get("/check/").wsgi_request))
    response = Client().post("/check/", {"text": "受理41件。"})
    assert response.status_code == 429
    assert "一小时内使用的次数已满" in response.content.decode()
    monkeypatch.undo()
    assert client.post("/check/", {"text": "受理41件。"}).status_code == 200, "who is signed in is not counted"


# ── nothing is kept ────────────────────────────────────────────────────────────────────────────────────────


def files_with(word: str, *folders: Path) -> list[Path]:
    spellings = [word.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16-le")] + [ascii(word)[1:-1].encode()]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file() and os.access(path, os.R_OK)]
    return [path for path in files if any(spelling in path.read_bytes() for spelling in spellings)]


def rows_with(word: str) -> list[str]:
    """Every table with a row that says the word, sessions and messages included."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return [
            table for table in tables if word in str(cursor.execute(f'SELECT * FROM "{table}"') and cursor.fetchall())
        ]


BROKEN_HERE = ("reports.checks.examined._settled", lambda text, *_: int(text))
BROKEN_THERE = ("reports.checks.examined.WORKER", "tests.reports.checks.broken_worker")
"""In the worker that serves the page, and in the process that checks."""


@pytest.mark.parametrize("broken", [None, BROKEN_HERE, BROKEN_THERE])
def test_nobody_keeps_a_word_of_it(
    client: Client, data: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture, broken: tuple[str, object] | None,
) -> None:  # fmt: skip
    temporary = tmp_path_factory.mktemp("temporary")
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    if broken:
        monkeypatch.setattr(*broken)
    caplog.set_level("DEBUG")
    text = f"{SECRET}\n受理由50件增至41件。{SECRET}"
    for posted in (upload(text.encode(), f"{SECRET}.txt"), {"text": text}):
        answer = client.post("/check/", posted)
        assert answer.status_code == (500 if broken is BROKEN_HERE else 200)
        assert ("请联系系统管理员" in answer.content.decode()) is bool(broken)
    for posted in (upload(b"PK" + text.encode(), f"{SECRET}.docx"), {"text": text, "year": SECRET}):
        client.post("/check/", posted)
    client.post("/check/word/", {"text": text, "year": 2020, "shape": f'[["plan", "{SECRET}"]]'})
    assert files_with(SECRET, data, temporary) == []
    assert SECRET not in caplog.text
    assert ("ValueError" in caplog.text) is bool(broken)
    assert SECRET not in str(client.cookies)
    if connection.vendor == "sqlite":
        assert rows_with(SECRET) == []


def test_the_search_for_words_finds_words(data: Path) -> None:
    (data / "kept").write_text(SECRET, "utf-16-le")
    assert files_with(SECRET, data) == [data / "kept"]


@override_settings(CHECKUP_PUBLIC=True)
@pytest.mark.parametrize("address", ["/check/", "/check/word/"])
def test_no_answer_is_kept_by_a_browser_or_on_the_way(address: str) -> None:
    for visitor in (Client(), Client()):
        posted = {"text": "受理41件。", "year": 2020, "shape": "[]"}
        for response in (visitor.get(address), visitor.post(address, posted)):
            assert response["Cache-Control"] == "private, no-store"
            assert "ETag" not in response
