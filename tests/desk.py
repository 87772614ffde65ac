"""The entry desk of the shipped department in the tests: rows as its page would post them, and what its answer says."""

import re
from decimal import Decimal

from django.contrib.messages import get_messages

from indicators.models import Figure
from indicators.numbers.comparison import Measured
from tests import cast

DESK = "/admin/indicators/collection/2020/desk/justice_bureau/"
HEARINGS = "court_hearing_observation_count"  # 8次 in 2019
REVIEWED = "legality_review_decision_count"  # 1235件 in 2019
RATE = "agency_head_court_appearance_rate"  # 100% in 2019


def fields(code: str, value: str, seen: int | None = None, **others: object) -> dict[str, object]:
    """One row as its page would post it."""
    figure = cast.figure(code)
    prefix = f"figure-{figure.pk}"
    row = {"qualifier": "", "note": "", "source": "", "seen": figure.version if seen is None else seen, "value": value}
    row |= {f"initial-{prefix}-{name}": "" for name in ("value", "qualifier", "note", "source")}
    named = {f"{prefix}-{name}": entry for name, entry in {**row, **others}.items() if not name.startswith("initial")}
    return named | {name: entry for name, entry in row.items() if name.startswith("initial")}


def enter(code: str, value: object, by) -> Figure:
    figure = cast.figure(code)
    figure.enter(Measured(Decimal(str(value))), note="", source="", by=by, seen=figure.version)
    return figure


def text(response) -> str:
    """The page as it reads, tags left out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


def said(response) -> str:
    return "".join(map(str, get_messages(response.wsgi_request)))
