"""Whatever somebody brings is answered with one Chinese sentence, soon, and at bounded memory."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from reports.reading.process import read
from reports.reading.sizes import MOST_LINES
from reports.reading.worker import answer
from tests.reports.reading.documents import REPORT, docx, page
from tests.reports.reading.hostile_documents import HOSTILE, a_bomb, built


@pytest.mark.parametrize(("key", "content", "words", "name"), list(built()), ids=list(HOSTILE))
def test_a_bad_file_is_refused_with_a_sentence_within_a_second(key: str, content: bytes, words: str, name: str) -> None:
    started = time.process_time()
    said = answer(content, name)
    assert time.process_time() - started < 1
    assert set(said) == {"refused"}
    assert words in str(said["refused"])
    assert str(said["refused"]).endswith("。")
    assert "\n" not in str(said["refused"])


MEASURED = """
import resource, sys
from reports.reading.process import read
print(read(open(sys.argv[1], "rb").read(), "报告.docx"))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def test_a_bomb_costs_the_reading_process_little_memory(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    bomb.write_bytes(a_bomb())
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, bomb], cwd=settings.BASE_DIR, capture_output=True, check=True
    )
    said, megabytes = done.stdout.decode().splitlines()
    assert "异常庞大" in said
    assert int(megabytes) < 300


@pytest.mark.parametrize(
    "name",
    ["", "a b.docx", "报告（终稿）(2) .docx", "x&y'\"<b>.docx", "../../etc/passwd", "-c", "报告.txt\n", "a" * 250],
)
def test_the_name_of_a_file_changes_nothing(name: str) -> None:
    assert read(docx(REPORT), name)["title"] == REPORT[0]


HIDDEN = '<p style="display:none">999999件</p><p hidden>999998件</p><script>一、脚本</script><iframe src="http://192.0.2.1/"></iframe>'


def test_a_page_with_scripts_and_hidden_words_is_read_without_them() -> None:
    body = "".join(f'<p onclick="x()">{text}</p>{HIDDEN}' for text in REPORT)
    said = answer(page(body), "网页.html")
    assert said["title"] == REPORT[0]
    assert "99999" not in str(said)
    assert "脚本" not in str(said)
    assert said["uncertain"] == [f"网页里有{2 * len(REPORT)}处隐藏文字，没有读入正文，请核对。"]


MUCH = 150_000
ENDLESS = {
    "numbers of sections": "（一）" * (MUCH // 3),
    "short lines": "健全工作机制\n" * (MUCH // 10),
    "contents": "目录\n" + "".join(f"健全工作机制{at}建\n" for at in range(MUCH // 12)),
    "numerals": "一百万" * (MUCH // 3),
    "blanks": " " * MUCH,
    "indents": "健全。　　" * (MUCH // 5),
    "counts": "1件；" * (MUCH // 3),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_endless_repetition_costs_no_more_than_reading_it(name: str) -> None:
    text = f"{REPORT[0]}\n一、主要举措和成效\n{ENDLESS[name]}\n二、存在的不足\n三、2024年安排\n"
    started = time.process_time()
    answer(text.encode(), "长.txt")
    assert time.process_time() - started < 4


@pytest.mark.parametrize(("lines", "is_read"), [(MOST_LINES, True), (MOST_LINES + 1, False)])
def test_a_file_may_have_so_many_lines(lines: int, is_read: bool) -> None:
    said = answer(
        "\n".join([*REPORT[:4], *["依法行政，工作有了新进展。"] * (lines - len(REPORT) + 1), *REPORT[5:]]).encode(),
        "长.txt",
    )
    assert ("refused" not in said) is is_read
