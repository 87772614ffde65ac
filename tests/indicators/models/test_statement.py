"""What a document says of a figure that was public already: both numbers stand side by side until somebody chooses."""

from decimal import Decimal

import pytest

from indicators.models import Figure, Indicator, Statement


def statement(choice: str = "", **fields: str) -> Statement:
    figure = Figure(indicator=Indicator(name="审计项目"), year=2018, kind="count", unit="个", decimals=0)
    said = {"value": Decimal(15), "source": "2018年报告", "public_value": Decimal(20), "public_qualifier": "approx"}
    return Statement(figure=figure, choice=choice, **said | fields)


@pytest.mark.parametrize(("choice", "is_quoted"), [("", True), ("series", True), ("document", False)])
def test_the_report_quotes_its_own_number_until_the_series_has_it(choice: str, is_quoted: bool):
    assert statement(choice).is_quoted == is_quoted


def test_before_a_choice_the_sentence_says_which_number_holds_for_now():
    said = statement(public_source="统计公报").both
    assert said == "两个来源不同：《2018年报告》原文记载为15个，统计公报公布为约20个；尚未取舍，本站暂用后者"


@pytest.mark.parametrize(("choice", "words"), [("series", "沿用原已公开的数"), ("document", "改用原文的数")])
def test_after_it_the_sentence_says_what_was_chosen_and_why(choice: str, words: str):
    assert statement(choice, reason="经核对档案").both.endswith(f"，此前公布为约20个；{words}，理由：经核对档案")
