"""校验: the rules, tried before they are saved; the explanations given to them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_POST

from indicators.models import Explanation, Rule, RuleTerm
from indicators.models.rule import term_fault
from indicators.numbers import formatting
from indicators.office.admin import KeptAdmin, LabelledForm, Recorded, Removable, ViewedAdmin, admin_page, yes_no
from indicators.office.roles import Role
from indicators.round.rule_trial import try_rule

FOLDER = "admin/indicators/rule"
NUMBERS = ("minimum", "maximum", "percent", "floor")


class RuleForm(LabelledForm):
    """Numbers without the zeros of the column they are kept in: 50, not 50.0000."""

    class Meta:
        widgets = {"instruction": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {*NUMBERS} & self.fields.keys():
            self.initial[name] = formatting.plain(getattr(self.instance, name), 4)


class TermFormSet(forms.BaseInlineFormSet):
    @property
    def terms(self) -> list[tuple[str, bool]]:
        """(code, is it the whole) of the rows that stay, in their order."""
        kept = [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data.get("indicator") and form not in self.deleted_forms
        ]
        kept.sort(key=lambda data: data.get("order") or 0)
        return [(data["indicator"].code, data["is_whole"]) for data in kept]

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        wholes = sum(is_whole for _, is_whole in self.terms)
        fault = term_fault(self.instance.kind, wholes, len(self.terms) - wholes)
        if fault:
            raise forms.ValidationError(fault)


class TermInline(Removable, admin.TabularInline):
    model = RuleTerm
    formset = TermFormSet
    autocomplete_fields = ("indicator",)
    extra = 1


@admin.register(Rule)
class RuleAdmin(KeptAdmin, Recorded):
    form = RuleForm
    change_form_template = f"{FOLDER}/change_form.html"
    list_display = (
        "name",
        "kind",
        "severity",
        "reach",
        "thresholds",
        yes_no("is_active", "启用", yes="启用", no="停用"),
    )
    list_filter = ("kind", "severity", "is_active")
    search_fields = ("name", "instruction", "terms__indicator__name")
    ordering = ("order", "pk")
    inlines = (TermInline,)
    fieldsets = (
        (None, {"fields": ("name", "kind", "severity", "instruction", "is_active")}),
        (
            "看哪些指标",
            {
                "fields": ("measure_kind",),
                "description": "列出指标的规则优先：同一类规则里，列出了某项指标的，其他不点名的规则就不再看它。",
            },
        ),
        ("界限", {"fields": (("minimum", "maximum"), ("percent", "floor"))}),
        (None, {"fields": ("order",)}),
    )

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        tried = [
            path("try/", wrap(require_POST(self.try_view)), name="indicators_rule_try_new"),
            path("<int:pk>/try/", wrap(require_POST(self.try_view)), name="indicators_rule_try"),
        ]
        return [*tried, *super().get_urls()]

    def try_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """What the rule as it stands in the form would find in everything collected so far. Nothing is saved."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        rule = get_object_or_404(Rule, pk=pk) if pk else None
        form = self.get_form(request, rule, change=bool(pk))(request.POST, instance=rule)
        is_valid = form.is_valid()
        [terms] = self.get_formset_instances(request, form.instance)
        tried = try_rule(form.instance.over(terms.terms)) if terms.is_valid() and is_valid else None
        faults = [*form.errors.values(), *terms.errors, terms.non_form_errors()]
        context = {"trial": tried, "form": form, "faults": _sentences(faults)}
        if request.headers.get("X-Fragment"):
            return render(request, f"{FOLDER}/_trial.html", context)
        return admin_page(request, f"{FOLDER}/trial.html", "试算", **context)

    def get_formset_instances(self, request: HttpRequest, rule: Rule) -> list[TermFormSet]:
        """The inline's rows as posted."""
        return [
            formset(**self.get_formset_kwargs(request, rule, inline, formset.get_default_prefix()))
            for formset, inline in self.get_formsets_with_inlines(request, rule if rule.pk else None)
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Rule]:
        return super().get_queryset(request).prefetch_related("terms__indicator")

    @admin.display(description="所看的指标")
    def reach(self, rule: Rule) -> str:
        terms = list(rule.terms.all())
        if not terms:
            return f"全部{rule.get_measure_kind_display()}指标" if rule.measure_kind else "全部指标"
        parts = "、".join(str(term) for term in terms if not term.is_whole)
        wholes = "".join(f" ≤ {term}" for term in terms if term.is_whole)
        return f"{parts}{wholes}"

    @admin.display(description="界限")
    def thresholds(self, rule: Rule) -> str:
        said = {"minimum": "不低于{}", "maximum": "不高于{}", "percent": "超过{}%", "floor": "满{}才算"}
        shown = ((said[name], getattr(rule, name)) for name in NUMBERS)
        return "，".join(text.format(formatting.plain(number, 4)) for text, number in shown if number is not None)


def _sentences(errors: list[Any]) -> list[str]:
    """Every fault of form and rows, flat."""
    flat = (entry.values() if isinstance(entry, dict) else [entry] for entry in errors)
    return [sentence for group in flat for some in group for sentence in some]


@admin.register(Explanation)
class ExplanationAdmin(ViewedAdmin):
    readers = (Role.REVIEWER, Role.EDITOR, Role.PUBLISHER, Role.LEADER, Role.ADMINISTRATOR)
    list_display = ("text", "figure", "finding", "rule", "by", "at")
    list_filter = ("figure__year", "rule", ("figure__department", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("figure__indicator", "rule", "by")
    search_fields = ("text", "finding", "figure__indicator__name")
    date_hierarchy = "at"
    fields = ("figure", "rule", "finding", "text", "version", "by", "at")
