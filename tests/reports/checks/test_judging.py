"""A claim held against a series: the borders between what the data bear out, contradict, and cannot tell."""

from decimal import Decimal
from typing import Any

import pytest

from indicators.numbers.series import Mark, Series
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


# ── which way ──


@pytest.mark.parametrize(
    ("says", "values", "found"),
    [
        ("up", ("49", "50"), ""),
        ("up", ("50", "50"), DOWN),
        ("up", ("51", "50"), DOWN),
        ("up", ("0", "50"), ""),
        ("up", ("0", "0"), DOWN),
        ("down", ("51", "50"), ""),
        ("down", ("50", "50"), DOWN),
        ("down", ("49", "50"), DOWN),
        ("level", ("50", "50"), ""),
        ("level", ("0", "0"), ""),
        ("level", ("49", "50"), DOWN),
        ("up", (None, "50"), "direction-unproven"),
        ("up", ("≥49", "50"), "direction-unproven"),
    ],
)
def test_a_direction_is_borne_out_contradicted_or_unproven(says: str, values: tuple[str, ...], found: str) -> None:
    for kind in ("move", "than"):
        assert judged(claim(kind, says), series(*values)) == found


@pytest.mark.parametrize(("says", "values", "found"), [("up", ("49", "50"), DOWN), ("up", ("50", "50"), "")])
def test_what_is_denied_is_judged_the_other_way(says: str, values: tuple[str, ...], found: str) -> None:
    assert judged(claim("move", says, is_denied=True), series(*values)) == found


def test_a_denied_move_says_nothing_of_a_size() -> None:
    assert judged(claim("move", "down", is_denied=True, size=size("3", "件")), series("49", "50")) == ""


@pytest.mark.parametrize(
    ("values", "rough", "exact"),
    [(("100", "105"), "", DOWN), (("100", "106"), DOWN, DOWN), (("100", "95"), "", DOWN), (("100", "94"), DOWN, DOWN)],
)
def test_roughly_level_is_within_five_percent(values: tuple[str, ...], rough: str, exact: str) -> None:
    assert judged(claim("move", "level", is_rough=True), series(*values)) == rough
    assert judged(claim("move", "level"), series(*values)) == exact


def test_roughly_level_denied_is_more_than_five_percent() -> None:
    denied = claim("move", "level", is_rough=True, is_denied=True)
    assert judged(denied, series("100", "105")) == DOWN
    assert judged(denied, series("100", "106")) == ""


def test_a_rate_has_no_relative_change_to_be_roughly_level_by() -> None:
    assert judged(claim("move", "level", is_rough=True), series("90", "91", unit="%", kind="rate")) == DOWN


def test_the_fact_names_the_figure_and_both_years() -> None:
    found = judge(claim("move", "down"), series("41", "50"), "受理件数")
    assert found == Verdict(DOWN, "“受理件数”由41件增至50件，增加9件（22%）", "change")
    unproven = judge(claim("move"), series(None, "50"), "受理件数")
    assert unproven == Verdict("direction-unproven", "“受理件数”本年为50件，暂无上年数据，增减无从核对")


def test_an_earlier_year_is_compared_with_where_it_is_named() -> None:
    data = series("60", "40", "50")
    assert judged(claim("move", "up"), data) == ""
    assert judged(claim("move", "up", since=2018), data) == DOWN


# ── by how much ──


@pytest.mark.parametrize(
    ("said", "values", "found", "style"),
    [
        (size("10", "件"), ("40", "50"), "", ""),
        (size("9", "件"), ("40", "50"), "size-contradicted", "difference"),
        (size("25", "%"), ("40", "50"), "", ""),
        (size("20", "%"), ("40", "50"), "size-contradicted", "rate"),
        (size("1", "番"), ("25", "50"), "", ""),
        (size("2", "番"), ("25", "50"), "size-contradicted", "times"),
        (size("1", "倍"), ("25", "50"), "", ""),
        (size("2", "倍"), ("25", "50"), "size-contradicted", "times"),
    ],
)
def test_a_size_is_held_against_the_difference_or_the_growth(
    said: Size, values: tuple[str, ...], found: str, style: str
) -> None:
    verdict = judge(claim("move", size=said), series(*values), "受理件数")
    assert (code(verdict), verdict.style if verdict else "") == (found, style)
    assert verdict is None or verdict.fact.startswith("“受理件数”由")


def test_times_are_of_the_whole_and_a_growth_is_of_what_was_added() -> None:
    data = series("25", "50")
    assert judged(claim("times", size=size("2", "倍")), data) == ""
    assert judged(claim("times", size=size("1", "倍")), data) == "size-contradicted"


def test_a_share_of_the_earlier_year_is_of_the_whole_too() -> None:
    data = series("60", "30")
    assert judged(claim("times", size=size("50", "%")), data) == ""
    assert judged(claim("times", size=size("30", "%")), data) == "size-contradicted"
    assert judged(claim("move", "down", size=size("50", "%")), data) == "", "as it is of what was lost"


def test_a_doubling_is_held_to_the_word_that_goes_beyond_it() -> None:
    data = series("39", "60")
    assert judged(claim("move", size=size("1", "番", "over")), data) == "size-contradicted"
    assert judged(claim("move", size=size("1", "番", "over")), series("39", "90")) == ""


def test_times_may_be_fewer_than_one() -> None:
    """`是上年的0.5倍` contradicts no direction."""
    assert judged(claim("times", size=size("0.5", "倍", step="0.1")), series("100", "50")) == ""


@pytest.mark.parametrize(("values", "found"), [(("100", "50"), ""), (("100", "56"), "size-contradicted")])
def test_halved_is_about_half(values: tuple[str, ...], found: str) -> None:
    verdict = judge(claim("move", "down", text="同比减半", size=size("50", "%")), series(*values), "受理件数")
    assert (code(verdict), verdict.style if verdict else "rate") == (found, "rate")


@pytest.mark.parametrize("unit", ["%", "倍", "番"])
def test_nothing_grows_by_a_share_of_zero(unit: str) -> None:
    found = judge(claim("move", size=size("1", unit)), series("0", "50"), "受理件数")
    assert found is not None
    assert found.code == "size-unproven"
    assert found.fact.endswith("，没有增长率")


def test_to_nothing_it_falls_by_a_hundred_percent() -> None:
    assert judged(claim("move", "down", size=size("100", "%")), series("50", "0")) == ""
    assert judged(claim("move", "down", size=size("90", "%")), series("50", "0")) == "size-contradicted"


def test_from_zero_it_rises_by_all_there_is() -> None:
    assert judged(claim("move", size=size("50", "件")), series("0", "50")) == ""
    assert judged(claim("move", size=size("49", "件")), series("0", "50")) == "size-contradicted"


def test_a_run_of_years_has_no_growth() -> None:
    assert judged(claim("move", size=size("50", "%")), series("2", "3", unit="年", kind="streak")) == "size-unproven"
    assert judged(claim("move", size=size("1", "年")), series("2", "3", unit="年", kind="streak")) == ""


def test_a_rate_moves_by_points_and_percent_of_it_is_told_so() -> None:
    data = series("80", "84", unit="%", kind="rate")
    assert judged(claim("move", size=size("4", "个百分点")), data) == ""
    assert judged(claim("move", size=size("5", "%")), data) == ""
    wrong = judge(claim("move", size=size("4", "%")), data, "办结率")
    assert wrong is not None
    assert (wrong.code, wrong.style) == ("size-contradicted", "difference")
    assert wrong.fact.endswith("（比率的增减以百分点计）")


@pytest.mark.parametrize(
    ("unit", "right", "wrong"), [("万元", "20000", "200000"), ("亿元", "200000000", "20000"), ("元", "2", "20000")]
)
def test_a_size_in_yuan_is_read_in_the_figures_own_unit(unit: str, right: str, wrong: str) -> None:
    data = series("10", "12", unit=unit, kind="amount")
    assert judged(claim("move", size=size(right, "元")), data) == ""
    assert judged(claim("move", size=size(wrong, "元")), data) == "size-contradicted"


def test_a_size_in_yuan_keeps_the_places_it_was_written_with() -> None:
    """`增加约2.2万元` beside 2.17万元: the step is 0.1万元, however many yuan that is."""
    data = series("10", "12.17", unit="万元", kind="amount", decimals=2)
    assert judged(claim("move", size=size("22000", "元", step="1E+3")), data) == ""
    assert judged(claim("move", size=size("22000", "元", step="1E+2")), data) == "size-contradicted"
    over = {"qualifier": "over", "step": "1"}
    assert judged(claim("move", size=size("21000", "元", room="1000", **over)), data) == ""
    assert judged(claim("move", size=size("21000", "元", room="100", **over)), data) == "size-contradicted"


# ── what the earlier year was ──


@pytest.mark.parametrize(
    ("said", "unit", "values", "found"),
    [
        ("41", "件", ("41", "50"), ""),
        ("40", "件", ("41", "50"), "size-contradicted"),
        ("40", "件", (None, "50"), ""),
        ("40", "件", ("约41", "50"), ""),
        ("410000", "万元", ("41", "50"), ""),
        ("41", "万元", ("41", "50"), "size-contradicted"),
        ("4100000000", "亿元", ("41", "50"), ""),
    ],
)
def test_what_an_earlier_year_is_said_to_have_been(said: str, unit: str, values: tuple[str, ...], found: str) -> None:
    verdict = judge(claim("was", "level", size=size(said, "件")), series(*values, unit=unit), "受理件数")
    assert (code(verdict), verdict.style if verdict else "before") == (found, "before")


def test_an_earlier_year_without_a_size_is_left_alone() -> None:
    assert judged(claim("was", "level"), series("41", "50")) == ""


# ── records ──


@pytest.mark.parametrize(
    ("says", "text", "values", "found"),
    [
        ("up", "最高", ("30", "40", "50"), ""),
        ("up", "最高", ("51", "40", "50"), NOT_UP),
        ("up", "最高", ("50", "40", "50"), ""),
        ("up", "创新高", ("50", "40", "50"), NOT_UP),
        ("down", "最低", ("60", "70", "50"), ""),
        ("down", "最低", ("49", "70", "50"), NOT_UP),
        ("down", "最低", ("50", "70", "50"), ""),
        ("down", "创新低", ("50", "70", "50"), NOT_UP),
        ("up", "最高", ("≥60", "40", "50"), ""),
        ("up", "最高", ("50",), ""),
    ],
)
def test_a_record_is_beaten_by_more_and_a_new_one_by_its_equal(
    says: str, text: str, values: tuple[str, ...], found: str
) -> None:
    assert judged(claim("record", says, text=text), series(*values)) == found


def test_a_record_of_some_years_reaches_back_so_far() -> None:
    data = series("60", "40", "45", "50")
    assert judged(claim("record", text="近三年最高", years=3), data) == ""
    assert judged(claim("record", text="近四年最高", years=4), data) == NOT_UP


def test_what_beats_a_record_is_named_with_its_year() -> None:
    found = judge(claim("record", text="历史最高"), series("60", "70", "50"), "受理件数")
    assert found == Verdict(NOT_UP, "“受理件数”2019年为70件")


def test_a_denied_record_is_left_alone() -> None:
    assert judged(claim("record", text="最高", is_denied=True), series("60", "50")) == ""


@pytest.mark.parametrize(
    ("direction", "values", "found"),
    [
        ("higher", ("60", "50"), NOT_UP),
        ("higher", ("40", "50"), ""),
        ("lower", ("40", "50"), NOT_UP),
        ("lower", ("60", "50"), ""),
        ("neutral", ("60", "50"), ""),
        ("maintain", ("40", "50"), ""),
    ],
)
def test_the_best_is_what_the_catalogue_calls_better(direction: str, values: tuple[str, ...], found: str) -> None:
    assert judged(claim("record", "level", text="最好"), series(*values, direction=direction)) == found


def test_a_year_that_cannot_be_compared_beats_nothing() -> None:
    apart = series("60", "40", "50", notes=[Mark(2018, "incomparable", "")])
    assert judged(claim("record", text="最高"), apart) == ""


# ── runs of years ──


@pytest.mark.parametrize(
    ("years", "says", "values", "found"),
    [
        (3, "up", ("10", "20", "30", "40"), ""),
        (3, "up", ("30", "20", "30", "40"), NOT_UP),
        (2, "up", ("30", "20", "30", "40"), ""),
        (3, "up", ("20", "30", "40"), "direction-unproven"),
        (3, "down", ("40", "30", "20", "10"), ""),
        (3, "down", ("40", "30", "20", "20"), NOT_UP),
        (None, "up", ("30", "40"), ""),
        (None, "up", ("5", "4", "5", "6", "7", "8", "9"), ""),
        (None, "up", ("5", "4", "5", "6", "7", "8"), NOT_UP),
    ],
)
def test_a_run_needs_as_many_moves_as_it_has_years(
    years: int | None, says: str, values: tuple[str, ...], found: str
) -> None:
    assert judged(claim("running", says, years=years), series(*values)) == found


def test_what_breaks_a_run_or_is_missing_for_it_is_said() -> None:
    broken = judge(claim("running", years=2), series("30", "20", "40"), "受理件数")
    assert broken == Verdict(NOT_UP, "“受理件数”2019年由30件减为20件，减少10件（33.3%）")
    short = judge(claim("running", years=2), series("20", "40"), "受理件数")
    assert short == Verdict("direction-unproven", "“受理件数”没有连续3年可比的数据，无从核对")


# ── the first, and all ──


@pytest.mark.parametrize(
    ("kind", "values", "found"),
    [
        ("first", ("0", "50"), ""),
        ("first", (None, "50"), ""),
        ("first", ("1", "0", "50"), NOT_UP),
        ("reached", ("49", "50"), ""),
        ("reached", ("50", "50"), NOT_UP),
        ("reached", ("51", "40", "50"), NOT_UP),
    ],
)
def test_the_first_time_has_none_before(kind: str, values: tuple[str, ...], found: str) -> None:
    assert judged(claim(kind), series(*values)) == found


def test_the_latest_earlier_time_is_named() -> None:
    found = judge(claim("reached"), series("70", "60", "50"), "受理件数")
    assert found == Verdict(NOT_UP, "“受理件数”2019年为60件")


@pytest.mark.parametrize(("value", "found"), [("1", ""), ("0", ""), ("2", NOT_UP)])
def test_a_run_of_years_begins_with_one(value: str, found: str) -> None:
    data = series(value, unit="年", kind="streak")
    verdict = judge(claim("first", value=value), data, "连续年数")
    assert code(verdict) == found
    if verdict:
        assert verdict.fact == "“连续年数”已连续2年"


def test_reaching_a_number_of_years_is_judged_like_any_number() -> None:
    data = series("1", "2", "3", unit="年", kind="streak")
    assert judged(claim("reached", value="3"), data) == ""


@pytest.mark.parametrize(
    ("value", "data", "denied", "found"),
    [
        ("100", "100", False, ""),
        ("99.9", "99.9", False, NOT_UP),
        ("100", "约100", False, NOT_UP),
        ("100", "100", True, NOT_UP),
        ("99", "99", True, ""),
    ],
)
def test_all_is_a_hundred_percent_exactly(value: str, data: str, denied: bool, found: str) -> None:
    said = claim("all", value=value, is_denied=denied)
    assert judged(said, series(data, unit="%", kind="rate", decimals=1)) == found


def test_what_is_not_all_is_told() -> None:
    found = judge(claim("all", value="98"), series("98", unit="%", kind="rate"), "办结率")
    assert found == Verdict(NOT_UP, "“办结率”为98件")


def test_a_fact_is_written_in_the_figures_own_unit_and_places() -> None:
    found = judge(claim("record", text="历史最高"), series("95.5", "50", unit="%", kind="rate", decimals=1), "办结率")
    assert found == Verdict(NOT_UP, "“办结率”2019年为95.5%")


# ── what was kept ──


@pytest.mark.parametrize(
    ("qualifier", "values", "found"),
    [
        ("at_least", ("50", "60", "50"), ""),
        ("at_least", ("49", "60", "50"), NOT_UP),
        ("at_least", ("60", "60", "49"), NOT_UP),
        ("over", ("50", "51"), ""),
        ("over", ("49", "51"), NOT_UP),
        ("at_most", ("50", "40", "0"), ""),
        ("at_most", ("51", "40", "0"), NOT_UP),
        ("", ("50", "50", "50"), ""),
        ("", ("51", "50", "50"), NOT_UP),
        ("", ("50", "49", "50"), NOT_UP),
    ],
)
def test_each_of_the_years_is_within_what_was_kept(qualifier: str, values: tuple[str, ...], found: str) -> None:
    said = claim("kept", size=size("50", "件", qualifier), years=len(values))
    assert judged(said, series("1", *values)) == found


@pytest.mark.parametrize("values", [("60",), (None, "60"), ("≥60", "60"), ("约60", "60")])
def test_a_year_that_is_not_known_exactly_leaves_open_what_was_kept(values: tuple[str | None, ...]) -> None:
    said = claim("kept", size=size("50", "件", "at_least"), years=2)
    assert judged(said, series(*values)) == "direction-unproven"


def test_a_year_that_breaks_what_was_kept_is_told_though_another_is_not_known() -> None:
    verdict = judge(claim("kept", size=size("50", "件", "at_least"), years=3), series("40", "60"), "受理件数")
    assert verdict is not None
    assert (verdict.code, verdict.fact) == (NOT_UP, "“受理件数”2019年为40件")


def test_a_year_that_cannot_be_compared_breaks_nothing_that_was_kept() -> None:
    data = series("40", "60", notes=[Mark(2020, "redefined", "")])
    assert judged(claim("kept", size=size("50", "件", "at_least"), years=2), data) == "direction-unproven"
