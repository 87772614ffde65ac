"""Claims and series for the tests of what judges them: values of years that end with 2020, and what is found."""

from decimal import Decimal
from typing import Any

from indicators.numbers.series import Series
from reports.checks.claim import Claim
from reports.checks.judging import Verdict, judge
from reports.checks.sizes import Size
from reports.checks.spoken import Mention

YEAR = 2020
DOWN, NOT_UP = "direction-contradicted", "superlative-contradicted"


def series(*values: str | None, unit: str = "件", kind: str = "count", last: int = YEAR, **more: Any) -> Series:
    """Values of consecutive years that end with 2020; "≥5" is a bound, None no value."""
    first = last - len(values) + 1
    rows = [
        (year, value and Decimal(value.lstrip("≥约")), {"≥": "at_least", "约": "approx"}.get((value or " ")[0], ""))
        for year, value in enumerate(values, first)
    ]
    return Series.of(rows, unit=unit, kind=kind, decimals=more.pop("decimals", 0), **more)


def claim(kind: str, says: str = "up", *, value: str = "50", text: str = "", **more: Any) -> Claim:
    about = Mention("\ue000", "cases", YEAR, Decimal(value), "件", f"{value}件")
    return Claim(kind, says, about, text, 0, 1, more.pop("since", YEAR - 1), **more)  # type: ignore[arg-type]


def size(value: str, unit: str, qualifier: str = "", step: str = "1", room: str = "1") -> Size:
    return Size(Decimal(value), unit, qualifier, Decimal(step), Decimal(room))


def code(found: Verdict | None) -> str:
    return found.code if found else ""


def judged(said: Claim, data: Series) -> str:
    return code(judge(said, data, "受理件数"))
