"""What a page of many years knows of a figure reads as the figure does."""

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators.models import Figure, Indicator
from indicators.models.seen_figure import as_numbers
from tests.cast import leader
from tests.factories import make_draft, make_indicator, make_published

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()


def test_as_numbers_a_figure_reads_as_its_row_does():
    indicator, viewer = make_indicator(), leader()
    make_published(indicator, 2018, 1234)
    make_draft(indicator, 2020, 5)
    rows = Figure.objects.seen_by(viewer).order_by("year")
    numbers = as_numbers(rows)[indicator.pk]
    said = ("year", "seen_value", "seen_text", "seen_number", "seen_number_text", "is_draft", "draft_label")
    assert [[getattr(one, name) for name in said] for one in numbers] == [
        [getattr(row, name) for name in said] for row in rows
    ]
    assert [one.seen_text for one in numbers] == ["1,234件", "5件"]


def test_numbers_come_oldest_first_each_under_its_indicator():
    indicator, other = make_indicator(), make_indicator()
    for of, year in ((indicator, 2020), (other, 2019), (indicator, 2018)):
        make_published(of, year, year)
    found = Indicator.objects.with_numbers(Figure.objects.seen_by(PUBLIC))
    assert {one.pk: [figure.year for figure in one.seen] for one in found} == {
        indicator.pk: [2018, 2020],
        other.pk: [2019],
    }
