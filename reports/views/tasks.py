"""Reading promises: the tasks of a plan with their source and standing."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from indicators.permissions import user_can_read_drafts
from indicators.views.privacy import keeps_drafts_private
from reports.document import plain_text
from reports.filters import TaskFilter
from reports.matching import marked
from reports.promises import Promised, published_promises, tally
from reports.tables import TaskTable


def task_list(request: HttpRequest) -> HttpResponse:
    """The promises of a year by area: source, indicators, standing."""
    filter = TaskFilter(request.GET, published_promises())
    return render(
        request,
        "reports/task_list.html",
        {
            "filter": filter,
            "table": TaskTable(filter.chosen, request.GET.get("sort", "")),
            "tally": tally(filter.of_year),
        },
    )


@keeps_drafts_private
def task(request: HttpRequest, address: str) -> HttpResponse:
    """One promise: the sentence that makes it, what measures it, who answers for it."""
    promised = published_promises()
    one = next((one for one in promised if one.address == address), None)
    if one is None:
        raise Http404(f"没有编号为“{address}”的任务。")
    before, after = neighbours(one, promised)
    return render(
        request,
        "reports/task.html",
        {
            "one": one,
            "source": marked_source(one),
            "before": before,
            "after": after,
            "shows_suggestions": user_can_read_drafts(request.user),
        },
    )


def marked_source(one: Promised) -> SafeString:
    """The paragraph of the plan with the promise's own words marked."""
    text, phrase = plain_text(one.source), one.promise.source_phrase
    start = text.index(phrase)
    return marked(text, [(start, start + len(phrase))])


def neighbours(one: Promised, promised: list[Promised]) -> tuple[Promised | None, Promised | None]:
    """The promises before and after in the same plan."""
    plan = [other for other in promised if other.edition == one.edition]
    at = plan.index(one)
    return plan[at - 1] if at else None, plan[at + 1] if at + 1 < len(plan) else None
