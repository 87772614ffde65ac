"""A year's path on one page: what is done says when and by whom, what is not says what is missing, one button each."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.formats import date_format

from indicators.models import Figure, FigureMove, FigureStatus, FigureVerb, User
from reports.checks.acknowledging import Answered, Verdict, verdict
from reports.drafting.rollover import start_report
from reports.models import Acknowledgement, Item, Report
from reports.publishing import path
from reports.publishing.consulting import note_reply, send_round
from reports.publishing.filings import record_filing
from reports.publishing.path import LOOK, PathStep, now_of, path_of
from reports.publishing.verbs import approve, circulate, open_correction, send_back, submit
from tests.cast import administrator, editor, officer, opened_round, publisher, reviewer
from tests.pressed import signed_in, text, words
from tests.queries import asks_at_most

pytestmark = pytest.mark.django_db
NAMES = ["填报", "审核", "锁定", "起草", "征求意见", "检查", "送审", "批准", "上报", "发布", "任务分解"]


@pytest.fixture
def report(loaded: None) -> Report:
    return start_report(2020, by=editor())


def steps(year: int = 2020) -> dict[str, PathStep]:
    return {step.name: step for step in path_of(Report.objects.get(year=year), administrator())}


def test_the_way_has_its_eleven_steps_in_order(report: Report) -> None:
    assert list(steps()) == NAMES


def test_before_the_round_is_opened_it_is_the_rounds_turn(report: Report) -> None:
    first = now_of(list(steps().values()))
    assert first is not None
    assert (first.name, first.missing) == ("填报", "年度填报还没有开启。")
    opened_round(2020)
    entering = steps()["填报"]
    assert entering.at is not None
    assert entering.by is not None
    assert "37项没有填报" in entering.missing


def test_a_round_sent_waits_for_who_is_silent(report: Report) -> None:
    assert "也可以不征求" in steps()["征求意见"].missing
    sent = send_round(report, names=["甲", "乙"], due_on=timezone.localdate(), by=editor())
    assert steps()["征求意见"].missing == f"2个单位还没有答复（{date_format(timezone.localdate())}截止）。"
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert steps()["征求意见"].missing == "2个单位还没有答复（2个已过期限）。"
    for one in sent.consulted.all():
        note_reply(one, reply="none", words="", by=editor())
    asked = steps()["征求意见"]
    assert (asked.is_done, asked.missing, asked.by) == (True, "", sent.by)


def test_what_was_sent_back_is_not_done_any_more(report: Report) -> None:
    signer, writer = publisher(), editor()
    submit(report, by=writer)
    assert steps()["送审"].by == writer
    approve(Report.objects.get(pk=report.pk), by=signer)
    assert steps()["批准"].by == signer
    send_back(Report.objects.get(pk=report.pk), by=signer, reason="再改。")
    assert not steps()["送审"].is_done
    assert not steps()["批准"].is_done


def test_a_text_that_nobody_was_asked_about_passed_that_step_by(report: Report) -> None:
    assert not steps()["征求意见"].is_left_out
    submit(report, by=editor())
    assert (steps()["征求意见"].is_done, steps()["征求意见"].is_left_out) == (True, True)
    page = words(signed_in(administrator()).get("/admin/reports/report/2020/path/"))
    assert "5.征求意见略过" in page
    assert "4.起草已办" in page


def test_a_text_that_somebody_was_asked_about_did_not(report: Report) -> None:
    [asked] = send_round(report, names=["甲"], due_on=timezone.localdate(), by=editor()).consulted.all()
    note_reply(asked, reply="none", words="", by=editor())
    submit(report, by=editor())
    assert (steps()["征求意见"].is_done, steps()["征求意见"].is_left_out) == (True, False)


def test_a_text_that_went_round_without_a_list_of_whom_passed_no_step_by(report: Report) -> None:
    writer = editor()
    circulate(report, by=writer)
    assert not steps()["征求意见"].is_done
    submit(Report.objects.get(pk=report.pk), by=writer)
    round_ = steps()["征求意见"]
    assert (round_.is_done, round_.is_left_out, round_.by) == (True, False, writer)


def test_of_a_report_that_was_not_written_here_nobody_says_what_was_left_out(report: Report) -> None:
    assert (steps(2019)["征求意见"].is_done, steps(2019)["征求意见"].is_left_out) == (True, False)


def test_a_filing_is_a_step(report: Report) -> None:
    assert steps()["上报"].missing == "还没有登记上报。"
    record_filing(report, recipient="区委", filed_on=date(2020, 2, 28), by=editor())
    assert (steps()["上报"].is_done, steps()["上报"].at) == (True, date(2020, 2, 28))


def test_the_review_is_dated_by_the_last_figure_that_came_through(report: Report) -> None:
    opened_round(2020)
    figure, first, last = Figure.objects.filter(year=2020)[0], reviewer(name="先"), reviewer(name="后")
    for by, hour in ((last, 11), (first, 10)):
        with time_machine.travel(datetime(2021, 1, 12, hour, tzinfo=timezone.get_current_timezone())):
            FigureMove.objects.create(
                figure=figure, by=by, version=1, verb=FigureVerb.APPROVE, status_to=FigureStatus.APPROVED
            )
    assert (steps()["审核"].is_done, steps()["审核"].by) == (False, None)
    Figure.objects.filter(year=2020).update(value=1, status=FigureStatus.APPROVED)
    assert (steps()["审核"].is_done, steps()["审核"].by) == (True, last)


def test_the_check_is_dated_by_the_last_reason_given(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    open_lines = verdict(report).open_warnings
    assert steps()["检查"].by is None
    first, last = editor(), editor()
    reasons = [
        Acknowledgement(report=report, by=by, at=timezone.now() - timedelta(hours=ago))
        for by, ago in ((last, 1), (first, 2))
    ]
    answered = [Answered(line.finding, reason) for line, reason in zip(open_lines, reasons, strict=False)]
    for lines, by in ((answered, last), (answered[1:], first), ([], None), ([*answered, open_lines[2]], None)):
        monkeypatch.setattr(path, "verdict", lambda report, lines=lines: Verdict(tuple(lines)))
        assert steps()["检查"].by == by


def test_a_published_year_is_done_and_a_correction_opens_it_again(report: Report) -> None:
    published = steps(2019)
    assert [name for name, step in published.items() if not step.is_done] == ["上报"]
    open_correction(
        Report.objects.get(year=2019),
        by=publisher(),
        reason="有误。",
        blocks=Item.objects.filter(section__part__report__year=2019)[:1],
    )
    assert steps(2019)["发布"].missing == "更正还没有发布。"


def test_the_page_says_whose_turn_it_is_with_one_button_a_step(report: Report) -> None:
    page = text(signed_in(administrator()).get("/admin/reports/report/2020/path/"))
    assert "现在走到“填报”" in page
    assert page.count('class="button default"') == 1
    assert "看年度填报" in page
    assert "看年度填报" not in text(signed_in(editor()).get("/admin/reports/report/2020/path/"))
    assert "/path/" in text(signed_in(reviewer()).get("/admin/reports/report/2020/publishing/"))


@pytest.mark.parametrize("who", [administrator, editor, publisher, reviewer, officer])
def test_no_button_leads_anybody_where_they_are_turned_away(report: Report, who: Callable[[], User]) -> None:
    person = who()
    desk = signed_in(person)
    for step in path_of(report, person):
        if step.does:
            assert desk.get(step.address).status_code == 200, step


def test_who_may_only_look_is_offered_no_more(report: Report) -> None:
    does = {step.name: step.does for step in path_of(report, officer())}
    assert {name for name, said in does.items() if said} == {"起草", "征求意见", "送审", "批准", "上报", "发布"}
    assert set(does.values()) == {"", LOOK}
    assert {step.name: step.does for step in path_of(report, publisher())}["批准"] == "去批准"


def test_a_step_of_the_report_that_is_done_is_there_to_be_looked_at(report: Report) -> None:
    signer = publisher()
    assert {step.name: step.does for step in path_of(report, editor())}["送审"] == "去送审"
    submit(report, by=editor())
    report.refresh_from_db()
    assert {step.name: step.does for step in path_of(report, editor())}["送审"] == LOOK
    assert {step.name: step.does for step in path_of(report, signer)}["批准"] == "去批准"
    approve(report, by=signer)
    report.refresh_from_db()
    assert {step.name: step.does for step in path_of(report, signer)}["批准"] == LOOK


def test_what_nobody_has_done_says_whose_it_is(report: Report) -> None:
    assert steps()["批准"].whose == "发布人"
    assert steps(2019)["发布"].whose == ""
    assert "待发布人办理" in text(signed_in(editor()).get("/admin/reports/report/2020/path/"))


@pytest.mark.parametrize(("days", "said"), [(0, "截止。"), (1, "已截止。")])
def test_figures_are_owed_until_a_day(report: Report, days: int, said: str) -> None:
    collection = opened_round(2020)
    with time_machine.travel(datetime.combine(collection.due_on, time(12)) + timedelta(days=days)):
        assert steps()["填报"].missing == f"还有37项没有填报，{date_format(collection.due_on)}{said}"


def test_a_dash_is_marked_so_that_a_phone_need_not_repeat_it(report: Report) -> None:
    page = text(signed_in(administrator()).get("/admin/reports/report/2020/path/"))
    cells = re.findall(r"<td([^>]*)>(.*?)</td>", page)
    assert {"gap" in attributes for attributes, _ in cells} == {True, False}
    assert all(("gap" in attributes) == (words == "—") for attributes, words in cells)


def test_a_years_path_asks_no_more_after_many_rounds_of_consultation(report: Report) -> None:
    desk, address = signed_in(administrator()), "/admin/reports/report/2020/path/"
    writer = editor()
    for names in (["财政局"], ["区人大办", "区政协办", "财政局"], [f"第{number}街道" for number in range(11)]):
        send_round(report, names=names, due_on=date(2099, 1, 1), by=writer)
        text(desk.get(address))  # what is asked once and remembered
        with asks_at_most(43, f"after {len(names)} names"):
            desk.get(address)
