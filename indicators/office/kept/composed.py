"""A question that Django puts together once and then only asks: composing costs 0.3 to 1.5 ms, asking a tenth of that.

    @composed
    def published_between(first: int, last: int) -> QuerySet[Figure]:
        return Figure.objects.published().filter(year__range=(first, last))

    published_between(2019, 2020)  # list[Figure], asked of the database each time

Such a function knows its arguments, the civil date and the spoken settings, and asks nothing itself: what it gives is
the question. What the question prefetches is composed each time: rows of a relation asked by a question of their own are
handed to whom they belong to with `hang`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, update_wrapper
from threading import get_ident
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

from indicators.office.kept.asked_again import listener
from indicators.office.kept.circumstances import Circumstances

REMEMBERED = 16
"""Questions of one function: years, pairs of them. One takes some 30 kB."""

P = ParamSpec("P")
Row = TypeVar("Row")


class ComposedQuestion(Generic[P, Row]):
    """The function with its questions. Its arguments can be hashed."""

    def __init__(self, ask: Callable[P, QuerySet[Any, Row]]) -> None:
        update_wrapper(self, ask)

        @lru_cache(REMEMBERED)
        def question(now: Circumstances, *args: Any, **kwargs: Any) -> QuerySet[Any, Row]:
            with connection.execute_wrapper(AsksNothing()):
                return _ready(ask(*args, **kwargs))

        self.question: Callable[..., QuerySet[Any, Row]] = question

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        """The rows now."""
        heard = listener()
        now = heard.now if heard else Circumstances.now()
        return list(self.question(now, *args, **kwargs).all())


def composed(ask: Callable[P, QuerySet[Any, Row]]) -> ComposedQuestion[P, Row]:
    return ComposedQuestion(ask)


def hang(rows: Iterable[Model], by: Any, on: Iterable[Model]) -> None:
    """Each of `on` has those of the rows that name it in their foreign key `by` (`Section.part.field`), in their order, and they
    know it, as by prefetching. Of a row that names another, nobody hears."""
    parents = {one.pk: one for one in on}
    belonging: dict[Any, list[Model]] = {key: [] for key in parents}
    for row in rows:
        if (key := getattr(row, by.attname)) in parents:
            by.set_cached_value(row, parents[key])
            belonging[key].append(row)
    for key, parent in parents.items():
        known: Any = QuerySet(by.model)
        known._result_cache = belonging[key]
        vars(parent).setdefault("_prefetched_objects_cache", {})[by.remote_field.cache_name] = known


class ReadyCompiler(SQLCompiler):
    """One that has composed already, for the connection of whichever thread asks."""

    words: tuple[str, Any]
    converters: dict[int, Any]
    is_composite: bool

    def __init__(self, before: SQLCompiler, connection: BaseDatabaseWrapper) -> None:
        self.__dict__ = vars(before) | {"connection": connection}

    def as_sql(self, *args: object, **kwargs: object) -> tuple[str, Any]:
        return self.words

    def get_converters(self, expressions: Iterable[Any]) -> dict[int, Any]:
        """Of its own columns, which are the only ones it is asked about."""
        return self.converters

    def has_composite_fields(self, expressions: Iterable[Any]) -> bool:
        return self.is_composite


class ReadyQuery(Query):
    """What every clone of its QuerySet asks by."""

    ready: SQLCompiler

    def get_compiler(self, using: str | None = None, *args: object, **kwargs: object) -> SQLCompiler:
        return ReadyCompiler(self.ready, connections[using or DEFAULT_DB_ALIAS])


def _ready(question: QuerySet[Any, Row]) -> QuerySet[Any, Row]:
    """The same, composed, and what makes Python's values of its columns found."""
    compiler = question.query.get_compiler(using=question.db)
    try:
        words = compiler.as_sql()
    except EmptyResultSet:
        words = "", ()
    columns = [expression for expression, *_ in (compiler.select or ())[: compiler.col_count]]
    found = {
        "words": words,
        "converters": compiler.get_converters(columns),
        "is_composite": compiler.has_composite_fields(columns),
    }
    vars(compiler).update(found)
    ready: Any = question.query.chain(ReadyQuery)
    ready.ready = compiler
    vars(question)["_query"] = ready  # by its property it would forget how it gives its rows
    return question


class AsksNothing:
    """An execute wrapper while a question is composed. A connection may be shared with another thread (SQLite in memory is by
    all of a server's): what that one asks is its own affair."""

    def __init__(self) -> None:
        self.composer = get_ident()

    def __call__(self, execute: Callable[..., Any], *question: Any) -> Any:
        if get_ident() == self.composer:
            raise TypeError("A question is composed without asking another: it would be answered once for all.")
        return execute(*question)
