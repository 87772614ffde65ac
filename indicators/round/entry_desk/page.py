"""What the desk shows: a department's round, its figures by theme, what came back, whom to ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Prefetch

from indicators.models import (
    EDITABLE,
    HANDED_IN,
    SUBMISSIONS,
    Collection,
    Department,
    Evidence,
    Extension,
    Figure,
    FigureMove,
    FigureQuerySet,
    FigureStatus,
    FigureVerb,
    RulePoint,
    Screening,
    User,
    screen_about,
    user_can_enter_for,
    user_can_handle,
    user_can_sign_off,
)
from indicators.numbers import Measured
from indicators.round.entry_desk.answer import EntryAnswer, answer_about, answer_to
from indicators.round.entry_desk.entry import EntryForm, Saved
from indicators.round.entry_desk.fields import EntryFields, fields_about
from indicators.round.progress import Progress, progress_with


@dataclass(frozen=True)
class DeskRow:
    """One figure on the desk.

    `kept` is what was typed and could not be written, `faults` what else there is to say about it; `seen` the
    version its writer was looking at, `has_newer` that somebody has written since. `may_enter` is the actor's right. `points` is what the rules say here about
    what is saved; `is_barred` that one of them must be mended before the figure can be handed in.
    """

    figure: Figure
    before: Figure | None
    may_enter: bool
    seen: int
    kept: EntryForm | None = None
    faults: tuple[str, ...] = ()
    has_newer: bool = False
    points: tuple[RulePoint, ...] = ()
    is_barred: bool = False
    user_id: int = 0

    @property
    def is_editable(self) -> bool:
        return self.may_enter and self.figure.status in EDITABLE

    @property
    def is_conflict(self) -> bool:
        """Of two entries the writer chooses one; what was handed in meanwhile is written over by nobody."""
        return self.has_newer and self.is_editable

    @property
    def may_withdraw(self) -> bool:
        return self.may_enter and self.figure.allows(FigureVerb.WITHDRAW)

    @property
    def is_mine(self) -> bool:
        """Whether what is saved is this user's own entry: then a copy that the browser kept of an older one is done with."""
        return self.figure.entered_by_id == self.user_id

    @property
    def is_filled(self) -> bool:
        return self.figure.value is not None

    @cached_property
    def fields(self) -> EntryFields:
        """As they stand on the page."""
        is_faulty = bool(self.answer.fault)
        return EntryFields.of(self.kept, is_faulty) if self.kept else fields_about(self.figure, is_faulty)

    @cached_property
    def answer(self) -> EntryAnswer:
        """To what stands in the field now; where there is no field, to what is saved."""
        figure, kept = self.figure, self.kept
        if kept and self.is_editable:
            return answer_to(figure, self.before, kept["value"].value() or "", kept["qualifier"].value() or "")
        return answer_about(figure, self.before, figure.entry)

    @property
    def anchor(self) -> str:
        """Where a link to the row leads: into its field where it has one."""
        return self.fields.value_id if self.is_editable else self.figure.indicator.code

    @property
    def mine(self) -> str:
        """Of two entries in conflict the writer's own, with its unit."""
        return self.figure.text_of((self.kept.cleaned_data if self.kept else {}).get("measured", Measured()))

    @property
    def before_text(self) -> str:
        """Last year's figure with its unit; "—" when there is none."""
        return self.figure.cell_of(self.before.stated if self.before else Measured())

    @cached_property
    def sent_back(self) -> FigureMove | None:
        """Why it is in hand again: the newest return or reopening, until it is handed in once more."""
        for move in self.figure.moves.all():
            if move.verb in (FigureVerb.RETURN, FigureVerb.REOPEN):
                return move
            if move.verb in (*SUBMISSIONS, FigureVerb.HAND_IN):
                return None
        return None


@dataclass(frozen=True)
class EntryDesk:
    collection: Collection
    department: Department
    user: User
    screening: Screening
    rows: list[DeskRow] = field(default_factory=list)

    @property
    def may_enter(self) -> bool:
        return user_can_enter_for(self.user, self.department, self.collection)

    @property
    def has_editable(self) -> bool:
        """Whether anything is left to type: else the page's buttons would do nothing."""
        return any(row.is_editable for row in self.rows)

    @property
    def filled(self) -> int:
        return sum(row.is_filled for row in self.rows)

    @property
    def handed_in(self) -> int:
        return sum(row.figure.status in (*HANDED_IN, FigureStatus.SIGNING) for row in self.rows)

    @property
    def sent_back(self) -> list[DeskRow]:
        """What came back and is still in the officer's hand."""
        return [row for row in self.rows if row.figure.status in EDITABLE and row.sent_back]

    @property
    def wrong(self) -> list[DeskRow]:
        """What was typed or chosen and not written."""
        return [row for row in self.rows if row.kept or row.faults]

    @property
    def ready(self) -> list[DeskRow]:
        """Drafts that can be handed in, once every doubt about them is explained."""
        return [
            row for row in self.rows if row.figure.status == FigureStatus.DRAFT and row.is_filled and not row.is_barred
        ]

    @property
    def barred(self) -> list[DeskRow]:
        """What a rule keeps from being handed in."""
        return [row for row in self.rows if row.figure.status in EDITABLE and row.is_barred]

    @property
    def missing(self) -> list[DeskRow]:
        """What would still be owed once the ready ones are handed in."""
        ready = {row.figure.pk for row in self.ready}
        return [row for row in self.rows if row.figure.status in EDITABLE and row.figure.pk not in ready]

    @property
    def is_heads(self) -> bool:
        """Whether the department's head is looking."""
        return user_can_sign_off(self.user, self.department)

    @property
    def to_sign(self) -> list[DeskRow]:
        """What waits for this very head."""
        return [row for row in self.rows if self.is_heads and row.figure.status == FigureStatus.SIGNING]

    @cached_property
    def progress(self) -> Progress:
        return progress_with(self.collection, self.department, [row.figure for row in self.rows])

    @cached_property
    def extension(self) -> Extension | None:
        return self.collection.granted().filter(department=self.department).first()

    @cached_property
    def reviewers(self) -> list[User]:
        """Whom to ask."""
        return list(User.objects.reviewers())


def desk_of(collection: Collection, department: Department, user: User, saved: Saved | None = None) -> EntryDesk:
    """The desk as this user finds it now, with what was just not saved. A fixed number of queries."""
    saved = saved or Saved()
    figures = list(figures_of(collection, department))
    asked = [figure.indicator_id for figure in figures]
    year_before = Figure.objects.of_year(collection.year - 1).filter(indicator__in=asked).order_by()
    before = {figure.indicator_id: figure for figure in year_before}
    may_enter = user_can_enter_for(user, department, collection)
    screening = screen_about(*figures)
    shown = {figure.indicator.code for figure in figures}
    rows = [
        _row(figure, before.get(figure.indicator_id), may_enter, saved, screening, shown, user.pk) for figure in figures
    ]
    return EntryDesk(collection, department, user, screening, rows)


def _row(
    figure: Figure,
    before: Figure | None,
    may_enter: bool,
    saved: Saved,
    screening: Screening,
    shown: set[str],
    user_id: int,
) -> DeskRow:
    kept, code = saved.kept.get(figure.pk), figure.indicator.code
    return DeskRow(
        figure=figure,
        before=before,
        may_enter=may_enter,
        seen=saved.versions.get(figure.pk, kept.posted_version) if kept else figure.version,
        kept=kept,
        faults=tuple(saved.faults.get(figure.pk, ())),
        has_newer=figure.pk in saved.conflicts,
        points=() if kept else tuple(screening.at(code, shown)),
        is_barred=any(point.finding.is_hard for point in screening.about(code)),
        user_id=user_id,
    )


def row_of(figure: Figure, user: User, screening: Screening, saved: Saved | None = None) -> DeskRow:
    """One figure by itself, as when it was reopened for a correction: no round need be open for it."""
    before = Figure.objects.filter(year=figure.year - 1, indicator=figure.indicator_id).first()
    may_enter = user_can_handle(user, figure, None)
    return _row(figure, before, may_enter, saved or Saved(), screening, {figure.indicator.code}, user.pk)


def figures_of(collection: Collection, department: Department) -> FigureQuerySet:
    return shown(Figure.objects.filter(year=collection.year, department=department))


def shown(figures: FigureQuerySet) -> FigureQuerySet:
    """With all that a row shows, in the order of the desk."""
    return (
        figures.select_related("indicator__theme", "entered_by", "department")
        .prefetch_related(
            Prefetch("moves", FigureMove.objects.select_related("by")),
            Prefetch("evidence", Evidence.objects.in_force().order_by("uploaded_at", "pk")),
        )
        .with_annotations()
        .order_by("indicator__theme__order", "indicator__order", "indicator__code")
    )
