"""A pasted list of departments: what a line says, which lines are at fault, and that nothing is made twice."""

import pytest

from indicators.models import Department
from indicators.office.department_list import MOST, Named, make_departments, read_departments
from indicators.office.steps import Refused
from tests import cast


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("区司法局，司法局", Named("区司法局", "司法局")),
        ("区司法局\t司法局", Named("区司法局", "司法局")),
        ("区司法局", Named("区司法局", "")),
        ("  1. 区司法局　司法局 ", Named("区司法局", "司法局")),
        ("（十二）区司法局", Named("区司法局", "")),
        ("１２、区司法局", Named("区司法局", "")),
        ("二十一、区司法局", Named("区司法局", "")),
        ("\ufeff区司法局\u200b", Named("区司法局", "")),
        ("局" * 60, Named("局" * 60, "")),
        (f"区司法局 {'司' * 20}", Named("区司法局", "司" * 20)),
    ],
)
def test_a_line_is_a_name_and_a_short_one(line: str, named: Named) -> None:
    assert read_departments(f"\n{line}\n\n") == ([named], [])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("区司法局 司法局 李华", "有3段"),
        ("局" * 61, "不超过60个字"),
        (f"区司法局 {'司' * 21}", "不超过20个字"),
        ("12345", "不像部门名称"),
        ("=HYPERLINK(1)", "不像部门名称"),
    ],
)
def test_a_line_at_fault_is_named_by_its_number(line: str, words: str) -> None:
    named, faults = read_departments(f"区司法局\n\n{line}")
    assert named == [Named("区司法局", "")]
    assert len(faults) == 1
    assert faults[0].startswith("第3行：")
    assert words in faults[0]


def test_a_name_twice_in_a_list_is_a_fault() -> None:
    assert read_departments("区司法局\n区司法局，司法局")[1] == ["第2行：“区司法局”写了两次。"]


def test_a_list_has_its_limit() -> None:
    lines = [f"第{number}某局" for number in range(MOST + 1)]
    assert read_departments("\n".join(lines[:MOST]))[1] == []
    assert read_departments("\n".join(lines))[1] == [f"一次最多{MOST}个部门，这里有{MOST + 1}个。"]


@pytest.mark.django_db
def test_known_names_have_their_codes_others_a_number_and_nothing_is_made_twice() -> None:
    by = cast.administrator()
    listed = [Named("区司法局", "司法局"), Named("区文旅局", "")]
    make_departments(listed, by=by, codes={"区司法局": "justice_bureau"})
    again = make_departments([*listed, Named("区教育局", "")], by=by, codes={"区教育局": "justice_bureau"})
    assert [one.name for one in again] == ["区教育局"]
    assert dict(Department.objects.values_list("name", "code")) == {
        "区司法局": "justice_bureau",
        "区文旅局": "department_02",
        "区教育局": "department_03",
    }
    assert list(Department.objects.values_list("order", flat=True)) == [1, 2, 3]


@pytest.mark.django_db
def test_only_an_administrator_makes_departments() -> None:
    with pytest.raises(Refused):
        make_departments([Named("区司法局", "")], by=cast.reviewer())
    assert not Department.objects.exists()
