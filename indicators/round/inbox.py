"""What one person has to do: owed, returned, waiting for them, and what they asked for themselves."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from indicators.models import (
    EDITABLE,
    Collection,
    Department,
    Figure,
    FigureInstruction,
    FigureMove,
    FigureStatus,
    FigureVerb,
    RoundMove,
    RoundVerb,
    User,
    user_can_instruct,
    user_can_review,
)
from indicators.office.kept.composed import composed
from indicators.office.permissions import user_has_role
from indicators.office.roles import Role
from indicators.round.progress import (
    Progress,
    Rounds,
    Tally,
    departments_instructed,
    is_anything_reopened,
    total,
)
from indicators.round.review_desk import awaiting

RECENT = 10


@dataclass(frozen=True)
class WaitingFigures:
    """A round with figures before the reviewers, and how many each department has there."""

    collection: Collection
    departments: list[Progress]

    @property
    def tally(self) -> Tally:
        return total(self.departments)


@dataclass(frozen=True)
class FigureInbox:
    owed: list[Progress]
    """The person's departments in open rounds that still have something in hand."""
    joined: list[RoundMove]
    """What the person's departments are asked for since the round was opened, and have not begun."""
    returned: list[Figure]
    """Figures that came back, each with `return_reason` and `returned_by`."""
    to_sign: list[Progress]
    """Departments whose figures wait for the person's signature."""
    to_review: list[WaitingFigures]
    reopened: list[Figure]
    """Published figures taken up for a correction that wait for this person, to enter, to sign or to review."""
    instructions: list[FigureInstruction]
    """批示 that the person's departments have to answer."""
    given: list[FigureInstruction]
    """A leader's own, newest first."""

    @property
    def is_empty(self) -> bool:
        to_do = (self.owed, self.returned, self.to_sign, self.to_review, self.reopened, self.instructions, self.given)
        return not any(to_do)


def inbox(person: User, rounds: Rounds | None = None) -> FigureInbox:
    """Everything for one person's page. The number of queries grows with open rounds alone, of which there is one."""
    rounds = rounds or Rounds()
    departments = _departments(person)
    asked = rounds.open if departments else []
    own = [row for one in asked for row in rounds.progress(one) if row.department in departments]
    return FigureInbox(
        owed=[row for row in own if row.to_do] if user_has_role(person, Role.OFFICER) else [],
        joined=_joined(rounds, departments) if user_has_role(person, Role.OFFICER) else [],
        returned=_returned(rounds, departments) if any(row.returned for row in own) else [],
        to_sign=[row for row in own if row.signing] if user_has_role(person, Role.HEAD) else [],
        to_review=_to_review(person, rounds) if user_can_review(person) else [],
        reopened=_reopened(person),
        instructions=_instructions(person) if user_has_role(person, Role.OFFICER) else [],
        given=_given_by(person.pk) if user_can_instruct(person) else [],
    )


def _departments(person: User) -> list[Department]:
    """Where the person enters or signs."""
    return list(person.departments.all()) if user_has_role(person, Role.OFFICER, Role.HEAD) else []


def _joined(rounds: Rounds, departments: list[Department]) -> list[RoundMove]:
    """The newest line of each indicator: it may have left and joined again."""
    if not departments or not RoundMove.objects.filter(verb=RoundVerb.JOIN, collection__in=rounds.open).exists():
        return []
    moves = RoundMove.objects.waiting().filter(department__in=departments).with_context()
    return list({(move.collection_id, move.indicator_id): move for move in reversed(moves)}.values())


def _returned(rounds: Rounds, departments: list[Department]) -> list[Figure]:
    last = FigureMove.objects.filter(figure=OuterRef("pk"), verb=FigureVerb.RETURN).order_by("-at", "-pk")
    return list(
        Figure.objects.filter(
            status=FigureStatus.RETURNED, department__in=departments, year__in=[one.year for one in rounds.open]
        )
        .select_related("indicator", "department")
        .annotate(
            return_reason=Subquery(last.values("note")[:1]),
            returned_by=Subquery(last.values("by__full_name")[:1]),
            returned_at=Subquery(last.values("at")[:1]),
        )
        .order_by("year", "indicator__order")
    )


def _to_review(reviewer: User, rounds: Rounds) -> list[WaitingFigures]:
    """Only departments of which this reviewer may approve something; in a locked round too: what was handed in can still
    be approved there."""
    theirs = set(awaiting(reviewer).filter(is_reopened=False).order_by().values_list("year", "department"))
    years = {year for year, _ in theirs}
    waiting = (
        WaitingFigures(
            each, [row for row in rounds.progress(each) if row.submitted and (each.year, row.department.pk) in theirs]
        )
        for each in rounds.begun
        if each.year in years
    )
    return [each for each in waiting if each.departments]


def _reopened(person: User) -> list[Figure]:
    """Where a department has nobody to enter its figure, a reviewer does (代填). Two queries, one while nothing is."""
    if not is_anything_reopened():
        return []
    waits = Q(pk__in=())
    if user_has_role(person, Role.OFFICER):
        waits |= Q(status__in=EDITABLE, department__in=person.department_ids)
    if user_has_role(person, Role.HEAD):
        waits |= Q(status=FigureStatus.SIGNING, department__in=person.department_ids)
    if user_can_review(person):
        waits |= Q(pk__in=awaiting(person).values("pk"))
        officers = User.objects.filter(is_active=True, groups__name=Role.OFFICER.value, departments__isnull=False)
        waits |= Q(status__in=EDITABLE) & ~Q(department__in=officers.values("departments"))
    return list(Figure.objects.reopened().filter(waits).select_related("indicator", "department"))


def _instructions(person: User) -> list[FigureInstruction]:
    if not departments_instructed() & person.department_ids:
        return []
    found = FigureInstruction.objects.open().filter(about__department__in=person.department_ids)
    return list(found.select_related("about__indicator", "by").order_by("at"))


@composed
def _given_by(leader: int) -> QuerySet[FigureInstruction]:
    return FigureInstruction.objects.filter(by=leader).select_related("about__indicator", "answered_by")[:RECENT]
