"""The three ways to a first catalogue: the shipped one, the common one, or none that grows from what is imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import models, transaction

from hanyang_report.first_day.progress import START_EMPTY
from indicators.loading import (
    Row,
    common_catalogue,
    listed,
    load_common_rules,
    load_derived,
    load_indicators,
    load_once,
    load_rules_of_the_catalogue,
    rows,
)
from indicators.models import Department, Indicator, User
from indicators.office.permissions import user_can_administer
from indicators.office.steps import Refused
from reports.loading import CATALOGUE, DERIVED, RULES

COORDINATOR = "司法"
"""In the name of the department that leads the work everywhere: who stands in where nobody else is named."""
COMMON = "common-catalogue"
OWN_KIND = "区"
OTHER_KINDS = ("县", "市", "旗")
"""How the names of places of this level end, besides the shipped one's."""


class StartCatalogue(models.TextChoices):
    SHIPPED = "shipped", "随附的目录"
    COMMON = "common", "通用起步目录"
    EMPTY = "empty", "先空着"


@dataclass(frozen=True, slots=True)
class Example:
    """A department as the catalogue's examples call it, and who of this district's would stand for it."""

    code: str
    name: str
    suggested: Department | None


def example_departments(folder: Path, district: str) -> list[Row]:
    """The shipped departments, called as a place like `district` calls its own: `县委办公室` in a 县."""
    kind = district[-1:] if district.endswith(OTHER_KINDS) else OWN_KIND
    called = ("name", "short_name")
    return [
        row | {field: row[field].replace(OWN_KIND, kind) for field in called}
        for row in rows(folder / "departments.csv")
    ]


def rows_of(choice: str, folder: Path) -> list[Row]:
    """The indicators that a choice brings."""
    if choice == StartCatalogue.SHIPPED:
        return list(rows(folder / "indicators.csv"))
    return common_catalogue(folder / "common-catalogue.toml") if choice == StartCatalogue.COMMON else []


def examples(folder: Path, departments: list[Department], district: str) -> list[Example]:
    """Every department that either catalogue names, each with a suggestion."""
    named = {code for choice in StartCatalogue.values for row in rows_of(choice, folder) for code in _codes(row)}
    return [
        Example(row["code"], row["name"], suggestion(row, departments))
        for row in example_departments(folder, district)
        if row["code"] in named
    ]


def suggestion(row: Row, departments: list[Department]) -> Department | None:
    """The department of this code or name; else the one whose name holds the example's short name; else who coordinates."""
    for one in departments:
        if one.code == row["code"] or one.name == row["name"]:
            return one
    stems = (row["short_name"], row["short_name"].removesuffix("局"))
    for stem in stems:
        if found := next((one for one in departments if stem in one.name), None):
            return found
    return next((one for one in departments if COORDINATOR in one.name), None)


@transaction.atomic
def choose(choice: str, leads: Mapping[str, Department], folder: Path, *, by: User) -> int:
    """Load what was chosen, once; how many indicators it brought.

    `leads` holds a department for every code that the catalogue's examples name. Raises Refused without the right, and
    where a catalogue is there.
    """
    if not user_can_administer(by):
        raise Refused("您没有权限建立指标目录：须由管理员办理。")
    if Indicator.objects.exists():
        raise Refused("指标目录里已经有指标，不再载入起步目录。请在“指标”里增改。")
    chosen = rows_of(choice, folder)
    if choice == StartCatalogue.SHIPPED:
        load_once(CATALOGUE, lambda: load_indicators(chosen, leads))
        load_once(RULES, lambda: load_rules_of_the_catalogue(folder / "rules.csv"))
        load_once(DERIVED, lambda: load_derived(folder / "derived.csv"))
    elif choice == StartCatalogue.COMMON:
        load_once(COMMON, lambda: load_indicators(chosen, leads))
        load_once(f"{COMMON}-rules", lambda: load_common_rules(folder / "common-catalogue.toml"))
    else:
        load_once(START_EMPTY, lambda: None)
    return Indicator.objects.count()


def _codes(row: Row) -> list[str]:
    return [row["department"], *listed(row["co_departments"])]
