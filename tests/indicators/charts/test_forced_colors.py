"""Where a reader forces colours of their own, every text and mark of a chart takes system colours."""

import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = Path(settings.BASE_DIR) / "static/css"
SYSTEM = {"Canvas", "CanvasText", "GrayText", "Highlight"}


def sheet(name: str) -> str:
    return re.sub(r"/\*.*?\*/", "", (CSS / name).read_text(encoding="utf-8"), flags=re.DOTALL)


FORCED = re.search(r"@media \(forced-colors: active\) \{(.*?)\n\}", sheet("components/drawing.css"), re.DOTALL)
COLOURS = dict(re.findall(r"(--[\w-]+): (\w+);", FORCED[1] if FORCED else ""))


def test_every_colour_given_is_one_of_the_readers():
    assert COLOURS
    assert set(COLOURS.values()) <= SYSTEM


@pytest.mark.parametrize("name", ["components/drawing.css", "pages/explore.css"])
def test_every_colour_that_a_drawing_uses_is_given(name: str):
    used = set(re.findall(r"(?:fill|stroke|--line): var\((--[\w-]+)\)", sheet(name))) - {"--line"}
    assert used
    assert used <= set(COLOURS)


def test_text_and_its_ground_differ():
    assert COLOURS["--chart-ink"] == COLOURS["--ink"] == "CanvasText"
    assert COLOURS["--paper"] == "Canvas"


def test_a_label_keeps_off_lines_by_the_ground_it_stands_on():
    assert COLOURS["--chart-ground"] == "Canvas"


@pytest.mark.parametrize(
    ("name", "mark"), [("pages/home.css", ".split__part::before"), ("pages/dashboard-work.css", "progress")]
)
def test_what_tells_by_its_area_keeps_it_in_the_readers_colours(name: str, mark: str):
    forced = re.search(r"@media \(forced-colors: active\) \{(.*?)\n\}", sheet(name), re.DOTALL)
    assert forced
    assert set(re.findall(r"--[\w-]+: (\w+);", forced[1])) <= SYSTEM
    assert re.search(rf"{re.escape(mark)} \{{[^}}]*forced-color-adjust: none", forced[1])


JUDGING = {"--red", "--red-deep", "--bad", "--good", "--warn"}


@pytest.mark.parametrize("name", ["components/drawing.css", "pages/explore.css", "pages/task-views.css"])
def test_no_mark_of_a_drawing_has_a_colour_that_judges(name: str):
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", sheet(name))
    judged = {
        selector.strip()
        for selector, body in rules
        if JUDGING & set(re.findall(r"(?:fill|stroke|--line): var\((--[\w-]+)\)", body))
    }
    assert judged == set()
