"""Shipped data → database: themes, departments, the catalogue, figures, rules. Creates only, and only once.

A data set that was loaded before is passed over whole: what people changed or removed since is theirs.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
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
from indicators.numbers.measure import Kind
from indicators.office.characters import storable_all
from indicators.rules.rule import RuleKind

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
    load_themes(folder / "themes.csv")
    for row in rows(folder / "departments.csv"):
        Department.objects.create(code=row["code"], name=row["name"], short_name=row["short_name"], order=row["order"])
    load_indicators(rows(folder / "indicators.csv"), {one.code: one for one in Department.objects.all()})


def load_themes(path: Path) -> None:
    """What indicators are grouped by."""
    for row in rows(path):
        Theme.objects.create(**row)


def load_indicators(indicators: Iterable[Row], leads: Mapping[str, Department]) -> None:
    """Indicators as indicators.csv has them; `leads` holds who stands for each department code that they name."""
    themes = {theme.code: theme for theme in Theme.objects.all()}
    for row in indicators:
        _load_indicator(row, themes[row["theme"]], leads)


def common_catalogue(path: Path) -> list[Row]:
    """The start catalogue of common-catalogue.toml as rows like those of indicators.csv, each 口径 with its mark."""
    data = storable_all(tomllib.loads(path.read_text(encoding="utf-8")))
    return [
        {
            **one,
            "definition": f"{data['mark']}{one['definition']}",
            "co_departments": "",
            "department_inferred": "true",
            "decimals": "2" if one["kind"] == Kind.RATE else "0",
            "target": "",
            "order": str(order),
        }
        for order, one in enumerate(data["indicators"], 1)
    ]


def load_common_rules(path: Path) -> None:
    """What must hold between the indicators of the common catalogue."""
    after = Rule.objects.count()
    for order, row in enumerate(storable_all(tomllib.loads(path.read_text(encoding="utf-8")))["rules"], after + 1):
        rule = Rule.objects.create(name=row["name"], kind=RuleKind.PART, instruction=row["instruction"], order=order)
        _load_terms(rule, row["codes"], row["whole"])


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
        _load_rule(row, order)


def load_general_rules(path: Path) -> None:
    """Those that name no indicator: they hold for any catalogue."""
    for order, row in enumerate(rows(path), 1):
        if not row["codes"]:
            _load_rule(row, order)


def load_rules_of_the_catalogue(path: Path) -> None:
    """Those that name indicators of indicators.csv."""
    for order, row in enumerate(rows(path), 1):
        if row["codes"]:
            _load_rule(row, order)


def load_synonyms(path: Path) -> None:
    """Words that mean the same as the catalogue's."""
    for row in rows(path):
        Synonym.objects.create(**row)


def _load_rule(row: Row, order: int) -> None:
    numbers = {field: Decimal(row[field]) for field in ("minimum", "maximum", "percent", "floor") if row[field]}
    said = {field: row[field] for field in ("name", "kind", "severity", "measure_kind", "instruction")}
    _load_terms(Rule.objects.create(**said, **numbers, order=order), listed(row["codes"]), row["whole"])


def _load_terms(rule: Rule, codes: list[str], whole: str) -> None:
    for at, code in enumerate([*codes, *listed(whole)], 1):
        indicator = Indicator.objects.get(code=code)
        RuleTerm.objects.create(rule=rule, indicator=indicator, is_whole=code == whole, order=at)


def _load_indicator(row: Row, theme: Theme, leads: Mapping[str, Department]) -> None:
    indicator = Indicator.objects.create(
        code=row["code"],
        name=row["name"],
        unit=row["unit"],
        kind=row["kind"],
        theme=theme,
        department=leads[row["department"]],
        department_inferred=row["department_inferred"] == "true",
        direction=row["direction"],
        definition=row["definition"],
        decimals=int(row["decimals"]),
        target=Decimal(row["target"]) if row["target"] else None,
        order=int(row["order"]),
    )
    helping = {leads[code] for code in listed(row["co_departments"])} - {indicator.department}
    indicator.co_departments.set(helping)
