"""One bar of parts: each as wide as its share, nothing drawn of nothing."""

import re

import pytest

from indicators.charts.svg.split import split_bar


def widths(numbers: list[int]) -> list[float]:
    return [float(width) for width in re.findall(r'<rect [^>]*width="([\d.]+)%"', split_bar(numbers))]


@pytest.mark.parametrize(("numbers", "shares"), [([16, 3, 1], [80, 15, 5]), ([4], [100]), ([0, 2, 2], [50, 50])])
def test_each_part_has_its_share(numbers: list[int], shares: list[float]):
    assert widths(numbers) == shares


@pytest.mark.parametrize("numbers", [[], [0, 0]])
def test_of_nothing_there_is_no_bar(numbers: list[int]):
    assert split_bar(numbers) == ""


def test_the_parts_are_told_apart():
    assert re.findall(r'class="(chart-\w+)"', split_bar([1, 1, 1, 1])) == [
        "chart-bar",
        "chart-past",
        "chart-hollow",
        "chart-hollow",
    ]
