"""Shipped data → database: themes, departments, the catalogue, figures, rules. Creates only, and only once.

A data set that was loaded before is passed over whole: what people changed or removed since is theirs.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from indicators.models import (
    Annotation,
    Department,
    DerivedIndicator,
    Figure,
    Indicator,
    LoadedFixture,
    Rule,
    RuleTerm,
    Synonym,
    Theme,
    User,
)
from indicators.models.figure_steps import FigureStatus
from indicators.office.characters import storable_all

Row = dict[str, str]


def load_once(name: str, load: Callable[[], None]) -> bool:
    """Run `load` in one transaction unless the data set `name` was loaded before; say whether it ran."""
    with transaction.atomic():
        _, first_time = LoadedFixture.objects.get_or_create(name=name)
        if first_time:
            load()
    return first_time


def rows(path: Path) -> Iterator[Row]:
    """The rows of a UTF-8 CSV file with a head line."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from map(storable_all, csv.DictReader(file))


def listed(cell: str) -> list[str]:
    """The entries of a cell that holds several, separated by `;`."""
    return [entry.strip() for entry in cell.split(";") if entry.strip()]


def load_catalogue(folder: Path) -> None:
    """themes.csv, departments.csv and indicators.csv of `folder`."""
    for row in rows(folder / "themes.csv"):
        Theme.objects.create(**row)
    for row in rows(folder / "departments.csv"):
        Department.objects.create(code=row["code"], name=row["name"], short_name=row["short_name"], order=row["order"])
    for row in rows(folder / "indicators.csv"):
        _load_indicator(row)


def load_annotations(path: Path) -> None:
    """What is to be known about an indicator's figure of one year."""
    for row in rows(path):
        indicator = Indicator.objects.get(code=row["indicator"])
        Annotation.objects.create(indicator=indicator, year=row["year"], text=row["text"], effect=row["effect"])


def load_figures(path: Path, *, by: User) -> None:
    """Figures of a finished year, as approved by whoever published them. The report's publication makes them public."""
    for row in rows(path):
        Figure.objects.create(
            indicator=Indicator.objects.get(code=row["indicator"]),
            year=int(row["year"]),
            value=Decimal(row["value"]),
            qualifier=row["qualifier"],
            source=row["source"],
            status=FigureStatus.APPROVED,
            entered_at=timezone.now(),
            entered_by=by,
        )


def load_sourced_figures(path: Path, *, by: User) -> None:
    """Single figures that another official publication states: public by their source, still to be entered here."""
    for row in rows(path):
        figure = Figure(indicator=Indicator.objects.get(code=row["indicator"]), year=int(row["year"]))
        figure.publish_from_source(Decimal(row["value"]), source=row["source"], by=by)


def load_derived(path: Path) -> None:
    """Numbers computed from two indicators."""
    for row in rows(path):
        DerivedIndicator.objects.create(
            numerator=Indicator.objects.get(code=row["numerator"]),
            denominator=Indicator.objects.get(code=row["denominator"]),
            scale=Decimal(row["scale"]),
            decimals=int(row["decimals"]),
            is_public=row["is_public"] == "true",
            is_active=row["is_active"] == "true",
            order=int(row["order"]),
            **{field: row[field] for field in ("code", "name", "unit", "direction", "definition")},
        )


def load_rules(path: Path) -> None:
    """The rules that figures are held against, in the file's order."""
    for order, row in enumerate(rows(path), 1):
        numbers = {field: Decimal(row[field]) for field in ("minimum", "maximum", "percent", "floor") if row[field]}
        said = {field: row[field] for field in ("name", "kind", "severity", "measure_kind", "instruction")}
        rule = Rule.objects.create(**said, **numbers, order=order)
        for at, code in enumerate([*listed(row["codes"]), *listed(row["whole"])], 1):
            indicator = Indicator.objects.get(code=code)
            RuleTerm.objects.create(rule=rule, indicator=indicator, is_whole=code == row["whole"], order=at)


def load_synonyms(path: Path) -> None:
    """Words that mean the same as the catalogue's."""
    for row in rows(path):
        Synonym.objects.create(**row)


def _load_indicator(row: Row) -> None:
    indicator = Indicator.objects.create(
        code=row["code"],
        name=row["name"],
        unit=row["unit"],
        kind=row["kind"],
        theme=Theme.objects.get(code=row["theme"]),
        department=Department.objects.get(code=row["department"]),
        department_inferred=row["department_inferred"] == "true",
        direction=row["direction"],
        definition=row["definition"],
        decimals=int(row["decimals"]),
        target=Decimal(row["target"]) if row["target"] else None,
        order=int(row["order"]),
    )
    indicator.co_departments.set(Department.objects.filter(code__in=listed(row["co_departments"])))
