"""What is not public and went out on paper all the same: papers under a letterhead, texts sent round, drafts as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime

from reports.document.tree import Document
from reports.models import Consultation, Paper, Report, Stage
from reports.publishing.consulting import composed, mark_of
from reports.publishing.verbs import as_published, reading


@dataclass(frozen=True, slots=True)
class Unpublished:
    """`name` says which text it is: `2020年度报告11月3日征求意见的那一稿`. A paper has its `letterhead` (JSON)."""

    year: int
    name: str
    text: str
    letterhead: str = ""


def unpublished() -> list[Unpublished]:
    """For those who may read drafts, newest first: a text that still reads as it was sent round is told as that round's."""
    return [*_papers(), *_rounds(), *_now()]


def _papers() -> Iterator[Unpublished]:
    """Those that were archived, as far as the text they carry is still here: published, or approved and not yet."""
    texts: dict[int, dict[str, str]] = {}
    for paper in Paper.objects.select_related("report").order_by("-made_at", "-pk"):
        report = paper.report
        if report.pk not in texts:
            texts[report.pk] = {reading(document): document.to_json() for document in _settled(report)}
        if text := texts[report.pk].get(paper.text_hash):
            at = date_format(localtime(paper.made_at))
            name = f"{report.year}年度报告报{paper.recipient}的公文（{at}归档）"
            yield Unpublished(report.year, name, text, paper.letterhead)


def _settled(report: Report) -> Iterator[Document]:
    for edition in report.editions.all():
        yield edition.document
    if report.stage == Stage.APPROVED:
        yield as_published(report).document


def _rounds() -> Iterator[Unpublished]:
    for one in Consultation.objects.select_related("report").order_by("-at", "-pk"):
        at = date_format(localtime(one.at), "Y年n月j日H:i")
        yield Unpublished(one.report.year, f"{one.report.year}年度报告{at}征求意见的那一稿", one.text)


def _now() -> Iterator[Unpublished]:
    for report in Report.objects.exclude(stage=Stage.PUBLISHED).order_by("-year"):
        name = f"{report.year}年度报告现在的{mark_of(report)}"
        yield Unpublished(report.year, name, composed(report).document.to_json())
