"""What a browser would post from a page: every field of its forms as the page filled them in."""

from html.parser import HTMLParser
from typing import Any


class Fields(HTMLParser):
    """The fields of all forms that post, by name. Unticked boxes and buttons are left out, as in a browser."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.posts = False
        self.area = self.choice = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        field = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.posts = field.get("method", "").lower() == "post"
        elif tag == "textarea":
            self.area = field.get("name", "")
            self.keep(self.area, "")
        elif tag == "select":
            self.choice = field.get("name", "")
        elif tag == "option" and "selected" in field:
            self.keep(self.choice, field.get("value", ""))
        elif tag == "input" and is_sent(field):
            self.keep(field["name"], field.get("value", "on" if field.get("type") == "checkbox" else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""

    def handle_data(self, data: str) -> None:
        if self.area and self.posts:
            self.found[self.area][-1] += data

    def keep(self, name: str, value: str) -> None:
        if self.posts and name:
            self.found.setdefault(name, []).append(value)


def is_sent(field: dict[str, str]) -> bool:
    if field.get("type") in ("checkbox", "radio"):
        return "name" in field and "checked" in field
    return "name" in field and "disabled" not in field and field.get("type") not in ("file", "submit", "button")


def fields(html: str) -> dict[str, list[str]]:
    """The fields of a page's posting forms, without the token against forged posts."""
    found = Fields(html).found
    found.pop("csrfmiddlewaretoken", None)
    return found
