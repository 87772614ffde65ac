"""A text that is not in the database, checked by the same families: numbers, moves, sums, titles, years, contents.

What it quotes nobody knows; what it says can be held against itself, the register of titles and the statute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from reports.checks.bare_numbers import excerpt, said_of
from reports.checks.finding import KINDS, Severity
from reports.checks.remarks import Remark, on_titles, on_years
from reports.checks.statute import statute
from reports.checks.within import on_text
from reports.narrative.numerals import numerals

if TYPE_CHECKING:
    from reports.checks.known import Known

PLAN = "plan"

AROUND = 12


@dataclass(frozen=True, slots=True)
class TextFinding:
    """`text[start:end]` is what it is about, `excerpt` the same with what stands round it; both empty for the whole."""

    code: str
    severity: Severity
    excerpt: str
    start: int
    end: int
    message: str

    @property
    def title(self) -> str:
        return KINDS[self.code].title

    @property
    def is_error(self) -> bool:
        return self.severity == Severity.ERROR

    @classmethod
    def of_dict(cls, said: dict[str, Any]) -> Self:
        """What `as_dict` said."""
        return cls(**{**said, "severity": Severity(said["severity"])})

    def as_dict(self) -> dict[str, str | int]:
        return {
            "code": self.code,
            "severity": self.severity.value,
            "excerpt": self.excerpt,
            "start": self.start,
            "end": self.end,
            "message": self.message,
        }


def check_text(text: str, known: Known, outline: dict[str, Any] | None = None) -> list[TextFinding]:
    """Everything found, in reading order; what concerns the whole comes last. `outline` is what `reports.reading` made
    of the text, for the statutory contents and to know where the plan begins."""
    plan = _plan_begins(text, outline)
    said = on_text(text, known.year, known.phrases)
    remarks = [*said, *on_titles(text, known.register), *_years(text, known, plan)]
    found = [*_numbers(text, known, plan), *(_finding(text, remark) for remark in remarks)]
    return [*sorted(set(found), key=lambda f: (f.start, f.end, f.code)), *_contents(outline)]


def _finding(text: str, remark: Remark, severity: Severity | None = None) -> TextFinding:
    around = text[max(0, remark.start - AROUND) : remark.end + AROUND].replace("\n", " ").strip()
    severity = severity or KINDS[remark.code].severity
    return TextFinding(remark.code, severity, around, remark.start, remark.end, remark.message)


def _numbers(text: str, known: Known, plan: int) -> Iterator[TextFinding]:
    """Each number; which indicator it is, where there is a catalogue that knows it."""
    at = 0
    for line in text.split("\n"):
        found = numerals(line, known.phrases)
        for numeral, proposed in zip(found, known.proposals(PLAN if at >= plan else "", line, found), strict=True):
            if proposed or not numeral.is_zero_word:
                is_certain = bool(proposed) and proposed[0].is_certain
                message = said_of(line, numeral, proposed)
                remark = Remark("unbound-number", message, at + numeral.start, at + numeral.end)
                yield TextFinding(
                    remark.code,
                    Severity.ERROR if is_certain else KINDS[remark.code].severity,
                    excerpt(line, numeral),
                    remark.start,
                    remark.end,
                    message,
                )
        at += len(line) + 1


def _years(text: str, known: Known, plan: int) -> Iterator[Remark]:
    """The plan's years apart from those before it."""
    yield from on_years(text[:plan], known.year)
    for remark in on_years(text[plan:], known.year, is_plan=True):
        yield Remark(remark.code, remark.message, remark.start + plan, remark.end + plan)


def _plan_begins(text: str, outline: dict[str, Any] | None) -> int:
    """Where the plan's heading stands; the end of the text where there is none."""
    parts: Iterable[dict[str, Any]] = outline["parts"] if outline else ()
    heading = next((part["heading"] for part in parts if part["kind"] == PLAN), "")
    at = text.rfind(heading) if heading else -1
    return at if at >= 0 else len(text)


def _contents(outline: dict[str, Any] | None) -> Iterator[TextFinding]:
    """The statutory contents that no part of the outline holds."""
    if not outline or not outline["parts"]:
        return
    kinds = {part["kind"] for part in outline["parts"]}
    for content in statute().contents:
        if content.required and content.kind not in kinds:
            code = "statutory-part-missing"
            message = f"没有“{content.name}”这一部分。依据：{content.basis}。"
            yield TextFinding(code, KINDS[code].severity, "", 0, 0, message)
