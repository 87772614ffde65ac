"""Which of a figure's two lives a viewer sees is decided in one place."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators.models import Figure
from indicators.models.figure_set import WORKING_LIFE
from tests.cast import leader, stranger
from tests.factories import make_draft, make_indicator, make_published

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()


def corrected(value: str = "7", was: str = "5") -> Figure:
    """Published, then taken back to draft with another value."""
    figure = make_published(make_indicator(), 2019, was)
    Figure.objects.filter(pk=figure.pk).update(value=Decimal(value), status="draft")
    return figure


def seen(viewer, figure: Figure) -> Figure:
    return Figure.objects.seen_by(viewer).get(pk=figure.pk)


def test_the_public_never_sees_a_working_value():
    draft = make_draft(make_indicator(), 2020, 12)
    assert not Figure.objects.seen_by(PUBLIC).filter(pk=draft.pk).exists()


def test_who_has_no_role_sees_what_the_public_sees():
    draft = make_draft(make_indicator(), 2020, 12)
    assert not Figure.objects.seen_by(stranger()).filter(pk=draft.pk).exists()


def test_a_leader_sees_a_working_value_marked_as_such():
    figure = seen(leader(), make_draft(make_indicator(), 2020, 12))
    assert (figure.seen_number, figure.is_draft, figure.draft_label) == (12, True, "草稿")


def test_the_published_value_stands_for_the_public_while_a_correction_is_drafted():
    assert seen(PUBLIC, corrected()).seen_text == "5件"


def test_a_leader_sees_the_correction_being_drafted():
    figure = seen(leader(), corrected())
    assert (figure.seen_text, figure.is_draft) == ("7件", True)


def test_a_working_value_that_equals_the_published_one_is_no_draft():
    figure = seen(leader(), make_published(make_indicator(), 2019, 5))
    assert (figure.seen_text, figure.is_draft) == ("5件", False)


def test_another_qualifier_alone_makes_a_draft():
    figure = make_published(make_indicator(), 2019, 5)
    Figure.objects.filter(pk=figure.pk).update(qualifier="approx")
    assert seen(leader(), figure).seen_text == "约5件"


def test_a_zero_is_seen_as_a_zero():
    assert seen(PUBLIC, make_published(make_indicator(), 2019, 0)).seen_text == "0件"


def test_an_unfilled_figure_is_seen_by_nobody():
    Figure.objects.create(indicator=make_indicator(), year=2020)
    assert not Figure.objects.seen_by(leader()).exists()


def test_pages_for_everybody_are_told_nothing_of_the_working_life(django_assert_num_queries):
    """Neither shown nor asked for: an entry leaves what they were told as it was."""
    make_published(make_indicator(), 2019, "5")
    with django_assert_num_queries(1):
        [figure] = Figure.objects.seen_by(PUBLIC)
        assert (figure.seen_number, figure.published_by_id is not None) == (5, True)
    untold = {field.attname for field in Figure._meta.fields if field.name in WORKING_LIFE}
    assert figure.get_deferred_fields() == untold >= {"value", "note", "entered_by_id"}
