"""A comparison with more rows than a page has: its pages list what its file lists, each tells of all."""

import re

import pytest

from tests.compared import names, pair, text
from tests.factories import make_department, make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def _three_a_page(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("indicators.catalogue.compared_tables.ROWS", 3)


def four_that_moved_and_three_without_2020() -> None:
    theme = make_theme("执法")
    for number in range(4):
        pair(f"变{number}", 100, 110 + number, theme=theme)
    for number in range(3):
        pair(f"缺{number}", 5, None, theme=theme)


def listed(client, query: str = "") -> list[str]:
    """The indicators of a page's tables, in their order; those of its charts stand in theirs."""
    shown = client.get(f"/compare/{query}").context["listed"]
    return [row.indicator.name for table in (shown.table, *shown.barred) for row in table.rows]


@pytest.mark.usefixtures("_three_a_page")
def test_the_pages_list_what_the_file_lists_in_its_order_and_each_tells_of_all(client):
    four_that_moved_and_three_without_2020()
    asked = [f"?from=2019&to=2020&page={number}" for number in (1, 2, 3)]
    shown = [listed(client, one) for one in asked]
    assert shown == [["变3", "变2", "变1"], ["变0", "缺0", "缺1"], ["缺2"]]
    assert names(client, asked[1]) == [name for page in shown for name in page]
    pages = [text(client, one) for one in asked]
    assert all("7项中4项可比" in page and "上升4项" in page for page in pages)
    assert ["图示" in page for page in pages] == [True, False, False]
    assert re.findall(r"缺2020年数据（[^）]*）", "".join(pages)) == [
        "缺2020年数据（3项，本页2项）",
        "缺2020年数据（3项，本页1项）",
    ]
    assert ["<details" in page for page in pages] == [True, True, True]  # the charts' tables fold on the first
    assert [page.count(' barred" open') for page in pages] == [0, 1, 1]


@pytest.mark.usefixtures("_three_a_page")
@pytest.mark.parametrize(
    ("page", "first"), [("", "变3"), ("0", "缺2"), ("-1", "缺2"), ("9999", "缺2"), ("x", "变3"), ("2", "变0")]
)
def test_a_page_that_is_none_is_the_first_and_one_too_far_the_last(client, page, first):
    four_that_moved_and_three_without_2020()
    assert listed(client, f"?page={page}")[0] == first


@pytest.mark.usefixtures("_three_a_page")
def test_other_pages_keep_what_was_asked_and_another_order_or_a_file_begins_at_the_first(client):
    four_that_moved_and_three_without_2020()
    page = text(client, "?from=2019&to=2020&state=comparable&page=1")
    kept = "?from=2019&amp;state=comparable&amp;to=2020"
    assert 'href="?from=2019&amp;state=comparable&amp;to=2020&amp;page=2" rel="next"' in page
    assert f'href="{kept}&amp;sort=-change"' in page
    assert f'href="/compare.csv{kept}"' in page
    assert "第1页，共2页" in page


@pytest.mark.parametrize(("rows", "shown", "pages"), [(50, [50], 1), (51, [50, 1], 2)])
def test_a_page_has_fifty_rows_and_the_fifty_first_stands_on_a_second(client, rows, shown, pages):
    theme, department = make_theme(), make_department()
    for number in range(rows):
        pair(f"第{number:02}项", 100, 200 - number, theme=theme, department=department)
    each = [listed(client, f"?page={number}") for number in range(1, pages + 1)]
    assert [len(names) for names in each] == shown
    assert [name for names in each for name in names] == [f"第{number:02}项" for number in range(rows)]
    assert listed(client, f"?page={pages + 1}") == each[-1]
    first, last = text(client, "?page=1"), text(client, f"?page={pages}")
    assert ('aria-label="分页"' in first) is ("共2页" in first) is (pages == 2)
    assert "图示" in first
    assert ("图示" in last) is (pages == 1)


@pytest.mark.usefixtures("_three_a_page")
@pytest.mark.parametrize(("number", "pages"), [(3, 1), (4, 2)])
def test_as_many_as_a_page_has_need_no_second(client, number, pages):
    for each in range(number):
        pair(f"变{each}", 100, 110 + each)
    page = client.get("/compare/").context["listed"].page
    assert page.paginator.num_pages == pages
    assert ('aria-label="分页"' in text(client)) is (pages > 1)
