"""`manage.py verify_file FILE [--json]`: which edition a downloaded file is, and what in it was altered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.models import Paper
from reports.reading.refusals import Refused
from reports.verifying.unpublished import unpublished
from reports.verifying.verification import Verified, verify


class Command(BaseCommand):
    help = "核对下载的报告文件（.docx、.pdf、.xlsx、.json、.txt）：出自哪一版或者哪一稿，是否一致，改动了哪些数和句子。不一致时退出码为1。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="下载的报告文件")
        parser.add_argument("--json", action="store_true", dest="as_json", help="输出 JSON")

    def handle(self, *args: Any, file: Path, as_json: bool = False, **options: Any) -> None:
        try:
            verified = verify(file.read_bytes(), file.name, may_read_withdrawn=True, drafts=unpublished())
        except OSError as error:
            raise CommandError(f"读不了文件“{file}”：{error.strerror}。", returncode=2) from error
        except Refused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        self.stdout.write(_json(verified) if as_json else "\n".join(_lines(verified)))
        if not verified.is_equal:
            raise CommandError(f"与{'那一稿' if verified.draft else '发布的内容'}不一致。", returncode=1)


def _lines(verified: Verified) -> list[str]:
    lines = [verified.verdict]
    if verified.edition:
        lines.append(f"指纹SHA-256：{verified.edition.hash}")
        lines += [f"指纹SM3：{verified.edition.sm3}"] if verified.edition.sm3 else []
    if verified.paper:
        lines += [f"文件指纹SHA-256：{verified.paper.sha256}", f"文本指纹SHA-256：{verified.paper.text_hash}"]
    lines += map(str, verified.alterations)
    return [*lines, f"另有{verified.unnamed}处未列出。"] if verified.unnamed else lines


def _json(verified: Verified) -> str:
    edition = verified.edition
    said = {
        "verdict": verified.verdict,
        "equal": verified.is_equal,
        "year": edition.report.year if edition else None,
        "edition": edition.number if edition else None,
        "hash": edition.hash if edition else None,
        "draft": verified.draft.name if verified.draft else None,
        "paper": _paper(verified.paper) if verified.paper else None,
        "alterations": [alteration.as_dict() | {"said": str(alteration)} for alteration in verified.alterations],
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "year": paper.report.year,
        "recipient": paper.recipient,
        "sha256": paper.sha256,
        "text_hash": paper.text_hash,
        "made_at": paper.made_at.isoformat(),
    }
