"""An entry's fields as the page shows them: of twenty rows hardly one was touched, and those read as they did before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe

from indicators.models import Figure
from indicators.round.entry_desk.entry import EntryForm

REMEMBERED = 400
"""Rows whose fields a process remembers, some three kB each: those of a few departments."""


@dataclass(frozen=True, slots=True)
class EntryFields:
    """Each field as HTML, with the hidden one that says what it was; its id for the label; the names of the hidden ones."""

    value: SafeString
    value_id: str
    qualifier: SafeString
    qualifier_id: str
    note: SafeString
    note_id: str
    source: SafeString
    source_id: str
    evidence: SafeString
    evidence_id: str
    seen_name: str
    chosen_name: str
    chosen: str

    @classmethod
    def of(cls, form: EntryForm, is_faulty: bool) -> EntryFields:
        if is_faulty:
            form.fields["value"].widget.attrs["aria-invalid"] = "true"
        chosen = form["chosen"].value()
        return cls(
            *_shown(form["value"]),
            *_shown(form["qualifier"]),
            *_shown(form["note"]),
            *_shown(form["source"]),
            *_shown(form["evidence"]),
            seen_name=form["seen"].html_name,
            chosen_name=form["chosen"].html_name,
            chosen="" if chosen is None else str(chosen),
        )


def _shown(field: BoundField) -> tuple[SafeString, str]:
    return mark_safe(str(field)), field.id_for_label  # noqa: S308  a widget's own HTML


class Entered(NamedTuple):
    """All that a row's fields depend on. The number as text: 1 and 1.0 are equal and need not read alike."""

    figure: int
    version: int
    kind: str
    decimals: int
    value: str
    qualifier: str
    note: str
    source: str

    @property
    def form(self) -> EntryForm:
        return EntryForm(
            Figure(
                pk=self.figure,
                version=self.version,
                kind=self.kind,
                decimals=self.decimals,
                value=Decimal(self.value) if self.value else None,
                qualifier=self.qualifier,
                note=self.note,
                source=self.source,
            )
        )


def fields_about(figure: Figure, is_faulty: bool) -> EntryFields:
    """Of what is saved."""
    value = "" if figure.value is None else str(figure.value)
    measure = figure.kind, figure.decimals
    return _fields(
        Entered(figure.pk, figure.version, *measure, value, figure.qualifier, figure.note, figure.source), is_faulty
    )


@lru_cache(maxsize=REMEMBERED)
def _fields(entered: Entered, is_faulty: bool) -> EntryFields:
    return EntryFields.of(entered.form, is_faulty)
