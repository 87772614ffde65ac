"""A report is found by its year, an edition by its number; where there is none, the sentence says what there is."""

import pytest
import time_machine
from django.http import Http404

from reports.models import Report
from reports.publishing.cited import Withdrawn, current_on, edition_on, shelf_of
from reports.publishing.verbs import withdraw
from tests import cast
from tests.published import corrected

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(loaded: None) -> Report:
    return Report.objects.get(year=2019)


@pytest.mark.parametrize("year", [2018, 2020])
def test_a_year_without_an_edition_is_not_published_yet(report: Report, year: int):
    with pytest.raises(Http404, match=f"{year}年度报告尚未发布。"):
        shelf_of(year)


@pytest.mark.parametrize("number", [0, 3])
def test_a_number_that_no_edition_has_is_answered_with_how_many_there_are(report: Report, number: int):
    corrected(report)
    with pytest.raises(Http404, match=f"2019年度报告没有第{number}版，现有2版。"):
        edition_on(shelf_of(2019), number)


def test_the_newest_is_current_and_earlier_ones_stay_citable(report: Report):
    corrected(report)
    shelf = shelf_of(2019)
    assert current_on(shelf).number == 2
    assert [edition_on(shelf, number).number for number in (1, 2)] == [1, 2]


def test_a_withdrawn_report_says_on_which_day_here_and_why_and_stays_citable(report: Report):
    with time_machine.travel("2021-01-20 23:30:00+08:00"):
        withdraw(report, by=cast.publisher(), reason="数据有误。")
    shelf = shelf_of(2019)
    with pytest.raises(Withdrawn, match="2019年度报告（第1版）已于2021年1月20日撤回：数据有误。"):
        current_on(shelf)
    assert edition_on(shelf, 1).number == 1
