"""Accounts made before user names had one spelling get it, unless two would become one."""

from importlib import import_module

import pytest
from django.apps import apps

from indicators.models import User

MIGRATION = import_module("indicators.migrations.0004_user_names_in_one_spelling")


@pytest.mark.django_db
def test_older_names_get_the_one_spelling_and_two_never_become_one():
    for name in ("ＬｉｎＸ", "Sun", "sun", "wang"):
        User.objects.create(username=name, full_name=name)
    MIGRATION.respell(apps, None)
    assert sorted(User.objects.values_list("username", flat=True)) == ["Sun", "linx", "sun", "wang"]
