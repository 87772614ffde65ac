"""`manage.py import_report FILE… --dry-run --json`: what reports in files of any kind say, one JSON document a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.importing.binding import bound
from reports.reading.answer import Document, refusal
from reports.reading.process import read
from reports.reading.sizes import MOST_BYTES

CERTAIN, UNCERTAIN, REFUSED = 0, 1, 2
NOT_YET = "目前只能试读：请加上 --dry-run。读入待核的功能随后提供，现在不会写入任何数据。"


class Command(BaseCommand):
    help = "读取年度报告文件（.docx、.html、.txt、.pdf、.odt、.rtf），显示读出的内容。退出码：0 确定，1 有待核对，2 有文件读不了。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="报告文件")
        parser.add_argument("--dry-run", action="store_true", help="只读取，不写入任何数据")
        parser.add_argument("--json", action="store_true", help="输出JSON；多个文件时为一个列表（不写入任何数据）")

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        if not (options["dry_run"] or options["json"]):
            raise CommandError(NOT_YET)
        documents = [
            self._read(file, f"{at}/{len(files)}" if len(files) > 1 else "") for at, file in enumerate(files, 1)
        ]
        if options["json"]:
            said = documents if len(files) > 1 else documents[0]
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
        else:
            for file, document in zip(files, documents, strict=True):
                self.stdout.write(summary(file, document))
        sys.exit(max(map(status, documents)))

    def _read(self, file: Path, progress: str) -> Document:
        if progress:
            self.stderr.write(f"{progress} {file.name}")
        try:
            with file.open("rb") as stream:
                content = stream.read(MOST_BYTES + 1)
        except OSError:
            return refusal(f"打不开文件“{file}”。请核对路径，并确认有读取权限。")
        return bound(_told(read(content, file.name)))


def _told(document: Document) -> Document:
    """Without the file's own lines: they are for the review beside them."""
    return {key: value for key, value in document.items() if key != "lines"}


def status(document: Document) -> int:
    """The exit status one file asks for."""
    if "refused" in document:
        return REFUSED
    return UNCERTAIN if document["uncertain"] else CERTAIN


def summary(file: Path, document: Document) -> str:
    """What a person wants to know of a file first."""
    if "refused" in document:
        return f"{file.name}：{document['refused']}"
    lines = [
        f"{file.name}：{document['title'] or '（无标题）'}（{document['issuer']}，{document['year'] or '年度不明'}）"
    ]
    lines += [f"  {part['marker']}{part['heading']}" for part in document["parts"]]
    lines.append(f"  {document['coverage']['sentence']}")
    lines += [f"  待核对：{doubt}" for doubt in document["uncertain"]]
    return "\n".join(lines)
