"""Where the words under review are not the file's. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from reports.reading.rows import HEAD, ReviewRow, squeezed

_CLAUSE = re.compile(r"[^，。；：！？、]*[，。；：！？、]?")
CONTEXT = 6
"""Characters around what differs, so that its place is known."""
NAMES = {
    "title": "标题",
    "year": "年度",
    "issuer": "发布机关",
    "document_number": "文号",
    "index_number": "索引号",
    "category": "信息分类",
    "addressee": "主送",
    "signature": "落款",
    "date": "成文日期",
}


@dataclass(frozen=True, slots=True)
class OtherWords:
    """`before` as the file has it, `after` as it reads now; either may be empty. `name`: of a field of the head."""

    before: str
    after: str
    name: str = ""

    @property
    def key(self) -> str:
        """The same change asks for its reason once."""
        return hashlib.sha256(f"{self.name}\0{self.before}\0{self.after}".encode()).hexdigest()[:16]


def differences(was: Sequence[ReviewRow], now: Sequence[ReviewRow]) -> list[OtherWords]:
    """Of the text. Rows keep their order, so what is no difference of words is none however rows were cut and levelled."""
    before, after = _clauses(was), _clauses(now)
    if before == after:
        return []
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [_near("".join(before[a:b]), "".join(after[c:d])) for tag, a, b, c, d in changes if tag != "equal"]


def _near(before: str, after: str) -> OtherWords:
    """What differs, with a few characters on both sides."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    start, end = max(0, start - CONTEXT), max(0, end - CONTEXT)
    return OtherWords(before[start : len(before) - end], after[start : len(after) - end])


def _alike(one: str, other: str) -> int:
    """So many characters two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def head_differences(read: Mapping[str, Any], head: Mapping[str, Any]) -> Iterator[OtherWords]:
    """Of what stands above and below the text, where it was read otherwise and stands nowhere in the file so."""
    words = squeezed("".join(line["text"] for line in read.get("lines", ())))
    for name in HEAD:
        was, now = str(read.get(name) or ""), str(head.get(name) or "")
        if squeezed(was) != squeezed(now) and not (now and squeezed(now).rstrip("：:") in words):
            yield OtherWords(was, now, NAMES[name])


def _clauses(rows: Iterable[ReviewRow]) -> list[str]:
    """All words in their order, a clause each: paragraphs and levels make no difference."""
    return [clause for clause in _CLAUSE.findall(squeezed("".join(row.full for row in rows))) if clause]
