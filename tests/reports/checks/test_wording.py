"""Direction words and superlatives at the door everybody uses: each against a figure on either side of its border."""

import pytest

from indicators.models import Annotation, Indicator
from reports.checks.checker import check
from reports.checks.finding import Finding
from reports.models import Part, Report
from tests.factories import make_draft, make_indicator, make_published

pytestmark = pytest.mark.django_db
YEAR = 2020
CODES = ("direction-contradicted", "direction-unproven", "superlative-contradicted")


def found(body: str, kind: str = "achievements") -> list[Finding]:
    report = Report.objects.create(year=YEAR, title="报告")
    Part.objects.create(report=report, kind=kind, marker="一、", heading="工作", body=body)
    return [one for one in check(report) if one.code in CODES]


def series(*values: int | str | None, **fields: object) -> Indicator:
    """An indicator whose last value is this year's draft, those before published; None is a gap."""
    indicator = make_indicator("办理件数", **fields)
    for year, value in enumerate(values, YEAR + 1 - len(values)):
        if value is not None:
            (make_draft if year == YEAR else make_published)(indicator, year, value)
    return indicator


def token(indicator: Indicator) -> str:
    return f"{{{{{indicator.code}}}}}"


@pytest.mark.parametrize(("word", "right"), [("上升", {8}), ("增长", {8}), ("下降", {6}), ("减少", {6}), ("持平", {7})])
@pytest.mark.parametrize("now", [6, 7, 8])
def test_a_direction_is_held_against_last_years_figure(word: str, right: set[int], now: int) -> None:
    codes = [one.code for one in found(f"办理{token(series(7, now))}件，同比{word}。")]
    assert codes == ([] if now in right else ["direction-contradicted"])


def test_the_sentence_names_word_figure_and_what_to_write_instead() -> None:
    indicator = series(7, 6)
    [finding] = found(f"办理{token(indicator)}件，同比上升。")
    assert "写的是“上升”" in finding.message
    assert "“办理件数”" in finding.message
    assert f"{{{{{indicator.code}|change}}}}" in finding.message
    assert (finding.is_error, finding.place.anchor) == (True, "p1")


def test_a_rise_from_nothing_is_a_rise() -> None:
    assert found(f"办理{token(series(0, 3))}件，同比上升。") == []


def test_without_a_year_before_a_direction_is_unproven() -> None:
    [finding] = found(f"办理{token(series(7))}件，同比上升。")
    assert (finding.code, finding.is_error) == ("direction-unproven", False)


def test_across_a_break_a_direction_is_unproven() -> None:
    indicator = series(6, 7)
    Annotation.objects.create(indicator=indicator, year=YEAR, effect="incomparable", text="口径调整。")
    assert [one.code for one in found(f"办理{token(indicator)}件，同比上升。")] == ["direction-unproven"]


@pytest.mark.parametrize("body", ["继续推进，办理{}件，同比上升。"])
def test_the_plan_speaks_of_what_is_to_come(body: str) -> None:
    text = body.format(token(series(7, 6)))
    assert found(text, "plan") == []


@pytest.mark.parametrize(("value", "codes"), [("100", []), ("99.99", ["superlative-contradicted"])])
def test_all_is_a_hundred_percent(value: str, codes: list[str]) -> None:
    assert [one.code for one in found(f"办结率{token(series(value, kind='rate'))}，全部办结。")] == codes


@pytest.mark.parametrize(
    ("before", "codes"), [((0, 0), []), ((None, None), []), ((1, 0), ["superlative-contradicted"])]
)
def test_the_first_has_nothing_before_it(before: tuple[int | None, ...], codes: list[str]) -> None:
    assert [one.code for one in found(f"首次办理{token(series(*before, 3))}件。")] == codes


@pytest.mark.parametrize(
    ("word", "values", "codes"),
    [
        ("新高", (7, 8), []),
        ("新高", (8, 8), ["superlative-contradicted"]),
        ("新高", (9, 8), ["superlative-contradicted"]),
        ("新低", (9, 8), []),
        ("新低", (8, 8), ["superlative-contradicted"]),
        ("新低", (7, 8), ["superlative-contradicted"]),
    ],
)
def test_a_record_beats_every_year_before(word: str, values: tuple[int, ...], codes: list[str]) -> None:
    assert [one.code for one in found(f"办理{token(series(*values))}件，创历史{word}。")] == codes


def test_the_newest_year_that_speaks_against_it_is_named() -> None:
    [finding] = found(f"办理{token(series(9, 10, 8))}件，创历史新高。")
    assert f"{YEAR - 1}年为10件" in finding.message
