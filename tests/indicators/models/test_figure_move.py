"""What a line of a figure's log says."""

from decimal import Decimal

import pytest

from indicators.models import FigureMove
from indicators.numbers.comparison import Measured
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_a_line_says_what_the_number_was_and_what_it_became():
    cast.opened_round()
    officer, figure = cast.officer(cast.department()), cast.figure("court_hearing_observation_count")
    entries = [Measured(Decimal(8)), Measured(Decimal(9)), Measured(Decimal(9), "approx"), Measured()]
    for seen, entry in enumerate(entries):
        figure.enter(entry, note="", source="", by=officer, seen=seen)
    moves = FigureMove.objects.filter(figure=figure).with_value_before()
    assert [move.change_text for move in reversed(moves)] == ["8次", "由8次改为9次", "由9次改为约9次", "清空了约9次"]


def test_a_move_that_leaves_the_number_alone_says_the_number():
    cast.opened_round()
    officer, figure = cast.officer(cast.department()), cast.figure("court_hearing_observation_count")
    figure.enter(Measured(Decimal(8)), note="", source="", by=officer, seen=0)
    figure.submit(by=officer, seen=1)
    assert FigureMove.objects.of_indicator(figure.indicator_id).first().change_text == "8次"
