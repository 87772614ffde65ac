"""A task's page for those who act on it: the buttons each has, what refused attempts keep, and files for staff alone."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from indicators.models import User
from indicators.numbers.comparison import Measured
from reports.models import Task, TaskEvidence, TaskInstruction, TaskUpdate
from reports.models.task_steps import TaskStatus, TaskVerb
from reports.tracker.assignments import AssignmentPlan, Goal
from tests import cast
from tests.posted import fields
from tests.pressed import signed_in
from tests.promises import closed, led, reported, signed, task
from tests.queries import asks_at_most
from tests.uploads import PDF, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
PAGE = "/tasks/2020-T3-2/"


@pytest.fixture
def officer() -> User:
    return cast.officer(cast.department(), name="赵主办")


def page(person: User | None = None) -> str:
    client = signed_in(person) if person else Client()
    response = client.get(PAGE)
    assert response.status_code == 200
    return response.content.decode()


def act(person: User, verb: str, **posted: object):
    return signed_in(person).post(reverse("task_act", args=["2020-T3-2", verb]), posted)


def verbs_offered(person: User) -> set[str]:
    html = page(person)
    return {verb.value for verb in TaskVerb if f'action="{reverse("task_act", args=["2020-T3-2", verb])}"' in html}


# ── who is offered what ────────────────────────────────────────────────────────────────────────────────────

STANDINGS = {
    "led": lambda: led(others=["audit_bureau"]),
    "signed": lambda: signed(others=["audit_bureau"]),
    "reported": lambda: reported(others=["audit_bureau"]),
    "closed": lambda: closed(others=["audit_bureau"]),
}


@pytest.mark.parametrize(
    ("standing", "lead", "other", "reviewer"),
    [
        ("led", {"sign"}, set(), {"inspect", "suspend", "cancel"}),
        ("signed", {"update", "complete"}, {"update"}, {"inspect", "suspend", "cancel"}),
        ("reported", set(), set(), {"inspect", "close", "return"}),
        ("closed", set(), set(), {"reopen"}),
    ],
)
def test_everybody_is_offered_what_they_may_do_now(standing: str, lead: set, other: set, reviewer: set) -> None:
    STANDINGS[standing]()
    assert verbs_offered(cast.officer(cast.department())) == lead
    assert verbs_offered(cast.officer(cast.department("audit_bureau"))) == other
    assert verbs_offered(cast.reviewer()) == reviewer
    for reader in (cast.leader(), cast.editor(), cast.stranger(), cast.officer(cast.department("petition_bureau"))):
        assert verbs_offered(reader) == set()


def test_the_public_sees_no_log_no_words_no_names_and_no_forms(officer: User) -> None:
    one = led(due_on=date(2020, 6, 30), owner=officer, steps=[AssignmentPlan("内部节点", date(2020, 3, 1))])
    one.sign(by=officer)
    one.report_progress("内部情况。", by=officer, uploads=[upload("内部.pdf")])
    TaskInstruction.give(one, "内部批示。", by=cast.leader())
    with time_machine.travel("2020-07-10 09:00:00+08:00"):
        for html in (page(), page(cast.stranger())):
            assert "进行中" in html
            words = ("内部", "赵主办", "逾期", "办理记录", "work__form", "节点")
            assert [word for word in words if word in html] == []


def test_where_the_district_wants_it_the_public_sees_lights_and_who_answers(officer: User, settings) -> None:
    settings.TASKS_PUBLIC_LIGHTS = True
    led(due_on=date(2020, 6, 30), owner=officer).sign(by=officer)
    with time_machine.travel("2020-07-10 09:00:00+08:00"):
        html = page()
    assert "逾期" in html
    assert "赵主办" in html
    assert "办理记录" not in html


# ── acting ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_progress_comes_with_its_files_and_stays_to_be_read(officer: User) -> None:
    signed()
    response = act(officer, "update", text="目录已公布。", files=[upload("目录.pdf"), upload("台账.pdf", PDF + b"2")])
    assert response.url == PAGE
    html = page(cast.leader())
    assert [word for word in ("目录已公布。", "目录.pdf", "台账.pdf", "赵主办") if word not in html] == []


def test_what_was_typed_and_refused_is_still_there(officer: User) -> None:
    signed()
    response = act(officer, "update", text="写了很久的话。", files=[upload("程序.exe", b"MZ")])
    html = response.content.decode()
    assert "“程序.exe”的格式不能上传" in html
    assert "写了很久的话。</textarea>" in html
    assert not TaskEvidence.objects.exists()


def test_a_refused_return_keeps_its_form_open() -> None:
    reported()
    html = act(cast.reviewer(), "return", text="", seen=task().updates.first().pk).content.decode()
    assert "退回须写明理由" in html
    assert '<details class="fold work__fold" open><summary>退回</summary>' in html


def test_a_page_older_than_the_log_is_told_and_shown_what_is_new(officer: User) -> None:
    reported()
    reviewer = signed_in(cast.reviewer(name="冯督查"))
    old = fields(reviewer.get(PAGE).content.decode())["seen"][0]
    task().send_back("请补材料。", by=cast.reviewer(name="李督查"))
    task().complete("换了说法。", by=officer)
    address = reverse("task_act", args=["2020-T3-2", "close"])
    html = reviewer.post(address, {"text": "同意。", "seen": old}).content.decode()
    assert "赵主办于" in html
    assert "换了说法。" in html
    assert task().status == TaskStatus.DONE
    new = fields(reviewer.get(PAGE).content.decode())["seen"][0]
    assert reviewer.post(address, {"text": "同意。", "seen": new}).url == PAGE
    assert task().status == TaskStatus.CLOSED


def test_a_verdict_without_having_seen_the_log_is_refused() -> None:
    reported()
    act(cast.reviewer(), "close", text="同意。")
    assert task().status == TaskStatus.DONE


def test_pressing_twice_leaves_one_entry(officer: User) -> None:
    signed()
    for _ in range(2):
        act(officer, "update", text="目录已公布。")
    assert task().updates.filter(verb=TaskVerb.UPDATE).count() == 1


@pytest.mark.parametrize("verb", ["assign", "nonsense", "reassign"])
def test_verbs_that_are_none_are_not_found(officer: User, verb: str) -> None:
    if verb == "assign":
        assert signed_in(officer).post(f"{PAGE}assign/").status_code == 403  # a page of its own, for others
    else:
        assert act(officer, verb).status_code == 404


@pytest.mark.parametrize("verb", ["sign", "update", "complete", "close", "return", "cancel"])
def test_nobody_acts_unasked(verb: str) -> None:
    led()
    before = TaskUpdate.objects.count()
    address = reverse("task_act", args=["2020-T3-2", verb])
    assert Client().post(address, {"text": "话"}).status_code == 302
    assert Client().get(address).status_code == 405
    assert "没有权限" in act(cast.leader(), verb, text="话", seen=TaskUpdate.objects.latest("pk").pk).content.decode()
    assert TaskUpdate.objects.count() == before


@pytest.mark.parametrize("wrong", ["", "x", "99999999"])
def test_milestones_and_figures_that_are_none_are_not_found(officer: User, wrong: str) -> None:
    signed()
    assert act(officer, "reach", milestone=wrong).status_code == 404
    assert act(officer, "cite", figure=wrong).status_code == 404


def test_a_milestone_of_another_task_is_not_reached(officer: User) -> None:
    signed("T1-1", steps=[AssignmentPlan("别处的", None)])
    signed()
    assert act(officer, "reach", milestone=task("T1-1").milestones.get().pk).status_code == 404


# ── evidence ───────────────────────────────────────────────────────────────────────────────────────────────


def test_files_are_served_to_staff_and_never_run(officer: User) -> None:
    reported(uploads=(upload("纪要.pdf"),))
    address = reverse("task_evidence", args=[TaskEvidence.objects.get().pk])
    assert Client().get(address).status_code == 302
    assert signed_in(cast.stranger()).get(address).status_code == 403
    response = signed_in(cast.officer(cast.department("audit_bureau"))).get(address)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == PDF


def test_an_approved_figure_is_offered_with_its_verdict_and_a_person_confirms(officer: User) -> None:
    cast.opened_round(2020)
    signed(goals=[Goal(task().indicators.get(), "at_least", Decimal(3))])
    figure = cast.figure("major_decision_item_count")
    figure.enter(Measured(Decimal(2)), note="", source="台账", by=cast.reviewer(), seen=figure.version)
    assert "可引用的数据" not in page(officer)
    figure.submit(by=cast.reviewer(), seen=figure.version)
    figure.approve(by=cast.reviewer(), seen=figure.version)
    assert "目标不低于3项，未达到目标" in page(officer)
    assert not TaskUpdate.objects.verbs(TaskVerb.CITE).exists()  # nothing by itself
    act(officer, "cite", figure=figure.pk)
    assert TaskUpdate.objects.verbs(TaskVerb.CITE).get().figure == figure
    assert "已引用" in page(officer)


# ── 批示 ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_leader_writes_and_the_lead_answers_on_the_page(officer: User) -> None:
    signed()
    address = reverse("task_instruct", args=["2020-T3-2"])
    assert (
        "批示已送达" in signed_in(cast.leader()).post(address, {"text": "月底前报我。"}, follow=True).content.decode()
    )
    assert "请写明批示内容" in signed_in(cast.leader()).post(address, {"text": " "}).content.decode()
    assert "只有领导可以批示" in signed_in(officer).post(address, {"text": "话"}).content.decode()
    written = TaskInstruction.objects.get()
    answer = reverse("task_answer_instruction", args=["2020-T3-2", written.pk])
    assert answer in page(officer)
    assert answer not in page(cast.officer(cast.department("audit_bureau")))
    signed_in(officer).post(answer, {"text": "已报。"})
    written.refresh_from_db()
    assert (written.answer, written.answered_by) == ("已报。", officer)
    again = signed_in(cast.leader()).post(address, {"text": "再报。"}, follow=True)
    assert again.status_code == 200
    blank = reverse("task_answer_instruction", args=["2020-T3-2", TaskInstruction.objects.latest("pk").pk])
    assert "请写明办理情况" in signed_in(officer).post(blank, {"text": " "}).content.decode()
    assert "已经回复过" in signed_in(officer).post(answer, {"text": "再报。"}).content.decode()


# ── assigning ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_suggestion_is_filled_in_and_is_nothing_until_saved() -> None:
    reviewer = signed_in(cast.reviewer())
    form = fields(reviewer.get(f"{PAGE}assign/").content.decode())
    assert form["lead"] == [str(task().suggested_lead_id)]
    assert task().lead_department is None
    reviewer.post(f"{PAGE}assign/", form | {"due_on": "2020-11-30"})
    assert (task().lead_department, task().due_on) == (task().suggested_lead, date(2020, 11, 30))


def test_a_refused_assignment_keeps_what_was_typed() -> None:
    reviewer = signed_in(cast.reviewer())
    form = fields(reviewer.get(f"{PAGE}assign/").content.decode())
    typed = form | {"starts_on": "2020-12-01", "due_on": "2020-11-30", "steps-0-title": "公布目录"}
    html = reviewer.post(f"{PAGE}assign/", typed).content.decode()
    assert "完成时限不能早于启动日期" in html
    assert 'value="公布目录"' in html
    assert not task().milestones.exists()


def test_a_milestone_with_a_day_and_no_name_is_asked_for_its_name() -> None:
    reviewer = signed_in(cast.reviewer())
    form = fields(reviewer.get(f"{PAGE}assign/").content.decode()) | {"steps-0-due_on": "2020-03-31"}
    assert "请写明节点的名称" in reviewer.post(f"{PAGE}assign/", form).content.decode()


def test_after_signing_the_page_asks_why() -> None:
    signed()
    reviewer = signed_in(cast.reviewer())
    form = fields(reviewer.get(f"{PAGE}assign/").content.decode())
    assert "调整须写明理由" in reviewer.post(f"{PAGE}assign/", form).content.decode()
    reviewer.post(f"{PAGE}assign/", form | {"reason": "提前部署。"})
    assert task().updates.first().verb == TaskVerb.ADJUST


def test_a_year_is_confirmed_by_ticks_alone() -> None:
    reviewer, address = signed_in(cast.reviewer()), "/tasks/assign/2020/"
    form = fields(reviewer.get(address).content.decode())
    assert "什么也没有改变" in reviewer.post(address, form, follow=True).content.decode()
    assert not Task.objects.exclude(lead_department=None).exists()
    ticked = form | {"T3-2-chosen": "on", "T3-2-due_on": "2020-12-31"}
    assert "已分派1项任务" in reviewer.post(address, ticked, follow=True).content.decode()
    assert task().due_on == date(2020, 12, 31)


def test_one_date_serves_all_that_have_none_of_their_own() -> None:
    reviewer, address = signed_in(cast.reviewer()), "/tasks/assign/2020/"
    form = fields(reviewer.get(address).content.decode())
    ticked = {f"{code}-chosen": "on" for code in ("T3-2", "T1-1")}
    typed = form | ticked | {"T1-1-due_on": "2020-06-30", "due_on_for_all": "2020-12-31"}
    assert "已分派2项任务" in reviewer.post(address, typed, follow=True).content.decode()
    assert (task("T3-2").due_on, task("T1-1").due_on) == (date(2020, 12, 31), date(2020, 6, 30))
    assert not Task.objects.exclude(code__in=["T3-2", "T1-1"]).exclude(due_on=None).exists()


def test_a_date_for_all_that_is_none_assigns_nothing_and_keeps_what_was_typed() -> None:
    reviewer, address = signed_in(cast.reviewer()), "/tasks/assign/2020/"
    form = fields(reviewer.get(address).content.decode())
    page = reviewer.post(address, form | {"T3-2-chosen": "on", "due_on_for_all": "2020-13-31"}).content.decode()
    assert 'value="2020-13-31"' in page
    assert not Task.objects.exclude(lead_department=None).exists()


def test_a_tick_without_a_department_is_asked_for_one() -> None:
    reviewer, address = signed_in(cast.reviewer()), "/tasks/assign/2020/"
    form = fields(reviewer.get(address).content.decode()) | {"T3-2-chosen": "on", "T3-2-lead": ""}
    assert "请选择牵头部门" in reviewer.post(address, form).content.decode()


@pytest.mark.parametrize("path", [f"{PAGE}assign/", "/tasks/assign/2020/"])
def test_assigning_is_for_reviewers_and_administrators(path: str) -> None:
    assert Client().get(path).status_code == 302
    for who in ("officer", "head", "editor", "publisher", "leader", "stranger"):
        assert signed_in(getattr(cast, who)()).get(path).status_code == 403
    for who in ("reviewer", "administrator"):
        assert signed_in(getattr(cast, who)()).get(path).status_code == 200


# ── queries ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def busy() -> None:
    """Every promise under way, each with an entry, a file and a milestone."""
    for one in Task.objects.all():
        steps = [AssignmentPlan("公布", date(2020, 3, 1))]
        officer = cast.officer(cast.department())
        led(one.code, others=["audit_bureau"], owner=officer, starts_on=date(2020, 1, 5), steps=steps).sign(by=officer)
        task(one.code).report_progress("进展。", by=officer, uploads=[upload()])


@pytest.mark.parametrize(
    ("path", "anonymous", "staff"),
    [
        ("/tasks/", 6, 12),
        ("/tasks/?view=board", 6, 12),
        ("/tasks/?view=timeline", 6, 12),
        ("/tasks/?since=2020-01-01", 7, 13),
        ("/promises/", 4, 6),
        (PAGE, 7, 20),
    ],
)
def test_pages_take_few_queries_however_busy_the_year(busy: None, path: str, anonymous: int, staff: int) -> None:
    with asks_at_most(anonymous):
        Client().get(path)
    reviewer = signed_in(cast.reviewer())
    with asks_at_most(staff):
        reviewer.get(path)


def test_lights_for_the_public_cost_three_more(busy: None, settings) -> None:
    settings.TASKS_PUBLIC_LIGHTS = True
    with asks_at_most(9):
        Client().get("/tasks/")
