"""Serving evidence: only to those who may see the figure, and never as something a browser would run."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from indicators.models import Evidence
from indicators.models.permissions import user_can_see_evidence
from indicators.office.sending import sent_as_kept


@require_safe
@login_required
def evidence_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file as a download under the name its officer gave it."""
    evidence = get_object_or_404(Evidence.objects.select_related("figure__department"), pk=pk)
    if not user_can_see_evidence(request.user, evidence):
        raise PermissionDenied("您不能查看其他部门的佐证材料。")
    if evidence.withdrawn_at:
        raise Http404("这份佐证材料已撤下，记录仍在。")
    return sent_as_kept(evidence)
