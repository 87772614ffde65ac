"""An officer who can sign in at a served site, with a round of 2020 open."""

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from indicators.models import User
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
