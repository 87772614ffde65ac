"""The stock admin in this house's order: by what people come for, not by which app a table lives in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

if TYPE_CHECKING:
    from indicators.office.permissions import Person

SECTIONS = {
    "数据": (
        "indicators.Figure",
        "indicators.Collection",
        "indicators.RoundMove",
        "indicators.Extension",
        "indicators.Evidence",
        "indicators.FigureMove",
        "indicators.Explanation",
        "indicators.SignedSheet",
        "indicators.Reminder",
        "indicators.FigureInstruction",
    ),
    "目录": (
        "indicators.Indicator",
        "indicators.DerivedIndicator",
        "indicators.Annotation",
        "indicators.Theme",
        "indicators.Department",
        "indicators.Rule",
        "indicators.Synonym",
        "indicators.Target",
    ),
    "报告": (
        "reports.Report",
        "reports.Part",
        "reports.Section",
        "reports.Item",
        "reports.KeyFigure",
        "reports.SectionChart",
        "reports.ChartSeries",
        "reports.SetPhrase",
        "reports.Law",
    ),
    "发布": (
        "reports.Edition",
        "reports.Correction",
        "reports.Withdrawal",
        "reports.Filing",
        "reports.SecrecyReview",
        "reports.Acknowledgement",
        "reports.ReportMove",
    ),
    "任务": (
        "reports.Task",
        "reports.TaskUpdate",
        "reports.Answer",
        "reports.TaskInstruction",
        "reports.TaskReminder",
        "reports.LightRule",
    ),
    "用户": (
        "indicators.User",
        "auth.Group",
        *(("indicators.ClaimMapping",) if settings.SIGN_ON else ()),
        "indicators.SignInAttempt",
        "indicators.RightsChange",
    ),
    "系统": ("indicators.Site", "indicators.LoadedFixture", "indicators.TurnNotice"),
}
"""Caption → models, in the order of the index page and the side bar."""

TABLES = "tables"
"""In the question of an address: the tables are wanted, not the work."""
Listed = dict[str, Any]


class AdministrationSite(AdminSite):
    """Django's admin with its index in sections and without deletion in bulk."""

    index_title = "工作台"
    empty_value_display = "—"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")
        self._listed: dict[tuple[object, str | None], list[Listed]] = {}

    def index(  # type: ignore[override]  # an answer may be a way elsewhere
        self, request: HttpRequest, extra_context: Listed | None = None
    ) -> HttpResponse:
        """Who can change nothing here has their work in the inbox; the tables are a link further, `?tables`."""
        if TABLES not in request.GET and _only_looks(self.get_app_list(request)):
            return redirect("inbox")
        return super().index(request, extra_context)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Listed]:
        """What the user may see, in sections; with a label, the sections' rows of that app alone.

        Asked for each page and the same for everybody who holds the same roles: looked through once for them.
        """
        key = _held(request.user), app_label
        if key not in self._listed:
            self._listed[key] = self._sections(request, app_label)
        return self._listed[key]

    def _sections(self, request: HttpRequest, app_label: str | None) -> list[Listed]:
        by_app = super().get_app_list(request, app_label)
        listed = {model["model"]._meta.label: model for app in by_app for model in app["models"]}
        sections = [
            {"name": caption, "app_label": f"section-{number}", "models": [listed[m] for m in models if m in listed]}
            for number, (caption, models) in enumerate(SECTIONS.items(), 1)
        ]
        return [section for section in sections if section["models"]]

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Listed | None = None) -> TemplateResponse:
        """Called by the app's own name; Django would take that of the first section."""
        title = {"title": apps.get_app_config(app_label).verbose_name}
        return super().app_index(request, app_label, title | (extra_context or {}))


def _held(person: Person) -> object:
    """All that the right to a table as a whole is given by."""
    if not person.is_authenticated or not person.is_active:
        return None
    return person.is_superuser, person.role_names


def _only_looks(sections: list[Listed]) -> bool:
    """Whether there are tables, and each is only for reading."""
    models = [model for section in sections for model in section["models"]]
    return bool(models) and not any(model["add_url"] or not model["view_only"] for model in models)


class AdministrationConfig(AdminConfig):
    """Django's own admin app with the site above as its default."""

    default_site = "hanyang_report.administration.AdministrationSite"
