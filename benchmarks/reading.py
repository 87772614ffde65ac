"""What reading two hundred pages costs, against opening them with the library of their format alone: `python -m benchmarks.reading`.

Each is a process of its own from its start to its end, for that is how the product reads; processor time, the least of some
runs, and for reading the most memory held. Dense: the invented reports, where every second clause counts something, three times
as often as in the shipped report. The reading process keeps to `reports.reading.limits`.
"""

from __future__ import annotations

import io
import json
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, cycle
from typing import Any

from docx import Document

from tests.fixture_files import FIXTURES, report

PAGES, ON_A_PAGE = 200, 22 * 28
"""A page of an official document has 22 lines of 28 characters."""
RUNS = 7
SAMPLES = FIXTURES.parent / "tests" / "data" / "imports"
DOCX = "import sys, docx; docx.Document(sys.argv[1])"
HTML = "import sys; from lxml import html; html.parse(sys.argv[1])"
READ = "import sys; from reports.reading.worker import main; main(); sys.stderr.write(open('/proc/self/status').read())"
HAN = "一二三四五六七八九"
Lines = list[tuple[int, str]]
"""(level of heading or 0, paragraph)."""


def dense() -> list[str]:
    answers = [json.loads(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("r*.json"))]
    return [text for answer in answers for text in bodies(answer["parts"])]


def shipped() -> list[str]:
    return [re.sub(r"\{\{[^}]*\}\}", "12", text) for text in bodies(report(2019)["parts"])]


def bodies(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """The paragraphs of a report that are long enough to be text."""
    for block in blocks:
        body = block.get("body") or []
        yield from (text for text in (body.split("\n") if isinstance(body, str) else body) if len(text) > 60)
        yield from bodies([*block.get("sections", []), *block.get("items", [])])


def lines_of(paragraphs: list[str]) -> Lines:
    """A report of two hundred pages: its paragraphs over and over, never twice with the same numbers."""
    turns = zip(count(), cycle(paragraphs), strict=False)
    lines = [(0, "临江区2023年法治政府建设年度报告"), (0, "2023年，临江区坚持依法行政。现将有关情况报告如下：")]
    for part, heading in enumerate(
        [*(f"推进{n}方面工作" for n in HAN[:6]), "主要成效", "存在的不足", "2024年工作安排"]
    ):
        lines.append((1, f"{HAN[part]}、{heading}"))
        for number in HAN:
            lines.append((2, f"（{number}）健全工作机制"))
            room = PAGES * ON_A_PAGE // 81
            while room > 0:
                turn, text = next(turns)
                lines.append(
                    (0, re.sub(r"\d+(?=[件次个名人])", lambda digits, turn=turn: str(int(digits[0]) + turn), text))
                )
                room -= len(lines[-1][1])
    return [*lines, (0, "临江区人民政府"), (0, "2024年3月18日")]


def plain_word(lines: Lines) -> bytes:
    """A paragraph, a run."""
    return word(lines, lambda text: [text])


def split_word(lines: Lines) -> bytes:
    """Runs as Word leaves them: digits apart from 汉字, and cut where somebody edited."""
    return word(lines, re.compile(r"\d+|[^\d]{1,18}").findall)


def word(lines: Lines, cut: Callable[[str], list[str]]) -> bytes:
    document, out = Document(), io.BytesIO()
    for level, text in lines:
        paragraph = document.add_heading("", level) if level else document.add_paragraph()
        for piece in cut(text):
            run = paragraph.add_run(piece)
            run.font.name, run.font.size = "FangSong", 203200
    document.save(out)
    return out.getvalue()


def page(lines: Lines) -> bytes:
    body = "".join(f"<h{level}>{text}</h{level}>" if level else f"<p><span>{text}</span></p>" for level, text in lines)
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def plain_text(lines: Lines) -> bytes:
    return "\n".join(text for _level, text in lines).encode()


@dataclass(frozen=True)
class Kind:
    """A format: how a file of it is made, and with what it is compared, which may be the same text in another."""

    name: str
    suffix: str
    make: Callable[[Lines], bytes]
    library: str
    opened: Callable[[Lines], bytes]


KINDS = (
    Kind("docx / python-docx", ".docx", plain_word, DOCX, plain_word),
    Kind("docx, runs split / python-docx", ".docx", split_word, DOCX, split_word),
    Kind("html / lxml", ".html", page, HTML, page),
    Kind("txt / python-docx on the docx", ".txt", plain_text, DOCX, plain_word),
)


def processor_time(arguments: list[str], content: bytes = b"") -> float:
    """Milliseconds a process of Python takes, the least of some runs."""
    return min(_once(arguments, content) for _ in range(RUNS))


def _once(arguments: list[str], content: bytes) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], input=content, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def held(content: bytes, name: str) -> tuple[int, int]:
    """Megabytes of the reading process at its height (Linux), and how many figures it found."""
    done = subprocess.run([sys.executable, "-c", READ, name], input=content, capture_output=True, check=True)  # noqa: S603
    peak = re.search(rb"VmHWM:\s+(\d+) kB", done.stderr)
    return int(peak[1]) // 1024 if peak else 0, len(json.loads(done.stdout)["figures"])


def measured(kind: Kind, lines: Lines) -> str:
    content = kind.make(lines)
    with tempfile.NamedTemporaryFile(suffix=kind.suffix) as other:
        other.write(kind.opened(lines))
        other.flush()
        alone = processor_time(["-c", kind.library, other.name])
    own = processor_time(["-m", "reports.reading.worker", f"a{kind.suffix}"], content)
    peak, figures = held(content, f"a{kind.suffix}")
    return f"  {kind.name:<32} ×{own / alone:4.1f}  {own:4.0f} / {alone:3.0f} ms  {peak:3} MB  {figures} figures"


def main() -> None:
    for name, paragraphs in (("as the shipped report counts", shipped()), ("dense with numbers", dense())):
        lines = lines_of(paragraphs)
        print(f"{PAGES} pages, {sum(len(text) for _level, text in lines)} characters, {name}")
        for kind in KINDS:
            print(measured(kind, lines), flush=True)


if __name__ == "__main__":
    main()
