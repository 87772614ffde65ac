"""A report that was published elsewhere joins the shelf: one read it in, another confirms it against the original.

It is not held to promises, round or checker, and it is no way around four eyes.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from indicators.models import Indicator, User
from indicators.office.steps import Refused, held
from reports.importing.obstacles import obstacles
from reports.models import (
    Edition,
    ImportedReport,
    ImportVerb,
    Original,
    Report,
    ReportVerb,
    Stage,
    user_can_confirm_import,
)
from reports.narrative.binding import FigureBook
from reports.publishing.imported_figures import (
    UNSAID,
    Number,
    StatedFigure,
    is_figure,
    make_indicators,
    stated,
    take_in,
    used,
)
from reports.publishing.imported_text import faults_of, write_report
from reports.publishing.verbs import freeze_imported


def hindrances(imported: ImportedReport) -> list[str]:
    """Everything that stands between the import and its publication, in sentences; empty when nothing does.

    Asked again when it is confirmed: rounds are opened, drafts begun and indicators named meanwhile.
    """
    found = [obstacle.sentence for obstacle in obstacles(imported)]
    outline = imported.outline
    if outline["year"] and outline["title"]:
        found += faults_of(outline)
    numbers = numbers_of(imported)
    found += stated(numbers, {**_catalogue(numbers), **_planned(numbers, imported)})[1]
    return list(dict.fromkeys(found))


@transaction.atomic
def publish_import(imported: ImportedReport, *, by: User, seen: int | None = None) -> Edition:
    """Confirm an import and make it public: text, figures and Edition 1, or nothing of it.

    `seen` is the version that was compared with the original. Raises Stale, Refused with everything in the way.
    """
    list(held(ImportedReport.objects.in_hand().order_by("pk")).only("pk"))  # two of one year wait for each other
    imported.hold(seen)
    imported.require(ImportVerb.CONFIRM, allowed=user_can_confirm_import(by, imported))
    if left := hindrances(imported):
        raise Refused(left)
    outline, numbers = imported.outline, numbers_of(imported)
    codes, found = _figures(imported, numbers)
    take_in(outline, found, by=by)
    book = FigureBook.for_publication(outline["year"]).of_own_year({one.indicator.code for one in found})
    report = write_report(outline, book, numbers, codes)
    edition = _published(report, imported, book, by=by)
    imported.confirmed_at, imported.confirmed_by = timezone.now(), by
    imported.take(ImportVerb.CONFIRM, by=by)
    return edition


def stated_by(imported: ImportedReport) -> list[StatedFigure]:
    """What the document says of each indicator; new ones are not saved yet."""
    numbers = numbers_of(imported)
    return stated(numbers, {**_catalogue(numbers), **_planned(numbers, imported)})[0]


def numbers_of(imported: ImportedReport) -> list[Number]:
    """The numbers as reviewed, each with every key."""
    return [UNSAID | number for number in imported.numbers]


def _figures(imported: ImportedReport, numbers: list[Number]) -> tuple[dict[str, str], list[StatedFigure]]:
    """The codes of new indicators by what the import calls them, and what the document says of each indicator."""
    made = make_indicators(used(numbers, imported.proposed))
    found, faults = stated(numbers, {**_catalogue(numbers), **made})
    if faults:
        raise Refused(faults)
    return {code: indicator.code for code, indicator in made.items()}, found


def _catalogue(numbers: list[Number]) -> dict[str, Indicator]:
    codes = {number["code"] for number in numbers if is_figure(number) and number["say"] == "bound"}
    return {indicator.code: indicator for indicator in Indicator.objects.filter(code__in=codes)}


def _planned(numbers: list[Number], imported: ImportedReport) -> dict[str, Indicator]:
    """The new indicators as they would be made; not saved."""
    measure = ("name", "unit", "kind", "decimals")
    return {
        code: Indicator(code=code, **{name: facts[name] for name in measure})
        for code, facts in used(numbers, imported.proposed).items()
    }


def _published(report: Report, imported: ImportedReport, book: FigureBook, *, by: User) -> Edition:
    before = report.stage
    report.stage = Stage.PUBLISHED
    report.save(update_fields=["stage"])
    said = f"补录：{imported.read_in_by}读入，{by}对照原件确认。"
    report.log(ReportVerb.PUBLISH, before, by=by, words=said)
    Original.objects.create(**_original(imported), report=report)
    return freeze_imported(report, book, by=by)


def _original(imported: ImportedReport) -> dict[str, Any]:
    return {
        "imported": imported,
        "published_on": imported.published_on,
        "address": imported.address,
        "file_name": imported.name,
        "sha256": imported.sha256,
    }
