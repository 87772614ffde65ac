"""Shipped reports → database, and their first edition through the publish verb. Creates only, and only once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from indicators.loading import (
    listed,
    load_annotations,
    load_catalogue,
    load_derived,
    load_figures,
    load_general_rules,
    load_once,
    load_rules,
    load_sourced_figures,
    load_synonyms,
    load_themes,
    rows,
)
from indicators.models import Department, Indicator, LoadedFixture, User
from indicators.office.characters import storable_all
from reports.models import (
    ChartSeries,
    Item,
    KeyFigure,
    Law,
    LightRule,
    Part,
    Report,
    Section,
    SectionChart,
    SetPhrase,
    Task,
)
from reports.publishing.verbs import publish_imported

Table = dict[str, Any]
Steps = dict[str, Callable[[], None]]
"""Data sets by name, each with what loads it; in the order in which they build on each other."""

YEAR = 2019
REPORT = f"report-{YEAR}"
CATALOGUE, RULES, DERIVED = "catalogue", "rules", "derived"
THEMES, GENERAL_RULES = "themes", "general-rules"
ELSEWHERE = "another-district"  # the name in a database that began as another district's, and stays so


def load_initial(folder: Path, *, district: str) -> list[str]:
    """Load every shipped data set that this database has not received yet; the names of those loaded now.

    Another district than the one whose report is shipped ("" for none) receives what holds anywhere; departments and
    catalogue are chosen by its people on the first day.
    """
    if _is_the_shipped(folder, district):
        steps = shipped_catalogue(folder) | _anywhere(folder) | shipped_report(folder)
    else:
        steps = _without_catalogue(folder) | _anywhere(folder)
    return [name for name, load in steps.items() if load_once(name, load)]


def shipped_district(folder: Path) -> str:
    """Whose report, figures and tasks are shipped."""
    return str(tomllib.loads(_report_file(folder).read_text(encoding="utf-8"))["district"])


def _is_the_shipped(folder: Path, district: str) -> bool:
    """Whether the database is the shipped district's: settled at its first start, whatever a later one calls itself."""
    there = set(LoadedFixture.objects.values_list("name", flat=True))
    if {REPORT, ELSEWHERE} & there:
        return ELSEWHERE not in there
    is_shipped = district.endswith(shipped_district(folder))  # the city may stand before it
    if not is_shipped:
        load_once(ELSEWHERE, lambda: None)
    return is_shipped


def _anywhere(folder: Path) -> Steps:
    """What any district can begin with."""
    return {
        "set-phrases": lambda: load_set_phrases(folder / "set-phrases.csv"),
        "laws": lambda: load_laws(folder / "laws.csv"),
        "synonyms": lambda: load_synonyms(folder / "synonyms.csv"),
        "light-rules": lambda: load_light_rules(folder / "light-rules.csv"),
    }


def _without_catalogue(folder: Path) -> Steps:
    """What a catalogue of whatever origin stands on; nothing where one was loaded whole, as earlier releases did."""
    if LoadedFixture.objects.filter(name=CATALOGUE).exists():
        return {}
    return {
        THEMES: lambda: load_themes(folder / "themes.csv"),
        GENERAL_RULES: lambda: load_general_rules(folder / "rules.csv"),
    }


def shipped_catalogue(folder: Path) -> Steps:
    """The shipped district's themes, departments and indicators, with what is known between them."""
    return {
        CATALOGUE: lambda: load_catalogue(folder),
        RULES: lambda: load_rules(folder / "rules.csv"),
        DERIVED: lambda: load_derived(folder / "derived.csv"),
    }


def shipped_report(folder: Path) -> Steps:
    """What is true of one district only: its report, figures and tasks."""
    importer = User.objects.importer()
    return {
        f"figures-{YEAR}": lambda: _load_annotated_figures(folder, by=importer),
        REPORT: lambda: _load_published_report(folder, by=importer),
        "figures-sourced": lambda: load_sourced_figures(folder / "figures-sourced.csv", by=importer),
    }


def _report_file(folder: Path) -> Path:
    return folder / "reports" / f"{YEAR}.toml"


def _load_annotated_figures(folder: Path, *, by: User) -> None:
    load_figures(folder / f"figures-{YEAR}.csv", by=by)
    load_annotations(folder / "annotations.csv")


def _load_published_report(folder: Path, *, by: User) -> None:
    report = load_report(_report_file(folder))
    load_tasks(folder / f"tasks-{YEAR + 1}.csv", report=report)
    publish_imported(report, by=by)


def load_report(path: Path) -> Report:
    """A report's text, charts and key figures from its TOML file."""
    data = storable_all(tomllib.loads(path.read_text(encoding="utf-8")))
    meta = data["meta"]
    report = Report.objects.create(
        year=data["year"],
        title=data["title"],
        lead=_lines(data["lead"]),
        issuer=meta["issuer"],
        document_number=meta["document_number"],
        issued_on=meta["issued_on"] or None,
    )
    for order, code in enumerate(data["key_figures"], 1):
        KeyFigure.objects.create(report=report, indicator=Indicator.objects.get(code=code), order=order)
    for order, part in enumerate(data["parts"], 1):
        _load_part(report, part, order)
    return report


def load_tasks(path: Path, *, report: Report) -> None:
    """The promises of a report's plan. Departments are suggestions; nothing else is filled in."""
    areas = {s.marker: s for s in Section.objects.filter(part__report=report, part__kind=Part.Kind.PLAN)}
    for row in rows(path):
        task = Task.objects.create(
            report=report,
            year=report.year + 1,
            code=row["code"],
            area=areas[row["area"]],
            title=row["title"],
            measure=row["measure"],
            source_phrase=row["source_phrase"],
            note=row["note"],
            suggested_lead=Department.objects.get(code=row["suggested_lead"]),
            order=row["order"],
        )
        task.suggested_co_departments.set(Department.objects.filter(code__in=listed(row["suggested_co"])))
        task.indicators.set(Indicator.objects.filter(code__in=listed(row["indicators"])))


def load_set_phrases(path: Path) -> None:
    """Phrases with a number in them that count nothing."""
    for row in rows(path):
        SetPhrase.objects.create(**row)


def load_laws(path: Path) -> None:
    """Laws and plans by their titles, each with its source; what a row leaves empty is not known."""
    for row in rows(path):
        dated = {field: row.pop(field) or None for field in ("period_from", "period_to", "checked_on")}
        Law.objects.create(**row, **dated)


def load_light_rules(path: Path) -> None:
    """From when a task is 临近, 滞后 or 逾期."""
    for row in rows(path):
        LightRule.objects.create(**row)


def _lines(paragraphs: list[str]) -> str:
    return "\n".join(paragraphs)


def _text(block: Table, order: int) -> Table:
    """What every level of text has, as model fields."""
    return {
        "marker": block.get("marker", ""),
        "heading": block.get("heading", ""),
        "body": _lines(block.get("body", [])),
        "run_on": block.get("run_on", False),
        "order": order,
    }


def _load_part(report: Report, data: Table, order: int) -> None:
    part = Part.objects.create(report=report, kind=data["kind"], **_text(data, order))
    for at, section in enumerate(data.get("sections", []), 1):
        _load_section(part, section, at)


def _load_section(part: Part, data: Table, order: int) -> None:
    section = Section.objects.create(part=part, **_text(data, order))
    for at, item in enumerate(data.get("items", []), 1):
        Item.objects.create(section=section, **_text(item, at))
    for at, chart in enumerate(data.get("charts", []), 1):
        _load_chart(section, chart, at)


def _load_chart(section: Section, data: Table, order: int) -> None:
    chart = SectionChart.objects.create(
        section=section, kind=data["kind"], title=data["title"], caption=data.get("caption", ""), order=order
    )
    for at, code in enumerate(data["codes"], 1):
        ChartSeries.objects.create(chart=chart, indicator=Indicator.objects.get(code=code), order=at)
