"""A selection of rows that no query gives: what was asked narrows them, what makes no sense is said, fields are written once."""

from typing import Any

import pytest
from django.http import QueryDict
from django_filters import CharFilter, ChoiceFilter

from indicators.models import Theme
from indicators.office.filtering import READ, RowFilter

WORDS = ["甲一", "甲二", "乙一"]


class WordFilter(RowFilter[str]):
    kind = ChoiceFilter(label="类", method="of_kind", error_messages={"invalid_choice": "没有这一类。"})
    q = CharFilter(label="搜索", method="saying")

    def __init__(self, asked: str = "", kinds: str = "甲乙") -> None:
        super().__init__(QueryDict(asked), WORDS, about=Theme)
        self.offer("kind", [(kind, f"{kind}类") for kind in kinds])

    def of_kind(self, rows: list[str], name: str, kind: str) -> list[str]:
        return [row for row in rows if row.startswith(kind)]

    def saying(self, rows: list[str], name: str, typed: str) -> list[str]:
        return [row for row in rows if typed in row]


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [("", WORDS), ("kind=甲", ["甲一", "甲二"]), ("kind=甲&q=二", ["甲二"]), ("kind=丙", WORDS), ("x=1", WORDS)],
)
def test_what_was_asked_narrows_the_rows(asked: str, chosen: list[str]):
    assert WordFilter(asked).chosen == chosen


def test_nothing_asked_is_no_answer_and_no_complaint():
    nothing = WordFilter()
    assert (nothing.answers, nothing.complaints) == ({}, [])
    assert not hasattr(nothing, "_form"), "no form was read to find that out"


def test_what_makes_no_sense_is_passed_over_with_a_sentence():
    assert WordFilter("kind=丙&q=一").complaints == ["没有这一类。"]


def test_a_form_is_read_and_written_once_for_the_same_question_and_the_same_choices(monkeypatch: pytest.MonkeyPatch):
    first = WordFilter("kind=甲").fields
    answers, complaints = WordFilter("kind=甲").answers, WordFilter("kind=丙").complaints
    assert '<option value="甲" selected>甲类</option>' in first
    monkeypatch.setattr(WordFilter, "form", property(forbidden))
    assert WordFilter("kind=甲").fields is first
    assert (WordFilter("kind=甲").answers, WordFilter("kind=丙").complaints) == (answers, complaints)
    assert (WordFilter("kind=甲").chosen, WordFilter("kind=丙").chosen) == (["甲一", "甲二"], WORDS)


def test_whoever_changes_an_answer_changes_nobody_elses():
    first = WordFilter("kind=甲")
    first.answers.clear()
    first.complaints.append("改")
    for one in (first, WordFilter("kind=甲")):
        assert (one.answers["kind"], one.complaints) == ("甲", [])


@pytest.mark.parametrize(
    ("asked", "kinds"), [("", "甲乙"), ("kind=乙", "甲乙"), ("kind=甲&q=一", "甲乙"), ("kind=甲", "甲乙丙")]
)
def test_another_question_and_other_choices_have_fields_of_their_own(asked: str, kinds: str):
    first = WordFilter("kind=甲").fields
    assert WordFilter(asked, kinds).fields != first


def test_what_is_no_field_of_it_makes_no_new_fields():
    assert WordFilter("kind=甲&x=1").fields is WordFilter("kind=甲&x=2").fields
    assert len(READ) == 1


def test_what_was_typed_is_escaped():
    assert "<b>" not in WordFilter("q=<b>").fields


def forbidden(self: Any) -> None:
    raise AssertionError("written anew")


def test_each_selection_offers_its_own_and_leaves_what_was_declared():
    one, other = WordFilter("kind=乙", kinds="甲"), WordFilter("kind=乙", kinds="乙")
    assert (one.complaints, one.chosen) == (["没有这一类。"], WORDS)
    assert (other.complaints, other.chosen) == ([], ["乙一"])
    assert "choices" not in WordFilter.base_filters["kind"].extra
    del one.filters["q"]
    assert "q" in other.filters
    assert "q" in WordFilter("q=一").filters
