"""`manage.py import_report FILE… --by USER`: each file before that person as an import waiting for review, never published.

With --dry-run or --json nothing is written: what the files say, one JSON document a file.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from indicators.models import User
from reports.importing.binding import bound
from reports.importing.taking_in import require_editor, seen_before, take_in
from reports.management.acting import actor, refusals_end_it
from reports.reading.answer import Document, refusal
from reports.reading.process import read
from reports.reading.sizes import MOST_BYTES

CERTAIN, UNCERTAIN, REFUSED = 0, 1, 2
NOBODY = "请用 --by 写明由谁核对（编辑的用户名）；只是试读的，请加上 --dry-run。"


class Command(BaseCommand):
    help = "读取年度报告文件（.docx、.html、.txt、.pdf、.odt、.rtf），显示读出的内容。退出码：0 确定，1 有待核对，2 有文件读不了。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="报告文件")
        parser.add_argument("--by", metavar="USERNAME", help="由谁核对：须为编辑")
        parser.add_argument("--dry-run", action="store_true", help="只读取，不写入任何数据")
        parser.add_argument("--json", action="store_true", help="输出JSON；多个文件时为一个列表（不写入任何数据）")

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        read = (
            _only_read if options["dry_run"] or options["json"] else partial(_take_in, by=self._editor(options["by"]))
        )
        documents = []
        for at, file in enumerate(files, 1):
            if len(files) > 1:
                self.stderr.write(f"{at}/{len(files)} {file.name}")
            documents.append(read(file))
        if options["json"]:
            said = documents if len(files) > 1 else documents[0]
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
        else:
            for file, document in zip(files, documents, strict=True):
                self.stdout.write(summary(file, document))
        sys.exit(max(map(status, documents)))

    def _editor(self, username: str | None) -> User:
        if not username:
            raise CommandError(NOBODY)
        editor = actor(username)
        with refusals_end_it():
            require_editor(editor)
        return editor


def _content(file: Path) -> bytes | None:
    """None for what can't be opened; of what is too large only as much as shows that."""
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError:
        return None


def _only_read(file: Path) -> Document:
    content = _content(file)
    return _unopened(file) if content is None else bound(_told(read(content, file.name)))


def _take_in(file: Path, *, by: User) -> Document:
    """What was read, now waiting for its reviewer."""
    content = _content(file)
    if content is None:
        return _unopened(file)
    try:
        imported = take_in(content, file.name, by=by)
    except ValidationError as refused:
        return refusal("".join(refused.messages))
    return imported.read | {"waiting": imported.get_absolute_url(), "again": seen_before(imported)}


def _unopened(file: Path) -> Document:
    return refusal(f"打不开文件“{file}”。请核对路径，并确认有读取权限。")


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
    if "waiting" in document:
        lines.append(f"  已读入待核对：{document['waiting']}")
    if again := document.get("again"):
        lines.append(f"  {again}")
    lines += [f"  待核对：{doubt}" for doubt in document["uncertain"]]
    return "\n".join(lines)
