"""What enters a round after it was opened, and what leaves it again: an indicator, or all that a department owes."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import transaction

from indicators.models import Collection, Department, Figure, Indicator, IndicatorQuerySet, User
from indicators.models.permissions import user_can_manage_collection
from indicators.models.round_steps import RoundVerb
from indicators.office.steps import Refused, held


@dataclass(frozen=True, slots=True)
class Share:
    """A department's part of the catalogue in a round: what is not in it, and what could still leave it."""

    department: Department
    outside: list[Indicator] = field(default_factory=list)
    removable: list[Figure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RoundPlace:
    """Where an indicator stands in an open round: its figure, None while it is outside."""

    collection: Collection
    figure: Figure | None
    may_leave: bool


def shares_of(collection: Collection) -> list[Share]:
    """Every department with something outside the round or still empty in it, in the departments' order."""
    found: dict[int, Share] = {}
    for indicator in outside(collection).with_context():
        found.setdefault(indicator.department_id, Share(indicator.department)).outside.append(indicator)
    empty = Figure.objects.of_year(collection.year).untouched().select_related("indicator", "department")
    for figure in empty.order_by("indicator__order", "indicator__code"):
        found.setdefault(figure.department_id, Share(figure.department)).removable.append(figure)
    return sorted(found.values(), key=lambda share: (share.department.order, share.department.code))


def outside(collection: Collection) -> IndicatorQuerySet:
    """What the catalogue would ask of the year and the round does not."""
    return Indicator.objects.collected_in(collection.year).exclude(figures__year=collection.year)


def places_of(indicator: Indicator) -> list[RoundPlace]:
    """Each open round it belongs to or could join. Three queries a round, of which there is one."""
    return [
        _place(collection, indicator) for collection in Collection.objects.open() if _concerns(collection, indicator)
    ]


@transaction.atomic
def join_round(collection: Collection, indicator: Indicator, *, by: User, note: str = "") -> Figure:
    """Ask the indicator's department for it in a round that is open already.

    Raises Refused for who may not, for a round in which nobody can enter, for an indicator that is in it or that the
    year doesn't count.
    """
    collection.hold()
    collection.require(RoundVerb.JOIN, allowed=user_can_manage_collection(by))
    if Figure.objects.filter(year=collection.year, indicator=indicator).exists():
        raise Refused(f"“{indicator}”已经在{collection}中，不用再列入。")
    if not outside(collection).filter(pk=indicator.pk).exists():
        raise Refused(f"“{indicator}”已停用，或不在{collection.year}年的统计年度之内，不能列入。请先在指标目录中更改。")
    if not indicator.department.is_active:
        raise Refused(f"“{indicator}”的牵头部门“{indicator.department}”已停用，没有人能填报。请先在指标目录中更改。")
    figure = Figure(indicator=indicator, year=collection.year)
    figure._change_reason = f"{by}列入{collection}"
    figure.save()
    _log(collection, RoundVerb.JOIN, figure, by=by, note=note)
    return figure


@transaction.atomic
def join_share(collection: Collection, department: Department, *, by: User, note: str = "") -> list[Figure]:
    """Ask a department for everything the catalogue would and the round does not yet.

    Raises Refused as `join_round` does, and where there is nothing to join.
    """
    missing = list(outside(collection).filter(department=department).with_context())
    if not missing:
        raise Refused(f"{department}在目录中的指标都已在{collection}中。")
    return [join_round(collection, indicator, by=by, note=note) for indicator in missing]


@transaction.atomic
def leave_round(figure: Figure, *, by: User, note: str = "") -> None:
    """Take an empty figure out of its round. Its rows in history and log stay.

    Raises Refused for who may not, for a round in which nobody can enter, and once anybody has worked on the figure.
    """
    collection = held(Collection.objects.filter(year=figure.year)).get()
    collection.require(RoundVerb.LEAVE, allowed=user_can_manage_collection(by))
    found = held(Figure.objects.untouched().filter(pk=figure.pk)).first()
    if found is None:
        raise Refused(f"“{figure.indicator}”已经有人填报过，或有佐证、批示、公开的数值，不能退出{collection}。")
    _log(collection, RoundVerb.LEAVE, found, by=by, note=note)
    found._change_reason = f"{by}退出{collection}"
    found.delete()


def _log(collection: Collection, verb: RoundVerb, figure: Figure, *, by: User, note: str) -> None:
    """The round itself stays as it is: a line, and no step."""
    about = {"indicator": figure.indicator, "department": figure.department}
    collection.log(verb, collection.state, by=by, words=note.strip(), **about)


def _concerns(collection: Collection, indicator: Indicator) -> bool:
    return (
        Indicator.objects.collected_in(collection.year).filter(pk=indicator.pk).exists()
        or Figure.objects.filter(year=collection.year, indicator=indicator).exists()
    )


def _place(collection: Collection, indicator: Indicator) -> RoundPlace:
    figure = Figure.objects.filter(year=collection.year, indicator=indicator).first()
    may_leave = figure is not None and Figure.objects.untouched().filter(pk=figure.pk).exists()
    return RoundPlace(collection, figure, may_leave)
