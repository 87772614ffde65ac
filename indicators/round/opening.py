"""A year's round from opening to lock: verbs over the collection and its figures, each with a line in its log."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from simple_history.utils import bulk_create_with_history

from indicators.models import Collection, Department, Extension, Figure, Indicator, User
from indicators.models.figure_steps import FigureStatus
from indicators.models.permissions import user_can_manage_collection, user_can_unlock_collection
from indicators.models.round_steps import MANAGERS_ONLY, RoundVerb
from indicators.office.steps import Refused, held, require_seen

SHORTEST_ROUND = timedelta(days=30)


def next_year() -> int:
    """The year to collect next: after the newest round and the newest year that an edition has locked."""
    rounds = Collection.objects.aggregate(year=Max("year"))["year"]
    locked = Figure.objects.filter(status=FigureStatus.LOCKED).aggregate(year=Max("year"))["year"]
    return max((year + 1 for year in (rounds, locked) if year), default=timezone.localdate().year - 1)


def default_dates(year: int, today: date | None = None) -> tuple[date, date]:
    """From today to the end of January after the year (the report is due on 1 April), or 30 days where that is past."""
    opens = today or timezone.localdate()
    return opens, max(date(year + 1, 1, 31), opens + SHORTEST_ROUND)


def is_public(year: int) -> bool:
    """Whether an edition has made the year's figures public: there is nothing left to collect."""
    return Figure.objects.of_year(year).published_by_edition().exists()


@transaction.atomic
def open_year(year: int, *, opens_on: date, due_on: date, note: str, by: User) -> Collection:
    """Create the year's round and open it, in one action. An opened round is left as it is: a double click is harmless.

    Raises Refused for people who may not and for a year that an edition has made public; ValidationError for dates in
    the wrong order.
    """
    require_manager(by)
    if is_public(year):
        raise Refused(f"{year}年的数据已随年度报告公开，不再开启填报；有误的由发布人启动更正。")
    Collection(year=year, opens_on=opens_on, due_on=due_on).clean()
    collection, _ = held(Collection.objects.all()).get_or_create(
        year=year, defaults={"opens_on": opens_on, "due_on": due_on, "note": note}
    )
    if not collection.opened_at:
        collection.opens_on, collection.due_on, collection.note = opens_on, due_on, note
        collection.save()
        open_round(collection, by=by)
    return collection


@transaction.atomic
def open_round(collection: Collection, *, by: User) -> list[Figure]:
    """Start entry for a year: every active indicator gets its blank figure. Returns those made now.

    A figure that exists already (its value published by a source) is kept as it is. What comes into the catalogue
    later joins by `indicators.round.joining`. Raises Refused for people who may not and for a locked round.
    """
    collection.hold()
    collection.require(RoundVerb.OPEN, allowed=user_can_manage_collection(by))
    if not collection.opened_at:
        collection.take(RoundVerb.OPEN, by=by)
    collected = Indicator.objects.collected_in(collection.year).select_related("department")
    owed = collected.exclude(figures__year=collection.year)
    blank = [Figure(indicator=indicator, year=collection.year) for indicator in owed]
    for figure in blank:
        figure.measure_like(figure.indicator)
    return list(bulk_create_with_history(blank, Figure))


@transaction.atomic
def lock_round(collection: Collection, *, by: User, without: int = 0) -> None:
    """End entry for a year; nobody can enter any more. Approved figures wait for publication.

    `without` is how many figures the actor has agreed to go without. Raises Stale where another number is missing:
    somebody has returned or entered one since they looked.
    """
    collection.hold()
    collection.require(RoundVerb.LOCK, allowed=user_can_manage_collection(by))
    missing = Figure.objects.of_year(collection.year).missing().count()
    require_seen(without, missing, lambda: _disagreement(missing))
    collection.take(RoundVerb.LOCK, by=by, words=f"有{missing}项没有审核通过" if missing else "")


@transaction.atomic
def unlock_round(collection: Collection, *, by: User, reason: str) -> None:
    """Take entry up again, for a reason that is kept. Called by `reports.publishing.unlocking` alone, which knows whether the year
    has been published. Raises Refused for who may not, without a reason, and for a round that isn't locked.
    """
    collection.hold()
    collection.require(RoundVerb.UNLOCK, allowed=user_can_unlock_collection(by))
    collection.take(RoundVerb.UNLOCK, by=by, words=reason)


@transaction.atomic
def reschedule(collection: Collection, *, opens_on: date, due_on: date, note: str, by: User) -> None:
    """Change the days and the note of a round that isn't locked.

    Raises Refused for who may not and for a locked round; ValidationError for dates in the wrong order.
    """
    collection.hold()
    collection.require(RoundVerb.RESCHEDULE, allowed=user_can_manage_collection(by))
    before, collection.due_on = collection.due_on, due_on
    collection.opens_on, collection.note = opens_on, note
    collection.clean()
    if before == due_on:
        collection.save()
    else:
        moved = f"截止日期由{date_format(before)}改为{date_format(due_on)}"
        collection.take(RoundVerb.RESCHEDULE, by=by, words=moved)


@transaction.atomic
def extend(collection: Collection, department: Department, *, due_on: date, reason: str, by: User) -> Extension:
    """Give one department more time. Raises Refused without a reason, for a day that is not later, and for a round in
    which nobody can enter."""
    require_manager(by)
    collection.hold()
    if not collection.is_open:
        raise Refused(f"{collection}没有在填报中，不能延期。")
    if not reason.strip():
        raise Refused("延期须写明理由。")
    if due_on <= collection.due_for(department):
        raise Refused("延期后的日期须晚于现在的截止日期。")
    return Extension.objects.create(
        collection=collection, department=department, due_on=due_on, reason=reason.strip(), granted_by=by
    )


def require_manager(by: User) -> None:
    if not user_can_manage_collection(by):
        raise Refused(MANAGERS_ONLY)


def _disagreement(missing: int) -> str:
    if not missing:
        return "没有锁定：现在各项都已审核通过，请看过最新的情况再锁定。"
    return f"没有锁定：还有{missing}项没有审核通过。确实要缺着这些数据锁定的，请如数填写“{missing}”。"
