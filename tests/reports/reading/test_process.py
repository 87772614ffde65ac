"""Reading happens in a process of its own: limited, without the server's secrets, and without its libraries in the server."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from django.conf import settings

from reports.reading import limits, process
from reports.reading.refusals import Refused
from tests.reports.reading.documents import REPORT, docx, page

PARSERS = ("lxml.html", "pypdfium2", "pypdfium2_raw", "striprtf", "reports.reading.formats", "reports.reading.reader")
SERVER = """
import json, sys
import django
django.setup()
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
get_wsgi_application()
get_resolver().url_patterns
import reports.reading.process
print(json.dumps(sorted(sys.modules)))
"""


def test_the_web_worker_imports_no_parser() -> None:
    done = subprocess.run([sys.executable, "-c", SERVER], cwd=settings.BASE_DIR, capture_output=True, check=True)
    loaded = json.loads(done.stdout)
    assert [name for name in loaded if name.startswith(PARSERS)] == []
    assert "reports.reading.process" in loaded


def test_the_reading_process_imports_no_django() -> None:
    command = "import sys, reports.reading.worker; print([m for m in sys.modules if m.startswith('django')])"
    done = subprocess.run([sys.executable, "-c", command], cwd=settings.BASE_DIR, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


LOADED = """
import sys
from reports.reading.worker import answer
assert "title" in answer(sys.stdin.buffer.read(), sys.argv[1])
print(sorted({name.partition(".")[0] for name in sys.modules} & {"email", "lxml", "pypdfium2", "striprtf"}))
print("lxml.html" in sys.modules)
"""


@pytest.mark.parametrize(
    ("content", "name", "libraries"),
    [
        (docx(REPORT), "报告.docx", "['lxml'] False"),
        ("\n".join(REPORT).encode(), "报告.txt", "[] False"),
        (page("".join(f"<p>{line}</p>" for line in REPORT)), "报告.html", "['lxml'] True"),
    ],
)
def test_a_file_loads_the_library_of_its_own_format_only(content: bytes, name: str, libraries: str) -> None:
    command = [sys.executable, "-c", LOADED, name]
    done = subprocess.run(command, cwd=settings.BASE_DIR, input=content, capture_output=True, check=True)
    assert done.stdout.decode().split() == libraries.split()


def test_a_file_is_read_through_the_process() -> None:
    assert process.read(docx(REPORT), "报告.docx")["title"] == REPORT[0]


def test_a_pasted_text_is_read_through_the_process() -> None:
    assert process.read_pasted("\r\n".join(REPORT))["title"] == REPORT[0]


def test_the_process_sees_no_secret_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "x")
    monkeypatch.setenv("HOME", "/where/somebody/lives")
    seen: dict[str, dict[str, str]] = {}

    def run(*_arguments: object, env: dict[str, str], **_named: object) -> subprocess.CompletedProcess[bytes]:
        seen["environment"] = env
        return subprocess.CompletedProcess([], 0, b'{"refused": "x"}')

    monkeypatch.setattr(subprocess, "run", run)
    process.read(b"x", "a")
    assert {"SECRET_KEY", "HOME"} & seen["environment"].keys() == set()
    process.limited("x", b"", shown=("HOME",))
    assert seen["environment"]["HOME"] == "/where/somebody/lives"


def test_a_process_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "LONGEST_WAIT", 0.001)
    assert "限定时间" in process.read(docx(REPORT), "报告.docx")["refused"]


@pytest.mark.parametrize(("code", "words"), [(-9, "内存"), (-11, "内存"), (-24, "限定时间"), (1, "联系系统管理员")])
def test_a_process_that_was_stopped_is_a_sentence(code: int, words: str) -> None:
    done: subprocess.CompletedProcess[bytes] = subprocess.CompletedProcess([], code, b"", b"x")
    with pytest.raises(Refused, match=words):
        process._answered(done)


def test_what_failed_is_logged_without_a_word_of_the_text(caplog: pytest.LogCaptureFixture) -> None:
    trace = b"Traceback\n  File \"/a/b.py\", line 3, in read\n    int(text)\nValueError: invalid literal: 'secret'\n"
    with pytest.raises(Refused):
        process._answered(subprocess.CompletedProcess([], 1, b"", trace))
    assert 'File "/a/b.py", line 3, in read ValueError' in caplog.text
    assert "secret" not in caplog.text


HUNGRY = "from reports.reading import limits; limits.limit_myself(); x = b'x' * {}"


@pytest.mark.parametrize(("size", "survives"), [(limits.MOST_MEMORY // 2, True), (limits.MOST_MEMORY, False)])
def test_memory_beyond_the_limit_is_refused_by_the_system(size: int, survives: bool) -> None:
    done = subprocess.run([sys.executable, "-c", HUNGRY.format(size)], cwd=settings.BASE_DIR, capture_output=True)
    assert (done.returncode == 0) is survives
    assert (b"MemoryError" in done.stderr) is not survives
