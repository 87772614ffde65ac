"""The day and the thresholds by which a page lights its tasks, for who may see lights."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from indicators.office.kept.held import held
from indicators.office.permissions import Person
from reports.models import LightRule
from reports.models.lights import Threshold, Watch
from reports.models.permissions import user_can_see_lights


def watch() -> Watch:
    """As of today in Asia/Shanghai. One query."""
    return watch_on(timezone.localdate())


def watch_on(today: date) -> Watch:
    return Watch(_thresholds(), today)


@held
def _thresholds() -> tuple[Threshold, ...]:
    return LightRule.objects.thresholds()


def watch_for(person: Person) -> Watch | None:
    return watch() if user_can_see_lights(person) else None
