"""Texts that are not public and went out on paper all the same: as they were sent round, and as they stand now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime

from reports.models import Consultation, Report, Stage
from reports.publishing.consulting import composed, mark_of


@dataclass(frozen=True, slots=True)
class Unpublished:
    """`name` says which text it is: `2020年度报告11月3日征求意见的那一稿`."""

    year: int
    name: str
    text: str


def unpublished() -> list[Unpublished]:
    """For those who may read drafts, newest first: a text that still reads as it was sent round is told as that round's."""
    return [*_rounds(), *_now()]


def _rounds() -> Iterator[Unpublished]:
    for one in Consultation.objects.select_related("report").order_by("-at", "-pk"):
        at = date_format(localtime(one.at), "Y年n月j日H:i")
        yield Unpublished(one.report.year, f"{one.report.year}年度报告{at}征求意见的那一稿", one.text)


def _now() -> Iterator[Unpublished]:
    for report in Report.objects.exclude(stage=Stage.PUBLISHED).order_by("-year"):
        name = f"{report.year}年度报告现在的{mark_of(report)}"
        yield Unpublished(report.year, name, composed(report).document.to_json())
