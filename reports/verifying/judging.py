"""Of which edition a file is, and what it says otherwise. Pure; runs in the limited process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from indicators.office.later import Later
from reports.document.tree import Document
from reports.verifying.comparison import Alteration, Stream, alterations, read, sentences
from reports.verifying.extract import Extract
from reports.verifying.json_file import leaves

if TYPE_CHECKING:
    from reports.downloads import figure_rows
else:
    # It is Django that tells a qualifier's name; a file without a table of figures needs neither.
    figure_rows = Later("reports.downloads.figure_rows")

ALIKE = 0.3
"""The share of an edition's sentences that a file must have to be told for one of it."""
TABLE, JSON = "数据表", "JSON"
_COMPARED = (1, 3, 4, 5, 6, 7)
"""Columns of the table of figures that the edition alone says; themes may be renamed."""
_VALUE = 3


@dataclass(frozen=True, slots=True)
class Published:
    """An edition as it is handed in: its canonical text and what its fingerprint was taken over. A paper of it has a
    `letterhead` (JSON)."""

    text: str
    previous_hash: str
    hash: str
    notice: str = ""
    letterhead: str = ""

    def document(self) -> Document:
        return Document.from_json(self.text)

    def stream(self, *, is_workbook: bool = False) -> Stream:
        return Stream(self.document(), is_workbook=is_workbook, letterhead=self.letterhead)


@dataclass(frozen=True, slots=True)
class Judged:
    """`edition` is its place in the list; None where the file is of none of them."""

    kind: str
    edition: int | None
    alterations: list[Alteration]

    def as_dict(self) -> dict[str, Any]:
        found = [alteration.as_dict() for alteration in self.alterations]
        return {"kind": self.kind, "edition": self.edition, "alterations": found}


def judge(file: Extract, editions: Sequence[Published]) -> Judged:
    """`editions` newest first: of two that are equally like, the newer."""
    text = read(file.lines, [edition.notice for edition in editions])
    which = _named(file, editions)
    which = which if which is not None else _likest(text, editions)
    if which is None:
        return Judged(file.kind, None, [])
    return Judged(file.kind, which, list(dict.fromkeys(_alterations(file, text, editions[which]))))


def _named(file: Extract, editions: Sequence[Published]) -> int | None:
    """By the fingerprint that the file names, or that its JSON has."""
    hashes = [edition.hash for edition in editions]
    if file.leaves:
        canonical = [edition.hash for edition in editions if _fingerprint(file, edition) == edition.hash]
        return hashes.index(canonical[0]) if canonical else None
    return next((hashes.index(named) for named in file.hashes if named in hashes), None)


def _fingerprint(file: Extract, edition: Published) -> str:
    return hashlib.sha256(f"{edition.previous_hash}\n{file.canonical}".encode()).hexdigest()


def _likest(text: str, editions: Sequence[Published]) -> int | None:
    said = set(sentences(text))
    shares = [_share(said, edition.stream().text) for edition in editions]
    best = max(shares, default=0.0)
    return shares.index(best) if best >= ALIKE else None


def _share(said: set[str], text: str) -> float:
    own = set(sentences(text))
    return len(own & said) / len(own)


def _alterations(file: Extract, text: str, edition: Published) -> Iterator[Alteration]:
    found = alterations(edition.stream(is_workbook=file.kind == "xlsx"), text, file.tagged)
    yield from found
    if file.kind == "xlsx":
        yield from _of_rows(file, edition.document())
    if file.leaves:
        yield from _of_leaves(file.leaves, leaves(json.loads(edition.text)), is_text_named=bool(found))


def _of_rows(file: Extract, document: Document) -> Iterator[Alteration]:
    """The table of figures, cell by cell."""
    rows = (figure_rows.figure_row(fact, document, fact.theme) for fact in document.facts)
    own = {str(row[0]): tuple("" if cell is None else str(cell) for cell in row) for row in rows}
    for code, row in own.items():
        there = file.rows.get(code)
        if there is None:
            yield Alteration(TABLE, row[1], row[_VALUE], "")
            continue
        for column in _COMPARED:
            old, new = row[column], there[column]
            same = _same_number(old, new) if column == _VALUE else old == new.removeprefix("'")
            if not same:
                yield Alteration(
                    TABLE, row[1] if column == _VALUE else f"{row[1]}·{figure_rows.FIGURE_HEAD[column]}", old, new
                )
    for code in file.rows.keys() - own.keys():
        yield Alteration(TABLE, file.rows[code][1], "", file.rows[code][_VALUE])


def _of_leaves(there: dict[str, str], own: dict[str, str], *, is_text_named: bool) -> Iterator[Alteration]:
    """What else of the JSON differs; changed words of the text were named with their place."""
    for path in dict.fromkeys([*own, *there]):
        is_text = is_text_named and path.split("/")[0] in ("title", "lead", "parts")
        old, new = own.get(path, ""), there.get(path, "")
        if old != new and not is_text:
            yield Alteration(JSON, path, old, new)


def _same_number(one: str, other: str) -> bool:
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return one == other
