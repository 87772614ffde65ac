"""Publishing and setting a time need another pair of eyes than those that wrote last; a set time falls away with its
approval."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from indicators.models import User
from indicators.office.steps import Refused
from reports.models import Edition, Item, Report
from reports.models.report_steps import Stage
from reports.publishing.verbs import (
    approve,
    open_correction,
    publish,
    publish_due,
    schedule,
    send_back,
    submit,
    unschedule,
)
from tests import cast
from tests.published import cleared

pytestmark = pytest.mark.django_db


@pytest.fixture
def signer() -> User:
    return cast.publisher()


@pytest.fixture
def later() -> datetime:
    return timezone.now() + timedelta(days=1)


@pytest.fixture
def approved(loaded: None, signer: User) -> Report:
    """A correction of one item, written by an editor, approved by the signer."""
    report, writer = Report.objects.get(year=2019), cast.editor()
    item = Item.objects.filter(section__part__report=report)[0]
    open_correction(report, by=signer, reason="更正一处文字。", blocks=[item])
    item.rewrite(heading=item.heading, body="改正后的正文。", run_on=item.run_on, by=writer, seen=item.version)
    submit(report, by=writer)
    return cleared(approve(report, by=signer), by=signer)


ACTS: dict[str, Callable[[Report, User, datetime], Any]] = {
    "publish": lambda report, by, at: publish(report, by=by),
    "schedule": lambda report, by, at: schedule(report, by=by, at=at),
}


@pytest.mark.parametrize("act", ACTS)
def test_who_wrote_last_neither_publishes_nor_sets_a_time(approved: Report, later: datetime, act: str) -> None:
    both = cast.publisher()
    Report.objects.get(pk=approved.pk).touch(by=both)
    with pytest.raises(Refused, match="且不能是最后修改的人"):
        ACTS[act](approved, both, later)
    assert Edition.objects.count() == 1
    assert Report.objects.get(pk=approved.pk).publish_at is None


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["editor", "reviewer", "leader", "administrator", "stranger"])
def test_only_publishers_do(approved: Report, later: datetime, act: str, who: str) -> None:
    with pytest.raises(Refused, match="须由发布人办理"):
        ACTS[act](approved, getattr(cast, who)(), later)
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("act", ACTS)
def test_another_publisher_does(approved: Report, later: datetime, act: str) -> None:
    ACTS[act](approved, cast.publisher(), later)
    report = Report.objects.get(pk=approved.pk)
    assert (report.stage == Stage.PUBLISHED) is (act == "publish")
    assert (report.publish_at is None) is (act == "publish")


def test_a_time_is_set_for_what_is_approved_and_still_to_come(approved: Report, signer: User, later: datetime) -> None:
    for past in (timezone.now(), timezone.now() - timedelta(seconds=1)):
        with pytest.raises(Refused, match="须晚于现在"):
            schedule(approved, by=signer, at=past)
    Report.objects.filter(pk=approved.pk).update(stage=Stage.SUBMITTED)
    with pytest.raises(Refused, match="批准后才能安排发布"):
        schedule(approved, by=signer, at=later)


def fallen(report: Report) -> bool:
    report = Report.objects.get(pk=report.pk)
    return (report.approved_hash, report.publish_at, report.publish_by) == ("", None, None)


def test_sent_back_its_approval_and_its_time_fall_away(approved: Report, signer: User, later: datetime) -> None:
    schedule(approved, by=signer, at=later)
    assert not fallen(approved)
    send_back(approved, by=signer, reason="再改一处。")
    assert fallen(approved)
    assert publish_due(later + timedelta(days=1)) == []


def test_published_by_hand_its_time_falls_away(approved: Report, signer: User, later: datetime) -> None:
    schedule(approved, by=signer, at=later)
    publish(approved, by=signer)
    assert fallen(approved)
    assert publish_due(later + timedelta(days=1)) == []
    assert Edition.objects.count() == 2


def test_a_refused_return_leaves_approval_and_time(approved: Report, signer: User, later: datetime) -> None:
    schedule(approved, by=signer, at=later)
    with pytest.raises(Refused, match="须写明理由"):
        send_back(approved, by=signer, reason=" ")
    assert not fallen(approved)


def test_the_time_can_be_taken_back_and_the_approval_stands(approved: Report, signer: User, later: datetime) -> None:
    schedule(approved, by=signer, at=later)
    with pytest.raises(Refused, match="须由发布人办理"):
        unschedule(approved, by=cast.editor())
    unschedule(approved, by=signer)
    report = Report.objects.get(pk=approved.pk)
    assert (report.publish_at, report.publish_by, report.stage) == (None, None, Stage.APPROVED)
    assert publish_due(later + timedelta(days=1)) == []


@pytest.mark.parametrize(("seconds", "editions"), [(-1, 1), (0, 2)])
def test_it_is_published_when_its_time_has_come_and_not_before(
    approved: Report, signer: User, later: datetime, seconds: int, editions: int
) -> None:
    schedule(approved, by=signer, at=later)
    publish_due(later + timedelta(seconds=seconds))
    assert Edition.objects.count() == editions
    if editions == 2:
        assert Edition.objects.order_by("-number")[0].published_by == signer
