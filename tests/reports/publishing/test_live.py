"""Beside a report that came from elsewhere stands what is public of the years before it, and nothing else of them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.models import Annotation, Figure, Indicator, User
from reports.document.tree import Fact
from reports.models import Edition
from reports.publishing.live import shown, tells_other_years
from tests import cast

pytestmark = pytest.mark.django_db
CODE = "audit_project_count"


@pytest.fixture
def edition(loaded: None) -> Edition:
    """Of 2019, published elsewhere; no year before it is public yet."""
    return Edition.objects.get()


@pytest.fixture
def somebody(loaded: None) -> User:
    return cast.editor()


def public(year: int, value: int, by: User, code: str = CODE) -> None:
    figure = Figure(indicator=Indicator.objects.get(code=code), year=year)
    figure.publish_from_source(Decimal(value), source="统计公报", by=by)


def fact(edition: Edition) -> Fact:
    return next(one for one in shown(edition).facts if one.code == CODE)


def test_where_no_year_before_is_public_the_page_is_the_edition(edition: Edition) -> None:
    assert shown(edition) == edition.document
    assert not tells_other_years(edition, shown(edition))


def test_years_before_stand_from_the_earliest_to_the_own_in_the_order_of_the_text(
    edition: Edition, somebody: User
) -> None:
    own = next(one for one in edition.document.facts if one.code == CODE)
    for year, value in ((2018, 20), (2016, 18)):
        public(year, value, somebody)
    assert fact(edition).history == ((2016, "18"), (2018, "20"), (2019, own.value))
    assert fact(edition).change.startswith("由20个")
    assert [one.code for one in shown(edition).facts] == [one.code for one in edition.document.facts]
    assert tells_other_years(edition, shown(edition))


def test_where_the_year_before_is_missing_nothing_is_said_of_a_change(edition: Edition, somebody: User) -> None:
    public(2017, 20, somebody)
    assert (fact(edition).history[0], fact(edition).change) == ((2017, "20"), "")


def test_a_later_year_and_one_that_is_not_public_are_not_told(edition: Edition, somebody: User) -> None:
    public(2020, 20, somebody)
    indicator = Indicator.objects.get(code=CODE)
    Figure.objects.create(indicator=indicator, year=2018, value=20, department=indicator.department)
    Annotation.objects.create(indicator=indicator, year=2019, text="机构改革。")
    assert shown(edition) == edition.document


def test_remarks_on_the_own_year_stand_and_those_on_later_ones_do_not(edition: Edition, somebody: User) -> None:
    public(2018, 20, somebody)
    for year in (2018, 2019, 2020):
        Annotation.objects.create(indicator=Indicator.objects.get(code=CODE), year=year, text=f"{year}年的说明")
    assert [mark.year for mark in fact(edition).marks] == [2018, 2019]


def test_what_was_published_here_keeps_what_was_frozen(edition: Edition, somebody: User) -> None:
    public(2018, 20, somebody)
    live = shown(edition)
    edition.origin = Edition.Origin.PUBLISHED
    assert shown(edition) == edition.document
    assert not tells_other_years(edition, live)


def test_a_report_without_figures_asks_for_none(edition: Edition, django_assert_num_queries) -> None:
    text = replace(edition.document, facts=()).to_json()
    bare = Edition(report=edition.report, origin=Edition.Origin.IMPORTED, text=text)
    with django_assert_num_queries(0):
        assert shown(bare).facts == ()


def test_however_many_have_earlier_years_three_questions_find_them(
    edition: Edition, somebody: User, django_assert_num_queries
) -> None:
    for code in (CODE, "audit_advice_count"):
        public(2018, 20, somebody, code)
    with django_assert_num_queries(3):
        shown(edition)
