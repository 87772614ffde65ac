"""What rules look at: this year's entries beside last year's figures. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indicators.numbers.comparison import Change, Measured


@dataclass(frozen=True, slots=True)
class RuleSubject:
    """One indicator in one year; the change holds both numbers, and knows whether they may be compared."""

    code: str
    name: str
    department: str
    change: Change

    @property
    def kind(self) -> str:
        return self.change.kind

    @property
    def now(self) -> Measured:
        return self.change.after

    @property
    def before(self) -> Measured:
        return self.change.before

    @property
    def text(self) -> str:
        """`41件`."""
        return self.change.after_text


@dataclass(frozen=True, slots=True)
class Context:
    """A year's subjects by code; what is not there is unknown to every rule."""

    subjects: Mapping[str, RuleSubject]

    def get(self, code: str) -> RuleSubject | None:
        """The subject where it has a number this year."""
        subject = self.subjects.get(code)
        return subject if subject and subject.now.value is not None else None

    def with_entries(self, entries: Mapping[str, Measured]) -> Context:
        """The same year as if these numbers had been entered; codes it doesn't know are passed over."""
        changed = {
            code: replace(subject, change=replace(subject.change, after=entries[code]))
            for code, subject in self.subjects.items()
            if code in entries
        }
        return Context({**self.subjects, **changed})
