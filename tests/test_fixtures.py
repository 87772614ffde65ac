"""The shipped fixtures agree with the checked catalogues, with each other and with the source text."""

import re
from collections import Counter
from typing import Any

import pytest

from tests.fixture_files import DATA, report, rows, split
from tests.source_text import RAW_SOURCE, mend

INDICATORS = {row["code"]: row for row in rows("indicators.csv")}
CATALOGUE = rows("indicators-2019.csv", DATA)
TASK_CATALOGUE = rows("tasks-2020.csv", DATA)
DEPARTMENTS = {row["code"]: row for row in rows("departments.csv")}
THEMES = [row["code"] for row in rows("themes.csv")]
FIGURES = rows("figures-2019.csv")
TASKS = rows("tasks-2020.csv")
REPORT = report(2019)
ACHIEVEMENTS, PROBLEMS, PLAN = REPORT["parts"]
SECTIONS = ACHIEVEMENTS["sections"]
CHARTS = [chart for section in SECTIONS for chart in section["charts"]]
ALIASES = {alias: code for code, row in DEPARTMENTS.items() for alias in split(row["aliases"])}
CHART_KINDS = {"bar", "nested", "bullet", "line", "slope", "diverging", "timeline"}
DIRECTIONS = {"higher_better": "higher", "neutral": "neutral"}


def tokens(block: Any) -> list[str]:
    """Every code quoted anywhere in a piece of the report; `{{year}}` quotes no figure."""
    return re.findall(r"\{\{(?!year\b)(\w+)", str(block))


def spellings(cell: str) -> list[str]:
    """The departments a catalogue cell names, as it spells them; a stroke inside brackets parts nothing."""
    return re.split(r"[/；](?![^(]*\))", cell)


def plan_text(area: str) -> str:
    [section] = [section for section in PLAN["sections"] if section["marker"] == area]
    return "".join(section["body"])


def test_the_report_has_the_shape_of_its_source() -> None:
    assert [part["kind"] for part in REPORT["parts"]] == ["achievements", "problems", "plan"]
    assert [len(section["items"]) for section in SECTIONS] == [4, 3, 3, 3, 3, 3]
    assert "sections" not in PROBLEMS
    assert [section["marker"] for section in PLAN["sections"]] == ["（一）", "（二）", "（三）", "（四）", "（五）"]
    assert all(item["run_on"] for section in SECTIONS for item in section["items"])


def test_six_themes_hold_all_37_indicators() -> None:
    assert (len(THEMES), len(INDICATORS)) == (6, 37)
    assert {row["theme"] for row in INDICATORS.values()} == set(THEMES)


@pytest.mark.parametrize("source", CATALOGUE, ids=lambda row: row["code"])
def test_an_indicator_is_as_its_catalogue_says(source: dict[str, str]) -> None:
    row = INDICATORS[source["code"]]
    assert (row["name"], row["unit"], row["kind"]) == (source["name"], source["unit"], source["kind"])
    assert row["direction"] == DIRECTIONS[source["direction"]]
    assert row["target"] == ("100" if "目标值100" in source["calibre_note"] else "")
    assert row["decimals"] == ("2" if row["kind"] in {"rate", "amount"} else "0")
    assert row["definition"].endswith("。")
    assert row["department_inferred"] == "true"


@pytest.mark.parametrize("source", CATALOGUE, ids=lambda row: row["code"])
def test_the_first_named_department_leads_and_the_others_share(source: dict[str, str]) -> None:
    row = INDICATORS[source["code"]]
    lead, *others = [ALIASES[spelling] for spelling in spellings(source["department_inferred"])]
    assert row["department"] == lead
    assert set(others) <= set(split(row["co_departments"])) <= set(DEPARTMENTS) - {lead}


def test_a_spelling_means_one_department() -> None:
    every = [alias for row in DEPARTMENTS.values() for alias in split(row["aliases"])]
    used = {spelling for row in CATALOGUE + TASK_CATALOGUE for spelling in spellings(row["department_inferred"])}
    assert Counter(every).most_common(1)[0][1] == 1
    assert used == set(every)


def test_the_figures_of_2019_are_those_of_the_catalogue() -> None:
    expected = [(row["code"], row["value_2019"], row["source_phrase"]) for row in CATALOGUE]
    assert [(row["indicator"], row["value"], row["source_phrase"]) for row in FIGURES] == expected
    assert {(row["year"], row["qualifier"]) for row in FIGURES} == {("2019", "")}


def test_every_source_names_the_report_and_a_heading_in_it() -> None:
    text = mend(RAW_SOURCE.read_text(encoding="utf-8"))
    for row in FIGURES:
        assert row["source"].startswith(REPORT["title"])
        assert re.findall(r"“(.+)”", row["source"])[0] in text.splitlines()


def test_the_sourced_figure_of_another_year_is_copied_with_its_source() -> None:
    [row] = rows("figures-sourced.csv")
    [source] = rows("figures-other-years.csv", DATA)
    assert (row["indicator"], row["year"], row["value"], row["source"]) == (
        source["code"],
        source["year"],
        source["value"],
        source["source"],
    )


def test_the_narrative_quotes_each_indicator_exactly_once() -> None:
    assert Counter(tokens(REPORT)) == Counter(INDICATORS.keys())


def test_the_numerals_written_in_han_are_quoted_in_han() -> None:
    noted = {row["code"] for row in CATALOGUE if row["calibre_note"].startswith("汉字数字")}
    assert set(re.findall(r"\{\{(\w+)\|han\}\}", str(REPORT))) == noted


def test_key_figures_speak_for_every_theme() -> None:
    codes = REPORT["key_figures"]
    assert len(codes) == len(set(codes)) == 8
    assert {INDICATORS[code]["theme"] for code in codes} == set(THEMES)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart["title"])
def test_a_chart_measures_one_thing_in_one_unit(chart: dict[str, Any]) -> None:
    plotted = [INDICATORS[code] for code in chart["codes"]]
    assert chart["kind"] in CHART_KINDS
    assert len({row["unit"] for row in plotted}) == 1
    assert "scope" not in {row["kind"] for row in plotted}
    assert len(plotted) > 1 or chart["kind"] not in {"bar", "nested"}


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart["title"])
def test_a_chart_says_what_to_see_without_repeating_a_figure(chart: dict[str, Any]) -> None:
    assert chart["title"]
    assert chart["caption"].endswith("。")
    assert not re.search(r"\d", chart["title"] + chart["caption"])


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section["marker"])
def test_a_section_charts_only_what_it_quotes(section: dict[str, Any]) -> None:
    charted = [code for chart in section["charts"] for code in chart["codes"]]
    assert charted
    assert set(charted) <= set(tokens(section["items"]))
    assert len(charted) == len(set(charted))


def test_the_reform_year_of_certificates_compares_with_none() -> None:
    effects = {(row["indicator"], row["year"]): row["effect"] for row in rows("annotations.csv")}
    incomparable = [key for key, effect in effects.items() if effect == "incomparable"]
    assert incomparable == [("enforcement_cert_renewed_count", "2019")]
    assert {code for code, _ in effects} <= set(INDICATORS)


@pytest.mark.parametrize("source", TASK_CATALOGUE, ids=lambda row: row["id"])
def test_a_task_is_as_its_catalogue_says(source: dict[str, str]) -> None:
    [task] = [row for row in TASKS if row["code"] == source["id"]]
    lead, *others = [ALIASES[spelling] for spelling in spellings(source["department_inferred"])]
    assert (task["title"], task["source_phrase"]) == (source["task"], source["source_phrase"])
    assert source["area"].startswith(task["area"])
    assert (task["suggested_lead"], split(task["suggested_co"])) == (lead, others)


@pytest.mark.parametrize("source", TASK_CATALOGUE, ids=lambda row: row["id"])
def test_a_bracketed_link_is_a_note_and_no_38th_indicator(source: dict[str, str]) -> None:
    [task] = [row for row in TASKS if row["code"] == source["id"]]
    assert split(task["indicators"]) == [entry for entry in split(source["linked_indicator"]) if "(" not in entry]
    assert bool(task["note"]) == ("(" in source["linked_indicator"])
    assert set(split(task["indicators"])) <= set(INDICATORS)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task["code"])
def test_a_task_repeats_words_of_its_area_in_the_plan(task: dict[str, str]) -> None:
    assert plan_text(task["area"]).count(task["source_phrase"]) == 1


def test_21_tasks_answer_five_areas() -> None:
    assert len(TASKS) == 21
    assert list(Counter(task["area"] for task in TASKS)) == [section["marker"] for section in PLAN["sections"]]


@pytest.mark.parametrize("name", ["themes", "departments", "indicators", "tasks-2020"])
def test_a_table_is_in_order_and_its_codes_are_unique(name: str) -> None:
    table = rows(f"{name}.csv")
    assert [row["order"] for row in table] == [str(place) for place in range(1, len(table) + 1)]
    assert len({row["code"] for row in table}) == len(table)
