"""What every test stands on: plain static files, quick passwords, and the shipped report where a test asks for it."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.core.cache import caches
from django.core.management import call_command
from django.test import TransactionTestCase, override_settings

from hanyang_report.demo.loading import load_demo
from indicators.office.filtering import READ
from indicators.office.kept.held import HELD
from indicators.office.kept.parts import ASKED, PARTS
from reports.models.edition import text_named
from tests.database import Rows, put_rows, take_rows
from tests.done_once import limited_processes_done_once
from tests.ground import Ground
from tests.kept_rows import kept_rows
from tests.kept_static import kept_static
from tests.prepared import use_prepared_database

# A loaded machine makes examples slowly; that says nothing about what they are examples of. What is delivered is held
# against the same examples each time (hypothesis' own custom where CI is set); at a desk new ones are looked for.
hypothesis.settings.register_profile(
    "unhurried",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("unhurried")


# With other apps installed: `test_extras.py` runs them.
collect_ignore = [
    name
    for name, is_on in {"second_factor": django_settings.SECOND_FACTOR, "sign_on": django_settings.SIGN_ON}.items()
    if not is_on
]

GROUND = pytest.StashKey[Ground]()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before any fixture: what lies under this test. One that commits, and a server beside it, find no transaction."""
    asked = set(getattr(item, "fixturenames", ()))
    marker = item.get_closest_marker("django_db")
    commits = asked & {"transactional_db", "live_server"} or (marker and marker.kwargs.get("transaction"))
    if ground := item.config.stash.get(GROUND, None):
        ground.prepare("" if commits else next((name for name in ("loaded", "demo") if name in asked), ""))


@pytest.fixture(scope="session")
def ground(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Ground:
    """The rows that stay under this worker's tests. At the end they go with the database: nothing is ever committed."""
    request.config.stash[GROUND] = laid = Ground(django_db_blocker.unblock)
    return laid


def pytest_collection_finish() -> None:
    """Nothing that was imported is ever let go: the collector need not look at it again after each test."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def plain_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Static addresses without hashes and nothing collected: only browser tests need the real thing."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STORAGES=django_settings.STORAGES | {"staticfiles": plain},
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        MEDIA_ROOT=tmp_path_factory.mktemp("evidence"),
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any) -> None:
    """Every worker's database is a copy of one that was migrated once."""
    with django_db_blocker.unblock():
        use_prepared_database(django_settings.DATA_DIR / "prepared")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What a test has committed goes by putting back the rows that the migrations made.

    Django empties the tables instead and tells every app that it has migrated again: ten times as long, on PostgreSQL most of
    all, and the roles and the site would be missing.
    """
    with django_db_blocker.unblock():
        migrated = take_rows()
    with patch.object(TransactionTestCase, "_fixture_teardown", lambda case: put_rows(migrated)):
        yield


@pytest.fixture(scope="session")
def static() -> Path:
    """Static files as `make run` collects them."""
    return kept_static()


@pytest.fixture(scope="session")
def shipped_rows(django_db_setup: None, django_db_blocker: Any) -> Rows:
    """The database as `manage.py load_initial` leaves it."""
    with django_db_blocker.unblock():
        return kept_rows("shipped", lambda: call_command("load_initial", verbosity=0))


@pytest.fixture
def loaded(db: None, shipped_rows: Rows, ground: Ground) -> None:
    """The 2019 report as shipped, published as edition 1."""
    ground.stand_on("loaded", shipped_rows)


@pytest.fixture(scope="session")
def demo_rows(django_db_setup: None, django_db_blocker: Any) -> Rows:
    """The database as `manage.py load_demo` leaves it."""
    with django_db_blocker.unblock():
        return kept_rows("demo", lambda: load_demo(django_settings.BASE_DIR / "fixtures"))


@pytest.fixture
def demo(db: None, demo_rows: Rows, ground: Ground) -> None:
    """The simulated district: five years, the fifth half filled in."""
    ground.stand_on("demo", demo_rows)


@pytest.fixture(scope="session", autouse=True)
def started_once() -> Iterator[None]:
    """Reading the same file and setting the same paper costs a process once."""
    with limited_processes_done_once():
        yield


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What one test's database held is not remembered in the next: how often a page asks is not for the order to say."""
    for one in (*(caches[name] for name in caches), PARTS, ASKED, HELD, READ):
        one.clear()
    text_named.cache_clear()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="the faults that take minutes as well (make faults)")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="takes minutes: make faults"))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What tests have counted, said at the end: `8 writers at once on sqlite: 40 clicks, …`."""
    for report in terminalreporter.getreports("passed"):
        for name, counted in report.user_properties:
            terminalreporter.line(f"{name}: {counted}")
