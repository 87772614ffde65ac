"""What a page was told by the database while it was rendered, and whether it would be told the same now.

A page is what its rows make of it: where every question it asked is answered as before, rendering it anew would give the
same bytes, whatever was written elsewhere meanwhile. Asking costs a few questions without the ORM and without a template, and those alone whose tables were written since.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from indicators.office.kept.circumstances import Circumstances
from indicators.office.public import ANY, public_tables, written_between

PLAIN = 2
"""Marshal's format without references: equal rows are written alike, whether or not they share their values."""


def this_connection() -> BaseDatabaseWrapper:
    """This thread's own, not what stands for it: that looks it up for each word asked of it."""
    return connections[DEFAULT_DB_ALIAS]


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """One question with the mark of its answer: rows in their order, each value by how it is written."""

    sql: str = field(compare=False)
    params: tuple[Any, ...] | None = field(compare=False)
    mark: bytes
    question: str = field(init=False)
    """Its words and what they ask for, in one line."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "question", in_one_line(self.sql, self.params))

    @property
    def size(self) -> int:
        """About how many bytes it takes to keep."""
        return len(self.sql) + len(self.question) + len(self.mark)

    def may_differ(self, written: Set[str]) -> bool:
        """Whether writes to these tables, and to others that are not public, can have given it another answer."""
        read = tables_in(self.sql)
        return ANY in written or not read or not read.isdisjoint(written) or not read <= public_tables()

    def asked(self) -> InHand:
        """What is answered now."""
        with this_connection().cursor() as cursor:
            cursor.execute(self.sql, self.params)
            rows = cursor.fetchall()
            mark = mark_of(rows)
            return InHand(self if mark == self.mark else replace(self, mark=mark), rows, cursor.description)


@dataclass(frozen=True, slots=True)
class InHand:
    """An answer in hand."""

    marked: MarkedAnswer
    rows: Sequence[Any]
    description: Any


Answers = dict[str, InHand]
"""Of a moment ago, by their questions."""


@dataclass
class Heard:
    """All that one rendering was told; `is_whole` unless it did more with the database than ask.

    In one rendering a question has one answer: it is asked once, for its parts as well, and not at all where the answer was in
    hand before. From the first thing that is no question, nothing that was known counts any more.
    """

    began_at: str = ""
    """The version of what is public when it began."""
    connection: BaseDatabaseWrapper = field(default_factory=this_connection)
    """Over which it is told."""
    known: Answers = field(default_factory=dict)
    now: Circumstances = field(default_factory=Circumstances.now)
    """One rendering has one day."""
    is_whole: bool = True
    _told: dict[MarkedAnswer, None] = field(default_factory=dict)
    _has_only_asked: bool = True
    _is_deaf: bool = False

    @property
    def version(self) -> str:
        """By which parts may be taken and kept. In a transaction no word speaks for its rows, "": what is taken back was
        never so, and asking again finds that out. Nor does one after a rendering has written something itself."""
        return self.began_at if self._has_only_asked and not self.connection.in_atomic_block else ""

    @property
    def told(self) -> tuple[MarkedAnswer, ...]:
        """Each answer once, in the order of their questions."""
        return tuple(self._told)

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Sequence[Any] | None, many: bool, context: dict[str, Any]
    ) -> Any:
        """Between Django and its driver (an execute wrapper): the rows are read at once, and read again from memory."""
        if self._is_deaf:
            return execute(sql, params, many, context)
        wrapper: Any = context["cursor"]
        if isinstance(wrapper.cursor, Reread):
            wrapper.cursor = wrapper.cursor.driver
        if not many and (found := self.known.get(in_one_line(sql, params))):
            self._tell(wrapper, found)
            return None
        result = execute(sql, params, many, context)
        columns = wrapper.cursor.description
        if many or columns is None or not sql.startswith("SELECT"):
            self._did_more_than_ask()
        else:
            rows = wrapper.cursor.fetchall()
            marked = MarkedAnswer(sql, None if params is None else tuple(params), mark_of(rows))
            self._tell(wrapper, InHand(marked, rows, columns))
        return result

    def _tell(self, wrapper: Any, found: InHand) -> None:
        self._told[found.marked] = None
        if self._has_only_asked:
            self.known[found.marked.question] = found
        wrapper.cursor = Reread(wrapper.cursor, found)

    def _did_more_than_ask(self) -> None:
        self.is_whole = self._has_only_asked = False
        self.known = {}

    def take(self, told: Iterable[MarkedAnswer]) -> None:
        """What is used here was told this, now or when it was made."""
        self._told |= dict.fromkeys(told)

    def holds(self, told: Iterable[MarkedAnswer], since: str) -> bool:
        """Whether all of it, known to hold in the version `since`, would be told again. What was asked here already is not
        asked twice."""
        written = written_between(since, self.version)
        in_doubt = [one for one in told if one.may_differ(written)]
        if not in_doubt:
            return True
        with self.deaf():
            return still_holds(in_doubt, self.known if self._has_only_asked else {})

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """Within, nothing is heard."""
        before, self._is_deaf = self._is_deaf, True
        try:
            yield
        finally:
            self._is_deaf = before

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Within, `told` and `is_whole` are those of a part; afterwards what it was told belongs to the whole as well."""
        before, was_whole = self._told, self.is_whole
        self._told, self.is_whole = {}, True
        try:
            yield
        finally:
            self._told, self.is_whole = before | self._told, was_whole and self.is_whole


class Reread:
    """The driver's cursor, with its rows in hand."""

    def __init__(self, driver: Any, found: InHand) -> None:
        self.driver, self.description, self._left = driver, found.description, iter(found.rows)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.driver, name)

    def __iter__(self) -> Iterator[Any]:
        return self._left

    def fetchone(self) -> Any:
        return next(self._left, None)

    def fetchmany(self, size: int = 1) -> list[Any]:
        return [row for _, row in zip(range(size), self._left, strict=False)]

    def fetchall(self) -> list[Any]:
        return list(self._left)


@contextmanager
def listening(version: str = "", known: Answers | None = None) -> Iterator[Heard]:
    """What this thread is told by the database within."""
    heard = Heard(version, known={} if known is None else known)
    with heard.connection.execute_wrapper(heard):
        yield heard


def listener() -> Heard | None:
    """Who listens to this thread."""
    return next((one for one in this_connection().execute_wrappers if isinstance(one, Heard)), None)


def unheard() -> AbstractContextManager[None]:
    """What this thread asks within is told to nobody: it can have one answer only, which what was heard already names."""
    heard = listener()
    return nullcontext() if heard is None else heard.deaf()


def still_holds(
    told: Iterable[MarkedAnswer], known: Answers | None = None, written: Set[str] = frozenset([ANY])
) -> bool:
    """Whether all of it would be told again, asked one after the other until one is not, but for what no write to these
    tables can have changed. `known` is read and added to."""
    answers = {} if known is None else known
    for one in told:
        if not one.may_differ(written):
            continue
        if one.question not in answers:
            answers[one.question] = one.asked()
        if answers[one.question].marked.mark != one.mark:
            return False
    return True


@lru_cache(2000)
def tables_in(sql: str) -> frozenset[str]:
    """The tables that a question may read: every word in it that is the name of one."""
    return frozenset(re.findall(r"\w+", sql)) & all_tables()


@cache
def all_tables() -> frozenset[str]:
    return frozenset(model._meta.db_table for model in apps.get_models(include_auto_created=True))


def in_one_line(sql: str, params: Sequence[Any] | None) -> str:
    return f"{sql}{None if params is None else tuple(params)!r}"


def mark_of(rows: list[Any]) -> bytes:
    """By each value as it is written: SQLite's plain ones as Python writes them itself, which is five times as fast."""
    try:
        written = marshal.dumps(rows, PLAIN)
    except ValueError:
        written = repr(rows).encode()
    return sha256(written).digest()
