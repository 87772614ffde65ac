"""The sentence a finding is about: cut at its ends, figures read in place, and found again in the source."""

from decimal import Decimal

import pytest

from indicators.models import Indicator
from indicators.numbers.series import Series
from reports.checks.finding import Spot
from reports.checks.spots import ENDS, REACH, source_range, spot_in, spot_of
from reports.narrative.binding import FigureBook

CASES = "{{cases}}"
BOOK = FigureBook(
    2020,
    {"cases": Indicator(code="cases", name="受理", unit="件")},
    {"cases": Series.of([(2020, Decimal(1302), "")], unit="件", kind="count", decimals=0, notes=())},
)


def of(text: str, meant: str) -> Spot:
    start = text.index(meant)
    return spot_of(text, start, start + len(meant))


def within(source: str, meant: str) -> Spot:
    start = source.index(meant)
    return spot_in(source, start, start + len(meant), BOOK)


@pytest.mark.parametrize("end", ENDS)
def test_a_sentence_goes_from_end_to_end(end: str) -> None:
    assert of(f"甲{end}乙丙丁{end}戊", "丙") == Spot("乙", "丙", f"丁{end}".strip("\n"))
    assert within(f"甲{end}乙丙丁{end}戊", "丙") == Spot("乙", "丙", f"丁{end}".strip("\n"))


def test_a_text_without_ends_is_one_sentence() -> None:
    assert of("乙丙丁", "丙") == within("乙丙丁", "丙") == Spot("乙", "丙", "丁")
    assert of("乙丙丁", "乙丙丁") == within("乙丙丁", "乙丙丁") == Spot("", "乙丙丁", "")


def test_an_end_within_what_is_meant_ends_nothing() -> None:
    assert of("乙丙。丁戊。己", "丙。丁") == Spot("乙", "丙。丁", "戊。")


@pytest.mark.parametrize(("length", "is_cut"), [(REACH, False), (REACH + 1, True)])
def test_a_long_sentence_is_cut_on_both_sides(length: int, is_cut: bool) -> None:
    before, after = "前" * length, "后" * length
    cut = Spot(f"…{'前' * REACH}", "丙", f"{'后' * REACH}…") if is_cut else Spot(before, "丙", after)
    assert of(f"{before}丙{after}", "丙") == within(f"{before}丙{after}", "丙") == cut


def test_figures_are_read_in_place() -> None:
    assert within(f"受理{CASES}件，审结{CASES}件。", "审结") == Spot("受理1302件，", "审结", "1302件。")
    assert within(f"受理{CASES}件。", CASES) == Spot("受理", "1302", "件。")


SOURCE = f"首段。\r\n\n受理{CASES}件{{{{ cases }}}}起{{{{坏}}}}。"
READ = "受理1302件1302起{{坏}}。"


@pytest.mark.parametrize(
    ("read", "source"),
    [
        ("受理", "受理"),
        ("1302件", f"{CASES}件"),
        ("件", "件"),
        ("件1302", "件{{ cases }}"),
        ("起", "起"),
        ("{{坏}}。", "{{坏}}。"),
        (READ, f"受理{CASES}件{{{{ cases }}}}起{{{{坏}}}}。"),
    ],
)
def test_what_is_read_is_found_in_the_source(read: str, source: str) -> None:
    start = READ.index(read)
    begins, ends = source_range(SOURCE, 1, start, start + len(read), BOOK)
    assert SOURCE[begins:ends] == source


def test_another_paragraph_has_places_of_its_own() -> None:
    assert source_range(SOURCE, 0, 1, 3, BOOK) == (1, 3)
