"""The way to the provider and back as a browser walks it, and who walks it."""

import re
from urllib.parse import urlsplit

import requests
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from hanyang_report.sign_on.linking import link_own
from indicators.models import ClaimMapping, Department, SignInAttempt, User

PASSWORD = "a-quiet-lake-27"
OWN, PROPOSALS = "/sign-on/own/", "/sign-on/proposals/"
ME = "7f3a-0001"


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def linked(user: User, subject: str = ME) -> User:
    link_own(user, subject)
    return user


def there(client: Client, start: str = "/sign-on/") -> str:
    """To the provider, and the address that its page leads back to."""
    way = client.get(start)
    assert way.status_code == 302
    page = requests.get(way["Location"], timeout=5).text
    return re.search(r"href='([^']+)'>同意", page)[1].replace("&amp;", "&")


def round_trip(client: Client, start: str = "/sign-on/"):
    return client.get(address(there(client, start)))


def address(back: str) -> str:
    parts = urlsplit(back)
    return f"{parts.path}?{parts.query}"


def who(client: Client) -> User | AnonymousUser:
    return client.get("/sessions/").wsgi_request.user


def outcomes() -> list[str]:
    return list(SignInAttempt.objects.order_by("pk").values_list("outcome", flat=True))


def mapped(**rows: str | Department) -> None:
    for value, right in rows.items():
        is_role = isinstance(right, str)
        ClaimMapping.objects.create(value=value, **({"role": right} if is_role else {"department": right}))
