"""A locked round is taken up again for a reason, while nothing of its year is public; an approval falls away with it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from indicators.models import Collection, RoundMove, RoundVerb
from indicators.office.steps import Refused
from indicators.round.opening import lock_round
from reports.models import Report, ReportMove
from reports.models.report_steps import ReportVerb, Stage
from reports.publishing.inbox import waiting
from reports.publishing.unlocking import unlock_round
from reports.publishing.verbs import withdraw
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def locked(year: int) -> Collection:
    now, by = timezone.now(), cast.administrator()
    done = {"opened_at": now, "opened_by": by, "locked_at": now, "locked_by": by}
    day = now.date()
    return Collection.objects.create(year=year, opens_on=day, due_on=day, **done)


def approved(year: int = 2020, **fields) -> Report:
    return Report.objects.create(
        year=year, title=f"{year}年度报告", stage=Stage.APPROVED, approved_hash="0" * 64, **fields
    )


@pytest.mark.parametrize("who", ["publisher", "administrator"])
def test_publisher_and_administrator_unlock_with_a_reason_that_is_logged(who):
    collection, person = locked(2020), getattr(cast, who)()
    unlock_round(collection, by=person, reason=" 漏填一项。 ")
    collection.refresh_from_db()
    assert collection.is_open
    move = RoundMove.objects.get(verb=RoundVerb.UNLOCK)
    assert (move.collection, move.by, move.note) == (collection, person, "漏填一项。")


@pytest.mark.parametrize("who", ["officer", "head", "reviewer", "editor", "leader", "stranger"])
def test_nobody_else_unlocks(who):
    with pytest.raises(Refused, match="发布人和管理员"):
        unlock_round(locked(2020), by=getattr(cast, who)(), reason="漏填。")
    assert Collection.objects.get(year=2020).locked_at


@pytest.mark.parametrize("reason", ["", " 　"])
def test_unlocking_takes_a_reason(reason):
    with pytest.raises(Refused, match="理由"):
        unlock_round(locked(2020), by=cast.publisher(), reason=reason)


def test_a_round_that_is_open_needs_no_unlocking():
    with pytest.raises(Refused, match="没有锁定"):
        unlock_round(cast.opened_round(2020), by=cast.publisher(), reason="漏填。")


def test_a_year_whose_edition_stands_stays_locked_until_the_edition_is_withdrawn():
    collection, publisher = locked(2019), cast.publisher()
    with pytest.raises(Refused, match="第1版已经公开"):
        unlock_round(collection, by=publisher, reason="漏填。")
    assert Collection.objects.get(year=2019).locked_at
    withdraw(Report.objects.get(year=2019), by=publisher, reason="有误。")
    unlock_round(collection, by=publisher, reason="漏填。")
    assert Collection.objects.get(year=2019).is_open


def test_another_years_edition_hinders_nothing():
    unlock_round(locked(2018), by=cast.publisher(), reason="漏填。")
    assert Collection.objects.get(year=2018).is_open


def test_an_approval_and_a_set_time_fall_away_with_the_lock():
    publisher = cast.publisher()
    report = approved(publish_at=timezone.now() + timedelta(days=1), publish_by=publisher)
    assert unlock_round(locked(2020), by=publisher, reason="漏填。") == report
    report.refresh_from_db()
    assert (report.stage, report.approved_hash, report.publish_at, report.publish_by) == (
        Stage.SUBMITTED,
        "",
        None,
        None,
    )
    move = ReportMove.objects.filter(report=report).first()
    assert (move.verb, move.note) == (ReportVerb.LAPSE, "2020年度填报已解锁：漏填。")


def test_editors_and_publishers_find_the_lapsed_report_on_their_lists_with_the_reason():
    editor, publisher, reviewer = cast.editor(), cast.publisher(), cast.reviewer()
    report = approved()
    unlock_round(locked(2020), by=cast.administrator(), reason="漏填。")
    told = [(one.report.year, one.does, one.reason) for person in (editor, publisher) for one in waiting(person)]
    reason = "2020年度填报已解锁：漏填。"
    assert told == [(report.year, "去查看", reason), (report.year, "去批准", reason)]
    assert waiting(reviewer) == []


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.CONSULTING, Stage.SUBMITTED])
def test_a_report_that_nobody_has_approved_keeps_its_stage(stage):
    report = Report.objects.create(year=2020, title="2020年度报告", stage=stage)
    assert unlock_round(locked(2020), by=cast.publisher(), reason="漏填。") is None
    report.refresh_from_db()
    assert report.stage == stage
    assert not ReportMove.objects.filter(report=report).exists()


def test_if_the_log_can_not_be_written_the_approval_and_the_lock_stand(monkeypatch):
    report, collection = approved(), locked(2020)

    def fail(*args, **kwargs):
        raise OSError("disk full")

    monkeypatch.setattr(ReportMove.objects, "create", fail)
    with pytest.raises(OSError, match="disk full"):
        unlock_round(collection, by=cast.publisher(), reason="漏填。")
    report.refresh_from_db()
    assert report.stage == Stage.APPROVED
    assert Collection.objects.get(year=2020).locked_at


def test_the_log_of_a_round_is_written_once():
    collection = cast.opened_round(2020)
    lock_round(collection, by=cast.reviewer(), without=37)
    for verb in (RoundMove.objects.all().update, RoundMove.objects.first().save):
        with pytest.raises(ValidationError, match="永久保存"):
            verb()
    with pytest.raises(ValidationError, match="永久保存"):
        RoundMove.objects.all().delete()


# ── the page ──

UNLOCK = reverse("round_unlock", args=[2020])


def test_the_page_says_what_falls_away_before_it_does(client):
    publisher = cast.publisher()
    approved(publish_at=timezone.now() + timedelta(days=1), publish_by=publisher)
    locked(2020)
    client.force_login(publisher)
    page = client.get(UNLOCK).content.decode()
    assert "解锁后批准和定时发布一并失效" in page
    page = client.post(UNLOCK, {"reason": "漏填。"}, follow=True).content.decode()
    assert "2020年度填报已解锁，各部门又可以填报。《2020年度报告》的批准已失效" in page
    assert "解锁：漏填。" in page


def test_the_page_of_a_published_year_shows_why_not_and_no_button(client):
    locked(2019)
    client.force_login(cast.publisher())
    address = reverse("round_unlock", args=[2019])
    page = client.get(address).content.decode()
    assert "第1版已经公开" in page
    assert 'name="reason"' not in page
    assert address not in client.get(reverse("admin:indicators_round", args=[2019])).content.decode()


def test_a_locked_rounds_page_leads_its_publisher_to_unlocking_and_its_reviewer_not(client):
    locked(2020)
    progress = reverse("admin:indicators_round", args=[2020])
    for who, is_offered in (("publisher", True), ("administrator", True), ("reviewer", False)):
        client.force_login(getattr(cast, who)())
        assert (UNLOCK in client.get(progress).content.decode()) is is_offered
