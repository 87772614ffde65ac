"""A file against the editions of this site, and against the papers that went out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.timezone import localtime

from reports.models import Edition, Paper
from reports.publishing.editions import Shelf, shelved
from reports.reading.process import limited
from reports.reading.refusals import EMPTY, TOO_BIG, Refused
from reports.reading.sizes import MOST_BYTES
from reports.verifying.comparison import Alteration

if TYPE_CHECKING:
    from reports.verifying.unpublished import Unpublished

MOST_NAMED = 200
KINDS = {"docx": "Word", "pdf": "PDF", "xlsx": "Excel", "json": "JSON", "txt": "纯文本"}


@dataclass(frozen=True, slots=True)
class Verified:
    """`edition` is None for a file of none of this site's. Of a withdrawn one no words are repeated: `count` stands alone.
    `paper` is the archived one that the file is, byte for byte; `draft` the text before publication that it is of."""

    kind: str
    edition: Edition | None
    is_current: bool
    is_withdrawn: bool
    count: int
    alterations: tuple[Alteration, ...]
    paper: Paper | None = None
    draft: Unpublished | None = None

    @property
    def is_equal(self) -> bool:
        return (self.paper or self.edition or self.draft) is not None and self.count == 0

    @property
    def kind_name(self) -> str:
        return KINDS[self.kind]

    @property
    def unnamed(self) -> int:
        """How many alterations stand in no list."""
        return self.count - len(self.alterations)

    @property
    def verdict(self) -> str:
        """One sentence for everybody."""
        if self.paper:
            kept = date_format(localtime(self.paper.made_at))
            return (
                f"这份Word文件是{self.paper.report.year}年度报告报{self.paper.recipient}的公文，{kept}归档，一字不差。"
            )
        if self.draft:
            said = "内容一致" if self.is_equal else f"有{self.count}处与它不同"
            what = "" if self.draft.letterhead else "，不是发布的文本"
            return f"这份{self.kind_name}文件出自{self.draft.name}{what}：{said}。"
        if self.edition is None:
            return "这份文件不是本站发布的任何一版报告。"
        of = f"这份{self.kind_name}文件出自{self.edition}"
        state = "，该版已撤下" if self.is_withdrawn else "" if self.is_current else "，该版已被更正，不是当前版"
        return f"{of}{state}：{'内容一致。' if self.is_equal else f'有{self.count}处与发布的内容不同。'}"


def verify(
    content: bytes, name: str, *, may_read_withdrawn: bool = False, drafts: Sequence[Unpublished] = ()
) -> Verified:
    """Which edition a file is and what it says otherwise. Raises Refused with the sentence to say.

    `drafts` are the texts before publication that who asks may read: what is like an edition as much is told as that.
    """
    if not content:
        raise Refused(EMPTY)
    if len(content) > MOST_BYTES:
        raise Refused(TOO_BIG)
    if paper := Paper.objects.select_related("report").filter(sha256=hashlib.sha256(content).hexdigest()).first():
        return Verified("docx", None, is_current=False, is_withdrawn=False, count=0, alterations=(), paper=paper)
    editions = list(Edition.objects.select_related("report", "withdrawal").newest_first())
    said = _asked(content, name, editions, drafts)
    which = said["edition"]
    if which is not None and which >= len(editions):
        return _of_draft(drafts[which - len(editions)], said)
    found = editions[which] if which is not None else None
    shelf = Shelf.of(shelved(found.report.year)) if found else None
    own = shelf.numbered(found.number) if shelf and found else None
    is_withdrawn = bool(shelf and own and shelf.taken_by(own))
    named = said["alterations"][:MOST_NAMED] if may_read_withdrawn or not is_withdrawn else []
    return Verified(
        kind=said["kind"],
        edition=found,
        is_current=bool(shelf and own == shelf.current),
        is_withdrawn=is_withdrawn,
        count=len(said["alterations"]),
        alterations=tuple(Alteration(**each) for each in named),
    )


def _of_draft(draft: Unpublished, said: dict[str, Any]) -> Verified:
    found = said["alterations"]
    return Verified(
        kind=said["kind"],
        edition=None,
        is_current=False,
        is_withdrawn=False,
        count=len(found),
        alterations=tuple(Alteration(**each) for each in found[:MOST_NAMED]),
        draft=draft,
    )


def _asked(content: bytes, name: str, editions: list[Edition], drafts: Sequence[Unpublished]) -> dict[str, Any]:
    published = [
        {"text": e.text, "previous_hash": e.previous_hash, "hash": e.hash, "notice": e.notice} for e in editions
    ]
    published += [
        {"text": draft.text, "previous_hash": "", "hash": "", "notice": "", "letterhead": draft.letterhead}
        for draft in drafts
    ]
    head = json.dumps(published, ensure_ascii=False).encode()
    said: dict[str, Any] = json.loads(
        limited("reports.verifying.worker", head + b"\n" + content, Path(name).name or "file")
    )
    if "refused" in said:
        raise Refused(said["refused"])
    return said
