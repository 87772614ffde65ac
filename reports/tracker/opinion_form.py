"""The form that makes tasks of 审议意见: first the paper and its lines, then each line with title, lead and date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from indicators.models import Department, User
from reports.models import Deliberation, Report, Task
from reports.tracker.deliberating import LONGEST, MOST, Opinion, take_up
from reports.tracker.forms import date_input
from reports.tracker.planning import title


class PaperForm(forms.ModelForm):
    """The paper, and its opinions as lines."""

    text = forms.CharField(
        label="意见",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="每行一条，照抄原文。从Word粘贴即可，空行不算。",
    )

    class Meta:
        model = Deliberation
        fields = ("organ", "number", "on")
        widgets = {"on": date_input()}

    def clean_text(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["text"].splitlines() if line.strip()]
        if len(lines) > MOST:
            raise ValidationError(f"一次最多{MOST}条，这里有{len(lines)}条。请分开登记。")
        for number, line in enumerate(lines, 1):
            if len(line) > LONGEST:
                raise ValidationError(f"第{number}条有{len(line)}字，最长{LONGEST}字。")
        if len(set(lines)) < len(lines):
            raise ValidationError("有重复的意见，请删去重复的一行。")
        return "\n".join(lines)

    @property
    def lines(self) -> list[str]:
        return str(self.cleaned_data["text"]).splitlines()


class OpinionForm(forms.Form):
    """One line and the task it becomes."""

    chosen = forms.BooleanField(label="列为任务", required=False, initial=True)
    title = forms.CharField(label="任务名称", max_length=Task._meta.get_field("title").max_length)
    lead = forms.ModelChoiceField(
        label="牵头部门", queryset=Department.objects.active(), required=False, empty_label="待定"
    )
    due_on = forms.DateField(label="完成时限", required=False, widget=date_input())

    def __init__(self, data: Mapping[str, Any] | None, *, number: int, line: str) -> None:
        super().__init__(data, prefix=f"line-{number}", initial={"title": title(line)}, label_suffix="")
        self.line = line

    @property
    def opinion(self) -> Opinion:
        data = self.cleaned_data
        return Opinion(self.line, data["title"], data["lead"], data["due_on"])


class OpinionsForm:
    """Both halves: `rows` are there once the paper is whole; they are read when the second button was pressed."""

    def __init__(self, report: Report, data: Mapping[str, Any] | None) -> None:
        self.report = report
        self.paper = PaperForm(data, label_suffix="")
        self.is_confirmed = bool(data and "confirm" in data)
        lines = self.paper.lines if data is not None and self.paper.is_valid() else []
        answers = data if self.is_confirmed else None
        self.rows = [OpinionForm(answers, number=number, line=line) for number, line in enumerate(lines, 1)]

    def is_valid(self) -> bool:
        """Whether it was confirmed and every row, chosen or not, makes sense."""
        return self.is_confirmed and bool(self.rows) and all([row.is_valid() for row in self.rows])  # noqa: C419

    def save(self, *, by: User) -> list[Task]:
        """Raises Refused."""
        chosen = [row.opinion for row in self.rows if row.cleaned_data["chosen"]]
        words = self.paper.cleaned_data
        on: date = words["on"]
        return take_up(self.report, chosen, organ=words["organ"], number=words["number"], on=on, by=by)
