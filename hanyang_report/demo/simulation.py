"""Numbers that look like a district's and are nobody's: the same on every machine, made from the figures of 2019. Pure."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from indicators.numbers.measure import Kind

SEED = "2019"
BASE_YEAR = 2019
STEADY = Decimal("0.06")
"""How far a year may drift from the trend."""
TREND = Decimal("0.05")
"""Growth a year, between minus and plus this."""

FEW = 20
"""Below this a year differs by one or two rather than by a share."""

PARTS = {
    "reconsideration_revoked_count": "reconsideration_accepted_count",
    "reconsideration_confirmed_illegal_count": "reconsideration_accepted_count",
    "community_lawyer_mediated_count": "dispute_mediated_count",
}
"""A part follows its whole and never exceeds it."""

GAPS = {
    ("court_hearing_observation_count", 2016),
    ("community_lawyer_mediated_count", 2016),
    ("foi_application_handled_count", 2017),
    ("enforcement_qualification_new_count", 2018),
}
"""Years nobody counted."""

ZEROS = {("reconsideration_confirmed_illegal_count", 2017), ("audit_clue_transferred_count", 2016)}
"""Years in which it did not happen."""

SURPRISES = {("audit_advice_count", 2021): Decimal("1.7")}
"""So many times what was to be expected: the rules will ask why."""

REDEFINED = ("open_gov_info_published_count", 2018)
"""Counted differently from this year on: the years before are a quarter of what they would be now."""


def simulated(code: str, kind: str, decimals: int, base: dict[str, Decimal], year: int) -> Decimal | None:
    """An indicator's value in a year, from the values of 2019 by code; None where there is none."""
    if (code, year) in GAPS:
        return None
    if (code, year) in ZEROS:
        return Decimal(0)
    now, years = base[code], year - BASE_YEAR
    if kind == Kind.STREAK:
        return max(now + years, Decimal(0))
    if kind == Kind.SCOPE:
        return now
    if kind == Kind.RATE:
        return round(min(now - abs(years) * _between(0, 2, code, year), Decimal(100)), 1)
    return round(_grown(code, base, year), decimals)


def _grown(code: str, base: dict[str, Decimal], year: int) -> Decimal:
    """Along a trend of the indicator's own, or in its whole's proportion."""
    if whole := PARTS.get(code):
        return base[code] / base[whole] * _grown(whole, base, year) * _between("0.8", 1, code, year)
    trend = 1 + _between(-TREND, TREND, code)
    drift = 1 + _between(-STEADY, STEADY, code, year)
    step = _between(-2, 2, code, year, "step") if base[code] < FEW else 0
    counted = Decimal("0.25") if code == REDEFINED[0] and year < REDEFINED[1] else SURPRISES.get((code, year), 1)
    return max(base[code] * trend ** (year - BASE_YEAR) * drift + step, Decimal(1)) * counted


def _between(low: Decimal | int | str, high: Decimal | int | str, *key: object) -> Decimal:
    """A number between the two that looks drawn by lot and depends on the key alone."""
    digest = hashlib.sha256(f"{SEED} {key}".encode()).digest()
    share = Decimal(int.from_bytes(digest[:4])) / 2**32
    return Decimal(low) + (Decimal(high) - Decimal(low)) * share
