"""Each step of the year ends in the 待办 of whoever takes the next one; where nobody can, in an administrator's."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.timezone import localdate, now

from hanyang_report.overview.first_steps import first_steps
from hanyang_report.overview.handovers import handovers
from hanyang_report.overview.vacancies import vacancies
from indicators.models import Collection, Department, Figure
from indicators.models.figure_steps import FigureStatus
from indicators.round.confirmation import attach_scan, sheet_of
from indicators.round.opening import lock_round
from reports.drafting.rollover import start_report
from reports.models import Consultation, PaperRemark, Report, ReturnedPaper, Task
from reports.models.report_steps import Stage
from reports.models.task_steps import TaskStatus
from reports.publishing.consulting import note_reply, send_round
from reports.publishing.inbox import waiting
from reports.publishing.verbs import circulate, submit
from tests import cast
from tests.uploads import upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
IN_TIME, LATE = "2021-01-31 09:00:00+08:00", "2021-02-01 09:00:00+08:00"


@pytest.fixture
def collection() -> Collection:
    return cast.opened_round(2020)


def all_are(status: FigureStatus, *codes: str, by=None) -> None:
    figures = Figure.objects.of_year(2020)
    figures = figures.filter(department__code__in=codes) if codes else figures
    figures.update(status=status, value=1, entered_by=by, entered_at=by and "2021-01-01T00:00Z")


def steps(person) -> list[str]:
    return [one.step for one in handovers(person)]


def drafted(stage: Stage = Stage.DRAFT, **fields) -> Report:
    return Report.objects.create(year=2020, title="2020年度报告", stage=stage, **fields)


# ── 填报 → 确认表 ──


def test_a_missing_sheet_is_in_its_officers_list_once_everything_is_handed_in(collection):
    officer = cast.officer(cast.department("audit_bureau"))
    assert steps(officer) == []
    all_are(FigureStatus.SUBMITTED, "audit_bureau")
    (one,) = handovers(officer)
    assert (one.step, one.what) == ("确认表", "区审计局：2020年填报确认表")
    assert one.address == reverse("admin:indicators_confirmation", args=[2020, "audit_bureau"])


def test_a_sheet_that_was_signed_is_nobodys_until_a_figure_changes(collection):
    officer = cast.officer(cast.department("audit_bureau"))
    all_are(FigureStatus.SUBMITTED, "audit_bureau")
    attach_scan(sheet_of(collection, cast.department("audit_bureau")), upload(), by=officer)
    assert steps(officer) == []
    Figure.objects.filter(year=2020, department__code="audit_bureau").update(value=2)
    assert ["须重新打印" in one.detail for one in handovers(officer)] == [True]


def test_locking_does_not_excuse_from_the_sheet_and_publication_does(collection):
    officer = cast.officer(cast.department("audit_bureau"))
    all_are(FigureStatus.APPROVED)
    lock_round(collection, by=cast.reviewer())
    assert steps(officer) == ["确认表"]
    all_are(FigureStatus.LOCKED)
    assert steps(officer) == []


def test_the_sheet_of_a_department_without_officers_is_the_reviewers(collection):
    all_are(FigureStatus.SUBMITTED, "audit_bureau", "justice_bureau")
    cast.officer(cast.department())
    found = handovers(cast.reviewer())
    assert [one.what for one in found if one.step == "确认表"] == ["区审计局：2020年填报确认表"]


# ── 审核 → 锁定 → 起草 ──


@pytest.mark.parametrize(("who", "step"), [("reviewer", ["锁定"]), ("administrator", ["锁定"]), ("editor", [])])
def test_a_round_that_is_approved_whole_waits_to_be_locked(collection, who, step):
    cast.officer(*Department.objects.all())
    all_are(FigureStatus.APPROVED)
    assert steps(getattr(cast, who)()) == step


def test_one_figure_short_of_approval_it_does_not(collection):
    all_are(FigureStatus.APPROVED)
    Figure.objects.filter(year=2020, department__code="audit_bureau").update(status=FigureStatus.SUBMITTED)
    assert "锁定" not in steps(cast.administrator())


@pytest.mark.parametrize(("now", "step"), [(IN_TIME, []), (LATE, ["催报"])])
def test_departments_that_let_the_day_pass_are_in_the_managers_list(collection, now, step):
    with time_machine.travel(now):
        assert steps(cast.administrator()) == step


def test_a_locked_round_is_in_the_editors_list_until_its_report_is_begun(collection):
    editor = cast.editor()
    assert steps(editor) == []
    lock_round(collection, by=cast.reviewer(), without=37)
    (one,) = handovers(editor)
    assert (one.step, one.address) == ("起草", reverse("admin:reports_start"))
    start_report(2020, by=editor)
    assert steps(editor) == []
    assert [(each.report.year, each.does) for each in waiting(editor)] == [(2020, "去起草")]


def test_a_locked_round_of_a_year_long_past_waits_for_nobody():
    now, by = "2019-02-01T00:00Z", cast.administrator()
    done = {"opened_at": now, "opened_by": by, "locked_at": now, "locked_by": by}
    Collection.objects.create(year=2018, opens_on=date(2018, 12, 1), due_on=date(2019, 1, 31), **done)
    assert steps(cast.editor()) == []


# ── 起草 → 征求意见 → 送审 ──


def test_a_draft_sent_round_is_in_the_lists_of_heads_reviewers_and_leaders():
    report, editor = drafted(), cast.editor()
    readers = [cast.head(cast.department()), cast.reviewer(), cast.leader()]
    assert [steps(reader) for reader in readers] == [[], [], []]
    circulate(report, by=editor)
    assert [steps(reader) for reader in readers] == [["征求意见"]] * 3
    assert steps(cast.officer(cast.department())) == []
    submit(report, by=editor)
    assert [steps(reader) for reader in readers] == [[], [], []]
    assert [each.does for each in waiting(cast.publisher())] == ["去批准"]


# ── where nobody can ──


def test_departments_without_officers_are_the_administrators(collection):
    cast.officer(cast.department())
    (one,) = vacancies(cast.administrator())
    assert one.what == "2020年度填报：8个部门没有填报员"
    assert "区司法局" not in one.detail
    assert vacancies(cast.reviewer()) == []


def test_figures_that_wait_for_a_head_nobody_is_are_the_administrators(collection):
    cast.officer(*Department.objects.all())
    all_are(FigureStatus.SIGNING, "audit_bureau")
    (one,) = vacancies(cast.administrator())
    assert one.what == "1个部门有数据等负责人签发，却没有部门负责人"
    cast.head(cast.department("audit_bureau"))
    assert vacancies(cast.administrator()) == []


def test_figures_that_the_only_reviewer_entered_are_the_administrators(collection):
    cast.officer(*Department.objects.all())
    reviewer = cast.reviewer()
    all_are(FigureStatus.SUBMITTED, "audit_bureau", by=reviewer)
    (one,) = vacancies(cast.administrator())
    assert one.what == "4项数据等待审核，没有能审核的人"
    cast.reviewer()
    assert vacancies(cast.administrator()) == []


def test_figures_that_only_their_own_departments_reviewers_could_approve_are_the_administrators(collection, settings):
    cast.officer(*Department.objects.all())
    reviewer = cast.reviewer()
    reviewer.departments.add(cast.department("audit_bureau"))
    all_are(FigureStatus.SUBMITTED, "audit_bureau")
    assert vacancies(cast.administrator()) == []
    settings.REVIEW_OUTSIDE_DEPARTMENT = True
    assert [one.what for one in vacancies(cast.administrator())] == ["4项数据等待审核，没有能审核的人"]


def test_a_task_that_the_only_reviewer_reported_done_is_the_administrators():
    reviewer = cast.reviewer()
    task = Task.objects.get(year=2020, code="T1-1")
    done = {"status": TaskStatus.DONE, "lead_department": cast.department(), "completed_by": reviewer}
    Task.objects.filter(pk=task.pk).update(**done, completed_at="2021-01-01T00:00Z")
    assert [one.what for one in vacancies(cast.administrator())] == ["1项任务等待核查，没有能销号的人"]
    cast.reviewer()
    assert vacancies(cast.administrator()) == []


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.APPROVED])
def test_a_report_that_the_only_publisher_wrote_is_the_administrators(stage):
    publisher = cast.publisher()
    drafted(stage, approved_hash="0" * 64, edited_by=publisher, edited_at="2021-02-01T00:00Z")
    (one,) = vacancies(cast.administrator())
    assert one.what == "《2020年度报告》已送审，没有能批准的人"
    cast.publisher()
    assert vacancies(cast.administrator()) == []


def test_a_report_in_hand_without_an_editor_is_the_administrators():
    drafted()
    assert [one.what for one in vacancies(cast.administrator())] == ["年度报告在起草，却没有编辑"]
    cast.editor()
    assert vacancies(cast.administrator()) == []


# ── the very first administrator ──


def test_the_first_administrator_reads_the_first_steps(client):
    administrator = cast.administrator()
    client.force_login(administrator)
    page = client.get(reverse("inbox")).content.decode()
    assert "现在没有需要您办理的事" not in page
    for words in ("还没有审核员、编辑、发布人", "9个部门还没有填报员", reverse("admin:indicators_round_open")):
        assert words in page


def test_a_first_step_is_ticked_once_it_is_done():
    administrator = cast.administrator()
    cast.reviewer(), cast.editor(), cast.publisher(), cast.officer(*Department.objects.all())
    done = {step.title: step.is_done for step in first_steps(administrator)}
    assert [done[title] for title in ("谁担任什么", "给各部门配填报员", "开启第一个年度")] == [True, True, False]


def test_opening_a_year_is_a_step_of_the_list(collection):
    [step] = [step for step in first_steps(cast.administrator()) if step.title == "开启第一个年度"]
    assert step.is_done


@pytest.mark.parametrize("who", ["officer", "reviewer", "editor", "publisher", "leader", "stranger"])
def test_the_first_steps_are_the_administrators_alone(who):
    assert first_steps(getattr(cast, who)()) == []


def test_what_is_handed_over_stands_on_the_persons_page_with_its_button(client, collection):
    lock_round(collection, by=cast.reviewer(), without=37)
    client.force_login(cast.editor())
    page = client.get(reverse("inbox")).content.decode()
    assert "2020年度填报已锁定，可以起草年度报告" in page
    assert "现在没有需要您办理的事" not in page


# ── what came back of a round ──


@pytest.fixture
def sent(loaded: None) -> Consultation:
    writer = cast.editor()
    return send_round(start_report(2020, by=writer), names=["财政局", "区人大办"], due_on=localdate(), by=writer)


def came_back() -> list[tuple[str, str, str]]:
    """What an editor's list says of it."""
    found = [one for one in handovers(cast.editor()) if one.step == "征求意见"]
    return [(one.what.partition("》")[2], one.does, one.detail) for one in found]


def test_on_the_day_nobody_is_late_and_nothing_waits(sent: Consultation) -> None:
    assert came_back() == []


def test_who_is_silent_the_day_after_waits_in_the_editors_list(sent: Consultation) -> None:
    note_reply(sent.consulted.all()[0], reply="none", words="", by=cast.editor())
    with time_machine.travel(now() + timedelta(days=1)):
        assert came_back() == [("1个单位逾期没有答复", "去催办、登记", "区人大办")]


def test_all_answered_can_be_submitted(sent: Consultation) -> None:
    first, second = sent.consulted.all()
    note_reply(first, reply="none", words="", by=cast.editor())
    assert came_back() == []
    note_reply(second, reply="remarks", words="请核第二条。", by=cast.editor())
    [(what, does, _)] = came_back()
    assert (what, does) == ("征求的意见都已答复、处理，可以送审", "去看答复")


@pytest.mark.parametrize(
    ("decision", "waits"), [("open", True), ("accepted", True), ("refused", False), ("done", False)]
)
def test_a_remark_waits_until_it_is_decided_and_done(sent: Consultation, decision: str, waits: bool) -> None:
    for one in sent.consulted.all():
        note_reply(one, reply="remarks", words="见附件。", by=cast.editor())
    paper = ReturnedPaper(consulted=one, name="反馈.docx", content_type="x", size=1, sha256="0" * 64, by=cast.editor())
    paper.file.name = "returned/a"
    paper.save()
    at = {} if decision == "open" else {"decided_at": now(), "decided_by": cast.editor()}
    PaperRemark(paper=paper, number=1, words="请改。", decision=decision, **at).save()
    said = [what for what, _, _ in came_back()]
    assert said == (["还有1条意见没有处理完"] if waits else ["征求的意见都已答复、处理，可以送审"])


def test_what_came_back_is_the_editors_business_alone(sent: Consultation) -> None:
    with time_machine.travel(now() + timedelta(days=1)):
        for other in (cast.publisher(), cast.reviewer(), cast.leader()):
            assert not any("逾期没有答复" in one.what for one in handovers(other))
