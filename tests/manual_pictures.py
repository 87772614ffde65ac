"""The manuals' pictures: of which page each is, as whom, and the mark of page and styles that it was made from.

Pages are rendered in this process on the demo, on a day that never changes; `make manual` shows the same HTML to Chromium.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import time_machine
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings

from hanyang_report.demo.loading import load_demo
from hanyang_report.manual.text import PICTURES as FOLDER
from indicators.models import User
from reports.models import Item, Report
from tests.database import put_rows
from tests.kept_rows import kept_rows

MANIFEST = FOLDER / "manifest.json"
THE_DAY = "2026-11-27 09:00+08:00"
MOST = 3 * 1024 * 1024
"""Bytes of all pictures together."""

STYLESHEET = re.compile(r'<link[^>]*rel="stylesheet"[^>]*href="/static/([^"]+)"')
CHANGING = (
    (re.compile(r"\s*<p data-version>[^<]*</p>"), ""),  # each release has its own
    (re.compile(r'(<input type="hidden"[^>]*? value=")[^"]*'), r"\1"),  # tokens against forged posts, marks of versions
    (re.compile(r"\s+"), " "),
)
"""What differs from one rendering to the next without a reader seeing it."""


@dataclass(frozen=True)
class Picture:
    """`who` is an account of the demo, "" for a reader; `first_day` shows an empty site to its administrator."""

    name: str
    who: str
    address: Callable[[], str] | str
    width: int = 1200
    height: int = 800
    first_day: bool = False

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.webp"


def a_passage() -> str:
    """The first item of the draft that quotes a figure."""
    report = Report.objects.latest("year")
    item = Item.objects.filter(section__part__report=report, body__contains="{{").earliest("pk")
    return f"/admin/reports/report/{report.year}/draft/item/{item.pk}/"


def of_the_draft(page: str) -> Callable[[], str]:
    return lambda: f"/admin/reports/report/{Report.objects.latest('year').year}/{page}/"


ROUND = "/admin/indicators/collection/2021"
PICTURES = (
    Picture("home", "", "/"),
    Picture("report", "", "/reports/2020/"),
    Picture("inbox-officer", "zhao", "/inbox/"),
    Picture("desk", "zhao", f"{ROUND}/desk/justice_bureau/", height=900),
    Picture("review", "wang", f"{ROUND}/review/"),
    Picture("board", "wang", f"{ROUND}/board/"),
    Picture("passage", "chen", a_passage, height=900),
    Picture("check", "chen", of_the_draft("check")),
    Picture("publish", "wei", of_the_draft("publishing")),
    Picture("dashboard", "jiang", "/dashboard/", height=900),
    Picture("first-steps", "shen", "/inbox/", height=900),
    Picture("start", "", "/start/", first_day=True),
)


@contextmanager
def the_demo_on_that_day() -> Iterator[None]:
    """The demo as it is when it is loaded on the day of the pictures."""
    with time_machine.travel(THE_DAY, tick=False):
        put_rows(kept_rows("manual", lambda: load_demo(settings.BASE_DIR / "fixtures")))
        cache.clear()
        yield


def rendered() -> dict[str, str]:
    """The HTML of each picture's page. The database is as before afterwards."""
    with transaction.atomic():
        with the_demo_on_that_day():
            found = {one.name: page(one) for one in PICTURES if not one.first_day}
        transaction.set_rollback(True)
    with transaction.atomic():
        with time_machine.travel(THE_DAY, tick=False), override_settings(SAMPLE=False):
            call_command("load_initial", verbosity=0)
            User.objects.create_superuser("shen", full_name="沈管理")
            found |= {one.name: page(one, "shen") for one in PICTURES if one.first_day}
        transaction.set_rollback(True)
    cache.clear()
    return found


def page(picture: Picture, who: str = "") -> str:
    client = Client()
    if name := who or picture.who:
        client.force_login(User.objects.get(username=name))
    address = picture.address if isinstance(picture.address, str) else picture.address()
    response = client.get(address, follow=True)
    assert response.status_code == 200, f"{picture.name}: {response.status_code}"
    return response.content.decode()


def marks(html: str) -> dict[str, str]:
    """The marks of a page and of the styles it links."""
    words = html
    for changing, kept in CHANGING:
        words = changing.sub(kept, words)
    styles = b"".join(style(name) for name in STYLESHEET.findall(html))
    return {"page": _mark(words.encode()), "styles": _mark(styles)}


def style(name: str) -> bytes:
    path = finders.find(name)
    assert path, name
    return Path(path).read_bytes()


def manifest() -> dict[str, dict[str, str]]:
    return json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.exists() else {}


def _mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:20]
