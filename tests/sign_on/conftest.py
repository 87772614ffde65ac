"""A site that knows the provider which runs beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from indicators.models import User
from indicators.office.roles import Role
from tests import cast
from tests.sign_on.provider import CLIENT, SECRET, Provider, running
from tests.sign_on.walking import with_password


@pytest.fixture(scope="session")
def beside() -> Iterator[Provider]:
    with running() as provider:
        yield provider


@pytest.fixture
def provider(beside: Provider, settings: Settings, tmp_path: Path) -> Provider:
    """As it is on any day; each test finds the address of the site and the turns taken anew."""
    fresh = Provider()
    fresh.issuer, fresh.key = beside.issuer, beside.key
    vars(beside).update(vars(fresh))
    settings.OIDC_ISSUER = beside.issuer
    settings.OIDC_OP_AUTHORIZATION_ENDPOINT = f"{beside.issuer}/authorize"
    settings.OIDC_OP_TOKEN_ENDPOINT = f"{beside.issuer}/token"
    settings.OIDC_OP_JWKS_ENDPOINT = f"{beside.issuer}/jwks"
    settings.OIDC_RP_CLIENT_ID, settings.OIDC_RP_CLIENT_SECRET = CLIENT, SECRET
    settings.DATA_DIR = tmp_path
    return beside


@pytest.fixture
def person() -> User:
    return with_password(cast.reviewer(name="欧阳若水"))


@pytest.fixture
def administrator() -> User:
    return cast.administrator()


@pytest.fixture
def emergency(settings: Settings) -> User:
    found = with_password(cast.person(Role.ADMINISTRATOR, name="应急"))
    settings.BREAK_GLASS = found.username
    return found


@pytest.fixture(autouse=True)
def no_token_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert "eyJ" not in caplog.text
