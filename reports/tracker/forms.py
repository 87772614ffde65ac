"""Forms about tasks: who leads and by when, its milestones and targets, and what a plan's sentences promise."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from indicators.models import Department, User
from indicators.office.roles import Role
from reports.models import Task, TaskTarget
from reports.models.task_steps import TaskStatus
from reports.tracker.assignments import Assignment, AssignmentPlan, Goal

BLANK_STEPS = 3


def date_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AssignForm(forms.Form):
    """Everything a person sets about a task. The suggestion is filled in and becomes fact only when saved."""

    lead = forms.ModelChoiceField(label="牵头部门", queryset=Department.objects.active(), empty_label="请选择")
    others = forms.ModelMultipleChoiceField(
        label="配合部门",
        queryset=Department.objects.active(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    owner = forms.ModelChoiceField(
        label="责任人",
        queryset=User.objects.none(),
        required=False,
        empty_label="暂不指定",
        help_text="须是牵头部门的填报员。",
    )
    starts_on = forms.DateField(label="启动日期", required=False, widget=date_input())
    due_on = forms.DateField(label="完成时限", required=False, widget=date_input(), help_text="空着即为“待定”。")
    measure = forms.CharField(label="怎样衡量", max_length=100, required=False)
    reason = forms.CharField(
        label="理由", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="签收以后再调整的，须写明。"
    )

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        kwargs |= {"initial": _initial(task), "label_suffix": ""}
        super().__init__(*args, **kwargs)
        self.task = task
        officers = User.objects.filter(is_active=True, groups__name=Role.OFFICER.value)
        self.fields["owner"].queryset = officers.order_by("full_name")  # type: ignore[attr-defined]
        if task.report.editions.exists():
            del self.fields["measure"]
        if task.status == TaskStatus.NOT_STARTED:
            del self.fields["reason"]
        for indicator in task.indicators.all():
            self._aim(indicator)

    def goals(self) -> list[Goal]:
        """The targets typed in; an empty value means none."""
        return [
            Goal(indicator, self.cleaned_data[f"bound-{indicator.pk}"], value)
            for indicator in self.task.indicators.all()
            if (value := self.cleaned_data.get(f"value-{indicator.pk}")) is not None
        ]

    def goal_fields(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """For the template: each indicator with the two fields of its target."""
        indicators = self.task.indicators.all()
        return [(str(one), self[f"bound-{one.pk}"], self[f"value-{one.pk}"]) for one in indicators]

    def main_fields(self) -> list[forms.BoundField]:
        """All but the targets, and the reason, which comes last on the page."""
        return [field for field in self if not field.name.startswith(("bound-", "value-", "reason"))]

    def assignment(self, steps: list[AssignmentPlan]) -> Assignment:
        data = self.cleaned_data
        return Assignment(
            lead=data["lead"],
            others=list(data["others"]),
            owner=data["owner"],
            starts_on=data["starts_on"],
            due_on=data["due_on"],
            measure=data.get("measure"),
            steps=steps,
            goals=self.goals(),
        )

    def _aim(self, indicator: Any) -> None:
        target = next((one for one in self.task.targets.all() if one.indicator_id == indicator.pk), None)
        self.fields[f"bound-{indicator.pk}"] = forms.ChoiceField(
            label="要求",
            choices=TaskTarget.Bound.choices,
            required=False,
            initial=target.bound if target else TaskTarget.Bound.AT_LEAST,
        )
        self.fields[f"value-{indicator.pk}"] = forms.DecimalField(
            label=f"目标值（{indicator.unit}）",
            required=False,
            max_digits=18,
            decimal_places=indicator.decimals,
            initial=target.value.normalize() if target else None,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        )


def _initial(task: Task) -> dict[str, Any]:
    """What was set, else what is suggested."""
    others = task.co_departments.all() if task.lead_department_id else task.suggested_co_departments.all()
    return {
        "lead": task.lead_department_id or task.suggested_lead_id,
        "others": [department.pk for department in others],
        "owner": task.owner_id,
        "starts_on": task.starts_on,
        "due_on": task.due_on,
        "measure": task.measure,
    }


class StepForm(forms.Form):
    title = forms.CharField(label="节点", max_length=100, required=False)
    due_on = forms.DateField(label="节点时限", required=False, widget=date_input())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("due_on") and not cleaned.get("title"):
            raise ValidationError("请写明节点的名称。")
        return cleaned


StepSet = forms.formset_factory(StepForm, extra=BLANK_STEPS, max_num=20)


def steps_of(task: Task) -> list[dict[str, Any]]:
    """Milestones still to be reached, for the form."""
    left = task.milestones.filter(reached_at=None)
    return [{"title": step.title, "due_on": step.due_on} for step in left]


def planned(steps: Any) -> list[AssignmentPlan]:
    """The milestones typed in; rows without a name are left out."""
    rows = (form.cleaned_data for form in steps)
    return [AssignmentPlan(row["title"], row.get("due_on")) for row in rows if row.get("title")]


class SharedDueForm(forms.Form):
    """One date for all that are confirmed together."""

    due_on_for_all = forms.DateField(
        label="统一完成时限",
        required=False,
        widget=date_input(),
        help_text="勾选的任务没有单独填写时限的，都用这个日期。",
    )


class ConfirmForm(forms.Form):
    """One line of the page that confirms many suggestions at once."""

    chosen = forms.BooleanField(label="确认", required=False)
    lead = forms.ModelChoiceField(
        label="牵头部门", queryset=Department.objects.active(), required=False, empty_label="待定"
    )
    due_on = forms.DateField(label="完成时限", required=False, widget=date_input())

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        kwargs |= {"prefix": task.code, "initial": {"lead": task.suggested_lead_id, "due_on": task.due_on}}
        super().__init__(*args, **kwargs)
        self.task = task

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("chosen") and not cleaned.get("lead"):
            self.add_error("lead", "请选择牵头部门。")
        return cleaned
