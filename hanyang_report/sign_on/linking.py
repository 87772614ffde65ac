"""Which account an identity is: said by the person at their own page, or by an administrator. No name, no mail says it."""

from __future__ import annotations

from django.conf import settings
from django.db import IntegrityError, transaction

from hanyang_report.door.own_sessions import end_all_of
from indicators.models import Identity, User
from indicators.office.admin.log import require_administrator
from indicators.office.rights import log_identity
from indicators.office.steps import Refused

LINKED, UNLINKED = "绑定", "解除绑定"


def person_of(subject: str) -> User | None:
    """Whose identity it is, in service or not; None where it is nobody's yet."""
    found = Identity.objects.filter(issuer=settings.OIDC_ISSUER, subject=subject).select_related("user").first()
    return found.user if found else None


def identity_of(user: User) -> Identity | None:
    return Identity.objects.filter(issuer=settings.OIDC_ISSUER, user=user).first()


def is_break_glass(user: User) -> bool:
    """The one account that the sign-on never touches, so that somebody comes in on the day it fails."""
    return user.username == User.normalize_username(settings.BREAK_GLASS)


def link_own(user: User, subject: str) -> Identity:
    """By the person, who has just proved both. Raises Refused."""
    return _link(user, subject, by=user)


def link_for(user: User, subject: str, *, by: User) -> Identity:
    """By an administrator, who knows the person's subject from the provider. Raises Refused."""
    _require_may_link(user, by)
    subject = subject.strip()
    if not subject or len(subject) > 255:
        raise Refused("请填写认证平台里这个人的身份标识，最长255个字符。")
    return _link(user, subject, by=by)


def unlink_own(user: User) -> None:
    """Raises Refused where no password would let the person in afterwards."""
    if not settings.PASSWORD_SIGN_IN:
        raise Refused("本站只能用统一身份认证登录，解除以后您就登录不了。确要解除或更换，请管理员办理。")
    _unlink(user, by=user)


@transaction.atomic
def unlink_for(user: User, *, by: User) -> int:
    """And wherever the account is signed in, it is no longer; how many sessions ended."""
    _require_may_link(user, by)
    _unlink(user, by=by)
    return end_all_of(user)


def _require_may_link(user: User, by: User) -> None:
    require_administrator(by)
    if user.pk == by.pk:
        raise Refused("自己的绑定请在“统一身份认证”页自己办理。")
    if user.is_superuser and not by.is_superuser:
        raise Refused("这是超级管理员的账号，须由超级管理员办理。")


@transaction.atomic
def _link(user: User, subject: str, *, by: User) -> Identity:
    if user.is_importer or user.nameless_since:
        raise Refused("这个账号不是一个人的，不能绑定。")
    if is_break_glass(user):
        raise Refused("这是应急账号，只用密码登录，不绑定统一身份认证。")
    if identity_of(user):
        raise Refused("这个账号已经绑定了一个身份，请先解除再绑定。")
    try:
        with transaction.atomic():
            linked = Identity.objects.create(user=user, issuer=settings.OIDC_ISSUER, subject=subject)
    except IntegrityError:
        raise Refused("这个身份已经绑定了另一个账号。一个身份只能绑定一个账号；绑错了的，请管理员解除。") from None
    log_identity(user, LINKED, by=by)
    return linked


def _unlink(user: User, *, by: User) -> None:
    found = identity_of(user)
    if found is None:
        raise Refused("这个账号没有绑定统一身份认证。")
    found.delete()
    log_identity(user, UNLINKED, by=by)
