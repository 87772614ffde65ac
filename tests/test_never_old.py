"""Whatever is written, by whom and in whatever order: a signed-in person's page with what is held is the page without."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from decimal import Decimal
from unittest import mock

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.module_loading import import_string

from indicators.models import Collection, Department, Extension, Figure, FigureInstruction, Rule, User
from indicators.models.figure_steps import FigureStatus
from indicators.numbers import Measured
from indicators.office.kept.held import HELD, HeldAnswer
from indicators.office.kept.parts import ASKED, PARTS
from indicators.office.roles import Role
from reports.models import Item, Law, LightRule, Report, ReportMove, SetPhrase, Task, TaskInstruction
from reports.models.report_steps import Stage
from reports.models.task_steps import TaskStatus
from reports.publishing.proposing import proposed
from tests import cast, house
from tests.frozen import hints_of, loose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

BUREAU = "justice_bureau"
TOGETHER = 3
"""So many things are written before everybody looks again."""
REPORT = "/admin/reports/report/2021/"
LOOKS = {
    "zhao": ("/inbox/", f"/admin/indicators/collection/2021/desk/{BUREAU}/"),
    "zheng": ("/inbox/",),
    "wang": ("/inbox/", f"/admin/indicators/collection/2021/review/{BUREAU}/"),
    "chen": (
        "/inbox/",
        *(f"{REPORT}{page}" for page in ("check/", "draft/", "draft/todo/", "publishing/changes/")),
        "/admin/reports/task/2021/answers/",
    ),
    "wei": ("/inbox/", *(f"{REPORT}{page}" for page in ("check/", "publishing/", "publishing/approve/"))),
    "jiang": ("/inbox/", "/dashboard/figures/2021/court_hearing_observation_count/", "/reports/2021/draft/"),
    "shen": ("/inbox/",),
}


def one_figure() -> Figure:
    return Figure.objects.filter(year=2021, department__code=BUREAU).earliest("pk")


def figures(**written: object) -> Callable[[], object]:
    return lambda: Figure.objects.filter(pk=one_figure().pk).update(**written)


def report(**written: object) -> Callable[[], object]:
    return lambda: Report.objects.filter(year=2021).update(**written)


def tasks(**written: object) -> Callable[[], object]:
    return lambda: Task.objects.filter(year=2021, lead_department__code=BUREAU).update(**written)


def entered() -> None:
    figure = one_figure()
    Figure.objects.filter(pk=figure.pk).update(status=FigureStatus.DRAFT)
    figure.refresh_from_db()
    figure.enter(
        Measured(Decimal(77)), note="", source="台账", by=User.objects.get(username="zhao"), seen=figure.version
    )


def sent_round() -> None:
    report(stage=Stage.CONSULTING)()
    ReportMove.objects.create(
        report=Report.objects.get(year=2021), by=cast.editor(), verb="send_back", note="再改一改。"
    )


def others_come() -> None:
    User.objects.get(username="sun").take_roles([Role.HEAD])
    cast.officer(cast.department())
    cast.reviewer(phone="84680000")


WRITES: list[Callable[[], object]] = [
    entered,
    figures(status=FigureStatus.SUBMITTED),
    figures(status=FigureStatus.RETURNED),
    figures(value=Decimal(123456), note="改了。"),
    figures(is_reopened=True),
    lambda: FigureInstruction.objects.create(about=one_figure(), text="请核实。", by=User.objects.get(username="jiang")),
    lambda: Collection.objects.filter(year=2021).update(due_on=timezone.localdate() - timedelta(days=3)),
    lambda: Extension.objects.create(
        collection=Collection.objects.get(year=2021), department=cast.department(), granted_by=cast.reviewer(),
        due_on=timezone.localdate() + timedelta(days=400), reason="延期。",
    ),
    lambda: Department.objects.filter(code=BUREAU).update(name="司法行政局", short_name=""),
    lambda: Rule.objects.update(is_active=False),
    tasks(status=TaskStatus.DONE),
    tasks(status=TaskStatus.NOT_STARTED, lead_department=None),
    lambda: TaskInstruction.objects.create(
        about=Task.objects.filter(year=2021).earliest("pk"), text="请加快。", by=User.objects.get(username="jiang")
    ),
    lambda: LightRule.objects.update(days=300),
    lambda: Item.objects.filter(section__part__report__year=2021).update(body="开展8项微改革，办理41件。"),
    lambda: SetPhrase.objects.create(text="8项微改革"),
    lambda: Law.objects.all().delete(),
    sent_round,
    report(stage=Stage.SUBMITTED),
    report(edited_by=None, edited_at=None),
    lambda: Task.objects.filter(report__year=2021).delete(),
    others_come,
    lambda: Collection.objects.filter(year=2021).update(locked_at=timezone.now(), locked_by=cast.administrator()),
]  # fmt: skip


def seen(clients: dict[str, Client]) -> dict[tuple[str, str], str]:
    """Each page as its person reads it: without the token of its forms, and without the moment it was checked at."""
    pages = {(name, path): clients[name].get(path) for name, paths in LOOKS.items() for path in paths}
    assert {page.status_code for page in pages.values()} == {200}
    return {key: re.sub(r'value="\w{64}"|data-checked="[^"]*"', "", page.text) for key, page in pages.items()}


def test_what_is_held_changes_no_page_whatever_is_written():
    clients = {name: Client() for name in LOOKS}
    for name, client in clients.items():
        client.force_login(User.objects.get(username=name))
    changed: set[tuple[str, str]] = set()
    # Pages that say by the minute when they were made would differ on a busy machine.
    with (
        time_machine.travel(timezone.now(), tick=False),
        mock.patch("indicators.office.kept.held.may_hold", return_value=True),
    ):
        before = seen(clients)
        for at in range(0, len(WRITES), TOGETHER):
            for write in WRITES[at : at + TOGETHER]:
                write()
            now = seen(clients)
            with mock.patch("indicators.office.kept.held.may_hold", return_value=False):
                assert now == seen(clients), at
            changed |= {key for key in now if now[key] != before[key]}
            before = now
        assert len(HELD) > len(LOOKS)
    assert changed == set(before), "a page that nothing changed proves nothing"


# ── what may be held at all ──

EVERYBODYS = (
    "/",
    "/compare/",
    "/reports/2019/",
    "/tasks/",
    "/promises/",
    "/indicators/legality_review_decision_count/",
)


@contextmanager
def everything_held() -> Iterator[dict[tuple[object, ...], HeldAnswer]]:
    """What is put into the store within, by name and arguments."""
    found: dict[tuple[object, ...], HeldAnswer] = {}
    with (
        mock.patch("indicators.office.kept.held.may_hold", return_value=True),
        mock.patch.object(HELD, "put", side_effect=lambda version, key, answer: found.update({key: answer})),
    ):
        yield found


def looked_at(hour: int) -> dict[tuple[object, ...], HeldAnswer]:
    """What is held of all that anybody looks at, at this hour of tomorrow."""
    for store in (HELD, PARTS, ASKED):
        store.clear()
    tomorrow = datetime.combine(timezone.localdate() + timedelta(days=1), time(hour), timezone.get_current_timezone())
    with time_machine.travel(tomorrow, tick=False), everything_held() as found:
        clients = {name: Client() for name in LOOKS}
        for name, client in clients.items():
            client.force_login(User.objects.get(username=name))
        seen(clients)
        anybody = Client()
        assert {anybody.get(path).status_code for path in EVERYBODYS} == {200}
        assert clients["jiang"].get("/dashboard/").status_code == 200
        proposed(Report.objects.get(year=2021).pk)
    return found


def questions(held: dict[tuple[object, ...], HeldAnswer]) -> dict[tuple[object, ...], list[tuple[str, object]]]:
    return {key: [(one.sql, one.params) for one in answer.told] for key, answer in held.items()}


def test_what_is_held_asks_for_no_time_of_day_and_can_be_changed_by_nobody_who_is_handed_it():
    morning, evening = looked_at(hour=9), looked_at(hour=21)
    assert {name for name, *_ in morning} == house.held(), "what nobody looked at proves nothing"
    assert questions(morning) == questions(evening)
    hints = {name: hints_of(import_string(name).find).get("return") for name in house.held()}
    assert {key[0]: ways for key, one in evening.items() if (ways := [*loose(one.found, hints[key[0]])])} == {}
