"""A person at the pages: signed in, reading, pressing a button of a form as the page filled it in."""

import re
from typing import Any

from django.test import Client

from indicators.models import User
from tests.posted import fields


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(answer: Any) -> str:
    """What a page that is there says."""
    assert answer.status_code == 200, answer.content.decode()[:500]
    return answer.content.decode()


def words(answer: Any) -> str:
    """What is read on it, without tags and gaps."""
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", answer.content.decode()))


def press(client: Client, address: str, **typed: Any) -> str:
    """Open a page, fill in, press its button; the page it leads to."""
    posted = fields(text(client.get(address))) | typed
    return text(client.post(address, posted, follow=True))
