"""第二重验证: who has the right is asked to prove that it is them, where the district wants it, and only then."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.test import override_settings

from indicators.models import user_can_approve as may_approve_figure
from indicators.models import user_can_unlock_collection, user_unlocks
from indicators.office.second_factor import LASTS, ProofWanted, is_fresh, proved, vouched
from reports.models import (
    Report,
    ReportMove,
    user_can_approve,
    user_can_correct,
    user_can_publish,
    user_publishes,
)
from reports.publishing import verbs
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
NOW = datetime(2021, 3, 1, 9, 0, tzinfo=UTC)
asked = override_settings(SECOND_FACTOR=True)


@pytest.fixture
def report() -> Report:
    return Report.objects.get(year=2019)


def test_nothing_is_asked_unless_the_district_wants_it(report: Report):
    person = cast.publisher()
    assert not settings.SECOND_FACTOR
    assert proved(person)
    assert user_can_correct(person)
    assert user_can_publish(person, report)


@asked
@pytest.mark.parametrize("may", [user_can_approve, user_can_publish, lambda user, report: user_can_correct(user)])
def test_a_publisher_without_a_proof_is_asked_and_with_one_goes_on(report: Report, may):
    person = cast.publisher()
    with pytest.raises(ProofWanted):
        may(person, report)
    assert user_publishes(person)  # the page still offers it
    assert may(vouched(person), report)


@asked
def test_unlocking_and_approving_a_figure_ask_too():
    person, figure = cast.reviewer(), cast.figure("major_decision_item_count", 2020)
    with pytest.raises(ProofWanted):
        may_approve_figure(person, figure)
    assert may_approve_figure(vouched(person), figure)
    administrator = cast.administrator()
    with pytest.raises(ProofWanted):
        user_can_unlock_collection(administrator)
    assert user_unlocks(administrator)


@asked
@pytest.mark.parametrize("who", [cast.officer, cast.editor, cast.leader, cast.stranger, AnonymousUser])
def test_who_has_not_the_right_is_refused_and_never_asked(who, report: Report):
    person = who()
    assert not user_can_correct(person)
    assert not user_can_publish(person, report)
    assert not user_can_unlock_collection(person)


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("age", "counts"),
    [
        (timedelta(), True),
        (LASTS, True),
        (LASTS + timedelta(seconds=1), False),
        (timedelta(seconds=-1), False),
    ],
)
def test_a_proof_counts_for_fifteen_minutes(age: timedelta, counts: bool):
    assert timedelta(minutes=15) == LASTS
    assert is_fresh(NOW - age) is counts


def test_no_proof_is_not_fresh():
    assert not is_fresh(None)


@asked
def test_no_verb_walks_around_it(report: Report):
    person = cast.publisher()
    with pytest.raises(ProofWanted):
        verbs.withdraw(report, by=person, reason="有误")
    with pytest.raises(ProofWanted):
        verbs.open_correction(report, by=person, reason="有误", lead=True)
    report.refresh_from_db()
    assert report.last_edition is not None
    assert not hasattr(report.last_edition, "withdrawal")


@asked
def test_a_command_is_not_asked_and_its_line_says_so(report: Report):
    person = cast.publisher()
    verbs.withdraw(report, by=vouched(person, by_command=True), reason="有误")
    assert ReportMove.objects.filter(report=report, by=person).latest("pk").by_command
    assert not ReportMove.objects.exclude(by=person).filter(by_command=True).exists()


@asked
def test_a_command_acts_in_a_name_without_being_asked():
    with pytest.raises(Exception, match=r"不能发布|批准|现在是"):  # by the state of the report, not for want of a code
        call_command("publish_report", "2019", by=cast.publisher().username)
