"""The frame that all pages of one import share, and who may see them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from indicators.office.admin import admin_page, require
from indicators.office.permissions import Person, user_has_role
from indicators.office.roles import Role
from reports.importing.numbers import coverage
from reports.importing.obstacles import obstacles
from reports.importing.renumbering import numbers_of
from reports.models import ImportedReport, user_can_edit

FOLDER = "admin/reports/imported"


def user_can_see_imports(user: Person) -> bool:
    """Who reviews, who confirms, and who answers for the site."""
    return user_has_role(user, Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR)


def import_of(request: HttpRequest, pk: int) -> ImportedReport:
    """For whoever may see it; 403 and 404 else."""
    require(user_can_see_imports, request)
    return get_object_or_404(ImportedReport.objects.select_related("read_in_by", "reviewed_by"), pk=pk)


def import_page(
    request: HttpRequest, template: str, title: str, imported: ImportedReport, **context: Any
) -> HttpResponse:
    """One page of an import, with how far its review is."""
    left = obstacles(imported) if imported.is_under_review else []
    return admin_page(
        request,
        f"{FOLDER}/{template}",
        f"补录：{title}",
        imported=imported,
        may_review=imported.is_under_review and user_can_edit(request.user),
        coverage=coverage(numbers_of(imported)),
        obstacles=left,
        left={tab: sum(o.tab == tab for o in left) for tab in ("text", "head", "numbers", "words")},
        **context,
    )


def whole(typed: Any) -> int:
    """A row or version as posted; -1, which is none, for anything else."""
    return int(typed) if str(typed).isascii() and str(typed).isdigit() and len(str(typed)) < 10 else -1
