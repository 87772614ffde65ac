"""Whose turn it is, told outside the site: by mail to the person, and by one hook to a gateway that a whole office reads.

Both say that something waits and where to sign in. The hook names the step alone: no figure, no person, no number of one.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from hanyang_report.overview.handovers import HandOver
from hanyang_report.overview.turns import key, turns
from indicators.models import TurnNotice, User, WaitingTurn
from indicators.office.posting import NotPosted, filled, post
from indicators.office.site import Site
from indicators.office.steps import Refused
from indicators.office.told import NoticeChannel
from indicators.round.reminders import mail_is_configured
from reports.models.permissions import user_can_assign

log = logging.getLogger(__name__)


def hook_is_configured() -> bool:
    return bool(settings.HOOK_URL)


def tell(*, by: User) -> list[TurnNotice]:
    """Tell what is new since the last run, and again what could not be told then; each attempt is kept.

    Nothing at all where neither mail nor hook is set. Raises Refused for who may not send.
    """
    if not user_can_assign(by):
        raise Refused("只有审核员和管理员可以发送提醒。")
    if not (mail_is_configured() or hook_is_configured()):
        return []
    return [*_by_mail(_renewed(), by=by), *_by_hook(by=by)]


def _renewed() -> list[tuple[User, list[HandOver]]]:
    """Everybody with what waits for them now."""
    people = list(User.objects.filter(is_active=True).order_by("pk"))
    WaitingTurn.objects.exclude(person__in=people).delete()
    found = [(person, turns(person)) for person in people]
    for person, waiting in found:
        WaitingTurn.objects.renew(person, map(key, waiting))
    return found


def _by_mail(found: Iterable[tuple[User, list[HandOver]]], *, by: User) -> Iterator[TurnNotice]:
    """One letter a person, to nobody but them."""
    if not mail_is_configured():
        return
    for person, waiting in found:
        rows = WaitingTurn.objects.filter(person=person).claim(NoticeChannel.MAIL) if person.email else []
        claimed = {row.key for row in rows}
        if new := [turn for turn in waiting if key(turn) in claimed]:
            is_sent = _mailed(person, new)
            if not is_sent:
                WaitingTurn.objects.give_back(NoticeChannel.MAIL, rows)
            result = "已发送" if is_sent else "没有发出：邮件服务器没有响应或拒绝了邮件"
            kept = TurnNotice(channel=NoticeChannel.MAIL, person=person, steps=_steps(turn.step for turn in new), by=by)
            yield kept.with_result(result, is_delivered=is_sent)


def _mailed(person: User, new: Sequence[HandOver]) -> bool:
    try:
        EmailMessage(f"待办：{len(new)}件新的事等您办理", letter(new), to=[person.email]).send()
    except (OSError, ValueError):  # network, mail server (smtplib raises OSErrors), an address that is none
        log.exception("the turns of account %s were not mailed", person.pk)
        return False
    return True


def letter(new: Sequence[HandOver]) -> str:
    """The lines of the 待办, each with where it is done."""
    lines = [f"{turn.step}：{turn.what}\n{turn.does}：{settings.SITE_URL}{turn.address}\n" for turn in new]
    return "\n".join([f"{Site.objects.here().name}里有新的事等您办理。\n", *lines, f"全部待办：{_inbox()}"])


def _by_hook(*, by: User) -> Iterator[TurnNotice]:
    """One POST for all that is new, whoever it waits for."""
    rows = WaitingTurn.objects.all().claim(NoticeChannel.HOOK) if hook_is_configured() else []
    if not rows:
        return
    steps = _steps(row.step for row in rows)
    kept = TurnNotice(channel=NoticeChannel.HOOK, steps=steps, by=by)
    try:
        result = post(settings.HOOK_URL, filled(settings.HOOK_TEMPLATE, hook_words(steps)))
    except NotPosted as not_posted:
        WaitingTurn.objects.give_back(NoticeChannel.HOOK, rows)
        yield kept.with_result(str(not_posted), is_delivered=False)
    else:
        yield kept.with_result(result, is_delivered=True)


def hook_words(steps: str) -> dict[str, str]:
    """What a template may name, and all that ever leaves by the hook."""
    site, address = Site.objects.here().name, _inbox()
    text = f"{site}有新的待办（{steps}），请登录办理：{address}"
    return {"text": text, "steps": steps, "site": site, "address": address}


def _inbox() -> str:
    return f"{settings.SITE_URL}{reverse('inbox')}"


def _steps(steps: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(steps))[:500]
