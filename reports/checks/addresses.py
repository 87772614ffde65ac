"""Where each fault is mended: the one place that knows the addresses behind `fix`."""

from __future__ import annotations

from django.urls import reverse

from indicators.models import Collection, Figure
from reports.drafting.passage import editor_address
from reports.models import Report, Task, TextBlock


def text_page(row: Report | TextBlock) -> str:
    """Where a passage is written."""
    return editor_address(row, row if isinstance(row, Report) else row.report)  # type: ignore[attr-defined]


def figure_page(figure: Figure, collection: Collection | None) -> str:
    """Where a figure is filled in: its department's desk while there is a round, else its own page; a figure that is
    being corrected has a page for that."""
    if figure.is_reopened:
        return reverse("admin:indicators_reopened", args=[figure.pk])
    if collection is None:
        return reverse("admin:indicators_figure_change", args=[figure.pk])
    desk = reverse("admin:indicators_desk", args=[figure.year, figure.department.code])
    return f"{desk}#{figure.indicator.code}"


def figures_page(report: Report, status: str) -> str:
    """The figures of a report's year in one status."""
    return f"{reverse('admin:indicators_figure_changelist')}?year={report.year}&status__exact={status}"


def answer_page(task: Task) -> str:
    """Where last year's promises are answered."""
    return f"{reverse('admin:reports_answers', args=[task.year])}#{task.address}"


def propose_page(report: Report) -> str:
    """Where the plan's promises are made tasks."""
    return reverse("admin:reports_propose_tasks", args=[report.year])


def report_page(report: Report) -> str:
    """The outline, where parts are added and put in order."""
    return reverse("admin:reports_draft", args=[report.year])
