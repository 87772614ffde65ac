"""Every label of a slope names its own dot: in the dots' order, apart from each other, led to where it moved."""

import random
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from indicators.charts.chart import Chart
from indicators.charts.lettering import LINE_HEIGHT
from indicators.charts.svg import svg
from indicators.charts.svg.slope import LEVEL, MOVED
from tests.indicators.charts.samples import entry, made

NAMESPACE = "{http://www.w3.org/2000/svg}"
LONG = "全区各级行政执法单位全年办理的行政处罚行政强制行政许可行政确认行政奖励行政裁决行政给付行政检查等各类行政执法案件总件数"


def crowd(seed: int) -> Chart:
    """Up to twelve indicators whose names are of one to sixty characters, close together, some equal or unknown."""
    dice = random.Random(seed)  # noqa: S311 - a drawing, no secret
    count = dice.randint(2, 12)
    values = [(dice.randint(90, 99), dice.choice([None, *range(90, 99)])) for _ in range(count)]
    names = [f"{number}{LONG[: dice.randint(0, 58)]}" for number in range(count)]
    known = [entry("甲", 95, dice.randint(0, 200))]
    return made("slope", *known, *(entry(name, *pair) for name, pair in zip(names, values, strict=True)))


CROWDS = [crowd(seed) for seed in range(30)]


class Side:
    """One end of one point: where its dot and the first and last line of its label are, and its leader."""

    def __init__(self, group: ElementTree.Element, later: bool):
        texts = list(group.iter(f"{NAMESPACE}text"))
        own = [text for text in texts if (text.get("text-anchor") is None) == later]
        dots = [dot for dot in group.iter(f"{NAMESPACE}circle") if ("chart-newest" in dot.get("class", "")) == later]
        self.first, self.last = (em(own[at], "y") - LEVEL for at in (0, -1))
        self.dot = em(dots[0], "cy") if dots else None
        x = dots[0].get("cx") if dots else None
        leaders = [line for line in group.iter(f"{NAMESPACE}line") if line.get("class") == "chart-leader"]
        self.leaders = [(em(line, "y1"), em(line, "y2")) for line in leaders if line.get("x1") == x]


def em(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, "").removesuffix("em"))


def sides(chart: Chart, later: bool) -> list[Side]:
    root = ElementTree.fromstring(svg(chart))  # noqa: S314 - our own output
    return [Side(group, later) for group in root.iter(f"{NAMESPACE}g") if group.get("class") == "chart-point"]


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("chart", CROWDS, ids=lambda chart: chart.key)
def test_labels_stand_in_the_order_of_their_dots_and_do_not_touch(chart: Chart, later: bool):
    known = [side for side in sides(chart, later) if side.dot is not None]
    by_label = sorted(known, key=lambda side: side.first)
    assert [side.dot for side in by_label] == sorted(side.dot for side in known)
    everyone = sorted(sides(chart, later), key=lambda side: side.first)
    assert all(lower.first - upper.last >= LINE_HEIGHT - 0.01 for upper, lower in pairwise(everyone))


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("chart", CROWDS, ids=lambda chart: chart.key)
def test_a_label_is_level_with_its_dot_or_led_to_it(chart: Chart, later: bool):
    for side in sides(chart, later):
        if side.dot is None:
            assert side.leaders == []
        elif abs(side.first - side.dot) > MOVED + 0.01:
            assert side.leaders == [(pytest.approx(side.dot), pytest.approx(side.first, abs=0.01))]


def test_an_unknown_value_stands_below_every_dot():
    chart = made("slope", entry("甲", 35, 41), entry("乙", 9, None))
    unknown, known = (next(s for s in sides(chart, True) if (s.dot is None) == missing) for missing in (True, False))
    lowest = max(side.dot for later in (False, True) for side in sides(chart, later) if side.dot is not None)
    assert unknown.first > lowest > known.first


def test_labels_with_room_need_no_leader():
    chart = made("slope", entry("甲", 0, 100), entry("乙", 100, 0))
    assert all(side.leaders == [] for later in (False, True) for side in sides(chart, later))
