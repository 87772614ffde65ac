"""征求意见: sending a text round, and noting who answered what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from indicators.models import User
from indicators.office.steps import Refused
from reports.drafting.composition import Composed, compose_from_rows
from reports.models import Consultation, Consulted, Reply, Report, Stage, user_can_edit
from reports.narrative.binding import FigureBook
from reports.publishing.verbs import circulate

NO_RIGHT = "您没有权限办理征求意见：须由编辑办理。"
LONGEST_NAME = 60


def mark_of(report: Report) -> str:
    """What the text is called in the state it is in, for every page of it."""
    marks = {
        Stage.CONSULTING: "征求意见稿",
        Stage.SUBMITTED: "送审稿",
        Stage.APPROVED: "送审稿",
        Stage.CORRECTING: "更正稿",
    }
    return marks.get(Stage(report.stage), "草稿")


def composed(report: Report) -> Composed:
    """The draft as it reads now, open figures and all."""
    return compose_from_rows(report, FigureBook.for_draft(report.year))


@transaction.atomic
def send_round(report: Report, *, names: Iterable[str], due_on: date, by: User) -> Consultation:
    """Freeze the text as it is now and note who is asked until when; a draft becomes 征求意见.

    Raises Refused without the right, with nobody to ask, for a day that has passed, and once the text is before the
    publisher.
    """
    report.hold()
    require_editor(by)
    asked = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not asked:
        raise Refused("请写明征求哪些单位的意见，每行一个。")
    if long := next((name for name in asked if len(name) > LONGEST_NAME), ""):
        raise Refused(f"“{long[:20]}…”太长，每行写一个单位，不超过{LONGEST_NAME}字。")
    if due_on < timezone.localdate():
        raise Refused("反馈期限不能早于今天。")
    if report.stage != Stage.CONSULTING:
        circulate(report, by=by)
    text = composed(report).document.to_json()
    consultation = Consultation.objects.create(report=report, text=text, due_on=due_on, by=by)
    for name in asked:
        Consulted(consultation=consultation, name=name).save()
    return consultation


@transaction.atomic
def note_reply(consulted: Consulted, *, reply: str, words: str, by: User, seen: int | None = None) -> None:
    """Note what somebody answered. Raises Refused without the right, without an answer, and for 有意见 without words."""
    require_editor(by)
    consulted.hold(seen)
    if reply not in Reply.values:
        raise Refused("请选“无意见”或“有意见”。")
    if reply == Reply.REMARKS and not words.strip() and not consulted.papers.exists():
        raise Refused("有意见的，请写明意见，或读入交回的Word文件。")
    if reply == Reply.NO_OBJECTION and consulted.papers.exists():
        raise Refused(f"“{consulted}”交回的文件里有意见，不能记为无意见。")
    replied(consulted, reply, words.strip(), by)


def replied(consulted: Consulted, reply: str, words: str, by: User) -> None:
    """Note the answer of a row that is held."""
    consulted.reply, consulted.words = reply, words
    consulted.replied_at, consulted.replied_by = timezone.now(), by
    consulted.version += 1
    consulted.save()


def require_editor(by: User) -> None:
    """Raises Refused for who doesn't edit."""
    if not user_can_edit(by):
        raise Refused(NO_RIGHT)
