"""上年承诺 as one form: a row for each promise, one button for all. It is a page of its own and may stand in another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from indicators.models import User
from reports.models import Item, PromiseOutcome, Report
from reports.models.permissions import user_can_write
from reports.tracker.answer_evidence import AnswerEvidence, evidence_of
from reports.tracker.answers import Fate, Posted, Reconciled, Said, answer_all, reconciliation

NO_ITEM = "没有条目，在“存在的不足”中说明"
OPTION = '<option value="{}">{}</option>'
Choices = list[tuple[str, Any]]


class AnswerForm(forms.Form):
    """What one row asks. An unfinished row is no fault: it is kept as a draft, with what it lacks said beside it."""

    outcome = forms.ChoiceField(choices=PromiseOutcome.choices, error_messages={"required": "请选择落实情况。"})
    item = forms.TypedChoiceField(coerce=int, empty_value=None, required=False)
    words = forms.CharField(error_messages={"required": "请写明落实情况，它随报告公开。"})
    was = forms.CharField(required=False, max_length=16)
    take_back = forms.BooleanField(required=False)

    def __init__(self, items: Choices, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if self.is_bound:
            self.fields["item"].choices = items  # type: ignore[attr-defined]  # a row that nothing was sent of asks for none

    def clean(self) -> None:
        if self.cleaned_data.get("outcome") == PromiseOutcome.KEPT and not self.cleaned_data.get("item"):
            self.add_error("item", "已落实的，须指明报告中回应它的条目。")

    @property
    def said(self) -> Said:
        """As far as it can be read."""
        typed = self.data.get(self.add_prefix("words"), "").replace("\r\n", "\n").strip()
        item, outcome = self.data.get(self.add_prefix("item"), ""), self.data.get(self.add_prefix("outcome"), "")
        known = {str(key) for _, group in self.fields["item"].choices[1:] for key, _ in group}  # type: ignore[attr-defined]
        return Said(int(item) if item in known else None, outcome if outcome in PromiseOutcome.values else "", typed)

    @property
    def takes_back(self) -> bool:
        return self.add_prefix("take_back") in self.data


@dataclass(frozen=True)
class Row:
    """A promise with its form. `said` is what stands in the fields, `stale` whether somebody wrote in between."""

    standing: Reconciled
    evidence: AnswerEvidence
    form: AnswerForm
    said: Said
    is_stale: bool = False
    is_unfinished: bool = False


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
    def outcomes(self) -> Choices:
        return [(str(value), label) for value, label in PromiseOutcome.choices]

    @property
    def said(self) -> str:
        """What became of the save, in one sentence; "" where nothing was changed."""
        told = {Fate.KEPT: "已保存{}项回应", Fate.TAKEN_BACK: "已撤销{}项回应", Fate.BEGUN: "{}项还不完整，已存为草稿"}
        parts = [words.format(len(self.fates[fate])) for fate, words in told.items() if self.fates.get(fate)]
        return f"{'；'.join(parts)}。" if parts else ""

    def _rows(self) -> list[Row]:
        found = evidence_of(self.report.pk)
        return [self._row(one, found.get(one.task.pk, AnswerEvidence())) for one in reconciliation(self.report)]

    def _row(self, standing: Reconciled, evidence: AnswerEvidence) -> Row:
        """What was typed stays in its fields unless it was kept: then what stands is shown, and it is the same."""
        key = standing.task.pk
        form = self._form(standing, evidence)
        is_stale = key in self.fates.get(Fate.STALE, [])
        kept = self.fates.get(Fate.TAKEN_BACK, []) + self.fates.get(Fate.UNTOUCHED, [])
        said = form.said if self._is_sent(key) and key not in kept else standing.shown
        return Row(standing, evidence, form, said, is_stale, standing.draft is not None)

    def _form(self, standing: Reconciled, evidence: AnswerEvidence) -> AnswerForm:
        """Bound to what was sent; where nothing was, to a draft, so that what it lacks is said."""
        key, shown = standing.task.pk, standing.shown
        data: Any = self._sent(f"p{key}", evidence) if self._is_sent(key) else None
        if data is None and standing.draft:
            typed = {"outcome": shown.outcome, "item": str(shown.item or ""), "words": shown.words}
            data = {f"p{key}-{name}": value for name, value in typed.items()}
        return AnswerForm(self._choices, data=data, prefix=f"p{key}")

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
        return self.posted is not None and f"p{key}-was" in self.posted

    @cached_property
    def items(self) -> list[tuple[str, list[Item]]]:
        """The report's items under their sections, to choose from; asked for by nobody who only reads."""
        return _items_of(self.report)

    @cached_property
    def options(self) -> SafeString:
        """The items as options of a choice, none chosen: the same in every row."""
        groups = (
            (section, format_html_join("", OPTION, ((item.pk, str(item)) for item in items)))
            for section, items in self.items
        )
        return format_html_join("", '<optgroup label="{}">{}</optgroup>', groups)

    @cached_property
    def _choices(self) -> Choices:
        return [("", NO_ITEM), *((section, [(item.pk, str(item)) for item in items]) for section, items in self.items)]

    def _posted(self) -> list[Posted]:
        """The rows that were on the page."""
        return [
            Posted(
                task=row.standing.task.pk,
                said=row.form.said,
                was=row.form.data.get(row.form.add_prefix("was"), ""),
                is_whole=row.form.is_valid(),
                takes_back=row.form.takes_back,
            )
            for row in self.rows
            if self._is_sent(row.standing.task.pk)
        ]


def _items_of(report: Report) -> list[tuple[str, list[Item]]]:
    items = Item.objects.filter(section__part__report=report).select_related("section__part__report")
    grouped: dict[str, list[Item]] = {}
    for item in items.order_by("section__part__order", "section__order", "order", "pk"):
        grouped.setdefault(str(item.section), []).append(item)
    return list(grouped.items())
