"""A person at the browser: what they click and type is counted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from playwright.sync_api import Page, expect

from indicators.office.people_sheet import COLUMNS

SAVED = "已保存。"


class Hands:
    """A page whose clicks and typed characters are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.keys = page, 0, 0

    def click(self, name: str | re.Pattern[str], role: Any = "button") -> None:
        self.page.get_by_role(role, name=name).first.click()
        self.clicks += 1

    def type(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)
        self.clicks, self.keys = self.clicks + 1, self.keys + len(text)

    def select(self, label: str) -> None:
        """The first that is offered; two clicks, to open and to choose."""
        self.page.get_by_label(label, exact=True).select_option(index=1)
        self.clicks += 2

    def choose_file(self, label: str, file: Path) -> None:
        """Two clicks, to open the chooser and to choose."""
        self.page.get_by_label(label, exact=True).set_input_files(file)
        self.clicks += 2

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)
        self.keys += 1

    def press(self, *keys: str) -> None:
        """Keys of the review, and then the answer that something was saved."""
        self.page.locator("[data-note]").evaluate("note => note.textContent = ''")
        for key in keys:
            self.key(key)
        expect(self.page.locator("[data-note]")).to_have_text(SAVED)

    def sign_in(self, name: str, password: str) -> None:
        self.page.goto("/login/")
        self.type("用户名", name)
        self.type("密码", password)
        self.click("登录")


def people_sheet(people: Iterable[tuple[str, str, str, str]]) -> bytes:
    """(username, name, department, role) of each, as a workbook."""
    book = Workbook()
    sheet = book.active
    sheet.append(COLUMNS)
    for username, name, department, role in people:
        sheet.append((username, name, "", department, role))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
