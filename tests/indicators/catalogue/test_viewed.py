"""The catalogue as a viewer sees it."""

import pytest

from indicators.catalogue.viewed import newest_catalogue
from tests.factories import make_draft, make_indicator, make_published

pytestmark = pytest.mark.django_db


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
