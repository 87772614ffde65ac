"""The widgets written without templates are, byte for byte, those that Django's templates draw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.test import Client
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from indicators.office.form_writing import WrittenForms

HOSTILE = "\"><b>'&</b>"
NAMES = [
    ("", "全部"),
    (7, "七"),
    (1234, 1234),
    (HOSTILE, HOSTILE),
    ("bold", mark_safe("<b>粗</b>")),
    ("lazy", gettext_lazy("Yes")),
]
GROUPS = [("", "全部"), (HOSTILE, [("a", "甲"), ("b", "乙")]), ("组", [("c", "丙")])]
ATTRS = {
    "class": HOSTILE,
    "required": True,
    "disabled": False,
    "max": 1234567,
    "data-none": None,
    "title": mark_safe("&lt;"),
}


class Everything(forms.Form):
    text = forms.CharField(label="文字", max_length=20, help_text="说明")
    number = forms.IntegerField(label=HOSTILE, localize=True, widget=forms.NumberInput(attrs=ATTRS))
    plain = forms.DecimalField(label=mark_safe("<i>斜</i>"), required=False)
    address = forms.URLField(assume_scheme="https", required=False)
    mail = forms.EmailField(required=False)
    secret = forms.CharField(widget=forms.PasswordInput(render_value=True))
    hidden = forms.CharField(widget=forms.HiddenInput)
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    hour = forms.TimeField(required=False)
    search = forms.CharField(widget=forms.SearchInput(attrs={"placeholder": HOSTILE}))
    phone = forms.CharField(widget=forms.TelInput)
    paper = forms.FileField(required=False)
    agreed = forms.BooleanField(label="同意")
    prose = forms.CharField(widget=forms.Textarea(attrs=ATTRS))
    one = forms.ChoiceField(choices=NAMES)
    grouped = forms.ChoiceField(choices=GROUPS, required=False)
    many = forms.MultipleChoiceField(choices=NAMES)
    radio = forms.ChoiceField(choices=NAMES, widget=forms.RadioSelect)
    boxes = forms.MultipleChoiceField(choices=NAMES, widget=forms.CheckboxSelectMultiple)
    unknown = forms.NullBooleanField()


NOTHING: dict[str, Any] = {}
FULL = dict.fromkeys(Everything.base_fields, HOSTILE) | {
    "number": 1234567, "plain": "1.50", "agreed": True, "one": 7, "grouped": "b",
    "many": [7, HOSTILE], "boxes": [1234], "radio": "bold", "prose": f"\n{HOSTILE}\n1", "unknown": "true",
}  # fmt: skip


def drawn(form: forms.Form) -> list[str]:
    return [f"{field.label_tag()}{field.legend_tag()}{field}{field.errors}" for field in form]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(lambda renderer: Everything(renderer=renderer), id="empty"),
        pytest.param(lambda renderer: Everything(initial=FULL, renderer=renderer), id="with first values"),
        pytest.param(lambda renderer: Everything(FULL, renderer=renderer), id="handed in"),
        pytest.param(
            lambda renderer: Everything(NOTHING, prefix="a", label_suffix="：", renderer=renderer), id="refused"
        ),
    ],
)
def test_every_widget_is_as_django_draws_it(asked: Callable[[object], forms.Form]) -> None:
    assert drawn(asked(WrittenForms())) == drawn(asked(DjangoTemplates()))


def test_a_label_without_its_tag_is_its_words() -> None:
    context = {"label": HOSTILE, "attrs": None, "use_tag": False, "tag": "label"}
    drawn_by_django = DjangoTemplates().render("django/forms/label.html", context)
    assert WrittenForms().render("django/forms/label.html", context) == drawn_by_django


def test_an_option_with_a_template_of_its_own_keeps_it() -> None:
    class Checked(forms.Select):
        option_template_name = "django/forms/widgets/checkbox_option.html"

    widget = Checked(choices=NAMES)
    assert widget.render("one", 7, renderer=WrittenForms()) == widget.render("one", 7, renderer=DjangoTemplates())


@pytest.mark.django_db
def test_pages_use_it(client: Client) -> None:
    assert forms.Form().renderer.__class__ is WrittenForms
