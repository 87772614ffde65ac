"""Officers of a served site with a round of 2020 open: one who can sign in, and many who have."""

from typing import NamedTuple

import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client

from indicators.models import Department, Figure, User
from tests import cast
from tests.database import Rows, put_rows
from tests.writer import PASSWORD


@pytest.fixture
def officer(transactional_db: None, shipped_rows: Rows) -> User:
    """The site knows only the real way to keep passwords."""
    put_rows(shipped_rows)
    cast.opened_round(2020)
    person = cast.officer(cast.department())
    person.password = PBKDF2PasswordHasher().encode(PASSWORD, "salt-of-the-tests")
    person.save()
    return person


class Writer(NamedTuple):
    session: str
    desk: str
    figure: int


@pytest.fixture
def writers(transactional_db: None, shipped_rows: Rows, request: pytest.FixtureRequest) -> list[Writer]:
    """Each signed in already, with a department and a figure of their own: how fast they type is what is tested."""
    put_rows(shipped_rows)
    cast.opened_round(2020)
    figures = Figure.objects.filter(year=2020).exclude(kind="rate").order_by("pk")[: request.param]
    assert len(figures) == request.param
    return [writer_of(figure, number) for number, figure in enumerate(figures)]


def writer_of(figure: Figure, number: int) -> Writer:
    department = Department.objects.create(code=f"office-{number}", name=f"第{number}办公室")
    Figure.objects.filter(pk=figure.pk).update(department=department)
    client = Client()
    client.force_login(cast.officer(department))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return Writer(session, f"/admin/indicators/collection/2020/desk/{department.code}/", figure.pk)
