"""Whose turn it is, told outside: once, to the right person, in the words of the 待办, and by the hook without any figure."""

import html
import re
from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.db.models import F
from django.test import Client
from django.urls import reverse

from hanyang_report.overview import telling
from hanyang_report.overview.telling import hook_words, tell
from hanyang_report.overview.turns import key, turns
from indicators.models import Collection, Figure, FigureInstruction, TurnNotice, User, WaitingTurn
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.comparison import Measured
from indicators.office.posting import NotPosted
from indicators.office.steps import Refused
from indicators.office.told import STILL_NEWS, NoticeChannel
from indicators.round.opening import lock_round
from reports.drafting.rollover import start_report
from reports.models import Report, TaskInstruction
from reports.models.report_steps import Stage
from tests import cast
from tests.promises import led, reported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
HOOK = "https://hook.example/send?key=k"


@pytest.fixture
def collection() -> Collection:
    return cast.opened_round(2020)


@pytest.fixture
def with_mail(settings) -> None:
    settings.EMAIL_HOST = "mail.example"


@pytest.fixture
def posted(settings, monkeypatch) -> list[str]:
    """What left by the hook."""
    settings.HOOK_URL, bodies = HOOK, []

    def taken(address: str, body: str) -> str:
        assert address == HOOK
        bodies.append(body)
        return "已送达（200）"

    monkeypatch.setattr(telling, "post", taken)
    return bodies


def reached(person: User, address: str = "someone@example.com") -> User:
    person.email = address
    person.save()
    return person


def run() -> str:
    said = StringIO()
    call_command("send_reminders", by=sender().username, stdout=said)
    return said.getvalue()


def sender() -> User:
    return User.objects.filter(full_name="李督查").first() or cast.reviewer(name="李督查")


def page_of(person: User) -> str:
    """The words of the person's 待办."""
    client = Client()
    client.force_login(person)
    words = re.sub(r"<[^>]*>", "", client.get(reverse("inbox")).content.decode())
    return html.unescape(re.sub(r"\s+", "", words))


# ── the words ──


def busy(collection: Collection) -> dict[str, User]:
    """A year in which something waits for everybody."""
    justice = cast.department()
    people = {
        "officer": cast.officer(justice),
        "head": cast.head(justice),
        "reviewer": cast.reviewer(),
        "editor": cast.editor(),
        "publisher": cast.publisher(),
        "administrator": cast.administrator(),
    }
    figures = list(Figure.objects.of_year(2020).filter(department=justice)[:3])
    figures[0].enter(Measured(Decimal(3)), note="", source="", by=people["officer"], seen=figures[0].version)
    Figure.objects.filter(pk=figures[1].pk).update(status=FigureStatus.SIGNING, value=1)
    Figure.objects.filter(pk=figures[2].pk).update(status=FigureStatus.RETURNED, value=8765)
    other = Figure.objects.of_year(2020).exclude(department=justice).first()
    Figure.objects.filter(pk=other.pk).update(status=FigureStatus.SUBMITTED, value=1)
    FigureInstruction.give(figures[0], "抓紧核实8765这个数", by=cast.leader())
    task = led("T4-1")
    TaskInstruction.give(task, "请王某某督办", by=cast.leader())
    reported("T5-1")
    Report.objects.create(year=2020, title="2020年度报告", stage=Stage.SUBMITTED)
    Report.objects.create(year=2021, title="2021年度报告", stage=Stage.CONSULTING)
    return people


WAITS = {"领导批示", "退回待改", "年度报告", "待填报", "等您处理", "任务待签收", "任务待核", "征求意见"}


@pytest.mark.parametrize(
    ("day", "also"), [("2020-12-15 09:00:00+08:00", "任务待分派"), ("2021-02-01 09:00:00+08:00", "催报")]
)
def test_every_line_stands_in_the_persons_own_list_word_for_word(collection, day, also):
    with time_machine.travel(day):
        people, steps = busy(collection), set()
        for person in people.values():
            page = page_of(person)
            for turn in turns(person):
                steps.add(turn.step)
                assert [
                    words for words in (turn.step, turn.what, turn.does) if "".join(words.split()) not in page
                ] == []
    assert steps >= WAITS | {also}


def test_a_letter_names_nobody_and_repeats_no_value_and_no_remark(collection, with_mail):
    people = busy(collection)
    for number, person in enumerate(people.values()):
        reached(person, f"p{number}@example.com")
    tell(by=sender())
    assert len(mail.outbox) == len(people)
    for letter in mail.outbox:
        assert not [name for name in User.objects.values_list("full_name", flat=True) if name in letter.body]
        assert "8765" not in letter.body
        assert "王某某" not in letter.body
        assert len(letter.to) == 1
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(person.email for person in people.values())


def test_every_link_of_a_letter_opens_for_who_got_it(collection):
    for person in busy(collection).values():
        client = Client()
        client.force_login(person)
        answers = {turn.address: client.get(turn.address.partition("#")[0]).status_code for turn in turns(person)}
        assert {address: status for address, status in answers.items() if status != 200} == {}


# ── once ──


def test_a_turn_is_told_once_and_again_when_it_comes_back(collection, with_mail):
    editor = reached(cast.editor())
    assert run() == ""
    lock_round(collection, by=cast.reviewer(), without=37)
    assert run() == "电子邮件：起草：已发送\n"
    assert run() == ""
    report = start_report(2020, by=editor)
    assert run() == "电子邮件：年度报告：已发送\n"
    Report.objects.filter(pk=report.pk).update(stage=Stage.SUBMITTED)
    assert run() == ""
    Report.objects.filter(pk=report.pk).update(stage=Stage.DRAFT)
    assert run() == "电子邮件：年度报告：已发送\n"
    assert [letter.to for letter in mail.outbox] == [[editor.email]] * 3
    assert f"起草：{collection}已锁定，可以起草年度报告" in mail.outbox[0].body


def test_a_sentence_that_counts_otherwise_is_the_same_turn(collection, with_mail):
    reached(cast.officer(cast.department()))
    run()
    Figure.objects.filter(pk=Figure.objects.of_year(2020).filter(department=cast.department()).first().pk).update(
        status=FigureStatus.SUBMITTED, value=1
    )
    run()
    assert len(mail.outbox) == 1


def test_a_failed_letter_is_tried_again_and_both_attempts_are_kept(collection, with_mail, monkeypatch):
    reached(cast.officer(cast.department()))
    with monkeypatch.context() as patched:
        patched.setattr(EmailMessage, "send", lambda self: (_ for _ in ()).throw(OSError("no answer")))
        assert "没有发出：邮件服务器没有响应或拒绝了邮件" in run()
    assert "已发送" in run()
    assert [notice.is_delivered for notice in TurnNotice.objects.order_by("pk")] == [False, True]


@pytest.mark.parametrize(("age", "is_news"), [(STILL_NEWS - timedelta(seconds=30), True), (STILL_NEWS, False)])
def test_what_is_two_days_old_is_no_news(collection, with_mail, settings, age, is_news):
    officer = cast.officer(cast.department())
    run()
    WaitingTurn.objects.update(at=F("at") - age)
    reached(officer)
    run()
    assert bool(mail.outbox) == is_news


def test_two_runs_at_once_share_what_is_new(collection):
    officer = cast.officer(cast.department())
    WaitingTurn.objects.renew(officer, map(key, turns(officer)))
    assert len(WaitingTurn.objects.all().claim(NoticeChannel.MAIL)) == WaitingTurn.objects.count() > 0
    assert WaitingTurn.objects.all().claim(NoticeChannel.MAIL) == []
    assert len(WaitingTurn.objects.all().claim(NoticeChannel.HOOK)) == WaitingTurn.objects.count()


def test_who_has_gone_is_told_nothing_and_waits_for_nothing(collection, with_mail):
    officer = reached(cast.officer(cast.department()))
    run()
    User.objects.filter(pk=officer.pk).update(is_active=False)
    WaitingTurn.objects.update(mailed_at=None)
    run()
    assert len(mail.outbox) == 1
    assert not WaitingTurn.objects.filter(person=officer).exists()


# ── the hook ──


def test_the_hook_says_the_step_and_where_to_sign_in_once_for_everybody(collection, posted, settings):
    cast.officer(cast.department()), cast.officer(cast.department("audit_bureau"))
    assert run() == "通知接口：催报、账号、待填报：已送达（200）\n"
    (body,) = posted
    assert "有新的待办（催报、账号、待填报），请登录办理：" in body
    assert f"{settings.SITE_URL}/inbox/" in body
    assert run() == ""


def test_no_figure_no_name_and_no_number_ever_leaves_by_the_hook(collection, posted, settings):
    people = busy(collection)
    User.objects.update(phone="13800138000", email="someone@example.com")
    settings.HOOK_TEMPLATE = '{"all": "{text}{steps}{site}{address}"}'
    run()
    (body,) = posted
    said = body.replace(settings.SITE_URL, "")
    assert not re.search(r"\d", said)
    assert not [person for person in people.values() if person.full_name in said]
    assert set(hook_words("起草")) == {"text", "steps", "site", "address"}


def test_a_gateway_that_refused_is_asked_again_by_the_next_run(collection, posted, monkeypatch):
    cast.officer(cast.department())
    with monkeypatch.context() as patched:
        patched.setattr(telling, "post", lambda *args: (_ for _ in ()).throw(NotPosted("没有送出：对方答复503。")))
        assert run() == "通知接口：催报、账号、待填报：没有送出：对方答复503。\n"
    assert run() == "通知接口：催报、账号、待填报：已送达（200）\n"
    assert run() == ""
    assert [(row.is_delivered, row.result) for row in TurnNotice.objects.order_by("pk")] == [
        (False, "没有送出：对方答复503。"),
        (True, "已送达（200）"),
    ]


def test_without_either_setting_nothing_is_kept_and_nothing_sent(collection):
    reached(cast.officer(cast.department()))
    assert run() == ""
    assert not mail.outbox
    assert not WaitingTurn.objects.exists()
    assert not TurnNotice.objects.exists()


def test_who_may_not_remind_may_not_tell(collection, with_mail):
    with pytest.raises(Refused, match="只有审核员和管理员"):
        tell(by=cast.editor())
    with pytest.raises(CommandError):
        call_command("send_reminders", by=cast.officer().username)


def test_looking_only_tells_nobody(collection, with_mail):
    reached(cast.officer(cast.department()))
    call_command("send_reminders", by=sender().username, dry_run=True, stdout=StringIO())
    assert not mail.outbox


def test_the_first_morning_of_a_round_reaches_each_officer(with_mail):
    reached(cast.officer(cast.department()))
    with time_machine.travel("2020-12-01 08:00:00+08:00"):
        cast.opened_round(2020)
        run()
    assert "区司法局：2020年还有20项未提交" in mail.outbox[0].body
