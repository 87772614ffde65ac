"""What a binding teaches: one unknown word for one that was left unsaid, a unit nobody knew, and nothing that is not certain."""

import pytest

from indicators.numbers.series import Series
from reports.checks.learning import LONGEST, SHORTEST, Lesson, lessons
from reports.checks.subjects import Subject, Synonyms, subject

NONE = Synonyms({}, {})


def taught(text: str, title: str = "行政复议受理件数", synonyms: Synonyms = NONE, **measured: str) -> list[Lesson]:
    """What binding the first digit of the text to an indicator of this name teaches."""
    start = next(place for place, letter in enumerate(text) if letter.isdigit())
    return lessons(text, start, about(title, synonyms, **measured), synonyms, 2020)


def about(title: str, synonyms: Synonyms = NONE, unit: str = "件", kind: str = "count") -> Subject:
    return subject("x", title, "", Series.of([], unit=unit, kind=kind, decimals=0), synonyms)


def units(found: list[Lesson]) -> list[tuple[str, str]]:
    return [(lesson.term, lesson.stands_for) for lesson in found if lesson.kind == "unit"]


def words(found: list[Lesson]) -> list[tuple[str, str]]:
    return [(lesson.term, lesson.stands_for) for lesson in found if lesson.kind == "word"]


def test_a_unit_that_is_not_the_catalogues_is_learnt():
    assert units(taught("复议受理12起。")) == [("起", "件")]


def test_the_catalogues_own_unit_and_one_that_is_known_teach_nothing():
    assert units(taught("复议受理12件。")) == []
    known = Synonyms({}, {"起": "件"})
    assert units(taught("复议受理12起。", synonyms=known)) == []


@pytest.mark.parametrize("text", ["化解率为98%。", "增长3倍。", "翻2番。"])
def test_a_share_or_a_multiple_is_no_unit_of_things(text: str):
    assert units(taught(text)) == []


@pytest.mark.parametrize("unit", ["元", "万元", "亿元"])
def test_money_is_money_in_thousands_or_millions(unit: str):
    assert units(taught("投入12元。", title="投入经费", unit=unit)) == []


def test_one_unknown_word_stands_for_the_one_that_was_left_unsaid():
    assert words(taught("旁听庭审6次。", title="观摩庭审次数", unit="次")) == [("旁听", "观摩")]


def test_a_word_that_shares_a_character_with_the_name_is_not_certain_enough():
    assert words(taught("上报文件6件。", title="报备规范性文件数")) == []


@pytest.mark.parametrize("text", ["行政复议受理12件。", "12件。"])
def test_where_nothing_is_unknown_no_word_is_learnt(text: str):
    assert words(taught(text)) == []


def test_a_word_that_is_known_is_not_learnt_again():
    known = Synonyms({"上报": "报备规范性"}, {})
    assert words(taught("上报文件6件。", title="报备规范性文件数", synonyms=known)) == []


@pytest.mark.parametrize("place", [0, 1, 6, 7])
def test_a_place_where_no_number_stands_teaches_nothing(place: int):
    text = "复议受理12起。"
    assert lessons(text, place, about("行政复议受理件数"), NONE, 2020) == []


@pytest.mark.parametrize("place", [4, 5])
def test_every_place_of_the_number_is_its_place(place: int):
    assert units(lessons("复议受理12起。", place, about("行政复议受理件数"), NONE, 2020)) == [("起", "件")]


def test_a_word_has_two_characters_at_least_and_twelve_at_most():
    assert (SHORTEST, LONGEST) == (2, 12)
    for length, is_learnt in ((1, False), (2, True), (12, True), (13, False)):
        term = "鑫淼森焱垚晶品磊犇羴骉鱻麤"[:length]
        assert bool(words(taught(f"{term}文件6件。", title="报备规范性文件数"))) == is_learnt, length
