"""A day by which figures are due, typed: one that is past already is asked about before it is taken."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

TICK = "截止日期已过，仍用这一天"


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DueDateForm(forms.Form):
    """Give it a field `due_on`. The tick is on the form only where the day that was typed is past."""

    past_due = forms.BooleanField(label=TICK, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self._is_past():
            del self.fields["past_due"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_answered = cleaned.pop("past_due", True)
        if not is_answered and "due_on" in cleaned:
            day = cleaned["due_on"]
            self.add_error(
                "due_on",
                f"{date_format(day)}已经过去，还没有交齐的部门当天就是逾期。请改为以后的日期；确实要用这一天的，请勾选“{TICK}”。",
            )
        return cleaned

    def _is_past(self) -> bool:
        try:
            day = forms.DateField().clean(self.data.get("due_on", ""))
        except ValidationError:
            return False
        return day < timezone.localdate()


class DatesForm(DueDateForm):
    opens_on = forms.DateField(label="开始填报日期", widget=DayInput)
    due_on = forms.DateField(
        label="截止日期", widget=DayInput, help_text="年度报告须在次年4月1日前公布，请留出审核与起草的时间。"
    )
    note = forms.CharField(
        label="填报说明",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="可不填。显示在每个部门的填报页顶部。",
    )
    field_order = ("opens_on", "due_on", "past_due", "note")

    def clean(self) -> dict[str, Any]:
        opens_on, due_on = self.cleaned_data.get("opens_on"), self.cleaned_data.get("due_on")
        if opens_on and due_on and due_on < opens_on:
            self.add_error("due_on", "截止日期不能早于开始日期。")
        return super().clean()
