"""What public pages read, and the marks that every write to it moves: a page that was rendered once holds until then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache, lru_cache
from secrets import token_urlsafe
from typing import Any, ClassVar, TypeVar

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from indicators.office.steps import free

PublicModel = TypeVar("PublicModel", bound=models.Model, covariant=True)
ANY = ""
"""In the place of a table's name: whichever."""

IN_ORDER = """(SELECT mark, "table" FROM indicators_publicversion ORDER BY mark) AS marks"""
STATE = {
    "sqlite": f"""SELECT group_concat("table" || ':' || mark, ' ') FROM {IN_ORDER}""",  # noqa: S608
    "postgresql": f"""SELECT string_agg("table" || ':' || mark, ' ') FROM {IN_ORDER}""",  # noqa: S608
}


class PublicVersionManager(models.Manager["PublicVersion"]):
    def now(self) -> str:
        """The state of everything public, as a word that no other state ever had; "" where nothing was written yet.

        Whoever reads inside a transaction is told of the next write in it, too. Every public page asks: it goes without
        the ORM, and is itself the proof that the connection lives, which Django would ask for in a question of its own.
        """
        connection = connections[DEFAULT_DB_ALIAS]
        _forget(connection)
        connection.health_check_done = True  # type: ignore[attr-defined]
        try:
            return _marks(connection)
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or not connection.health_check_enabled:  # type: ignore[attr-defined]
                raise
            connection.close()  # cut since the last question; a database that is back is asked again, once
            return _marks(connection)

    def move(self, using: str, table: str = ANY) -> None:
        """A state of its own for the transaction that is open: once for each table, however much it writes there.

        A row is added and those of earlier transactions are cleared away. Nobody waits for anybody: rows of writers who
        are not done yet are left to the next one. What was committed last has its row, so no state looks like another.
        """
        if _has_moved(using, table):
            return
        rows = self.using(using)
        mine = rows.create(mark=token_urlsafe(16), table=table).mark
        rows.filter(mark__in=free(rows.filter(table=table).exclude(mark=mine)).values("mark"))._raw_delete(using)
        transaction.on_commit(MovedTable(table), using=using)


class PublicVersion(models.Model):
    mark = models.CharField("版本标记", max_length=22, primary_key=True)
    table = models.CharField("写入的表", max_length=63, default=ANY, db_default=ANY, blank=True)

    objects = PublicVersionManager()

    class Meta:
        default_permissions = ()
        verbose_name = "公开版本"
        verbose_name_plural = "公开版本"

    def __str__(self) -> str:
        return self.mark


class PublicQuerySet(models.QuerySet[PublicModel]):
    """Every way in which Django writes rows, one by one or in bulk, ends in one of these five."""

    def update(self, **kwargs: Any) -> int:
        with self._moving(self.db):
            return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """With what hangs on the rows, in other tables."""
        with moving(self.db) if issubclass(self.model, Public) else nullcontext():
            return super().delete()

    def _insert(self, *args: Any, **kwargs: Any) -> Any:
        with self._moving(kwargs.get("using") or self.db):
            return super()._insert(*args, **kwargs)  # type: ignore[misc]

    def _update(self, values: Any) -> Any:
        if {field.name for field, _, _ in values} <= getattr(self.model, "unread", frozenset()):
            return super()._update(values)  # type: ignore[misc]
        with self._moving(self.db):
            return super()._update(values)  # type: ignore[misc]

    def _raw_delete(self, using: str | None) -> Any:
        with self._moving(using or self.db):
            return super()._raw_delete(using)

    def _moving(self, using: str) -> AbstractContextManager[None]:
        """A migration's model is none of ours, even where it has our manager: after it the process starts anew."""
        return moving(using, self.model._meta.db_table) if issubclass(self.model, Public) else nullcontext()

    _insert.queryset_only = _update.queryset_only = False  # type: ignore[attr-defined]


class Public(models.Model):
    """A table that public pages read. tests/test_public_version.py looks that it keeps what follows.

    Its `objects` are made from PublicQuerySet or a subclass of it and are its base manager, through which `save` and
    `loaddata` write. What it hangs on by CASCADE or SET_NULL is Public, too: no row goes with another unnoticed.
    """

    unread: ClassVar[frozenset[str]] = frozenset()
    """Fields that no public page shows: saved alone, they move nothing."""

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with moving(kwargs.get("using") or self._state.db or "default"):
            return super().delete(*args, **kwargs)


@contextmanager
def moving(using: str, table: str = ANY) -> Iterator[None]:
    """The version moves with what is done within, in one transaction; what is refused within leaves the open one whole."""
    if connections[using].in_atomic_block:
        yield
        PublicVersion.objects.move(using, table)
    else:
        with transaction.atomic(using=using):
            yield
            PublicVersion.objects.move(using, table)


@lru_cache(64)
def written_between(before: str, now: str) -> frozenset[str]:
    """The tables written between two states, ANY among them where it may have been each."""
    if not before or not now:
        return frozenset([ANY])
    return frozenset(word.partition(":")[0] for word in set(before.split()) ^ set(now.split()))


@cache
def public_tables() -> frozenset[str]:
    """Those whose writes move the version."""
    return frozenset(model._meta.db_table for model in apps.get_models() if issubclass(model, Public))


@dataclass(frozen=True)
class MovedTable:
    """Nothing to do after the commit. That it waits there says that this transaction has moved the version already:
    Django takes it away with the savepoint or transaction that is rolled back."""

    table: str

    def __call__(self) -> None: ...


def _has_moved(using: str, table: str) -> bool:
    moved = (entry[1] for entry in connections[using].run_on_commit)
    return any(isinstance(one, MovedTable) and one.table in (table, ANY) for one in moved)


def _forget(connection: BaseDatabaseWrapper) -> None:
    if connection.run_on_commit:
        connection.run_on_commit = [entry for entry in connection.run_on_commit if not isinstance(entry[1], MovedTable)]


def _marks(connection: BaseDatabaseWrapper) -> str:
    with connection.cursor() as cursor:
        cursor.execute(STATE[connection.vendor])
        return cursor.fetchone()[0] or ""
