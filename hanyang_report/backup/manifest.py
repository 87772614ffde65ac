"""What an archive says about itself. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from indicators.office.steps import Refused

FORMAT = "law-based-government-report"
FORMAT_VERSION = 1

Migration = tuple[str, str]
"""An app's label and a migration's name."""


@dataclass(frozen=True)
class MemberContent:
    """One member of the archive as it was written: bytes and SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True)
class TableRows:
    """A table's rows: under which columns, how many, and the last number its key was given (0: it has no such key)."""

    columns: tuple[str, ...]
    rows: int
    last_key: int
    content: MemberContent


@dataclass
class Manifest:
    """Filled while an archive is written, and written into it last."""

    release: str
    made_at: str
    site: str
    migrations: list[Migration]
    tables: dict[str, TableRows] = field(default_factory=dict)
    files: dict[str, MemberContent] = field(default_factory=dict)
    missing_files: list[str] = field(default_factory=list)
    secret_key: MemberContent | None = None

    @property
    def row_count(self) -> int:
        return sum(table.rows for table in self.tables.values())

    def to_json(self) -> str:
        said = {"format": FORMAT, "format_version": FORMAT_VERSION, **asdict(self)}
        return json.dumps(said, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str | bytes) -> Manifest:
        """Raises Refused for what another program, or a later release of this one, has written."""
        try:
            said = json.loads(text)
            kind, version = said.pop("format"), said.pop("format_version")
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Refused("这不是本系统的备份。") from None
        if kind != FORMAT:
            raise Refused("这不是本系统的备份。")
        if version != FORMAT_VERSION:
            raise Refused(
                f"备份的格式是第{version}版，这里的程序只认第{FORMAT_VERSION}版。请用做这份备份的版本来恢复。"
            )
        try:
            return _from(said)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Refused("备份的清单残缺不全，不能恢复。") from None


def _from(said: dict[str, Any]) -> Manifest:
    tables = {
        name: TableRows(tuple(table["columns"]), table["rows"], table["last_key"], MemberContent(**table["content"]))
        for name, table in said.pop("tables").items()
    }
    files = {name: MemberContent(**content) for name, content in said.pop("files").items()}
    migrations = [(str(app), str(name)) for app, name in said.pop("migrations")]
    key = said.pop("secret_key")
    return Manifest(
        **said, migrations=migrations, tables=tables, files=files, secret_key=MemberContent(**key) if key else None
    )
