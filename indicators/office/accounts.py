"""Accounts for newcomers, with a first password that is shown once."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.admin.models import ADDITION, CHANGE
from django.contrib.auth.hashers import make_password
from django.db import transaction

from indicators.office.admin.log import log_in_admin, require_administrator
from indicators.office.people_sheet import Newcomer
from indicators.office.rights import Door, log_password, log_rights
from indicators.office.steps import Refused
from indicators.office.users import User

# Without letters and digits that are mistaken for each other when read off paper.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Issued:
    """An account and its initial password, which is stored nowhere: whoever holds this may show it once."""

    user: User
    password: str


def create_people(newcomers: Sequence[Newcomer], *, by: User) -> list[Issued]:
    """Make all accounts or none. Each must change its password at the first login.

    Sent a second time (a double click, a page reloaded) it makes nobody twice: those who have never logged in get a
    fresh initial password, since nobody may have seen the first answer. Raises Refused when some of the names have
    meanwhile become accounts of their own.
    """
    require_administrator(by)
    passwords = [initial_password() for _ in newcomers]
    hashes = [make_password(password) for password in passwords]  # slow, so before the transaction locks anything
    with transaction.atomic():
        waiting = _never_logged_in(newcomers)
        if not waiting:
            users = [_create(newcomer, hash_) for newcomer, hash_ in zip(newcomers, hashes, strict=True)]
            log_in_admin(by, users, ADDITION, "由人员表建立账号")
            for user in users:
                log_rights(user, by=by, door=Door.SHEET)
        else:
            users = [
                _reissue(waiting[newcomer.username], hash_) for newcomer, hash_ in zip(newcomers, hashes, strict=True)
            ]
            log_in_admin(by, users, CHANGE, "重新生成初始密码")
            for user in users:
                log_password(user, by=by, door=Door.SHEET)
    return [Issued(user, password) for user, password in zip(users, passwords, strict=True)]


def initial_password() -> str:
    """Twelve random characters in three groups, about 59 bits: `k7mp-x2qd-9fwa`."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(3))


def _never_logged_in(newcomers: Sequence[Newcomer]) -> dict[str, User]:
    """The accounts of these newcomers where all exist and none was used yet; {} where none exists. Else Refused."""
    names = [newcomer.username for newcomer in newcomers]
    existing = {user.username: user for user in User.objects.filter(username__in=names)}
    unused = [user for user in existing.values() if user.must_change_password and user.last_login is None]
    if existing and len(unused) != len(newcomers):
        raise Refused(f"没有建立任何账号：用户名“{'”“'.join(sorted(existing))}”已经有账号。请重新上传核对。")
    return existing


def _create(newcomer: Newcomer, password_hash: str) -> User:
    user = User.objects.create(
        username=newcomer.username,
        full_name=newcomer.full_name,
        phone=newcomer.phone,
        password=password_hash,
        must_change_password=True,
    )
    user.take_roles(newcomer.roles)
    user.departments.set(newcomer.departments)
    return user


def _reissue(user: User, password_hash: str) -> User:
    user.password = password_hash
    user.save(update_fields=["password"])
    return user
