"""/indicators/ shows the catalogue, and its files hold what the page shows."""

import csv
import io

import pytest
from openpyxl import load_workbook

from indicators.models import Indicator, Theme
from tests.cast import leader, opened_round
from tests.factories import make_department, make_draft, make_indicator, make_published, make_theme

pytestmark = pytest.mark.django_db


def rows(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def names(client, query: str = "", **headers) -> list[str]:
    """The indicators a query finds, in order, all pages of them."""
    return [row["指标"] for row in rows(client.get(f"/indicators.csv{query}"))]


def text(client, query: str = "") -> str:
    response = client.get(f"/indicators/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_shipped_catalogue_opens_with_2019_not_with_the_single_figure_of_2020(client, loaded):
    page = text(client)
    assert "共<strong>37</strong>项，有2019年数据的<strong>37</strong>项" in page
    assert '<option value="2019" selected>2019年</option>' in page


def test_a_number_in_the_table_has_its_separators_and_its_unit_beside_it(client, loaded):
    page = " ".join(text(client).split())
    assert ">1,235</td>" in page
    assert 'class="unit" data-label="单位">件</td>' in page


def test_another_year_says_how_many_have_a_value(client, loaded):
    assert "有2020年数据的<strong>1</strong>项" in text(client, "?year=2020")
    assert names(client, "?year=2020&known=on") == ["区级重大行政决策事项数"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?theme=dispute_resolution", 10),
        ("?kind=rate", 4),
        ("?kind=rate&theme=dispute_resolution", 3),
        ("?q=行政复议", 3),
        ("?q=reconsideration_accepted", 1),
        ("?q=审核 决策", 2),
    ],
)
def test_filters_narrow_the_list(client, loaded, query, found):
    assert len(names(client, query)) == found


def test_full_width_letters_and_digits_find_the_same(client):
    make_indicator("12345热线办结件数")
    assert names(client, "?q=１２３４５") == ["12345热线办结件数"]


def test_a_percent_sign_is_searched_for_not_a_wildcard(client):
    make_indicator("甲", definition="百分之一")
    assert names(client, "?q=%25") == []


def test_sorting_by_value_puts_gaps_last_both_ways(client):
    few, many, none = make_indicator("少"), make_indicator("多"), make_indicator("无")
    make_published(few, 2019, 0)
    make_published(many, 2019, 90)
    assert names(client, "?sort=value") == ["少", "多", none.name]
    assert names(client, "?sort=-value") == ["多", "少", none.name]


def test_before_anything_is_published_sorting_by_value_still_shows_the_list(client):
    """On the first day."""
    one, other = make_indicator("甲"), make_indicator("乙")
    assert names(client, "?sort=-value") == [one.name, other.name]


@pytest.mark.parametrize("column", ["name", "theme", "value", "kind", "direction", "department"])
def test_what_is_alike_in_what_it_is_sorted_by_stands_in_the_order_of_its_code(client, column):
    """Whichever way it turned out once, another page of the same list could show a row again, or leave it out."""
    same = {"theme": make_theme("同"), "department": make_department("同局"), "order": 1}
    for code in ("c", "a", "b"):
        make_published(make_indicator(code, code=code, **same), 2019, 5)
    assert names(client, f"?sort={column}") == ["a", "b", "c"]
    assert names(client, f"?sort=-{column}") in (["a", "b", "c"], ["c", "b", "a"])


def test_a_zero_is_shown_as_a_zero_and_a_gap_as_a_dash(client):
    make_published(make_indicator("零"), 2019, 0)
    make_indicator("缺")
    page = " ".join(text(client).split())
    assert 'data-label="2019年">0</td>' in page
    assert 'data-label="2019年">—</td>' in page


def test_the_list_goes_on_after_25(client):
    theme, department = make_theme(), make_department()
    for number in range(30):
        make_indicator(f"第{number}项", theme=theme, department=department)
    assert "第24项" in text(client)
    assert "第25项" not in text(client)
    assert "第25项" in text(client, "?page=2")
    assert "第25项" in text(client, "?per_page=50")


def test_nothing_found_says_so_and_leads_back(client, loaded):
    page = text(client, "?q=没有这个词")
    assert "没有符合条件的指标" in page
    assert 'href="/indicators/">查看全部指标' in page


def test_before_anything_is_loaded_the_page_is_empty_and_calm(client):
    page = text(client)
    assert "还没有指标" in page
    assert "没有符合条件的指标" not in page


def test_a_year_is_chosen_once_there_is_one(client):
    assert 'name="year"' not in text(client, "?year=2019")
    make_published(make_indicator(), 2019, 5)
    assert '<option value="2019" selected>2019年</option>' in text(client)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?theme=nonsense", "没有所选的主题，已显示全部主题。"),
        ("?kind=%00", "没有所选的类型，已显示全部类型。"),
        ("?year=2050", "所选年度没有数据，已显示默认年度。"),
        ("?year=abc", "所选年度没有数据，已显示默认年度。"),
        (f"?q={'长' * 61}", "搜索词最长60字，未作搜索。"),
    ],
)
def test_a_nonsense_parameter_gets_a_sentence_and_the_whole_list(client, loaded, query, sentence):
    page = text(client, query)
    assert sentence in page
    assert "共<strong>37</strong>项" in page


@pytest.mark.parametrize("query", ["?page=abc", "?per_page=1e9", "?per_page=-1", "?sort=-nope", "?q=%00", "?known=x"])
def test_nonsense_that_changes_nothing_is_passed_over(client, loaded, query):
    assert "区政府常务会议研究法治政府建设次数" in text(client, query)


@pytest.mark.parametrize("page", ["-1", "999999999999"])
def test_a_page_too_far_is_the_last(client, loaded, page):
    assert "信访化解率" in text(client, f"?page={page}")


def test_an_indicator_given_up_is_listed_in_the_years_it_has_figures(client):
    old = make_indicator("旧指标", is_active=False)
    make_published(old, 2018, 4)
    make_published(make_indicator("新指标"), 2019, 5)
    assert names(client, "?year=2018") == ["旧指标", "新指标"]
    assert names(client, "?year=2019") == ["新指标"]


def test_the_public_gets_no_inferred_department(client, loaded):
    assert "部门" not in text(client)
    assert len(names(client, "?department=audit_bureau")) == 37
    assert "部门（推断）" not in rows(client.get("/indicators.csv"))[0]


def test_a_leader_may_filter_by_inferred_department(client, loaded):
    client.force_login(leader())
    assert "部门（推断）" in text(client)
    assert len(names(client, "?department=audit_bureau")) == 4


def test_a_leader_sees_working_values_marked_and_no_cache_keeps_them(client):
    indicator = make_indicator("审核件数")
    make_draft(indicator, 2020, 12)
    client.force_login(leader())
    response = client.get("/indicators/")
    assert '<span class="tag tag--draft">草稿</span> 12' in response.content.decode()
    assert "private" in response["Cache-Control"]
    assert rows(client.get("/indicators.csv"))[0]["状态"] == "草稿"


def test_the_public_sees_nothing_of_a_working_value(client):
    make_draft(make_indicator("审核件数"), 2020, 12345)
    assert "12345" not in text(client)
    assert "12,345" not in text(client)
    assert b"12345" not in client.get("/indicators.csv").content


def test_a_leader_starts_with_the_year_being_entered(client, loaded):
    opened_round(2020)
    client.force_login(leader())
    assert '<option value="2020" selected>' in text(client)


def test_the_excel_file_holds_exactly_the_rows_of_the_page(client, loaded):
    content = client.get("/indicators.xlsx?kind=rate&sort=-value").content
    page = load_workbook(io.BytesIO(content)).active
    table = list(page.iter_rows(values_only=True))
    assert [row[0] for row in table[1:]] == names(client, "?kind=rate&sort=-value")
    assert [row[table[0].index("2019年")] for row in table[1:]] == [100, 100, 100, 90]


def test_a_file_says_where_each_number_comes_from(client, loaded):
    assert "2019年度法治政府建设工作报告" in rows(client.get("/indicators.csv"))[0]["来源"]


def test_an_unknown_file_format_is_not_found(client, loaded):
    assert client.get("/indicators.pdf").status_code == 404


@pytest.mark.parametrize("years", [1, 10, 50])
def test_the_list_needs_eight_queries_however_many_years_there_are(client, django_assert_max_num_queries, years):
    theme, department = make_theme(), make_department()
    for _ in range(2):
        indicator = make_indicator(theme=theme, department=department)
        for year in range(2000, 2000 + years):
            make_published(indicator, year, year)
    with django_assert_max_num_queries(8):
        client.get("/indicators/?sort=-value")


def lines(page: str) -> list[bool]:
    """Whether each row has its years as a line."""
    return ['class="sparkline"' in row for row in page.split("<tr>")[2:]]


def test_from_three_years_on_a_row_has_its_line_up_to_the_year_shown(client):
    young, old = make_indicator("甲"), make_indicator("乙")
    for year in (2018, 2019):
        make_published(young, year, year)
    for year in range(2015, 2020):
        make_published(old, year, year)
    make_draft(young, 2017, 5)
    assert lines(client.get("/indicators/").content.decode()) == [False, True]
    assert lines(client.get("/indicators/?year=2016").content.decode()) == [False, False]
    assert "历年" not in client.get("/indicators.csv").content.decode("utf-8-sig")
    client.force_login(leader())
    assert lines(client.get("/indicators/?year=2019").content.decode()) == [True, True]


def test_a_line_is_broken_where_years_may_not_be_compared(client):
    indicator = make_indicator()
    for year in range(2015, 2020):
        make_published(indicator, year, year)
    assert client.get("/indicators/").content.decode().count("<polyline") == 1
    indicator.annotations.create(year=2017, text="口径调整。", effect="redefined")
    assert client.get("/indicators/").content.decode().count("<polyline") == 2


def test_the_catalogue_is_complete(client, loaded):
    assert len(names(client)) == Indicator.objects.count()
    assert {row["主题"] for row in rows(client.get("/indicators.csv"))} == set(
        Theme.objects.values_list("short_name", flat=True)
    )
