"""Records that are there for ever: the base of every log, and of what changes by its own verbs only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Left, Replace

KeptModel = TypeVar("KeptModel", bound=models.Model, covariant=True)


class KeptQuerySet(models.QuerySet[KeptModel]):
    """Reads, and adds; every way to change or remove rows in bulk raises ValidationError."""

    def delete(self) -> NoReturn:
        raise self._kept("删除")

    def update(self, **kwargs: Any) -> NoReturn:
        raise self._kept("修改")

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> NoReturn:
        raise self._kept("修改")

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[KeptModel]:
        """As Django's, but a row that is there stays: no `update_conflicts`."""
        if kwargs.get("update_conflicts") or any(args[2:3]):
            raise self._kept("修改")
        return super().bulk_create(objs, *args, **kwargs)

    def update_or_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise self._kept("修改")

    def _kept(self, verb: str) -> ValidationError:
        return kept(self.model, verb)


class Lasting(models.Model):
    """A row that stays, and changes by verbs of its own only: never in bulk. Give the model a manager made from
    KeptQuerySet or a subclass of it."""

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise kept(type(self), "删除")


class Kept(Lasting):
    """One line of a log: written, and then as it is for ever."""

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        """Only ever an INSERT: a row of this key that is there already raises, it is never written over."""
        if not self._state.adding:
            raise kept(type(self), "修改")
        super().save(**kwargs | {"force_insert": True})


def blot(model: type[models.Model], column: str, words: str, mark: str, *, begins: str = "") -> int:
    """The one change a log knows: in a sentence of the site's own, somebody who left gives way to `mark`; how many rows.

    Who did what, and when, are other columns and stay.
    """
    field = model._meta.get_field(column)
    changed: Any = Replace(F(column), Value(words), Value(mark))
    if longest := getattr(field, "max_length", None):
        changed = Left(changed, longest)
    spelt = {f"{column}__contains": words, f"{column}__startswith": begins}
    return models.QuerySet(model).filter(**spelt).update(**{column: changed})


def kept(model: type[models.Model], verb: str) -> ValidationError:
    """The sentence for who tries: `“审核记录”永久保存，不能修改。`"""
    return ValidationError(f"“{model._meta.verbose_name}”永久保存，不能{verb}。")
