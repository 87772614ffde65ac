"""An indicator and those before it without rows say what the rows say."""

import pytest

from indicators.catalogue.family import lineage_of, with_years
from indicators.catalogue.public_lineage import in_public, plain_lineage
from indicators.catalogue.questions import EVERYBODY
from indicators.models import Annotation, Figure, Indicator
from indicators.office.kept.held import HELD
from tests.factories import make_draft, make_indicator, make_published

pytestmark = pytest.mark.django_db


def test_without_rows_it_is_the_same_with_its_sources():
    chosen = make_indicator(definition="口径")
    same = make_indicator(successor=chosen)
    for one, year in ((chosen, 2021), (chosen, 2020), (same, 2019)):
        make_published(one, year, year)
        make_draft(one, year + 10, 1)
    Figure.objects.filter(indicator=chosen, year=2021).update(published_source="区司法局")
    Annotation.objects.create(indicator=chosen, year=2020, text="口径调整", effect="break")
    plain, row = in_public(plain_lineage(chosen.code)), with_years(lineage_of(chosen.code), EVERYBODY)
    assert plain.seen_series == row.seen_series
    assert plain.definition == row.definition
    assert [figure.seen_source for figure in plain.seen] == [figure.seen_source for figure in row.seen]
    assert [figure.seen_text for figure in plain.seen] == [figure.seen_text for figure in row.seen]
    assert plain.seen[-1].seen_source == "区司法局"


def test_of_a_code_that_is_not_there_nothing_is_remembered():
    before = len(HELD)
    for _ in range(2):
        with pytest.raises(Indicator.DoesNotExist):
            plain_lineage("no_such_code")
    assert len(HELD) == before
