"""The people of the tests: one factory a role. `officer(justice)` can sign in and fill in for the justice bureau."""

from datetime import date
from itertools import count

from django.contrib.auth.models import Group

from indicators.models import Collection, Department, Figure, Rule, User
from indicators.office.roles import Role, opens_the_admin
from indicators.round.opening import open_round

_numbers = count(1)


def person(role: Role | None, *departments: Department, name: str = "", phone: str = "") -> User:
    """An active account with one role; each call makes a new one.

    Written as `User.take_roles` leaves it, without looking for what a newcomer cannot have yet.
    """
    number = next(_numbers)
    user = User.objects.create_user(
        username=f"person{number}",
        full_name=name or f"{role.value if role else '路人'}{number}",
        phone=phone,
        is_staff=opens_the_admin([role.value] if role else []),
    )
    if departments:
        user.departments.add(*departments)
    if role:
        user.groups.add(Group.objects.get(name=role.value))
    return user


def officer(*departments: Department, name: str = "") -> User:
    return person(Role.OFFICER, *departments, name=name)


def head(*departments: Department, name: str = "") -> User:
    return person(Role.HEAD, *departments, name=name)


def reviewer(*, name: str = "", phone: str = "") -> User:
    return person(Role.REVIEWER, name=name, phone=phone)


def editor() -> User:
    return person(Role.EDITOR)


def publisher() -> User:
    return person(Role.PUBLISHER)


def leader() -> User:
    return person(Role.LEADER)


def administrator() -> User:
    return person(Role.ADMINISTRATOR)


def stranger() -> User:
    """Signed in, but without any role."""
    return person(None)


def department(code: str = "justice_bureau") -> Department:
    """One of the shipped departments."""
    return Department.objects.get(code=code)


def opened_round(year: int = 2020, *, due_on: date = date(2021, 1, 31), with_rules: bool = False) -> Collection:
    """A year's round as an administrator opens it: every active indicator has its blank figure.

    Without the shipped rules unless asked for: most tests make their numbers up, and rules doubt such numbers.
    """
    if not with_rules:
        Rule.objects.update(is_active=False)
    collection = Collection.objects.create(year=year, opens_on=date(year, 12, 1), due_on=due_on)
    open_round(collection, by=administrator())
    collection.refresh_from_db()
    return collection


def figure(code: str, year: int = 2020) -> Figure:
    return Figure.objects.get(indicator__code=code, year=year)
