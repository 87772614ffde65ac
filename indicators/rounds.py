"""A year's round from opening to lock: verbs over the collection and its figures."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from indicators.models import Collection, Department, Extension, Figure, Indicator, User
from indicators.permissions import user_can_manage_collection
from indicators.review import Refused, Status

SHORTEST_ROUND = timedelta(days=30)


def next_year() -> int:
    """The year to collect next: after the newest round and the newest year that an edition has locked."""
    rounds = Collection.objects.aggregate(year=Max("year"))["year"]
    locked = Figure.objects.filter(status=Status.LOCKED).aggregate(year=Max("year"))["year"]
    return max((year + 1 for year in (rounds, locked) if year), default=timezone.localdate().year - 1)


def default_dates(year: int, today: date | None = None) -> tuple[date, date]:
    """From today to the end of January after the year (the report is due on 1 April), or 30 days where that is past."""
    opens = today or timezone.localdate()
    return opens, max(date(year + 1, 1, 31), opens + SHORTEST_ROUND)


@transaction.atomic
def open_year(year: int, *, opens_on: date, due_on: date, note: str, by: User) -> Collection:
    """Create the year's round and open it, in one action. An opened round is left as it is: a double click is harmless.

    Raises Refused for people who may not; ValidationError for dates in the wrong order.
    """
    _require_manager(by)
    Collection(year=year, opens_on=opens_on, due_on=due_on).clean()
    collection, _ = Collection.objects.select_for_update().get_or_create(
        year=year, defaults={"opens_on": opens_on, "due_on": due_on, "note": note}
    )
    if not collection.opened_at:
        collection.opens_on, collection.due_on, collection.note = opens_on, due_on, note
        collection.save()
        open_round(collection, by=by)
        collection.refresh_from_db()
    return collection


@transaction.atomic
def open_round(collection: Collection, *, by: User) -> list[Figure]:
    """Start entry for a year: every active indicator gets its blank figure. Returns those made now.

    A figure that exists already (its value published by a source) is kept as it is. Running it again adds what
    has come into the catalogue since. Raises Refused for people who may not and for a locked round.
    """
    _require_manager(by)
    collection = Collection.objects.select_for_update().get(pk=collection.pk)
    if collection.locked_at:
        raise Refused(f"{collection}已锁定，不能再开启。")
    if not collection.opened_at:
        collection.opened_at, collection.opened_by = timezone.now(), by
        collection.save()
    owed = Indicator.objects.collected_in(collection.year).exclude(figures__year=collection.year)
    return [Figure.objects.create(indicator=indicator, year=collection.year) for indicator in owed]


@transaction.atomic
def lock_round(collection: Collection, *, by: User) -> None:
    """End entry for a year; nobody can enter any more. Approved figures wait for publication."""
    _require_manager(by)
    collection = Collection.objects.select_for_update().get(pk=collection.pk)
    if not collection.is_open:
        raise Refused(f"{collection}没有在填报中，不能锁定。")
    collection.locked_at, collection.locked_by = timezone.now(), by
    collection.save()


def extend(collection: Collection, department: Department, *, due_on: date, reason: str, by: User) -> Extension:
    """Give one department more time. Raises Refused without a reason or for a day that is not later."""
    _require_manager(by)
    if not reason.strip():
        raise Refused("延期须写明理由。")
    if due_on <= collection.due_for(department):
        raise Refused("延期后的日期须晚于现在的截止日期。")
    return Extension.objects.create(
        collection=collection, department=department, due_on=due_on, reason=reason.strip(), granted_by=by
    )


def _require_manager(by: User) -> None:
    if not user_can_manage_collection(by):
        raise Refused("只有审核员和管理员可以管理年度填报。")
