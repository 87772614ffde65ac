"""Serving evidence: only to those who may see the figure, and never as something a browser would run."""

from __future__ import annotations

import logging
from typing import Any, Protocol

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from indicators.models import Evidence
from indicators.models.permissions import user_can_see_evidence

logger = logging.getLogger(__name__)


@require_safe
@login_required
def evidence_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file as a download under the name its officer gave it."""
    evidence = get_object_or_404(Evidence.objects.select_related("figure__department"), pk=pk)
    if not user_can_see_evidence(request.user, evidence):
        raise PermissionDenied("您不能查看其他部门的佐证材料。")
    if evidence.withdrawn_at:
        raise Http404("这份佐证材料已撤下，记录仍在。")
    return download(evidence)


class KeptFile(Protocol):
    """A row with a file that was checked when it came."""

    @property
    def file(self) -> Any: ...

    @property
    def name(self) -> Any: ...

    @property
    def content_type(self) -> Any: ...


def download(evidence: KeptFile) -> FileResponse:
    """A kept file under the name it was given. Raises Http404 with a sentence where the disk no longer has it."""
    try:
        file = evidence.file.open("rb")
    except FileNotFoundError:
        logger.exception("A file on record is missing")
        raise Http404(f"“{evidence.name}”有记录，但服务器上的文件不见了。请告知网站管理员，从备份中恢复。") from None
    response = FileResponse(file, as_attachment=True, filename=evidence.name, content_type=evidence.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
