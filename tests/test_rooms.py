"""The rooms of each floor keep their order and stay countable: `make house` prints what is counted here."""

import ast
from statistics import median

import pytest

from tests import beside, house

ROOMS_AND_ARROWS = {"indicators": (18, 45), "reports": (18, 70)}
MOST_OF_THEIR_OWN = 12
"""Modules that import more than six of their own floor: the doors of rooms and addresses, and who has to know all."""

MOST_BARE_YEARS = 30
"""Functions that take a year where no report, round or shelf is at hand: `make house` lists each with its reason."""

MOST_YEARS_AMONG_YEARS = 45
"""Functions of modules that know years only: a place on an axis, in a series, in somebody's text."""

MET_TWICE = 6
"""Class names that stand for two things."""

ORDER = {
    "indicators": (
        ("urls", "admin"),
        ("views",),
        ("round", "excel", "catalogue", "loading"),
        ("models", "charts"),
        ("rules",),
        ("numbers",),
        ("roles", "characters"),
        ("office",),
    ),
    "reports": (
        ("urls", "admin"),
        ("views",),
        ("verifying",),
        ("loading", "publishing", "tracker", "downloads", "importing"),
        ("checks",),
        ("drafting",),
        ("models", "reading"),
        ("narrative",),
        ("document",),
    ),
}
"""Each room may import rooms of lower rows only, and of its own row what is listed to its right."""


@pytest.mark.parametrize("app", ROOMS_AND_ARROWS)
def test_a_floor_has_few_rooms_and_few_arrows_between_them(app: str):
    rooms, arrows = ROOMS_AND_ARROWS[app]
    assert len(house.rooms(app)) <= rooms
    assert len(house.arrows(app)) <= arrows


@pytest.mark.parametrize("app", ORDER)
def test_no_room_imports_one_above_it(app: str):
    place = {room: (row, column) for row, rooms in enumerate(ORDER[app]) for column, room in enumerate(rooms)}
    assert set(house.rooms(app)) - {"apps"} <= set(place), "a new room needs its place in ORDER"
    climbs = [(start, end) for start, end in house.arrows(app) if place[start] > place[end]]
    assert climbs == []


@pytest.mark.parametrize("app", house.FLOORS)
def test_no_two_rooms_import_each_other(app: str):
    assert house.mutual(house.arrows(app)) == []


def test_the_ground_room_imports_nothing_else_of_ours():
    office = {module: targets for module, targets in house.graph().items() if house.room(module) == "office"}
    assert len(office) > 20
    assert {other for targets in office.values() for other in targets if house.room(other) != "office"} == set()


def test_where_things_stood_once_is_known_to_migrations_alone():
    formerly = {"indicators.roles", "indicators.characters", "indicators.models.user"}
    assert formerly < set(house.modules())
    assert {module for module, targets in house.graph().items() if targets & formerly} == set()


def test_no_files_import_each_other_in_a_circle():
    assert house.circles() == []


def test_no_view_imports_another():
    assert len(list(filter(house.is_view, house.modules()))) > 40
    assert house.views_importing_views() == []


def test_functions_stay_short():
    sizes = [house.lines(node) for _, node in house.functions()]
    assert median(sizes) <= 6
    assert max(sizes) <= 40


def test_few_modules_have_to_know_many_of_their_floor():
    assert len(house.importing_much()) <= MOST_OF_THEIR_OWN


def test_a_name_stands_for_one_thing():
    assert len(house.names_met_twice()) <= MET_TWICE


def test_below_the_views_a_year_has_been_resolved_into_what_it_means():
    """What is left has its reason, one by one: opens the door itself, asks for a year without a row, or compares."""
    assert house.bare_years() == sorted(house.BARE_YEARS)
    assert len(house.BARE_YEARS) <= MOST_BARE_YEARS


def test_few_functions_know_a_year_and_nothing_else():
    assert len(house.years_among_years()) <= MOST_YEARS_AMONG_YEARS


def test_every_module_with_a_rule_has_its_tests_beside_it_or_a_door_that_is_named():
    through = beside.through()
    bare = [module for module in beside.ruled() if module not in through and not beside.has_tests_beside(module)]
    assert bare == [], "write tests of their borders, or name the door they are tested through in tests/beside.py"


def test_a_door_that_is_named_is_there_and_so_is_what_lies_behind_it():
    assert [door for door in beside.THROUGH if not (house.ROOT / door).is_file()] == []
    assert sorted(set(beside.through()) - set(house.modules())) == []


def test_what_has_its_tests_beside_it_names_no_door():
    assert sorted(filter(beside.has_tests_beside, beside.through())) == [], "take it out of tests/beside.py"


def test_a_decision_is_counted_once():
    assert beside.decisions(ast.parse("a = 1 if b > 2 else 3")) == 0
    assert beside.decisions(ast.parse("def f():\n  def g():\n    return a > 2 and b")) == 2
    assert beside.decisions(ast.parse("def f():\n  if a:\n    return 1\n  while b:\n    pass")) == 2
