"""Tokens are looked up: own year as entered, other years as published."""

from decimal import Decimal

import pytest

from indicators.models import Figure, Indicator, User
from reports.document.tree import Quote
from reports.narrative.binding import FigureBook, bind, bind_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture
def book() -> FigureBook:
    return FigureBook.for_draft(2019)


def written(text: str, book: FigureBook) -> str:
    [span] = bind(text, book)
    assert isinstance(span, Quote)
    return span.text


def test_a_number_is_quoted_without_its_classifier(book: FigureBook) -> None:
    assert bind("全年{{legality_review_decision_count}}件", book) == (
        "全年",
        Quote("legality_review_decision_count", 2019, "number", "1235", "1235"),
        "件",
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("{{agency_head_court_appearance_rate}}", "100%"),
        ("{{audit_irregular_amount}}", "32.27"),
        ("{{work_plan_aspect_count|han}}", "六"),
        ("{{law_gov_training_count|han}}", "二"),
        ("{{law_gov_training_count|liang}}", "两"),
        ("{{dispute_mediated_count}}", "3452"),
        ("{{dispute_mediated_count|grouped}}", "3,452"),
        ("{{audit_irregular_amount|grouped}}", "32.27"),
        ("{{agency_head_court_appearance_rate|grouped}}", "100%"),
    ],
)
def test_styles(text: str, read: str, book: FigureBook) -> None:
    assert written(text, book) == read


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{{nowhere_count}}", "没有这个指标"),
        ("{{legality_review_decision_count@-1}}", "行政决策合法性审核件数：2018年没有数据"),
        ("{{legality_review_decision_count", "引用写法不完整"),
    ],
)
def test_what_cannot_be_resolved_says_why_where_it_stands(text: str, fault: str, book: FigureBook) -> None:
    [quote] = [span for span in bind(text, book) if isinstance(span, Quote)]
    assert (quote.fault, quote.value) == (fault, "")


def test_another_year_is_quoted_as_published_and_compared_in_words() -> None:
    Figure.objects.create(
        indicator=Indicator.objects.get(code="legality_review_decision_count"), year=2020, value=Decimal(1300)
    )
    Figure.objects.filter(indicator__code="legality_review_decision_count", year=2019).update(value=1)
    book = FigureBook.for_draft(2020)
    assert written("{{legality_review_decision_count@-1}}", book) == "1235"
    assert written("{{legality_review_decision_count|change}}", book) == "同比增长5.3%"


def test_a_body_is_one_paragraph_a_line(book: FigureBook) -> None:
    assert bind_lines("甲\n\n乙", book) == (("甲",), ("乙",))


def test_a_book_takes_five_queries_however_many_years(django_assert_num_queries, loaded: None) -> None:
    indicator = Indicator.objects.get(code="legality_review_decision_count")
    for year in range(1990, 2019):
        Figure(indicator=indicator, year=year).publish_from_source(
            Decimal(year), source="测试", by=User.objects.importer()
        )
    with django_assert_num_queries(5):
        FigureBook.for_draft(2019)


def test_the_reports_year_is_plain_text(book: FigureBook) -> None:
    assert "".join(map(str, bind("{{year}}年度，{{year@+1}}年", book))) == "2019年度，2020年"
