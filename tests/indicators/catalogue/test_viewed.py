"""The catalogue as a viewer sees it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators.catalogue.questions import numbers_between
from indicators.catalogue.viewed import catalogue_between, newest_catalogue
from indicators.catalogue.whole import years_for
from indicators.models import Annotation, Figure, FigureStatus, Indicator
from indicators.models.figure_set import WORKING_LIFE
from tests.cast import leader
from tests.factories import make_draft, make_indicator, make_published
from tests.queries import reaching_the_database

pytestmark = pytest.mark.django_db
EVERYBODY = AnonymousUser()


def test_the_newest_catalogue_holds_what_the_two_newest_years_say_and_nothing_else():
    both, newest, older, silent = (make_indicator() for _ in range(4))
    for indicator, years in {both: (2030, 2031), newest: (2031,), older: (2029,)}.items():
        for year in years:
            make_published(indicator, year, year)
    make_draft(silent, 2031, 1)
    assert {one.pk: [figure.year for figure in one.seen] for one in newest_catalogue()} == {
        both.pk: [2030, 2031],
        newest.pk: [2031],
    }


def test_between_two_years_each_indicator_has_its_figures_and_remarks_oldest_first():
    one, other = make_indicator(), make_indicator()
    for year in (2021, 2018, 2020, 2019):
        make_published(one, year, year)
    for year, text in ((2020, "后"), (2018, "先")):
        Annotation.objects.create(indicator=one, year=year, text=text)
    found = {each.pk: each for each in catalogue_between((2019, 2020), EVERYBODY)}
    assert [figure.year for figure in found[one.pk].seen] == [2019, 2020]
    assert [mark.text for mark in found[one.pk].seen_series.marks] == ["先", "后"]
    assert (found[other.pk].seen, found[other.pk].seen_series.marks) == ((), ())


def test_a_draft_is_seen_between_the_years_by_whom_may_read_it_and_makes_its_year_one_for_them_alone():
    one, reader = make_indicator(), leader()
    make_published(one, 2019, 3)
    make_draft(one, 2020, 7)
    seen = {who: numbers_between((2019, 2020), who)[one.pk] for who in (EVERYBODY, reader)}
    assert [(figure.year, figure.is_draft) for figure in seen[EVERYBODY]] == [(2019, False)]
    assert [(figure.year, figure.is_draft) for figure in seen[reader]] == [(2019, False), (2020, True)]
    assert seen[reader][1].draft_label == "草稿"
    assert years_for(EVERYBODY).years == (2019,)
    assert years_for(reader).years == (2020, 2019)


def test_an_officers_entry_is_no_part_of_the_question_that_everybody_is_answered():
    row = make_published(make_indicator(), 2019, 3)
    before = numbers_between((2018, 2019), EVERYBODY)
    Figure.objects.filter(pk=row.pk).update(value=4, status=FigureStatus.SUBMITTED, version=7)
    with reaching_the_database() as asked:
        assert numbers_between((2018, 2019), EVERYBODY) == before
    assert not [name for name in WORKING_LIFE if f'."{name}"' in asked[0]]


@pytest.mark.django_db(transaction=True)
def test_after_a_correction_the_catalogue_is_not_asked_again_and_after_a_change_of_its_own_it_is(client):
    one = make_indicator("旧名")
    figures = [make_published(one, year, 5) for year in (2019, 2020)]
    client.get("/compare/")
    Figure.objects.filter(pk=figures[1].pk).update(published_value=7)
    with reaching_the_database() as asked:
        page = client.get("/compare/").content.decode()
    assert "由5件增至7件" in page
    assert not [sql for sql in asked if "indicators_indicator" in sql or "indicators_annotation" in sql]
    Indicator.objects.filter(pk=one.pk).update(name="新名")
    Annotation.objects.create(indicator=one, year=2020, text="口径变了", effect=Annotation.Effect.REDEFINED)
    page = client.get("/compare/").content.decode()
    assert "新名" in page
    assert "旧名" not in page
    assert "口径变了" in page
