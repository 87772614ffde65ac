"""Each line read is a change; then a line says so. `elsewhere` moves the public version and no more, as any change does that the
public sees on some other page; `shown` names another organiser, which stands in the foot of every page. What stands in the
middle of a page changes by the others: `step` of a task, `figure` corrected, the same of an `earlier` year.

`python -m benchmarks.speed.moving`, a process of its own: its CPU is none of the workers'.
"""

from __future__ import annotations

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanyang_report.settings")
django.setup()

from django.db import DEFAULT_DB_ALIAS, transaction  # noqa: E402

from indicators.models import Figure, PublicVersion, Site  # noqa: E402
from reports.models import Task  # noqa: E402
from reports.models.task_steps import TaskStatus  # noqa: E402

SHIPPED, INDICATOR, FIRST_TASK = 2019, "legality_review_decision_count", "T1-1"
STANDINGS = (TaskStatus.ACKNOWLEDGED, TaskStatus.IN_PROGRESS, TaskStatus.NOT_STARTED)


def elsewhere(number: int) -> None:
    with transaction.atomic():
        PublicVersion.objects.move(DEFAULT_DB_ALIAS)


def shown(number: int) -> None:
    Site.objects.here().settle(organiser=f"第{number}办公室")


def step(number: int) -> None:
    Task.objects.filter(code=FIRST_TASK).update(status=STANDINGS[number % len(STANDINGS)])


def figure(number: int) -> None:
    Figure.objects.filter(indicator__code=INDICATOR, year=SHIPPED).update(published_value=1000 + number)


def earlier(number: int) -> None:
    """Beside the text of a report that came from elsewhere stands what is public of the years before."""
    same = Figure.objects.get(indicator__code=INDICATOR, year=SHIPPED)
    if not Figure.objects.filter(indicator=same.indicator, year=SHIPPED - 1).exists():
        same.pk, same.year = None, SHIPPED - 1
        same.save(force_insert=True)
    Figure.objects.filter(indicator=same.indicator, year=SHIPPED - 1).update(published_value=1000 + number)


CHANGES = {f"{change.__name__}\n": change for change in (elsewhere, shown, step, figure, earlier)}


def main() -> None:
    for number, asked in enumerate(sys.stdin):
        CHANGES[asked](number)
        print("changed", flush=True)


if __name__ == "__main__":
    main()
