"""上年承诺 as one form: a row for each promise, one button for all. It is a page of its own and may stand in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from indicators.models import User
from indicators.office.kept.held import held
from indicators.office.kept.written import written
from reports.models import Answer, AnswerDraft, Item, PromiseOutcome, Report
from reports.models.permissions import user_can_write
from reports.tracker.answer_evidence import AnswerEvidence, evidence_of
from reports.tracker.answers import Fate, Posted, Reconciled, Said, answer_all, reconciliation

NO_ITEM = "没有条目，在“存在的不足”中说明"
OPTION = '<option value="{}">{}</option>'
Group = tuple[str, tuple[tuple[int, str], ...]]
"""A section of the report with its items by their keys, to choose from."""


class AnswerForm(forms.Form):
    """What one row asks. An unfinished row is no fault: it is kept as a draft, with what it lacks said beside it."""

    outcome = forms.ChoiceField(choices=PromiseOutcome.choices, error_messages={"required": "请选择落实情况。"})
    item = forms.TypedChoiceField(coerce=int, empty_value=None, required=False)
    words = forms.CharField(error_messages={"required": "请写明落实情况，它随报告公开。"})
    was = forms.CharField(required=False, max_length=16)
    take_back = forms.BooleanField(required=False)

    def __init__(self, groups: Iterable[Group], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["item"].choices = [("", NO_ITEM), *groups]  # type: ignore[attr-defined]

    def clean(self) -> None:
        if self.cleaned_data.get("outcome") == PromiseOutcome.KEPT and not self.cleaned_data.get("item"):
            self.add_error("item", "已落实的，须指明报告中回应它的条目。")

    @property
    def said(self) -> Said:
        """As far as it can be read."""
        typed = self.data.get(self.add_prefix("words"), "").strip()
        item, outcome = self.data.get(self.add_prefix("item"), ""), self.data.get(self.add_prefix("outcome"), "")
        known = {str(key) for _, group in self.fields["item"].choices[1:] for key, _ in group}  # type: ignore[attr-defined]
        return Said(int(item) if item in known else None, outcome if outcome in PromiseOutcome.values else "", typed)

    @property
    def takes_back(self) -> bool:
        return self.add_prefix("take_back") in self.data


@dataclass(frozen=True, slots=True)
class Signed:
    """An answer, or what was begun of one: who wrote it when, and the outcome in words."""

    by: str
    at: datetime
    outcome: str

    @classmethod
    def of(cls, one: Answer | AnswerDraft | None) -> Self | None:
        return cls(str(one.by), one.at, one.get_outcome_display()) if one else None


@dataclass(frozen=True, slots=True)
class ShownPromise:
    """All that a row shows beside its fields; whoever may write has a button by each evidence."""

    prefix: str
    year: int
    address: str
    title: str
    area: str
    lead: str
    status: str
    source_phrase: str
    given: Signed | None
    begun: Signed | None
    contradicts: bool
    evidence: AnswerEvidence
    may_write: bool

    @classmethod
    def of(cls, standing: Reconciled, evidence: AnswerEvidence, *, may_write: bool) -> Self:
        task = standing.task
        return cls(
            prefix=prefix_of(task.pk),
            year=task.year,
            address=task.address,
            title=task.title,
            area=str(task.area),
            lead=str(task.lead_department or ""),
            status=task.get_status_display(),
            source_phrase=task.source_phrase,
            given=Signed.of(standing.answer),
            begun=Signed.of(standing.draft),
            contradicts=standing.contradicts,
            evidence=evidence,
            may_write=may_write,
        )


@dataclass(frozen=True)
class Row:
    """A promise with its fields. `form` is what was sent or begun, None where nothing was; `said` is what stands in the
    fields, `is_stale` whether somebody wrote in between."""

    standing: Reconciled
    shown: ShownPromise
    form: AnswerForm | None
    said: Said
    is_stale: bool = False
    is_unfinished: bool = False

    @property
    def promise(self) -> SafeString:
        """The row without its fields."""
        return written("admin/reports/task/_answer_promise.html", self.shown)


def prefix_of(task: int) -> str:
    """Before the names of a promise's fields."""
    return f"p{task}"


class PromiseForm:
    """The form of one report's promises for one person. `rows` are empty where last year promised nothing."""

    no_item = NO_ITEM

    def __init__(self, report: Report, person: User, posted: QueryDict | None = None) -> None:
        self.report, self.posted = report, posted
        self.may_write = user_can_write(person, report)
        self.fates: dict[Fate, list[int]] = {}
        self.rows = self._rows()

    def save(self, *, by: User) -> None:
        """Keep what was posted; the rows then show what stands, and what was sent of those that could not be kept."""
        self.fates = answer_all(self.report, self._posted(), by=by)
        self.rows = self._rows()

    @property
    def is_settled(self) -> bool:
        """Nothing of what was posted is left to be looked at again."""
        return not (self.fates.get(Fate.STALE) or self.fates.get(Fate.BEGUN))

    @property
    def open(self) -> int:
        return sum(row.standing.answer is None for row in self.rows)

    @property
    def counts(self) -> list[tuple[str, int]]:
        counted = Counter(row.standing.answer.outcome for row in self.rows if row.standing.answer)
        return [(str(outcome.label), counted[outcome]) for outcome in PromiseOutcome if counted[outcome]]

    @property
    def outcomes(self) -> list[tuple[str, Any]]:
        return [(str(value), label) for value, label in PromiseOutcome.choices]

    @property
    def said(self) -> str:
        """What became of the save, in one sentence; "" where nothing was changed."""
        told = {Fate.KEPT: "已保存{}项回应", Fate.TAKEN_BACK: "已撤销{}项回应", Fate.BEGUN: "{}项还不完整，已存为草稿"}
        parts = [words.format(len(self.fates[fate])) for fate, words in told.items() if self.fates.get(fate)]
        return f"{'；'.join(parts)}。" if parts else ""

    def _rows(self) -> list[Row]:
        found = dict(evidence_of(self.report.year))
        return [self._row(one, found.get(one.task.pk, AnswerEvidence())) for one in reconciliation(self.report)]

    def _row(self, standing: Reconciled, evidence: AnswerEvidence) -> Row:
        """What was typed stays in its fields unless it was kept: then what stands is shown, and it is the same."""
        key = standing.task.pk
        form = self._form(standing, evidence)
        is_stale = key in self.fates.get(Fate.STALE, [])
        kept = self.fates.get(Fate.TAKEN_BACK, []) + self.fates.get(Fate.UNTOUCHED, [])
        said = form.said if form and self._is_sent(key) and key not in kept else standing.shown
        shown = ShownPromise.of(standing, evidence, may_write=self.may_write)
        return Row(standing, shown, form, said, is_stale, standing.draft is not None)

    def _form(self, standing: Reconciled, evidence: AnswerEvidence) -> AnswerForm | None:
        """Bound to what was sent; where nothing was, to a draft, so that what it lacks is said to who may write."""
        prefix, shown = prefix_of(standing.task.pk), standing.shown
        data: Any = self._sent(prefix, evidence) if self._is_sent(standing.task.pk) else None
        if data is None and standing.draft and self.may_write:
            typed = {"outcome": shown.outcome, "item": str(shown.item or ""), "words": shown.words}
            data = {f"{prefix}-{name}": value for name, value in typed.items()}
        return None if data is None else AnswerForm(self.groups, data=data, prefix=prefix)

    def _sent(self, prefix: str, evidence: AnswerEvidence) -> QueryDict | None:
        """What was posted, with what the row's own button takes over written into its fields."""
        if self.posted is None or f"{prefix}-use" not in self.posted:
            return self.posted
        posted, use = self.posted.copy(), str(self.posted[f"{prefix}-use"])
        words = posted.get(f"{prefix}-words", "").rstrip()
        if used := next((one for one in evidence.sentences if use == f"item-{one.item}"), None):
            posted[f"{prefix}-item"] = str(used.item)
            posted[f"{prefix}-words"] = words or used.words
        told = next((entry.text.strip() for entry in evidence.entries if use == f"log-{entry.pk}"), "")
        if told not in words:
            posted[f"{prefix}-words"] = f"{words}{told}"
        return posted

    def _is_sent(self, key: int) -> bool:
        return self.posted is not None and f"{prefix_of(key)}-was" in self.posted

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Asked for by nobody who only reads."""
        return groups_of(self.report.year)

    @cached_property
    def options(self) -> SafeString:
        """The items as options of a choice, none chosen: the same in every row."""
        groups = ((section, format_html_join("", OPTION, items)) for section, items in self.groups)
        return format_html_join("", '<optgroup label="{}">{}</optgroup>', groups)

    def _posted(self) -> list[Posted]:
        """The rows that were on the page."""
        return [
            Posted(
                task=row.standing.task.pk,
                said=form.said,
                was=form.data.get(form.add_prefix("was"), ""),
                is_whole=form.is_valid(),
                takes_back=form.takes_back,
            )
            for row in self.rows
            if (form := row.form) and self._is_sent(row.standing.task.pk)
        ]


@held
def groups_of(year: int) -> tuple[Group, ...]:
    """The items of a year's report under their sections."""
    items = Item.objects.filter(section__part__report__year=year).select_related("section__part__report")
    grouped: dict[str, list[tuple[int, str]]] = {}
    for item in items.order_by("section__part__order", "section__order", "order", "pk"):
        grouped.setdefault(str(item.section), []).append((item.pk, str(item)))
    return tuple((section, tuple(found)) for section, found in grouped.items())
