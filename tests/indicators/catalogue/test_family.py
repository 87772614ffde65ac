"""Who stands on an indicator's page with it: whose place it took, its theme's first others, and what each viewer sees of them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators.catalogue.family import (
    NEIGHBOURS,
    lineage_of,
    neighbours_of,
    newest_of,
    with_years,
)
from indicators.models import Annotation, Indicator
from tests.cast import leader
from tests.factories import make_draft, make_indicator, make_published

pytestmark = pytest.mark.django_db

EVERYBODY = AnonymousUser()


def beside(chosen: Indicator, name: str = "", **fields) -> Indicator:
    return make_indicator(name, theme=chosen.theme, department=chosen.department, **fields)


def test_a_code_that_is_not_there_has_no_lineage():
    assert lineage_of("no_such_code") == ()


def test_neighbours_are_those_in_use_under_its_theme_in_their_order():
    chosen = make_indicator(order=2)
    third, first = beside(chosen, order=3), beside(chosen, order=1)
    beside(chosen, is_active=False)
    make_indicator()
    assert neighbours_of(chosen) == [first, third]


def test_of_many_others_one_more_is_found_than_are_shown():
    chosen = make_indicator()
    for _ in range(NEIGHBOURS + 2):
        beside(chosen)
    assert len(neighbours_of(chosen)) == NEIGHBOURS + 1


def test_whose_place_it_took_is_found_in_whatever_theme_and_stands_with_its_remarks():
    chosen = make_indicator()
    old = make_indicator(successor=chosen, is_active=False)
    neighbour = beside(chosen)
    for one in (chosen, old, neighbour):
        Annotation.objects.create(indicator=one, year=2019, text=one.name)
    found, *predecessors = lineage_of(chosen.code)
    assert found == chosen
    assert predecessors == [old]
    assert [remark.text for remark in found.remarks] == [chosen.name]
    assert [remark.text for remark in predecessors[0].remarks] == [old.name]
    assert lineage_of(old.code) == (old,)
    assert lineage_of(old.code)[0].successor == chosen


def test_its_years_go_on_from_those_it_replaced_where_they_count_the_same():
    chosen = make_indicator()
    same, other = make_indicator(successor=chosen), make_indicator(successor=chosen, unit="次")
    for one, year in ((chosen, 2020), (same, 2019), (other, 2018)):
        make_published(one, year, year)
    counted = with_years(lineage_of(chosen.code), EVERYBODY)
    assert [figure.year for figure in counted.seen] == [2020]
    assert list(counted.seen_series.years()) == [2019, 2020]


def test_drafts_are_seen_by_their_readers_alone():
    chosen = make_indicator()
    neighbour = beside(chosen)
    for one in (chosen, neighbour):
        make_published(one, 2019, 1)
        make_draft(one, 2020, 2)
    found, reader = lineage_of(chosen.code), leader()
    assert [figure.year for figure in with_years(found, EVERYBODY).seen] == [2019]
    assert [figure.year for figure in with_years(found, reader).seen] == [2019, 2020]
    assert newest_of([neighbour], EVERYBODY)[neighbour.pk].year == 2019
    assert newest_of([neighbour], reader)[neighbour.pk].year == 2020


def test_what_has_no_figure_has_no_newest():
    chosen = make_indicator()
    assert newest_of([chosen], EVERYBODY) == {}
    assert newest_of([], EVERYBODY) == {}
