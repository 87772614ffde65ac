"""What stands in a row's fields is what is saved, each time the page is shown."""

from decimal import Decimal

import pytest

from indicators.models import Figure
from indicators.round.entry_desk.entry import EntryForm
from indicators.round.entry_desk.fields import EntryFields, fields_about
from tests.factories import make_draft, make_indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure() -> Figure:
    return make_draft(make_indicator(kind="amount", unit="亿元", decimals=2), 2020, Decimal("1.50"))


def test_a_saved_rows_fields_are_those_of_its_form(figure: Figure) -> None:
    for is_faulty in (False, True):
        assert fields_about(figure, is_faulty) == EntryFields.of(EntryForm(figure), is_faulty)


def test_a_field_brings_what_it_was_along(figure: Figure) -> None:
    fields = fields_about(figure, is_faulty=False)
    assert 'value="1.5' in fields.value
    assert fields.value.count("<input") == 2
    assert "aria-invalid" not in fields.value
    assert 'aria-invalid="true"' in fields_about(figure, is_faulty=True).value


@pytest.mark.parametrize(
    ("field", "new", "shown_in"),
    [
        ("value", Decimal("2.25"), "value"),
        ("value", None, "value"),
        ("qualifier", "approx", "qualifier"),
        ("note", "补记", "note"),
        ("source", "年鉴", "source"),
    ],
)
def test_what_is_saved_anew_is_shown_anew(figure: Figure, field: str, new: object, shown_in: str) -> None:
    before = fields_about(figure, is_faulty=False)
    setattr(figure, field, new)
    now = fields_about(figure, is_faulty=False)
    assert getattr(now, shown_in) != getattr(before, shown_in)
    assert now == EntryFields.of(EntryForm(figure), is_faulty=False)


def test_two_figures_with_the_same_number_have_fields_of_their_own(figure: Figure) -> None:
    other = make_draft(make_indicator(kind="amount", unit="亿元", decimals=2), 2020, Decimal("1.50"))
    assert fields_about(figure, is_faulty=False).value_id != fields_about(other, is_faulty=False).value_id
