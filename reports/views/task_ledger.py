"""The ledger of promises (台账) as a workbook."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from indicators.office import downloads
from indicators.office.privacy import keeps_drafts_private
from reports.models import user_can_follow_tasks
from reports.tracker.filters import TaskFilter
from reports.tracker.ledger import ledger


@require_safe
@keeps_drafts_private
def task_ledger(request: HttpRequest) -> HttpResponse:
    """The same selection as a workbook in the customary columns."""
    filter = TaskFilter.for_reader(request.GET, request.user)
    if filter.shown_year is None:
        raise Http404("还没有任务，没有台账可以下载。")
    staff = user_can_follow_tasks(request.user)
    return downloads.download(ledger(filter, timezone.localdate(), staff=staff), "xlsx")
