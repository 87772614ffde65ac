"""A text before it is public as Word and PDF: as it is now, and as it was sent round."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from indicators.office.admin import Wrap, require
from indicators.office.later import Later
from indicators.office.sending import DOCX, notice, sent
from reports.document.tree import Document
from reports.downloads.pdf import Unwritable, to_pdf
from reports.downloads.typesetter import faces
from reports.models import Consultation, Report, user_can_read_draft
from reports.publishing.consulting import composed, mark_of

if TYPE_CHECKING:
    from reports.downloads import draft_paper
else:
    draft_paper = Later("reports.downloads.draft_paper")

CIRCULATED = "征求意见稿"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    here = "<int:year>/publishing/consultation"
    return [
        path(f"{here}/draft.docx", wrap(now), {"extension": "docx"}, name="reports_draft_docx"),
        path(f"{here}/draft.pdf", wrap(now), {"extension": "pdf"}, name="reports_draft_pdf"),
        path(f"{here}/<int:pk>/draft.docx", wrap(circulated), {"extension": "docx"}, name="reports_circulated_docx"),
        path(f"{here}/<int:pk>/draft.pdf", wrap(circulated), {"extension": "pdf"}, name="reports_circulated_pdf"),
    ]


@require_safe
def now(request: HttpRequest, year: int, extension: str) -> HttpResponse:
    """As it stands now."""
    require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    return _paper(request, composed(report).document, mark_of(report), timezone.localtime(), extension)


@require_safe
def circulated(request: HttpRequest, year: int, pk: int, extension: str) -> HttpResponse:
    """As it was sent round."""
    require(user_can_read_draft, request)
    consultation = get_object_or_404(Consultation, pk=pk, report__year=year)
    return _paper(request, consultation.document, CIRCULATED, timezone.localtime(consultation.at), extension)


def _paper(request: HttpRequest, document: Document, mark: str, at: datetime, extension: str) -> HttpResponse:
    """`?lines=1` numbers the lines."""
    said = "；".join(filter(None, [notice(), f"{mark}　{date_format(at)}，不得作为正式文本引用"]))
    is_numbered = request.GET.get("lines") == "1"
    name = f"{document.title}（{mark}，{at:%Y%m%d}）"
    if extension != "pdf":
        content = draft_paper.to_draft(document, mark=mark, said=said, at=at, is_numbered=is_numbered)
        return sent(content, DOCX, f"{name}.docx", f"draft-{document.year}.docx")
    try:
        pdf = to_pdf(document, faces(), notice=said, watermark=mark, is_numbered=is_numbered)
    except Unwritable as unwritable:
        messages.error(request, str(unwritable))
        return redirect("admin:reports_consultation", document.year)
    return sent(pdf, "application/pdf", f"{name}.pdf", f"draft-{document.year}.pdf")
