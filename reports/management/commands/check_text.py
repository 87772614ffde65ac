"""`manage.py check_text FILE [--year 2020] [--json]`: what the checker finds in a text that is not in the database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from reports.checks.district import Known
from reports.checks.texts import TextFinding, check_text
from reports.narrative.binding import FigureBook
from reports.reading import process


class Command(BaseCommand):
    help = "检查不在本系统里的文稿：数字、增减、合计、占比、法规题名、年份和法定内容。有错误时退出码为1。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="文稿：纯文本、Word、WPS、PDF、网页")
        parser.add_argument("--year", type=int, help="报告年度；不写则从文稿里读，读不出则为去年")
        parser.add_argument("--json", action="store_true", dest="as_json", help="输出 JSON")

    def handle(self, *args: Any, file: Path, year: int | None = None, as_json: bool = False, **options: Any) -> None:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"读不了文件“{file}”：{error.strerror}。", returncode=2) from error
        outline = process.read(content, file.name)
        text = _plain_text(content) or _text_of(outline)
        if not text.strip():
            raise CommandError(outline.get("refused") or f"“{file.name}”里没有文字。", returncode=2)
        about = year or outline.get("year") or timezone.localdate().year - 1
        found = check_text(
            text, about, Known.of(FigureBook.for_draft(about)), None if "refused" in outline else outline
        )
        self.stdout.write(_json(found) if as_json else _lines(found))
        if errors := sum(finding.is_error for finding in found):
            raise CommandError(f"发现{errors}处错误。", returncode=1)


def _plain_text(content: bytes) -> str:
    """A text file as it stands, so that places are those of the file; "" for any other file."""
    if b"\0" in content or content.startswith((b"%PDF", b"PK", b"{\\rtf", b"\xd0\xcf\x11\xe0")):
        return ""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return "" if "<html" in text[:2000].lower() else text.replace("\r\n", "\n")
    return ""


def _text_of(outline: dict[str, Any]) -> str:
    """What was read of a file, a paragraph a line."""
    if "refused" in outline:
        return ""
    lines = [outline["title"], *outline["lead"]]
    for part in outline["parts"]:
        lines += _lines_of(part)
    return "\n".join(line for line in lines if line)


def _lines_of(block: dict[str, Any]) -> list[str]:
    lines = [f"{block['marker']}{block['heading']}", *block["body"]]
    for below in (*block.get("sections", ()), *block.get("items", ())):
        lines += _lines_of(below)
    return lines


def _json(found: list[TextFinding]) -> str:
    return json.dumps([finding.as_dict() for finding in found], ensure_ascii=False, indent=2)


def _lines(found: list[TextFinding]) -> str:
    lines = [f"【{f.severity.label}】{f.title}　{f.message}" for f in found]
    return "\n".join(lines) or "没有发现问题。"
