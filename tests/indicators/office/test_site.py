"""Whose site it is: the environment gives the first values, a person's word counts, and one question answers."""

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from indicators.models import LoadedFixture, Site

pytestmark = pytest.mark.django_db
HERE = {"DISTRICT_NAME": "江岸区", "SITE_NAME": "江岸区法治政府建设年度报告", "NAMED_BY_ENVIRONMENT": ["DISTRICT_NAME"]}


@override_settings(**HERE)
def test_the_environments_words_are_taken_until_a_person_has_saved() -> None:
    assert Site.objects.begin().government == "江岸区人民政府"
    assert Site.objects.get().name == "江岸区法治政府建设年度报告"
    Site.objects.get().settle(district="东湖区")
    assert Site.objects.begin().district == "东湖区"


def test_a_start_that_forgets_the_variables_changes_nothing() -> None:
    with override_settings(**HERE):
        Site.objects.begin()
    lines = Site.history.count()
    assert Site.objects.begin().district == "江岸区"
    assert Site.history.count() == lines


@override_settings(**HERE | {"NAMED_BY_ENVIRONMENT": ["DISTRICT_NAME", "SITE_NAME"], "SITE_NAME": "江岸法治"})
def test_a_site_with_a_name_of_its_own_keeps_it() -> None:
    assert Site.objects.begin().name == "江岸法治"


@override_settings(**HERE)
def test_only_what_the_environment_really_says_differs() -> None:
    site = Site.objects.begin()
    assert site.differences == []
    site.settle(district="东湖区", name="东湖区年报", organiser="东湖区司法局")
    assert [(one.variable, one.here, one.there) for one in site.differences] == [("DISTRICT_NAME", "东湖区", "江岸区")]


def test_one_question_answers_who_and_whether_the_data_are_real(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        site = Site.objects.here()
        assert (site.simulated, site.shows_sample) == (False, False)
    LoadedFixture.objects.mark_simulated()
    assert Site.objects.here().simulated


def test_without_a_row_the_environment_answers() -> None:
    Site.objects.all().delete()
    with override_settings(**HERE):
        here = Site.objects.here()
    assert (here.district, here.government, here.simulated) == ("江岸区", "江岸区人民政府", False)
    assert not Site.objects.exists()


def test_there_is_one_row() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Site(pk=2, district="别区", government="别区人民政府", name="别区年报").save()
