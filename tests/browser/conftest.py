"""A real Chromium looking at a live server that serves what `make run` serves: hashed files, strict policy."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Condition
from time import sleep
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles import handlers
from django.test import Client, override_settings
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.faults import Faults
from tests.browser.turns import transactions_take_turns, turn

# Playwright keeps an event loop on the main thread; Django must not mistake the tests for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# A loaded machine is slow; what never comes is told as well after this as after the library's five seconds.
expect.set_options(timeout=30_000)

HERE = Path(__file__).parent
WIDTHS = (360, 768, 1440)
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


WITH_WINDOWS = ("chromium", "chromium-browser", "google-chrome")


def chromium(*, first: tuple[str, ...] = ("chromium-headless-shell",)) -> str | None:
    """The browser $CHROMIUM names, else the first one on the path: the same engine without windows and menus is ready for the
    next test in a quarter of the time."""
    names = [os.environ.get("CHROMIUM"), *first, *WITH_WINDOWS]
    return next((path for name in names if name and (path := shutil.which(name))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if chromium() is None:
        terminalreporter.section("NO BROWSER TEST HAS RUN", red=True, bold=True)
        terminalreporter.line("Chromium was not found: apt-get install chromium fonts-noto-cjk, or set CHROMIUM.")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    executable = chromium()
    if executable is None:
        # In continuous integration a suite without its browser must not look green.
        refuse = pytest.fail if os.environ.get("CI") else pytest.skip
        refuse("Chromium was not found: apt-get install chromium fonts-noto-cjk, or set CHROMIUM.")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {"executable_path": executable, "args": QUIET + root}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {"locale": "zh-CN", "timezone_id": "Asia/Shanghai"}


@pytest.fixture(scope="session")
def collected_static(static: Path) -> dict[str, Any]:
    """The settings of static files as in production."""
    hashed = {"staticfiles": {"BACKEND": "hanyang_report.staticfiles.HashedStaticFiles"}}
    return {"STORAGES": django_settings.STORAGES | hashed, "STATIC_ROOT": static}


class Underway:
    """The requests that the live server is answering."""

    def __init__(self) -> None:
        self.count, self.changed = 0, Condition()

    def __enter__(self) -> None:
        with self.changed:
            self.count += 1

    def __exit__(self, *_: object) -> None:
        with self.changed:
            self.count -= 1
            self.changed.notify_all()

    def see_out(self) -> None:
        """Until none is left: a page that saves by itself may have sent one as its test ended."""
        sleep(ARRIVING)
        with self.changed:
            assert self.changed.wait_for(lambda: self.count == 0, timeout=20)


ARRIVING = 0.02
"""Seconds after which what a closed page has sent is being answered."""
underway = Underway()


class NotHandled(handlers.StaticFilesHandler):
    """Leaves static files to WhiteNoise, as in production; Django's test server would look for unhashed sources."""

    def __call__(self, environ: Any, start_response: Any) -> Any:
        with underway, turn():
            return super().__call__(environ, start_response)

    def _should_handle(self, path: str) -> bool:
        return False


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, collected_static: dict[str, Any]) -> Iterator[LiveServer]:
    with patch.object(handlers, "StaticFilesHandler", NotHandled), override_settings(**collected_static):
        server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """Lets tests write `page.goto("/reports/2019/")`."""
    return live_server.url


@pytest.fixture(autouse=True)
def turns() -> Iterator[None]:
    with transactions_take_turns():
        yield


@pytest.fixture(autouse=True)
def served(settings: Settings, collected_static: dict[str, Any], loaded: None) -> None:
    """The live server has the shipped report and hashed files in every browser test."""
    for name, value in collected_static.items():
        setattr(settings, name, value)


@pytest.fixture
def faults(base_url: str) -> Faults:
    """What the window of this test has done wrong so far; a test that provokes one takes it out."""
    return Faults(base_url)


@pytest.fixture
def context(context: BrowserContext, faults: Faults) -> Iterator[BrowserContext]:
    """A browser window that fails its test on any console error, refused policy or request to another host.

    Its pages are closed, and what they sent is answered, before the rows go.
    """
    faults.watch(context)
    yield context
    found = list(faults.found)
    for page in context.pages:
        page.close()
    underway.see_out()
    assert found == []


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def width(request: pytest.FixtureRequest, page: Page) -> int:
    """A test that asks for `width` runs at phone, tablet and desktop size."""
    page.set_viewport_size({"width": request.param, "height": 900})
    return request.param


@pytest.fixture
def sign_in(context: BrowserContext, base_url: str) -> Callable[[Any], None]:
    """`sign_in(user)` gives the browser that user's session, past the login form."""

    def sign_in(user: Any) -> None:
        client = Client()
        client.force_login(user)
        session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": base_url}])

    return sign_in
