"""One press of 保存: everything typed is written down, what the row's buttons name is taken back, and all of it is told."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest

from indicators.models import Evidence, Figure, FigureQuerySet
from indicators.office.admin.pages import actor, refusals_said
from indicators.office.form_numbers import number, numbers
from indicators.round.entry_desk.entry import Saved, posted_forms, prefix, save
from indicators.round.evidence import withdraw


def saved_from(request: HttpRequest, figures: FigureQuerySet) -> Saved:
    """What became of the fields and buttons of these figures; a number and what goes with it together, or neither."""
    with transaction.atomic():
        saved = save(posted_forms(request, figures), by=actor(request))
        _take_back(request, figures, saved)
    _tell(request, saved)
    return saved


def _take_back(request: HttpRequest, figures: FigureQuerySet, saved: Saved) -> None:
    """The buttons of a row: 撤回 a figure that was handed in, 撤下 a file."""
    evidence = Evidence.objects.filter(figure__in=figures).select_related("figure__indicator")
    for figure in figures.filter(pk__in=numbers(request.POST.getlist("withdraw"))):
        with refusals_said(request):
            figure.withdraw(by=actor(request), seen=_seen(request, figure, saved))
            messages.success(request, f"“{figure.indicator}”已撤回，可以修改。")
    for file in evidence.filter(pk__in=numbers(request.POST.getlist("withdraw_file"))):
        with refusals_said(request):
            withdraw(file, by=actor(request), seen=_seen(request, file.figure, saved))
            saved.versions[file.figure_id] = file.figure.version
            messages.success(request, f"已撤下“{file.name}”。")


def _seen(request: HttpRequest, figure: Figure, saved: Saved) -> int:
    """The version on the writer's screen, or the one they have just written."""
    return saved.versions.get(figure.pk, number(request.POST.get(f"{prefix(figure)}-seen", "")))


def _tell(request: HttpRequest, saved: Saved) -> None:
    parts = [
        f"已保存{len(saved.written)}项数据" if saved.written else "",
        f"已上传{saved.attached}份佐证材料" if saved.attached else "",
    ]
    if any(parts):
        messages.success(request, "，".join(filter(None, parts)) + "。")
    for figure, label in saved.loosened:
        sentence = f"“{figure.indicator}”原来的“{label}”随旧数一起去掉了；现在的数仍是“{label}”的，请再选上并保存。"
        messages.warning(request, sentence)
