"""Steps: what may be done next to a thing that people work on, by whom, and what is kept of it.

Four things are worked on in steps: a figure, a report, a task and a year's round. Each says which table it moves by and
how it writes its log; the lock, the guard against what somebody else wrote meanwhile, and the runner are here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

Row = TypeVar("Row", bound=models.Model)


class Refused(ValidationError):
    """A verb that may not run now; the message is a Chinese sentence for the person who tried."""


class Stale(Refused):
    """Somebody else wrote in between: what the actor was looking at is not what is there."""


def require_seen(seen: object, now: object, since: Callable[[], str]) -> None:
    """Raises Stale, with the sentence of `since`, when what the actor saw is not what there is now.

    Both are marks of one kind: a version, the last line of a log, the fingerprint of a text. None was seen on no page.
    """
    if seen is not None and seen != now:
        raise Stale(since())


def held(rows: models.QuerySet[Row]) -> models.QuerySet[Row]:
    """These rows as they are now, held until the transaction ends; not those they are read together with."""
    return rows.select_for_update(of=("self",))


def free(rows: models.QuerySet[Row]) -> models.QuerySet[Row]:
    """Those of the rows that no other transaction holds, held like the above; nobody is waited for."""
    return rows.select_for_update(skip_locked=True)


class Shared(models.Model):
    """A row that several people work on at once."""

    version: Any

    class Meta:
        abstract = True

    @property
    def mark(self) -> object:
        """What a page remembers of the row as it showed it; it is another one as soon as anybody has written."""
        return self.version

    def since(self) -> str:
        """The sentence for who looked at something older: what has happened, and what to do."""
        return f"“{self}”刚刚由他人改动过。请看清现在的样子，再操作一次。"

    def hold(self, seen: object = None) -> None:
        """Become the row as it is now, held until the transaction ends. Raises Stale when `seen` is another mark."""
        self.refresh_from_db(from_queryset=held(type(self)._base_manager.all()))
        self.require_seen(seen)

    def require_seen(self, seen: object) -> None:
        """As the function of this name; what nobody has seen is not looked up."""
        if seen is not None:
            require_seen(seen, self.mark, self.since)


@dataclass(frozen=True, slots=True)
class Move:
    """From any of `sources` to `target` (None: stays). `words` names what the actor must write, "" when nothing."""

    sources: tuple[str, ...]
    target: str | None = None
    words: str = ""

    def lacks(self, words: str) -> bool:
        """Whether something must be written and is not."""
        return bool(self.words) and not words.strip()


class Stepwise(Shared):
    """A row whose state moves by one table, each step with a line in its log. A verb of it reads:

    hold → require → what the verb itself asks → take
    """

    table: ClassVar[Mapping[Any, Move]]
    state_field: ClassVar[str] = "status"

    log: Callable[..., Any]
    """`log(verb, before, by=, words=, …)` writes and returns one line: the step from `before` to where the row is now."""

    class Meta:
        abstract = True

    @property
    def state(self) -> str:
        return getattr(self, self.state_field)

    def allows(self, verb: models.TextChoices) -> bool:
        """Whether its state allows the verb."""
        return self.state in self.table[verb].sources

    def require(self, verb: models.TextChoices, *, allowed: bool) -> None:
        """Raises Refused: with the state where the state forbids the verb, else for who is not `allowed`."""
        self.require_state(verb)
        self.require_right(verb, allowed=allowed)

    def require_state(self, verb: models.TextChoices) -> None:
        if not self.allows(verb):
            raise Refused(self.why_not_now(verb))

    def require_right(self, verb: models.TextChoices, *, allowed: bool) -> None:
        if not allowed:
            raise Refused(self.why_not_you(verb))

    def require_words(self, verb: models.TextChoices, words: str) -> str:
        """Without the space around them. Raises Refused where the table asks for words and there are none."""
        if self.table[verb].lacks(words):
            raise Refused(self.demand(verb))
        return words.strip()

    @classmethod
    def demand(cls, verb: models.TextChoices) -> str:
        """What the table asks to be written for the verb: `退回须写明理由。`"""
        return f"{verb.label}须写明{cls.table[verb].words}。"

    def take(self, verb: models.TextChoices, *, by: Any, words: str = "", **line: Any) -> Any:
        """One step of the table: the row is saved, and the line of its log returned. Who may was asked by `require`.

        Raises Refused where the state forbids the verb, and without the words that the table asks for. `line` is what
        this thing's log keeps beside.
        """
        self.require_state(verb)
        words = self.require_words(verb, words)
        before = self.state
        self.arrive(self.table[verb].target or before, by=by)
        self.save()
        return self.log(verb, before, by=by, words=words, **line)

    def arrive(self, state: str, *, by: Any) -> None:
        """Be in this state; not saved."""
        setattr(self, self.state_field, state)

    def why_not_now(self, verb: models.TextChoices) -> str:
        """The sentence for a verb that the state forbids."""
        raise NotImplementedError

    def why_not_you(self, verb: models.TextChoices) -> str:
        """The sentence for who may not."""
        raise NotImplementedError
