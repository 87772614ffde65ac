"""An account for each role, with a password of its own that is printed and stored nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indicators.loading import listed, rows
from indicators.models import Department, User
from indicators.office.accounts import initial_password
from indicators.office.rights import Door, log_rights


@dataclass(frozen=True, slots=True)
class Account:
    username: str
    full_name: str
    role: str
    departments: str
    password: str


def make_people(folder: Path) -> None:
    """The people of `people.csv`; nobody can sign in before `new_passwords`."""
    for row in rows(folder / "people.csv"):
        user = User.objects.create_user(
            row["username"],
            full_name=row["full_name"],
            phone=row["phone"],
        )
        user.take_roles([row["role"]])
        user.departments.set(Department.objects.filter(code__in=listed(row["departments"])))
        log_rights(user, by=None, door=Door.COMMAND)


def new_passwords(folder: Path) -> Iterator[Account]:
    """A fresh password for each account still there, at every start: the last ones are forgotten with the terminal."""
    for row in rows(folder / "people.csv"):
        user = User.objects.filter(username=row["username"], is_active=True).first()
        if user is None:
            continue
        password = initial_password()
        user.set_password(password)
        user.save(update_fields=["password"])
        departments = "、".join(user.departments.values_list("name", flat=True))
        yield Account(user.username, user.full_name, row["role"], departments, password)
