"""What the editor types into: a passage, the report's head."""

from __future__ import annotations

from typing import Any

from django import forms

from reports.drafting.passage import Words
from reports.models import Part, Report
from reports.models.report import HEAD

INDENT = " \t\u3000\r"


class WordsForm(forms.Form):
    """Heading, text and their layout. `seen` is the version the writer has before them."""

    heading = forms.CharField(
        label="标题",
        required=False,
        max_length=200,
        strip=False,
        widget=forms.TextInput(attrs={"class": "narrative", "autocomplete": "off"}),
    )
    body = forms.CharField(
        label="正文",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "narrative", "rows": 8, "spellcheck": "false"}),
    )
    run_on = forms.BooleanField(label="标题与正文连排（正文第一段紧接标题）", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean_heading(self) -> str:
        return self.cleaned_data["heading"].strip(INDENT)

    def clean_body(self) -> str:
        """One paragraph a line: pasted indents and blank lines are taken out."""
        lines = (line.strip(INDENT) for line in self.cleaned_data["body"].split("\n"))
        return "\n".join(filter(None, lines))

    @property
    def words(self) -> Words:
        """What was typed, as far as it can be read."""
        typed = self.cleaned_data
        return Words(typed.get("heading", ""), typed.get("body", ""), typed.get("run_on", False))


class LeadForm(WordsForm):
    """The lead has neither heading nor layout."""

    heading = None  # type: ignore[assignment]
    run_on = None  # type: ignore[assignment]


class HeadForm(forms.ModelForm):
    """标题 and 公文要素."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Report
        fields = list(HEAD)
        widgets = {"issued_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version


class NewBlockForm(forms.Form):
    """The heading of what is added or cut off."""

    heading = forms.CharField(
        label="标题",
        required=False,
        max_length=200,
        help_text="可以先空着，以后再写。",
        widget=forms.TextInput(attrs={"class": "narrative", "autocomplete": "off"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class NewPartForm(NewBlockForm):
    kind = forms.ChoiceField(label="内容类别", choices=Part.Kind.choices)
