"""May this person do this? The frame of every answer: an active account and the roles it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from django.contrib.auth.models import AnonymousUser

from indicators.office.roles import Role

if TYPE_CHECKING:
    from indicators.office.users import User


Person: TypeAlias = "User | AnonymousUser"


def user_has_role(user: Person, *roles: Role) -> TypeGuard[User]:
    """Whether an active account holds one of the roles. Superusers hold 管理员 only: they walk around no review."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser and Role.ADMINISTRATOR in roles:
        return True
    return not user.role_names.isdisjoint(role.value for role in roles)


def user_can_read_drafts(user: Person) -> bool:
    """Working values, marked as such: everybody with a role."""
    return user_has_role(user, *Role)


def user_can_administer(user: Person) -> bool:
    """Users, departments, the catalogue, rounds."""
    return user_has_role(user, Role.ADMINISTRATOR)
