"""The demo's steps, each taken once by a database, in this order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.db import transaction

from hanyang_report.demo import leaders, promises, report, round, years
from hanyang_report.demo.people import make_people
from indicators.loading import load_once
from indicators.models import LoadedFixture, Site, User
from indicators.office.steps import Refused
from reports.loading import load_initial, shipped_district


def steps(folder: Path) -> dict[str, Callable[[], None]]:
    """What the demo adds to the shipped report, by name. A step that is here stays; new ones go to the end."""
    return {
        "demo-people": partial(make_people, folder),
        "demo-earlier-years": years.earlier_years,
        "demo-new-definition": years.a_new_definition,
        "demo-last-round": round.a_round_is_completed,
        "demo-last-promises": partial(promises.last_years_promises, folder),
        "demo-report": partial(report.a_report_is_drafted, folder),
        "demo-answers": partial(report.promises_are_answered, folder),
        "demo-publication": partial(report.it_is_published, folder),
        "demo-correction": partial(report.it_is_corrected, folder),
        "demo-round": round.a_round_is_open,
        "demo-entries": partial(round.departments_fill_in, folder),
        "demo-submissions": round.departments_hand_in,
        "demo-reviews": round.reviewers_decide,
        "demo-extension": round.one_department_has_more_time,
        "demo-promises": partial(promises.this_years_promises, folder),
        "demo-draft": report.the_next_is_begun,
        "demo-instructions": leaders.leaders_write,
        "demo-views": leaders.views_are_named,
        "demo-opinions": partial(promises.the_congress_is_heard, folder),
    }


@transaction.atomic
def load_demo(fixtures: Path) -> list[str]:
    """Take every step this database has not been through; the names of those taken now. All or none.

    Raises Refused, with nothing written, for a database in use that is not marked as simulated.
    """
    _require_own_database()
    LoadedFixture.objects.mark_simulated()
    district = shipped_district(fixtures)
    Site.objects.begin(district=district)
    load_initial(fixtures, district=district)
    return [name for name, step in steps(fixtures / "demo").items() if load_once(name, step)]


def _require_own_database() -> None:
    if LoadedFixture.objects.is_simulated():
        return
    if LoadedFixture.objects.exists() or User.objects.exists():
        raise Refused("这个数据库里有正式数据，演示数据不能装进来。请为演示另设 DATA_DIR，或使用 make demo。")
