"""A trial emptied: what was tried goes, who tried it and what it was tried with stay."""

from __future__ import annotations

from django.db import transaction

from hanyang_report.first_day import emptying
from indicators.models import Collection, Evidence, Figure, LoadedFixture
from indicators.office.shipped import SAMPLE
from indicators.office.steps import Refused
from reports.loading import ELSEWHERE, REPORT, YEAR
from reports.models import Edition, Report, Task

KEPT = emptying.WORKED_WITH | emptying.CATALOGUE
SETS_OF_A_YEAR = (SAMPLE, f"figures-{YEAR}", REPORT, "figures-sourced")


def tried() -> dict[str, int]:
    """What emptying would remove, counted."""
    counted = (Collection, Figure, Evidence, Report, Edition, Task)
    return {str(model._meta.verbose_name): model._base_manager.count() for model in counted}


@transaction.atomic
def empty_trial(*, published: int = 0) -> None:
    """Remove rounds, figures, reports, editions, tasks and all their logs; accounts, departments, catalogue and rules stay.

    `published` is how many editions the actor agrees to lose. Raises Refused where another number is public, for what was
    published does not go by mistake.
    """
    editions = Edition.objects.count()
    if editions != published:
        raise Refused(
            f"这里有{editions}个已发布的版次，清空后无法再读到。确实只是试用发布的，请加 --published {editions}。"
        )
    emptying.empty(KEPT)
    LoadedFixture.objects.filter(name__in=SETS_OF_A_YEAR).delete()
    LoadedFixture.objects.get_or_create(name=ELSEWHERE)
