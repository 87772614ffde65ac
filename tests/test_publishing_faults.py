"""Publishing can't be half done: a fault at each step of each verb leaves the former state; of two at once one wins."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from indicators.models import Figure, User
from indicators.models.figure_steps import FigureStatus
from reports.checks.acknowledging import acknowledge_as_found
from reports.models import Correction, Edition, Item, Part, Report, Section, Withdrawal
from reports.publishing import verbs
from reports.publishing.verbs import abandon_correction, approve, open_correction, schedule, submit, withdraw
from tests import cast
from tests.database import take_rows
from tests.elsewhere import Elsewhere
from tests.factories import make_draft, make_indicator
from tests.published import cleared, publish

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "更正一处数据。"


# ── a small report on its way: two figures, one sentence ──


@pytest.fixture
def signer() -> User:
    return cast.publisher()


@pytest.fixture
def writer() -> User:
    return cast.editor()


@pytest.fixture
def report(signer: User, writer: User) -> Report:
    """Approved and not published yet."""
    report = Report.objects.create(year=2019, title="2019年度报告", lead="导语。")
    part = Part.objects.create(report=report, kind=Part.Kind.ACHIEVEMENTS, marker="一、", heading="工作")
    section = Section.objects.create(part=part, marker="（一）", heading="审核")
    figures = [
        make_draft(make_indicator(), 2019, value, source="台账", status=FigureStatus.APPROVED) for value in (1235, 41)
    ]
    body = "，".join(f"办理{{{{{figure.indicator.code}}}}}件" for figure in figures)
    Item.objects.create(section=section, marker="1. ", heading="审核。", body=body)
    return approved(report, signer, writer)


def approved(report: Report, signer: User, writer: User) -> Report:
    acknowledge_as_found(report, by=writer)
    submit(report, by=writer)
    return approve(report, by=signer)


def as_it_is(report: Report, signer: User, writer: User) -> None:
    """Nothing has happened since."""


def published(report: Report, signer: User, writer: User) -> None:
    publish(report, by=signer)


def corrected(report: Report, signer: User, writer: User) -> None:
    """Published; a correction of words and of a figure was opened, and both are changed."""
    publish(report, by=signer)
    correct(report, by=signer)
    item = Item.objects.get()
    item.rewrite(heading="审核。", body=f"{item.body}另有说明。", run_on=True, by=writer, seen=item.version)
    Figure.objects.reopened().update(value=7, status=FigureStatus.APPROVED)


def corrected_and_approved(report: Report, signer: User, writer: User) -> None:
    corrected(report, signer, writer)
    approved(report, signer, writer)


def correct(report: Report, *, by: User) -> Correction:
    figures = Figure.objects.of_year(2019).select_related("indicator")[:1]
    return open_correction(report, by=by, reason=REASON, blocks=[Item.objects.get()], figures=figures, lead=True)


# ── a fault at each step ──


class Fault(Exception):
    """What breaks in the middle: a full disk, a lost connection."""


@contextmanager
def fault_at(step: int) -> Iterator[None]:
    """Lets so many writes through and breaks at the next one."""
    left = step

    def execute_or_break(execute: Any, sql: str, *rest: Any) -> Any:
        nonlocal left
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            if left == 0:
                raise Fault
            left -= 1
        return execute(sql, *rest)

    with connection.execute_wrapper(execute_or_break):
        yield


def broken_everywhere(verb: Callable[[], Any]) -> int:
    """Break the verb at its first write, at its second, … until it goes through; how many writes it takes."""
    former, step = take_rows(), 0
    while True:
        try:
            with fault_at(step):
                verb()
        except Fault:
            assert take_rows() == former, f"something is left of what was written before write {step + 1}"
            step += 1
        else:
            assert take_rows() != former
            return step


@pytest.mark.parametrize("scene", [as_it_is, corrected_and_approved])
def test_a_publication_that_breaks_has_not_begun(report: Report, signer: User, writer: User, scene: Any):
    scene(report, signer, writer)
    editions = Edition.objects.count()
    cleared(report, by=signer)
    steps = broken_everywhere(lambda: verbs.publish(report, by=signer))
    assert steps >= 2 * 3 + 3, "two figures with history and log; the report, its log, the edition"
    assert Edition.objects.count() == editions + 1


def test_opening_a_correction_that_breaks_opens_nothing(report: Report, signer: User, writer: User):
    published(report, signer, writer)
    assert broken_everywhere(lambda: correct(report, by=signer)) >= 8
    assert Figure.objects.reopened().count() == 1


def test_giving_a_correction_up_that_breaks_leaves_it_running(report: Report, signer: User, writer: User):
    corrected(report, signer, writer)
    assert broken_everywhere(lambda: abandon_correction(report, by=signer, reason="核实后无需更正。")) >= 8
    assert not Figure.objects.reopened().exists()


def test_a_withdrawal_that_breaks_takes_nothing_away(report: Report, signer: User, writer: User):
    published(report, signer, writer)
    assert broken_everywhere(lambda: withdraw(report, by=signer, reason="待核实。")) >= 2 * 3 + 3
    assert Withdrawal.objects.count() == 1
    assert not Figure.objects.published().exists()


# ── two at once, each in a process of its own ──

PRESS = """
from django.test import Client
from django.test.utils import setup_test_environment
from indicators.models import User

setup_test_environment()
client = Client()
client.force_login(User.objects.get(pk=argument["person"]))
client.get(argument["page"])
start()
answer = client.post(argument["page"], argument["typed"], follow=True)
faults = answer.context["form"].non_field_errors() if "form" in answer.context else []
print(json.dumps([*map(str, answer.context["messages"]), *faults]))
"""


def pressed_at_once(folder: Path, page: str, people: list[User], **typed: Any) -> tuple[Elsewhere, list[list[str]]]:
    elsewhere = Elsewhere(folder)
    address = f"/admin/reports/report/2019/publishing/{page}/"
    posts = [{"person": person.pk, "page": address, "typed": typed} for person in people]
    return elsewhere, elsewhere.at_once(PRESS, posts)


def test_of_two_publishers_at_once_one_wins_and_the_other_gets_a_sentence(report: Report, signer: User, tmp_path: Path):
    cleared(report, by=signer)
    elsewhere, said = pressed_at_once(tmp_path, "publish", [signer, cast.publisher()])
    assert sorted(said) == [["已发布第1版。"], ["报告现在是“已发布”，不能发布。"]]
    assert elsewhere.all("SELECT number FROM reports_edition") == [(1,)]
    assert elsewhere.all("SELECT count(*) FROM reports_reportmove WHERE verb = 'publish'") == [(1,)]


def test_of_two_corrections_opened_at_once_one_wins(report: Report, signer: User, tmp_path: Path):
    publish(report, by=signer)
    typed = {"passage": f"item-{Item.objects.get().pk}", "reason": REASON}
    elsewhere, said = pressed_at_once(tmp_path, "correct", [signer, cast.publisher()], **typed)
    assert sorted(said) == [["报告现在是“更正中”，不能启动更正。"], ["更正已启动。公众看到的仍是原来的版次。"]]
    assert elsewhere.all("SELECT count(*) FROM reports_correction") == [(1,)]


TIMER = """
from datetime import datetime
from reports.models import Edition
from reports.publishing.verbs import publish_due

start()
done = publish_due(datetime.fromisoformat(argument))
print(json.dumps([outcome.number for outcome in done if isinstance(outcome, Edition)]))
"""


def test_two_timers_at_once_publish_it_once(report: Report, signer: User, tmp_path: Path):
    later = timezone.now() + timedelta(hours=1)
    schedule(cleared(report, by=signer), by=signer, at=later)
    elsewhere = Elsewhere(tmp_path)
    done = elsewhere.at_once(TIMER, [later.isoformat(), later.isoformat()])
    assert sorted(done) == [[], [1]]
    assert elsewhere.all("SELECT number FROM reports_edition") == [(1,)]
