"""运行状况 and 岗位说明: what a timer says of itself, and that an office sees when one has stopped."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from hanyang_report.overview.first_steps import first_steps
from hanyang_report.overview.running import timers
from indicators.models import Department, TimerRun
from indicators.office.roles import Role
from indicators.office.timers import PATIENCE, Job
from tests import cast

pytestmark = pytest.mark.django_db


def page(client: Client, address: str = "/running/") -> str:
    return client.get(address).content.decode()


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(cast.person(Role.ADMINISTRATOR, name="申管理"))
    return client


# ── timers ──


@pytest.mark.parametrize("job", PATIENCE)
def test_a_timer_has_stopped_once_its_patience_is_over(job: Job) -> None:
    TimerRun.objects.note(job)
    run, now = TimerRun.objects.get(), timezone.now()
    assert not run.has_stopped(run.ran_at + PATIENCE[job])
    assert run.has_stopped(run.ran_at + PATIENCE[job] + timedelta(microseconds=1))
    assert not run.has_stopped(now)


def test_a_command_notes_its_run_and_its_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("verify_editions", verbosity=0)
    first = TimerRun.objects.get(job=Job.VERIFY)
    assert (first.is_fault, first.succeeded_at) == (False, first.ran_at)
    monkeypatch.setattr("reports.management.commands.verify_editions.faults", lambda: ["第1版的指纹不符。"])
    with pytest.raises(CommandError):
        call_command("verify_editions", verbosity=0)
    again = TimerRun.objects.get(job=Job.VERIFY)
    assert (again.is_fault, again.said, again.succeeded_at) == (True, "第1版的指纹不符。", first.succeeded_at)


def test_looking_only_is_no_run() -> None:
    by = cast.reviewer()
    call_command("send_reminders", "--by", by.username, "--dry-run", verbosity=0)
    assert not TimerRun.objects.exists()
    call_command("send_reminders", "--by", by.username, verbosity=0)
    assert [run.job for run in TimerRun.objects.all()] == [Job.REMIND]


def test_a_run_later_is_the_same_row() -> None:
    for _ in range(2):
        call_command("publish_due", verbosity=0)
    assert TimerRun.objects.count() == 1


def test_every_timer_is_shown_also_one_that_never_ran() -> None:
    assert [timer.job for timer in timers()] == list(PATIENCE)
    assert not any(timer.is_well for timer in timers())
    TimerRun.objects.note(Job.BACKUP)
    assert [timer.job for timer in timers() if timer.is_well] == [Job.BACKUP]


# ── the page ──


def test_the_page_says_what_an_administrator_has_to_know(administrator: Client) -> None:
    TimerRun.objects.note(Job.VERIFY, fault="第1版的指纹不符。")
    html = page(administrator)
    for words in ("从未运行", "第1版的指纹不符。", "磁盘剩余", "数据库", "Django", "还没有演练过"):
        assert words in html


def test_a_restore_tried_elsewhere_is_written_down_with_the_name(administrator: Client) -> None:
    assert "这个字段是必填项" in administrator.post("/running/", {"note": " "}).content.decode()
    administrator.post("/running/", {"note": "11月27日在备用机上恢复，核对相符"})
    assert "11月27日在备用机上恢复，核对相符（申管理登记）" in page(administrator)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_the_machine_is_the_administrators(client: Client, role: Role) -> None:
    client.force_login(cast.person(role))
    assert client.get("/running/").status_code == 403
    assert client.get("/duties/").status_code == 200


def test_duties_name_who_holds_each_role(administrator: Client) -> None:
    cast.reviewer(name="王审核")
    html = page(administrator, "/duties/")
    assert "王审核" in html
    assert "不能审核它" in html


# ── 上手清单 ──


@pytest.mark.usefixtures("loaded")
def test_the_list_stays_until_all_that_cannot_wait_is_done(administrator: Client) -> None:
    person = cast.administrator()
    cast.reviewer(), cast.editor(), cast.publisher(), cast.officer(*Department.objects.all())
    cast.opened_round()
    waiting = {step.title for step in first_steps(person) if not step.is_done and not step.can_wait}
    assert waiting == {"备份一次，恢复一次", "定时事项"}
    for job in Job:
        TimerRun.objects.note(job)
    assert first_steps(person) == []
    TimerRun.objects.filter(job=Job.BACKUP).update(ran_at=timezone.now() - timedelta(days=3))
    assert [step.title for step in first_steps(person) if not step.is_done and not step.can_wait] == ["定时事项"]


@pytest.mark.usefixtures("loaded")
def test_one_person_in_two_roles_is_told() -> None:
    both = cast.reviewer(name="王两任")
    both.take_roles([Role.REVIEWER, Role.PUBLISHER])
    [apart] = [step for step in first_steps(cast.administrator()) if step.title == "审核与发布分开"]
    assert apart.detail.startswith("王两任同时是审核员和发布人")
