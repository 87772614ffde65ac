"""A claim held against a series: the borders between what the data bear out, contradict, and cannot tell."""

import pytest

from reports.checks.judging import Verdict, judge
from reports.checks.sizes import Size
from tests.reports.checks.judged import DOWN, NOT_UP, claim, code, judged, series, size

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
