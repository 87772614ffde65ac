"""The frame of every permission: an active account with a role; a superuser holds 管理员 and nothing more."""

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators.models import User
from indicators.office.permissions import user_can_administer, user_can_read_drafts, user_has_role
from indicators.office.roles import Role
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def root() -> User:
    return User.objects.create_superuser("root", password="", full_name="王管理")


@pytest.mark.parametrize("held", Role)
@pytest.mark.parametrize("asked", Role)
def test_one_of_the_roles_asked_for_is_enough(held: Role, asked: Role) -> None:
    person = cast.person(held)
    assert user_has_role(person, asked) is (held == asked)
    assert user_has_role(person, asked, held)


def test_to_ask_for_no_role_is_to_be_told_no(root: User) -> None:
    assert not user_has_role(cast.officer())
    assert not user_has_role(root)


@pytest.mark.parametrize("asked", Role)
def test_a_superuser_is_an_administrator_and_walks_around_no_review(root: User, asked: Role) -> None:
    assert user_has_role(root, asked) is (asked == Role.ADMINISTRATOR)


def test_a_superuser_with_a_role_has_that_role_too(root: User) -> None:
    root.take_roles([Role.REVIEWER])
    assert user_has_role(root, Role.REVIEWER)
    assert not user_has_role(root, Role.PUBLISHER)


def test_nobody_without_an_active_account_holds_anything(root: User) -> None:
    officer = cast.officer()
    for gone in (officer, root):
        gone.is_active = False
        assert not user_has_role(gone, *Role)
    assert not user_has_role(AnonymousUser(), *Role)


def test_drafts_are_read_by_everybody_with_a_role_and_the_site_administered_by_one(root: User) -> None:
    assert all(user_can_read_drafts(cast.person(role)) for role in Role)
    assert [role for role in Role if user_can_administer(cast.person(role))] == [Role.ADMINISTRATOR]
    assert user_can_administer(root)
    assert not user_can_read_drafts(cast.stranger())
