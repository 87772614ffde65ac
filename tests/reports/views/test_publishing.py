"""Publishing pages: each verb through its page, by whom it may, with what it says; nothing typed is lost."""

import re
from datetime import date
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from indicators.models import Figure
from indicators.office.roles import Role
from reports.checks.acknowledging import acknowledge, verdict
from reports.drafting.rollover import start_report
from reports.models import Correction, Edition, Filing, Item, Report
from reports.models.report_steps import Stage
from reports.publishing.verbs import approve, open_correction, submit, withdraw
from tests.cast import administrator, editor, leader, officer, publisher, reviewer
from tests.posted import fields
from tests.pressed import press, signed_in, text
from tests.published import cleared, corrected, publish
from tests.queries import asks_at_most
from tests.uploads import PDF, upload

pytestmark = pytest.mark.django_db
REVIEWED = "legality_review_decision_count"
REASON = "一处数据统计口径有误，予以更正。"


@pytest.fixture
def report(loaded: None) -> Report:
    """2019, published as edition 1."""
    return Report.objects.get(year=2019)


@pytest.fixture
def item(report: Report) -> Item:
    return Item.objects.filter(section__part__report=report)[0]


def at(page: str = "", year: int = 2019) -> str:
    return f"/admin/reports/report/{year}/publishing/{page}"


def stage(year: int = 2019) -> str:
    return Report.objects.get(year=year).stage


def correcting(report: Report, **named: Any) -> Correction:
    named = named or {"blocks": Item.objects.filter(section__part__report=report)[:1]}
    return open_correction(report, by=publisher(), reason=REASON, **named)


# ── the page ──


@pytest.mark.parametrize("step", ["approve/", "publish/", "schedule/"])
def test_a_step_that_cannot_be_taken_now_composes_and_checks_nothing(report: Report, step: str):
    client = signed_in(publisher())
    with asks_at_most(6, step):
        page = text(client.get(at(step)))
    assert "已公开，不能再改。" in page
    assert "回到发布" in page


def test_the_page_says_where_the_report_stands_and_where_everything_is(report: Report):
    page = text(signed_in(publisher()).get(at()))
    assert 'aria-current="step">已发布' in page
    assert "没有要改正的错误，2处都已写明理由" in page
    assert "第1版" in page
    for there in ("/check/", "/editions/", "/publishing/correct/", "/publishing/withdraw/", "/publishing/filings/"):
        assert there in page


def test_the_approver_sees_what_the_editor_explained(report: Report, item: Item):
    signer, writer = publisher(), editor()
    correcting(report)
    item.rewrite(heading=item.heading, body="区政府本级受理行政复议41件。", run_on=True, by=writer, seen=item.version)
    [line] = verdict(report).errors
    acknowledge(report, line.finding.fingerprint, reason="另一口径的41件。", by=writer)
    submit(report, by=writer)
    page = text(signed_in(signer).get(at("approve/")))
    assert "编辑作了说明的1处" in page
    assert "另一口径的41件。" in page
    approve(Report.objects.get(pk=report.pk), by=signer)
    assert "另一口径的41件。" in text(signed_in(signer).get(at("publish/")))
    publish(Report.objects.get(pk=report.pk), by=signer)
    assert "随版保存了1处检查说明" in text(signed_in(signer).get(at()))
    edition = Edition.objects.get(report=report, number=2)
    shown = signed_in(administrator()).get(f"/admin/reports/edition/{edition.pk}/change/").text
    assert "另一口径的41件。" in shown


def test_where_nothing_was_explained_the_approver_is_told_of_nothing(report: Report):
    correcting(report)
    submit(report, by=editor())
    assert "编辑作了说明" not in text(signed_in(publisher()).get(at("approve/")))


def test_a_step_is_ticked_only_where_the_log_says_so(report: Report):
    """What was published elsewhere was walked through elsewhere; 征求意见 may be left out; a correction begins anew."""
    desk, ticked = signed_in(publisher()), '"step step--done">'
    assert ticked not in text(desk.get(at()))
    writer = editor()
    draft = start_report(2020, by=writer)
    submit(draft, by=writer)
    page = text(desk.get(at(year=2020)))
    assert f"{ticked}起草" in page
    assert f"{ticked}征求意见" not in page
    correcting(report)
    submit(report, by=writer)
    assert f"{ticked}更正中" in text(desk.get(at()))


def ticks(year: int = 2019) -> list[str]:
    """The steps of the way to readers that bear a tick."""
    return re.findall(r'"step step--done">(.+?)<', text(signed_in(publisher()).get(at(year=year))))


def test_once_a_correction_is_published_its_way_is_the_one_that_was_walked(report: Report):
    """Also of a report from elsewhere, whose first way nobody here walked."""
    corrected(report)
    assert ticks() == ["更正中", "送审", "已批准"]
    correcting(Report.objects.get(pk=report.pk), lead=True)
    assert ticks() == []
    press(signed_in(publisher()), at("abandon/"), reason="无误。")
    assert ticks() == ["更正中", "送审", "已批准"]


def test_what_was_withdrawn_has_its_way_before_it_and_a_correction_given_up_undoes_none_of_it(report: Report):
    signer, writer = publisher(), editor()
    correcting(report, lead=True)
    press(signed_in(signer), at("abandon/"), reason="无误。")
    assert ticks() == []
    withdraw(Report.objects.get(pk=report.pk), by=signer, reason="数据待核实。")
    assert ticks() == []
    submit(Report.objects.get(pk=report.pk), by=writer)
    approve(Report.objects.get(pk=report.pk), by=signer)
    publish(Report.objects.get(pk=report.pk), by=signer)
    assert ticks() == ["起草", "送审", "已批准"]
    correcting(Report.objects.get(pk=report.pk), lead=True)
    press(signed_in(signer), at("abandon/"), reason="无误。")
    assert ticks() == ["起草", "送审", "已批准"]


def test_an_editor_is_offered_the_editors_steps_alone(report: Report):
    writer = editor()
    start_report(2020, by=writer)
    page = text(signed_in(writer).get(at(year=2020)))
    assert at("submit/", 2020) in page
    assert at("circulate/", 2020) in page
    assert at("approve/", 2020) not in page
    assert at("withdraw/") not in text(signed_in(writer).get(at()))


def test_the_list_of_reports_the_drafting_pages_and_the_checker_lead_here(report: Report):
    desk = signed_in(publisher())
    for page in (reverse("admin:reports_report_changelist"), reverse("admin:reports_draft", args=[2019])):
        assert at() in text(desk.get(page))
    assert at() in text(desk.get(reverse("admin:reports_check", args=[2019])))


@pytest.mark.parametrize("who", [officer, leader, administrator, reviewer, editor])
@pytest.mark.parametrize(
    "page", ["approve/", "publish/", "schedule/", "unschedule/", "send_back/", "abandon/", "withdraw/", "correct/"]
)
def test_only_publishers_reach_a_publishers_pages(report: Report, who: Any, page: str):
    client = signed_in(who())
    assert client.post(at(page), {"reason": "改"}).status_code in (302, 403)
    assert (stage(), report.editions.count(), report.moves.count()) == (Stage.PUBLISHED, 1, 0)


def test_a_publisher_does_not_submit(report: Report):
    start_report(2020, by=editor())
    assert signed_in(publisher()).post(at("submit/", 2020)).status_code == 403
    assert stage(2020) == Stage.DRAFT


# ── on the way ──


def test_a_draft_goes_round_for_comments_and_before_the_publisher(report: Report):
    writer = editor()
    start_report(2020, by=writer)
    desk = signed_in(writer)
    assert "正在征求意见" in text(desk.post(at("circulate/", 2020), follow=True))
    assert "等发布人批准" in text(desk.post(at("submit/", 2020), follow=True))
    assert "不能送审" in text(desk.post(at("submit/", 2020), follow=True)), "a second click gets a sentence"


def test_the_inbox_names_the_report_to_whom_it_waits_for(report: Report):
    writer, signer = editor(), publisher()
    start_report(2020, by=writer)
    inbox = reverse("inbox")
    assert "去起草" in text(signed_in(writer).get(inbox))
    assert at(year=2020) not in text(signed_in(signer).get(inbox))
    submit(Report.objects.get(year=2020), by=writer)
    assert "去批准" in text(signed_in(signer).get(inbox))
    assert at(year=2020) not in text(signed_in(writer).get(inbox))
    press(signed_in(signer), at("send_back/", 2020), reason="第二部分没有写原因。")
    assert "第二部分没有写原因。" in text(signed_in(writer).get(inbox))


def test_what_is_approved_is_shown_against_last_year(report: Report):
    writer = editor()
    draft = start_report(2020, by=writer)
    changed = Item.objects.filter(section__part__report=draft)[0]
    changed.rewrite(heading=changed.heading, body="今年另有新做法。", run_on=changed.run_on, by=writer, seen=0)
    submit(draft, by=writer)
    page = text(signed_in(publisher()).get(at("approve/", 2020)))
    assert "与2019年度报告相比" in page
    assert "今年另有新做法。" in page
    assert "<ins>" in page
    assert "今年另有新做法。" in text(signed_in(writer).get(at("changes/", 2020)))


def test_a_publisher_approves_what_they_saw(report: Report):
    correcting(report)
    submit(report, by=editor())
    desk = signed_in(publisher())
    seen = fields(text(desk.get(at("approve/"))))
    Figure.objects.filter(indicator__code=REVIEWED, year=2019).update(value=1236)
    page = text(desk.post(at("approve/"), seen, follow=True))
    assert "文本或数据又有变动，没有批准" in page
    assert stage() == Stage.SUBMITTED
    assert "已批准" in text(desk.post(at("approve/"), fields(page), follow=True))
    assert stage() == Stage.APPROVED


def test_an_approval_that_saw_nothing_is_refused(report: Report):
    correcting(report)
    submit(report, by=editor())
    signed_in(publisher()).post(at("approve/"))
    assert stage() == Stage.SUBMITTED


def test_nobody_approves_what_they_last_wrote(report: Report, item: Item):
    both = publisher()
    both.groups.add(Group.objects.get(name=Role.EDITOR))
    correcting(report, blocks=[item])
    item.rewrite(heading=item.heading, body="改。", run_on=item.run_on, by=both, seen=item.version)
    submit(report, by=both)
    desk = signed_in(both)
    assert "须由另一位发布人批准" in text(desk.get(at()))
    assert "须由另一位发布人批准" in text(desk.get(at("approve/")))
    assert "须由另一位发布人批准" in text(desk.post(at("approve/"), {"seen": "x"}))
    assert stage() == Stage.SUBMITTED


def test_sending_back_needs_a_reason_and_keeps_what_was_typed(report: Report):
    correcting(report)
    submit(report, by=editor())
    desk = signed_in(publisher())
    assert "errorlist" in press(desk, at("send_back/"), reason="  ")
    assert stage() == Stage.SUBMITTED
    assert "请补充原因。" in press(desk, at("send_back/"), reason="请补充原因。")
    assert stage() == Stage.CORRECTING
    again = text(desk.post(at("send_back/"), {"reason": "再退一次。"}))
    assert "不能退回更正" in again
    assert "再退一次。" in again


# ── publishing ──


def approved(report: Report) -> Client:
    """The corrected report before its publisher."""
    correcting(report)
    submit(report, by=editor())
    signer = publisher()
    cleared(approve(report, by=signer), by=signer)
    return signed_in(signer)


def test_publishing_is_confirmed_on_a_page_that_says_what_becomes_public(report: Report):
    desk = approved(report)
    page = text(desk.get(at("publish/")))
    assert "第2版" in page
    assert REASON in page
    assert "已发布第2版" in press(desk, at("publish/"))
    assert "不能发布" in text(desk.post(at("publish/"), follow=True)), "a second click gets a sentence"
    assert report.editions.count() == 2


def test_what_the_checker_refuses_has_no_button(report: Report, item: Item):
    desk = approved(report)
    Item.objects.filter(pk=item.pk).update(body="")
    page = text(desk.get(at("publish/")))
    assert "不能发布。先改" in page
    assert "现在发布" not in page
    desk.post(at("publish/"))
    assert report.editions.count() == 1


def test_a_time_can_be_set_and_taken_back(report: Report):
    with time_machine.travel("2021-03-20 09:00:00+08:00"):
        desk = approved(report)
        assert "定于<strong>2021年3月25日 08:30</strong>" in press(desk, at("schedule/"), at="2021-03-25T08:30")
        assert "已取消定时发布" in text(desk.post(at("unschedule/"), follow=True))
        assert "没有设定发布时间" in text(desk.post(at("unschedule/"), follow=True))


def test_a_set_time_that_passed_without_publication_is_said(report: Report, item: Item):
    with time_machine.travel("2021-03-20 09:00:00+08:00"):
        desk = approved(report)
        press(desk, at("schedule/"), at="2021-03-25T08:30")
        assert "还没有发布" not in text(desk.get(at()))
    Item.objects.filter(pk=item.pk).update(body="")
    with time_machine.travel("2021-03-25 09:00:00+08:00"):
        desk = signed_in(publisher())
        assert "时间已过，还没有发布：检查发现1处错误" in text(desk.get(at()))
        assert "去发布" in text(desk.get(reverse("inbox")))


def test_a_time_that_has_passed_is_refused_and_stays_in_its_field(report: Report):
    with time_machine.travel("2021-03-20 09:00:00+08:00"):
        page = press(approved(report), at("schedule/"), at="2021-03-19T08:30")
    assert "发布时间须晚于现在" in page
    assert 'value="2021-03-19T08:30"' in page


# ── withdrawing, filing ──


def test_a_withdrawal_is_confirmed_with_a_public_reason(report: Report):
    desk = signed_in(publisher())
    assert "410" in text(desk.get(at("withdraw/")))
    assert "errorlist" in press(desk, at("withdraw/"), reason="")
    page = press(desk, at("withdraw/"), reason="数据待核实。")
    assert "数据待核实。" in page
    assert Client().get("/reports/2019/").status_code == 410
    assert "不能撤回" in text(desk.post(at("withdraw/"), {"reason": "再撤。"}))


def test_a_filing_is_noted_with_its_receipt(report: Report):
    desk = signed_in(editor())
    typed = {"recipient": "区委", "filed_on": "2020-02-20", "receipt": upload("回执.pdf")}
    page = press(desk, at("filings/"), **typed)
    assert "区委" in page
    assert "回执.pdf" in page
    filing = Filing.objects.get()
    assert (filing.filed_on, filing.recorded_by.has_usable_password()) == (date(2020, 2, 20), False)
    file = desk.get(at(f"filings/{filing.pk}/"))
    assert b"".join(file.streaming_content) == PDF
    assert "区委" in text(desk.get(at()))


def test_a_filing_that_is_refused_keeps_what_was_typed(report: Report):
    desk = signed_in(publisher())
    page = press(desk, at("filings/"), recipient="区委", filed_on="2999-01-01")
    assert "不能晚于今天" in page
    assert 'value="区委"' in page
    wrong = {"recipient": "区委", "filed_on": "2020-02-20", "receipt": upload("回执.exe")}
    assert "格式不能上传" in press(desk, at("filings/"), **wrong)
    assert not Filing.objects.exists()


def test_a_reviewer_reads_filings_and_notes_none(report: Report):
    desk = signed_in(reviewer())
    assert "登记上报</h2>" not in text(desk.get(at("filings/")))
    assert desk.post(at("filings/"), {"recipient": "区委", "filed_on": "2020-02-20"}).status_code == 403
    assert not Filing.objects.exists()
