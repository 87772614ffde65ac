"""What a reviewer sees of a department's figures, and what happens to those decided on together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from indicators.models import (
    DEEDS,
    MOVES,
    SUBMISSIONS,
    Collection,
    Department,
    Evidence,
    Figure,
    FigureMove,
    FigureStatus,
    FigureVerb,
    RulePoint,
    User,
    objection_by_log,
    screen_about,
)
from indicators.models.figure_move import told_in_turn
from indicators.numbers import Change
from indicators.office.four_eyes import is_own_department
from indicators.office.kept.composed import composed
from indicators.office.steps import Refused, Stale

OfFigure = TypeVar("OfFigure", FigureMove, Evidence)


@dataclass(frozen=True)
class ReviewRow:
    """One figure before its reviewer. `before` is last year's figure of the same indicator, None where there is none.

    `log` has the newest line first; `files` are the evidence in force; `points` is what the rules say about it, with the
    department's explanations; `typed` the reason of a return that was refused just now.
    """

    figure: Figure
    before: Figure | None
    reviewer: User
    log: tuple[FigureMove, ...] = ()
    files: tuple[Evidence, ...] = ()
    points: tuple[RulePoint, ...] = ()
    typed: str = ""

    @property
    def is_barred(self) -> bool:
        """A rule stands in the way of approval."""
        return any(point.is_open for point in self.points)

    @cached_property
    def moves(self) -> list[FigureMove]:
        """The log, each line with what the figure said before it."""
        return told_in_turn(self.log)

    @cached_property
    def change(self) -> Change:
        """From last year's figure to this year's entry."""
        return self.figure.change_since(self.before)

    @property
    def last_submission(self) -> FigureMove | None:
        """The submission before the present one: what the reviewers saw last time."""
        submissions = [move for move in self.moves if move.verb in SUBMISSIONS]
        return submissions[1] if len(submissions) > 1 else None

    @property
    def is_as_before(self) -> bool:
        """Submitted again with the very number that was submitted last time."""
        last = self.last_submission
        return last is not None and (last.value, last.qualifier) == (self.figure.value, self.figure.qualifier)

    @property
    def last_return(self) -> FigureMove | None:
        """The newest return, with its reason."""
        return next((move for move in self.moves if move.verb == FigureVerb.RETURN), None)

    @property
    def on_behalf(self) -> bool:
        """Whether the present value was entered by somebody outside the department (代填)."""
        entries = (move for move in self.moves if move.verb == FigureVerb.ENTER)
        newest = next(entries, None)
        return newest is not None and newest.on_behalf

    @property
    def objection(self) -> str:
        """Why another reviewer must approve it; "" where this one may."""
        return objection_by_log(self.reviewer, self.figure, self.log)

    @property
    def is_own_department(self) -> bool:
        """The reviewer belongs to the department: told in the log as 本部门自审."""
        return is_own_department(self.reviewer, self.figure.department_id)

    @property
    def differs_from_source(self) -> bool:
        """Another publication has already stated this figure, and otherwise."""
        figure = self.figure
        return figure.value is not None and figure.stated != figure.entry


@dataclass(frozen=True)
class Decision:
    """What a reviewer asks for one figure: the verb, the version on their screen, the reason of a return."""

    figure: Figure
    verb: FigureVerb
    seen: int
    reason: str = ""


@dataclass
class ReviewOutcome:
    """What came of several decisions: those done, and a sentence for each that was refused."""

    done: list[Figure] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def awaiting(reviewer: User) -> QuerySet[Figure]:
    """Handed in, and nothing objects to this reviewer's yes: what `objection_by_log` says, as one query."""
    own = FigureMove.objects.filter(figure=OuterRef("pk"), version=OuterRef("version"), by=reviewer, verb__in=DEEDS)
    found = Figure.objects.filter(~Exists(own), status=FigureStatus.SUBMITTED).exclude(entered_by=reviewer)
    barred = reviewer.department_ids if settings.REVIEW_OUTSIDE_DEPARTMENT else ()
    return found.exclude(department__in=barred)


def rows(collection: Collection, department: Department, reviewer: User) -> list[ReviewRow]:
    """A department's figures of the round with all a reviewer needs to judge them. A fixed number of queries."""
    of_department = collection.year, department.pk
    figures = _figures(*of_department)
    logs, files = _by_figure(_moves(*of_department)), _by_figure(_evidence(*of_department))
    for figure in figures:
        for move in logs[figure.pk]:
            move.figure = figure  # read already: the log says numbers as the figure does
    asked = tuple(figure.indicator_id for figure in figures)
    before = {figure.indicator_id: figure for figure in _figures_about(asked, collection.year - 1)}
    screening = screen_about(*figures)
    return [
        ReviewRow(
            figure=figure,
            before=before.get(figure.indicator_id),
            reviewer=reviewer,
            log=tuple(logs[figure.pk]),
            files=tuple(files[figure.pk]),
            points=tuple(screening.about(figure.indicator.code)),
        )
        for figure in figures
    ]


@composed
def _figures(year: int, department: int) -> QuerySet[Figure]:
    figures = Figure.objects.filter(year=year, department=department).select_related("indicator", "entered_by")
    return figures.with_annotations().order_by("indicator__order", "indicator__code")


@composed
def _moves(year: int, department: int) -> QuerySet[FigureMove]:
    return FigureMove.objects.filter(figure__year=year, figure__department=department).select_related("by")


@composed
def _evidence(year: int, department: int) -> QuerySet[Evidence]:
    files = Evidence.objects.in_force().filter(figure__year=year, figure__department=department)
    return files.order_by("uploaded_at", "pk")


@composed
def _figures_about(indicators: tuple[int, ...], year: int) -> QuerySet[Figure]:
    return Figure.objects.of_year(year).filter(indicator__in=indicators).order_by()


def _by_figure(found: Iterable[OfFigure]) -> Mapping[int, list[OfFigure]]:
    grouped: dict[int, list[OfFigure]] = defaultdict(list)
    for one in found:
        grouped[one.figure_id].append(one)
    return grouped


def decide(decisions: Iterable[Decision], *, by: User) -> ReviewOutcome:
    """Carry out each decision by itself: one that is refused (a newer version, one's own entry) holds up no other."""
    outcome = ReviewOutcome()
    for decision in decisions:
        try:
            _carry_out(decision, by)
        except Stale as stale:
            outcome.refused += stale.messages
        except Refused as refused:
            if _was_done(decision, by):
                outcome.done.append(decision.figure)
            else:
                outcome.refused += refused.messages
        else:
            outcome.done.append(decision.figure)
    return outcome


def _carry_out(decision: Decision, by: User) -> None:
    if decision.verb == FigureVerb.APPROVE:
        decision.figure.approve(by=by, seen=decision.seen)
    elif MOVES[FigureVerb.RETURN].lacks(decision.reason):
        raise Refused(f"“{decision.figure.indicator}”没有退回：{decision.figure.demand(FigureVerb.RETURN)}")
    else:
        decision.figure.send_back(by=by, reason=decision.reason, seen=decision.seen)


def _was_done(decision: Decision, by: User) -> bool:
    """A second click: the same person has just done the same to the same version."""
    last = decision.figure.moves.first()
    return last is not None and (last.verb, last.version, last.by_id) == (decision.verb, decision.seen, by.pk)
