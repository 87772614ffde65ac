"""How much a page asks the database by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.db.backends.utils import CursorWrapper

from indicators.models import PublicVersion

VERSION = PublicVersion._meta.db_table


@contextmanager
def reaching_the_database() -> Iterator[list[str]]:
    """What is really sent: a rendering that asks the same twice reads it again from memory, which Django's log doesn't know."""
    sent, send = [], CursorWrapper._execute

    def noticed(self: CursorWrapper, sql: str, params: Any, *ignored: Any) -> Any:
        sent.append(sql)
        return send(self, sql, params, *ignored)

    with mock.patch.object(CursorWrapper, "_execute", noticed):
        yield sent


@contextmanager
def asks_at_most(number: int, about: str = "") -> Iterator[None]:
    """The page's own questions. In which state everything public is, is asked by the door before any page is looked for."""
    with reaching_the_database() as asked:
        yield
    own = own_questions(asked)
    assert len(own) <= number, "\n".join([f"{about} asks {len(own)} times, not {number}:", *own])


@contextmanager
def asks_exactly(number: int) -> Iterator[None]:
    with reaching_the_database() as asked:
        yield
    assert len(own := own_questions(asked)) == number, "\n".join(own)


def own_questions(asked: list[str]) -> list[str]:
    return [sql for sql in asked if VERSION not in sql]
