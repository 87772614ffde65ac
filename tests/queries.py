"""How much a page asks the database by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import PublicVersion

VERSION = PublicVersion._meta.db_table


@contextmanager
def asks_at_most(number: int, about: str = "") -> Iterator[None]:
    """The page's own questions. In which state everything public is, is asked by the door before any page is looked for."""
    with CaptureQueriesContext(connection) as asked:
        yield
    own = [query["sql"] for query in asked if VERSION not in query["sql"]]
    assert len(own) <= number, "\n".join([f"{about} asks {len(own)} times, not {number}:", *own])
