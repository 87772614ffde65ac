"""The three forms of the first day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hanyang_report.first_day.catalogue import Example, StartCatalogue
from indicators.models import Department, Site
from indicators.office.department_list import Named, read_departments

LONGEST_LIST = 20_000
LEAD = "lead_"


class SiteForm(forms.ModelForm):
    class Meta:
        model = Site
        fields = ("district", "government", "name", "organiser", "record_number")

    def clean(self) -> dict[str, Any]:
        """What was made of the former district's name and left as it was is made of the new one's."""
        cleaned = super().clean() or self.cleaned_data
        former, district = self.initial["district"], cleaned.get("district")
        for field in ("government", "name"):
            if former and district and field in cleaned and field not in self.changed_data:
                cleaned[field] = cleaned[field].replace(former, district)
        return cleaned

    def save(self, commit: bool = True) -> Site:
        """From now on these words count, whatever the environment says."""
        self.instance.settle(**self.cleaned_data)
        return self.instance


class DepartmentsForm(forms.Form):
    departments = forms.CharField(
        label="部门名单",
        max_length=LONGEST_LIST,
        help_text="每行一个部门：名称，后面可跟简称，用逗号或空格分开。可以从表格里整列粘贴。",
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
    )

    named: list[Named]

    def clean_departments(self) -> str:
        text: str = self.cleaned_data["departments"]
        self.named, faults = read_departments(text)
        if faults:
            raise ValidationError(faults)
        if not self.named:
            raise ValidationError("名单里没有部门。")
        return text


class CatalogueForm(forms.Form):
    """The choice, and for each of the examples' departments one of this district's."""

    choice = forms.ChoiceField(
        label="从哪个目录开始", choices=StartCatalogue.choices, widget=forms.RadioSelect, initial=StartCatalogue.COMMON
    )

    def __init__(self, examples: list[Example], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for example in examples:
            self.fields[LEAD + example.code] = forms.ModelChoiceField(
                Department.objects.active(),
                label=example.name,
                initial=example.suggested,
                required=False,
                empty_label="请选择",
            )

    @property
    def lead_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(LEAD)]

    @property
    def leads(self) -> dict[str, Department]:
        return {
            name.removeprefix(LEAD): department
            for name, department in self.cleaned_data.items()
            if name.startswith(LEAD) and department
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("choice") != StartCatalogue.EMPTY:
            for field in self.lead_fields:
                if not cleaned.get(field.name) and field.name not in self.errors:
                    self.add_error(field.name, "请选择由本地区哪个部门牵头。")
        return cleaned
