"""The official paper of an edition, for who works on reports."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reports.downloads.papers import official_docx
from reports.models import user_can_read_draft, user_can_read_withdrawn
from reports.publishing.cited import edition_on, shelf_of


@require_safe
@login_required
def edition_official(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """The words alone: no fingerprint and no code stand on it."""
    if not user_can_read_draft(request.user):
        raise PermissionDenied
    shelf = shelf_of(year)
    found = edition_on(shelf, number)
    if shelf.taken_by(found) and not user_can_read_withdrawn(request.user):
        raise Http404(f"{year}年度报告第{number}版已撤回。")
    return official_docx(found)
