"""`make manual`: the pictures made anew from the demo, then every manual as PDF into var/manual/, to be looked at.

Run by pytest for its database; no test: it writes into docs/manual/pictures.
"""

import base64
import json
import mimetypes
import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route, sync_playwright

from hanyang_report.manual.text import manuals
from tests.browser.conftest import chromium
from tests.manual_pictures import FOLDER, MANIFEST, PICTURES, marks, rendered

HOST = "http://manual.invalid"
PDFS = settings.BASE_DIR / "var" / "manual"
QUALITY = 60


@pytest.mark.django_db
def test_pictures_and_manuals_are_made() -> None:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    pages = rendered()
    texts = {slug: Client().get(f"/help/{slug}/").content.decode() for slug in manuals()}
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for picture in PICTURES:
            shown = show(browser, pages[picture.name], picture.width, picture.height)
            picture.file.write_bytes(webp(shown, picture.width, picture.height))
        for path in set(FOLDER.glob("*.webp")) - {picture.file for picture in PICTURES}:
            path.unlink()
        print_manuals(browser, texts)
        browser.close()
    found = {name: marks(html) for name, html in sorted(pages.items())}
    MANIFEST.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")


def show(browser: Browser, html: str, width: int, height: int) -> Page:
    """The HTML as a page of its own; styles and scripts come from the files, everything else is not there."""
    page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
    page.route("**/*", lambda route: answer(route, html))
    page.goto(f"{HOST}/", wait_until="networkidle")
    return page


def answer(route: Route, html: str) -> None:
    path = urlsplit(route.request.url).path
    if path == "/":
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
        return
    if path.startswith("/help/pictures/"):
        route.fulfill(body=(FOLDER / Path(path).name).read_bytes(), content_type="image/webp")
        return
    file = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
    if file:
        route.fulfill(body=Path(file).read_bytes(), content_type=mimetypes.guess_type(path)[0] or "text/plain")
    else:
        route.fulfill(status=404, body="")


def webp(page: Page, width: int, height: int) -> bytes:
    session = page.context.new_cdp_session(page)
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY, "clip": clip})
    page.close()
    return base64.b64decode(taken["data"])


def print_manuals(browser: Browser, texts: dict[str, str]) -> None:
    PDFS.mkdir(parents=True, exist_ok=True)
    for slug, html in texts.items():
        page = show(browser, html.replace(' loading="lazy"', ""), 1200, 900)
        page.pdf(path=PDFS / f"{slug}.pdf", format="A4", print_background=True)
        page.close()
