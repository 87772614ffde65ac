"""Publishing: the only place where figures and text become public, together or not at all."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from indicators.models import Figure, User
from reports.composition import compose
from reports.models import Edition, Report


@transaction.atomic
def publish(report: Report, *, by: User, note: str = "", origin: str = Edition.Origin.PUBLISHED) -> Edition:
    """Freeze the report as its next edition and make its year's approved figures public, in one transaction.

    Raises ValidationError when a figure may not be published; then nothing has changed.
    """
    report = Report.objects.select_for_update().get(pk=report.pk)
    document = compose(report)
    for figure in Figure.objects.of_year(report.year).publishable().select_related("indicator"):
        figure.publish(by=by)
    newest = report.editions.order_by("-number").first()
    return Edition.objects.create(
        report=report,
        number=newest.number + 1 if newest else 1,
        origin=origin,
        note=note,
        text=document.to_json(),
        previous_hash=newest.hash if newest else "",
        published_at=timezone.now(),
        published_by=by,
    )
