"""How many years make a line beside an indicator's name."""

import pytest

from indicators.catalogue.lines import may_have_lines, series_of
from indicators.models import Figure
from tests.cast import leader
from tests.factories import make_indicator, make_published


@pytest.mark.parametrize(("years", "may"), [((), False), ((2019, 2020), False), ((2019, 2020, 2021), True)])
def test_three_years_make_a_line_possible(years, may):
    assert may_have_lines(years) is may


@pytest.mark.django_db
def test_who_has_three_years_has_a_line_and_who_has_two_has_none():
    two, three = make_indicator(), make_indicator()
    for one, years in ((two, (2019, 2020)), (three, (2019, 2020, 2021))):
        for year in years:
            make_published(one, year, year)
    found = series_of([two, three], Figure.objects.seen_by(leader()))
    assert [*found] == [three.pk]
    assert [*found[three.pk].years()] == [2019, 2020, 2021]
