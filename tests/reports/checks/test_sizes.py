"""How exactly a size is written decides how exactly it has to be right."""

from decimal import Decimal

import pytest

from reports.checks.sizes import Size, fold_agrees, half_agrees, size_of
from reports.narrative.numerals import numerals


def read(written: str) -> Size | None:
    [numeral] = numerals(written)
    return size_of(numeral, written)


@pytest.mark.parametrize(
    ("written", "value", "unit", "qualifier", "step", "room"),
    [
        ("23件", "23", "件", "", "1", "1"),
        ("600件", "600", "件", "", "1", "100"),
        ("三点五个百分点", "3.5", "个百分点", "", "0.1", "0.1"),
        ("百分之二十一点九五", "21.95", "%", "", "0.01", "0.01"),
        ("一点二万件", "12000", "件", "", "1000", "1000"),
        ("12.3%", "12.3", "%", "", "0.1", "0.1"),
        ("1.2万件", "12000", "件", "", "1000", "1000"),
        ("3亿元", "300000000", "元", "", "100000000", "100000000"),
        ("600余件", "600", "件", "over", "1", "100"),
        ("600多件", "600", "件", "over", "1", "100"),
        ("约23件", "23", "件", "approx", "1", "1"),
        ("近23件", "23", "件", "nearly", "1", "1"),
        ("超过10%", "10", "%", "over", "1", "Infinity"),
        ("逾600件", "600", "件", "over", "1", "Infinity"),
        ("三成", "30", "%", "", "10", "10"),
        ("三分之一", "33", "%", "approx", "1", "5"),
        ("0件", "0", "件", "", "1", "1"),
        ("三成多", "30", "%", "over", "10", "10"),
        ("2倍多", "2", "倍", "over", "1", "1"),
        ("翻了一番多", "1", "番", "over", "1", "1"),
        ("翻一番还多", "1", "番", "over", "1", "1"),
        ("翻两番有余", "2", "番", "over", "1", "1"),
    ],
)
def test_a_number_is_read_with_the_places_it_is_written_to(
    written: str, value: str, unit: str, qualifier: str, step: str, room: str
) -> None:
    found = read(written)
    assert found is not None
    assert (found.value, found.unit, found.qualifier, found.room) == (Decimal(value), unit, qualifier, Decimal(room))
    if "成" not in written:
        assert found.step == Decimal(step)


@pytest.mark.parametrize("written", ["3至5件", "数十件"])
def test_a_range_and_what_says_no_value_are_no_size(written: str) -> None:
    assert read(written) is None


def size(value: str, qualifier: str = "", unit: str = "件", step: str = "1", room: str = "1") -> Size:
    return Size(Decimal(value), unit, qualifier, Decimal(step), Decimal(room))


@pytest.mark.parametrize(
    ("said", "inside", "outside"),
    [
        (size("22"), ("21.5", "22.4", "22"), ("21.4", "22.5")),
        (size("12.3", step="0.1"), ("12.25", "12.34"), ("12.24", "12.35")),
        (size("30", "approx"), ("27", "33"), ("26.4", "33.5")),
        (size("20", "nearly"), ("16", "20", "20.4"), ("15.9", "20.5")),
        (size("600", "over", room="100"), ("600", "699.9", "599.5"), ("700", "599.4")),
        (size("10", "over", room="Infinity"), ("10", "9999"), ("9.4",)),
        (size("10", "at_least"), ("10", "9999", "9.5"), ("9.4",)),
        (size("10", "at_most"), ("0", "10", "10.4"), ("10.5",)),
        (size("2", unit="倍"), ("1.75", "2.25"), ("1.74", "2.26")),
        (size("2", unit="倍", qualifier="over"), ("2", "2.9"), ("1.4", "3")),
        (size("1", unit="倍", qualifier="over"), ("1", "1.9", "0.9"), ("0.5", "0.89", "2")),
        (size("1", unit="倍", qualifier="nearly"), ("0.8", "1", "1.1"), ("0.79", "1.11", "1.4")),
        (size("1", unit="倍", qualifier="at_least"), ("1", "9", "0.9"), ("0.5", "0.89")),
        (size("1", unit="倍", qualifier="at_most"), ("0", "1", "1.1"), ("1.11", "1.4")),
        (size("1.5", unit="倍", step="0.1"), ("1.45", "1.54"), ("1.44", "1.55")),
    ],
)
def test_a_size_agrees_within_the_room_its_words_give_it(
    said: Size, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    assert all(said.agrees(Decimal(true)) for true in inside)
    assert not any(said.agrees(Decimal(true)) for true in outside)


@pytest.mark.parametrize(
    ("folds", "inside", "outside"),
    [("1", ("1.9", "2.4"), ("1.89", "2.41")), ("2", ("3.8", "4.8"), ("3.79", "4.81")), ("3", ("8",), ("6",))],
)
def test_a_doubling_may_fall_a_little_short_and_go_a_little_beyond(
    folds: str, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    assert all(fold_agrees(Decimal(folds), Decimal(factor)) for factor in inside)
    assert not any(fold_agrees(Decimal(folds), Decimal(factor)) for factor in outside)


@pytest.mark.parametrize(
    ("qualifier", "inside", "outside"),
    [
        ("over", ("1.9", "2.5", "3.99"), ("1.89", "4")),
        ("at_least", ("1.9", "9"), ("1.89",)),
        ("approx", ("1.9", "2.4"), ("1.89", "2.41")),
    ],
)
def test_a_doubling_and_more_goes_on_to_the_next(
    qualifier: str, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    assert all(fold_agrees(Decimal(1), Decimal(factor), qualifier) for factor in inside)
    assert not any(fold_agrees(Decimal(1), Decimal(factor), qualifier) for factor in outside)


@pytest.mark.parametrize(("factor", "agrees"), [("0.45", True), ("0.44", False), ("0.55", True), ("0.56", False)])
def test_halved_is_about_a_half(factor: str, agrees: bool) -> None:
    assert half_agrees(Decimal(factor)) is agrees
