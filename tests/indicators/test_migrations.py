"""What migrations mend in rows that older versions left."""

from importlib import import_module

import pytest
from django.apps import apps

from indicators.models import User
from indicators.office.roles import STAFF_ROLES, Role
from tests.cast import person

pytestmark = pytest.mark.django_db


def test_who_held_a_role_without_the_flag_gets_into_the_admin():
    people = {role: person(role) for role in Role}
    User.objects.update(is_staff=False)
    import_module("indicators.migrations.0003_roles_open_the_admin").open_the_admin(apps, None)
    inside = set(User.objects.filter(is_staff=True))
    assert inside == {people[role] for role in STAFF_ROLES}
