"""A value on a line is written where neither the axis' numbers nor the line run through it."""

from indicators.charts.lettering import NARROWEST, text_width
from indicators.charts.svg.beside import PLACES

WIDTH = text_width("1,234件")
MARK = (10.0, 5.0)


def best(*ends, mark=MARK, ticks=(), y=None):
    """The place taken for a label above its mark."""
    places = [place(WIDTH, mark[0], mark[1] - 0.7 if y is None else y) for place in PLACES]
    return min(places, key=lambda label: label.faults(ticks, mark, ends))


def test_on_a_level_line_it_stands_over_its_mark():
    assert best((7.0, 5.0), (13.0, 5.0)).anchor == "middle"


def test_on_a_line_that_falls_it_steps_to_the_right_and_on_one_that_rises_to_the_left():
    assert best((7.0, 2.0), (13.0, 8.0)).anchor == "start"
    assert best((7.0, 8.0), (13.0, 2.0)).anchor == "end"


def test_on_a_peak_it_stands_over_its_mark():
    assert best((7.0, 8.0), (13.0, 8.0)).anchor == "middle"


def test_it_stands_clear_of_the_axis_numbers():
    near_the_axis = (2.8, 5.0)
    label = best(mark=near_the_axis, ticks=[("4,500", 4.3)])
    assert label.anchor == "start"
    assert best(mark=near_the_axis, ticks=[("4,500", 9.0)]).anchor == "middle"


def test_at_the_right_edge_it_stays_in_the_drawing():
    label = best(mark=(19.0, 5.0))
    assert label.right <= NARROWEST + 0.6
