"""The numbers of a text under review, found again after it was changed: decisions stay with their sentences."""

from __future__ import annotations

from reports.importing.binding import bound, decided
from reports.importing.numbers import Number, Say, aside_key, kept, keyed
from reports.models import ImportedReport
from reports.reading.answer import document
from reports.reading.rows import outline_of


def numbers_of(imported: ImportedReport) -> list[Number]:
    """All numbers of the text, each with what it says."""
    return [Number.from_json(stored) for stored in imported.numbers]


def number_again(imported: ImportedReport) -> None:
    """As the text stands now; not saved."""
    said = document(outline_of(imported.head, imported.text_rows))
    found = dict(keyed(said["figures"]))
    known = {number["key"]: number for number in imported.numbers}
    if all(key in known or aside_key(key) in known for key in found):
        there = [known[key] | {name: found[key][name] for name in ("where", "kind")} for key in found if key in known]
        imported.numbers = [*there, *(number for key, number in known.items() if key.startswith("-"))]
    else:
        numbers, imported.proposed = decided(bound(said), imported.proposed)
        imported.numbers = [number.as_json() for number in kept(numbers, numbers_of(imported))]
    forget_unused(imported)


def forget_unused(imported: ImportedReport) -> None:
    """A new indicator that no number is of any more is none; not saved."""
    used = {number["code"] for number in imported.numbers if number["say"] == Say.NEW}
    imported.proposed = {code: facts for code, facts in imported.proposed.items() if code in used}
