"""One figure's fields on the desk, and writing down what was typed into them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest

from indicators.models import Figure, User
from indicators.numbers.measure import Qualifier
from indicators.numbers.parsing import Unclear, written
from indicators.office.form_numbers import number
from indicators.office.steps import Stale
from indicators.round.entry_desk.answer import measured
from indicators.round.evidence import ACCEPTED, attach

EXPIRED = "这一页已过期。请复制没有保存的内容，刷新后再填。"


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; what they are is checked by `indicators.round.evidence`, one by one."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return list(data or [])

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)


class EntryForm(forms.Form):
    """What stands in one row. The initial values travel with the page: only what was touched is written."""

    value = forms.CharField(required=False, strip=False, show_hidden_initial=True)
    qualifier = forms.ChoiceField(choices=Qualifier.choices, required=False, show_hidden_initial=True)
    note = forms.CharField(
        label="备注",
        max_length=500,
        required=False,
        show_hidden_initial=True,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": "备注最多500字，现有%(show_value)d字。"},
    )
    source = forms.CharField(
        label="数据来源",
        max_length=200,
        required=False,
        show_hidden_initial=True,
        error_messages={"max_length": "数据来源最多200字，现有%(show_value)d字。"},
    )
    evidence = FilesField(label="佐证材料", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), EXPIRED))
    newer = forms.IntegerField(required=False, widget=forms.HiddenInput)
    chosen = forms.BooleanField(required=False, widget=forms.HiddenInput)
    """Set by the page's script where the qualifier was picked anew, if only to be the same again."""
    resolution = forms.ChoiceField(choices=[("mine", "用我填的"), ("theirs", "用现有的")], required=False)

    def __init__(self, figure: Figure, data: Any = None, files: Any = None) -> None:
        self.figure = figure
        initial = {
            "value": written(figure.value, figure.kind, figure.decimals),
            "qualifier": figure.qualifier,
            "note": figure.note,
            "source": figure.source,
            "seen": figure.version,
        }
        super().__init__(data, files, prefix=prefix(figure), initial=initial, use_required_attribute=False)
        described = f"definition-{figure.pk} answer-{figure.pk}"
        self.fields["value"].widget.attrs |= {
            "inputmode": "decimal",
            "autocomplete": "off",
            "maxlength": 60,
            "aria-describedby": described,
        }
        self.fields["evidence"].widget.attrs |= {"accept": ACCEPTED, "multiple": True}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        qualifier = "" if self.qualifier_is_left_over else cleaned.get("qualifier", "")
        try:
            cleaned["measured"] = measured(self.figure, cleaned.get("value", ""), qualifier)
        except Unclear as unclear:
            self.add_error("value", str(unclear))
        return cleaned

    @property
    def qualifier_is_left_over(self) -> bool:
        """It belongs to the number that was overtyped: 约 of an earlier 约300 says nothing about a 310 typed in its place."""
        is_overtyped = "value" in self.changed_data and "qualifier" not in self.changed_data
        return is_overtyped and not self.data.get(self.add_prefix("chosen"))

    @property
    def lost_qualifier(self) -> str:
        """`约` where it fell away with the old number; "" else."""
        chosen, now = self.cleaned_data.get("qualifier", ""), self.cleaned_data["measured"]
        is_lost = chosen and self.qualifier_is_left_over and now.value is not None and not now.qualifier
        return str(Qualifier(str(chosen)).label) if is_lost else ""

    @property
    def typed(self) -> bool:
        """Whether a number, qualifier or text was changed on the page."""
        return not {"value", "qualifier", "note", "source"}.isdisjoint(self.changed_data)

    @property
    def touched(self) -> bool:
        return self.typed or "evidence" in self.changed_data

    @property
    def takes_theirs(self) -> bool:
        """The conflict was settled in favour of what is saved."""
        return self.data.get(self.add_prefix("resolution")) == "theirs"

    @property
    def seen_version(self) -> int:
        """What the writer was looking at: of two in conflict the newer one, once they decided to write over it."""
        decided = self.cleaned_data.get("resolution") == "mine" and self.cleaned_data.get("newer")
        return decided or self.cleaned_data["seen"]

    @property
    def posted_version(self) -> int:
        """The version the page was made from, valid form or not."""
        return number(self.data.get(self.add_prefix("seen"), ""))

    @property
    def says_what_is_saved(self) -> bool:
        """The row already holds exactly this: a second click, or two people who typed the same."""
        figure, typed = self.figure, self.cleaned_data
        return (typed["measured"], typed["note"], typed["source"]) == (figure.entry, figure.note, figure.source)


@dataclass
class Saved:
    """What became of a page full of entries.

    `kept` are forms, by figure, that could not be written and stay on the screen; `faults` what to say about them
    beside the number; `conflicts` those that somebody else's newer entry stands against. `versions` is what the
    writer has now seen of each figure.
    """

    written: list[Figure] = field(default_factory=list)
    loosened: list[tuple[Figure, str]] = field(default_factory=list)
    """Whose 约, 超 … fell away because its number was overtyped."""
    attached: int = 0
    kept: dict[int, EntryForm] = field(default_factory=dict)
    faults: dict[int, list[str]] = field(default_factory=dict)
    conflicts: set[int] = field(default_factory=set)
    versions: dict[int, int] = field(default_factory=dict)

    def keep(self, form: EntryForm, *sentences: str) -> None:
        self.kept[form.figure.pk] = form
        self.faults[form.figure.pk] = list(sentences)


def prefix(figure: Figure) -> str:
    return f"figure-{figure.pk}"


def posted_forms(request: HttpRequest, figures: Iterable[Figure]) -> list[EntryForm]:
    """A form for each figure that had fields on the page."""
    present = (figure for figure in figures if f"{prefix(figure)}-value" in request.POST)
    return [EntryForm(figure, request.POST, request.FILES) for figure in present]


@transaction.atomic
def save(entries: Iterable[EntryForm], *, by: User) -> Saved:
    """Write down every entry that is right, each by itself; keep every other with the sentence that says why.

    One click is one transaction: when the machine fails, nothing of it is written.
    """
    saved = Saved()
    for form in entries:
        if form.touched and not form.takes_theirs:
            _save_one(form, by, saved)
    return saved


def _save_one(form: EntryForm, by: User, saved: Saved) -> None:
    if not form.is_valid():
        saved.keep(form, *(str(line) for name, lines in form.errors.items() if name != "value" for line in lines))
        return
    try:
        with transaction.atomic():  # a number and what proves it: together, or neither
            _write(form, by, saved)
    except Stale as stale:
        saved.keep(form, *stale.messages)
        saved.conflicts.add(form.figure.pk)
    except ValidationError as refused:
        saved.keep(form, *refused.messages)


def _write(form: EntryForm, by: User, saved: Saved) -> None:
    figure, entry, seen = form.figure, form.cleaned_data, form.seen_version
    is_new = not form.says_what_is_saved
    if is_new:
        figure.enter(entry["measured"], note=entry["note"], source=entry["source"], by=by, seen=seen)
    if is_new or form.typed:
        seen = figure.version
    faults = attach(figure, entry["evidence"], by=by, seen=seen) if entry["evidence"] else []
    if is_new:
        saved.written.append(figure)
        saved.loosened += [(figure, form.lost_qualifier)] if form.lost_qualifier else []
    if entry["evidence"]:
        saved.attached += len(entry["evidence"]) - len(faults)
        saved.faults[figure.pk] = faults
    saved.versions[figure.pk] = figure.version
