"""Whole series: a view is its address, and staff give addresses a name."""

import csv
import io
from html import unescape

import pytest
from django.test import Client
from django.utils.html import strip_tags

from indicators.models import Annotation, DerivedIndicator, Indicator, Rule, SavedView
from tests import cast
from tests.factories import make_draft, make_published
from tests.queries import asks_at_most

pytestmark = pytest.mark.usefixtures("loaded")
RATE, CASES, SHARE = "petition_resolution_rate", "reconsideration_accepted_count", "community_lawyer_share"


@pytest.fixture
def leader(client: Client) -> Client:
    client.force_login(cast.leader())
    return client


def html(client: Client, query: str) -> str:
    response = client.get(f"/explore/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def text(client: Client, query: str) -> str:
    return " ".join(unescape(strip_tags(html(client, query))).split())


def years(code: str, *values: int, first: int = 2016) -> Indicator:
    indicator = Indicator.objects.get(code=code)
    for at, value in enumerate(values):
        make_published(indicator, first + at, value)
    return indicator


def test_before_anything_is_chosen_it_says_how_to(client: Client) -> None:
    assert "请选择指标" in text(client, "")


def test_the_view_is_its_address(client: Client) -> None:
    years(CASES, 30, 33, 37)
    page = html(client, f"i={CASES}&from=2017&to=2019")
    assert f'value="{CASES}" checked' in page
    assert "2016年</th>" not in page
    assert "2017年</th>" in page


def test_one_year_alone_is_a_number_and_no_line(client: Client) -> None:
    page = html(client, f"i={RATE}")
    assert "画不成线" in page
    assert "<svg" not in page.split("explore__chart")[1].split("</figure>")[0]
    assert "90%" in page


def test_several_of_one_unit_lie_over_each_other_and_others_are_turned_away(client: Client) -> None:
    years(CASES, 30, 33, 37)
    years("dispute_mediated_count", 3000, 3100, 3300)
    page = text(client, f"i={CASES}&i=dispute_mediated_count&i={RATE}")
    assert "2项指标" in page
    assert "“信访化解率”的单位是%，不能与件同图" in page


def test_a_base_year_puts_different_units_on_one_scale(client: Client) -> None:
    years(CASES, 20, 30, 40)
    years("audit_advice_count", 50, 60, 70)
    page = text(client, f"i={CASES}&i=audit_advice_count&base=2016")
    assert "2016年=100" in page
    assert "150" in page
    assert "120" in page


def test_a_base_year_without_figures_is_passed_over_with_a_sentence(client: Client) -> None:
    assert "所选基期没有数据，已按原数显示。" in text(client, f"i={CASES}&base=1999")


def test_targets_and_thresholds_are_lines_to_read_against(client: Client) -> None:
    Indicator.objects.filter(code=CASES).update(target=50)
    Rule.objects.update(is_active=False)
    rule = Rule.objects.create(name="上限", kind="range", severity="hard", maximum=80, instruction="请核对。")
    rule.terms.create(indicator=years(CASES, 30, 33, 37))
    page = html(client, f"i={CASES}")
    assert page.count('class="chart-goal"') == 2
    assert "目标50件" in page
    assert "上限80件" in page


def test_where_the_definition_changed_the_line_breaks_and_says_why(client: Client) -> None:
    indicator = years(CASES, 20, 30, 40)
    before = html(client, f"i={CASES}").count('class="chart-line"')
    Annotation.objects.create(indicator=indicator, year=2018, text="按新口径统计。", effect="redefined")
    page = html(client, f"i={CASES}")
    assert page.count('class="chart-line"') == before - 1
    assert "口径调整" in page
    assert "2018年，区政府本级受理行政复议件数：按新口径统计。" in unescape(strip_tags(page))


def test_an_unknown_code_gets_a_sentence(client: Client) -> None:
    assert "没有代码为“nonsense”的指标" in text(client, "i=nonsense")


def test_the_public_sees_no_draft_and_no_derived_number(client: Client) -> None:
    make_draft(Indicator.objects.get(code=CASES), 2020, 777)
    assert "777" not in text(client, f"i={CASES}")
    assert "没有代码为" in text(client, f"i={SHARE}")


def test_staff_see_drafts_marked_and_derived_numbers_with_their_warning(leader: Client) -> None:
    make_draft(Indicator.objects.get(code=CASES), 2020, 777)
    page = text(leader, f"i={CASES}")
    assert "777" in page
    assert "含未发布数据" in page
    assert DerivedIndicator.objects.get().definition in text(leader, f"i={SHARE}")


def test_the_file_holds_what_is_drawn_and_the_warning(leader: Client) -> None:
    response = leader.get(f"/explore.csv?i={SHARE}")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert rows[:2] == [["年度", "社区律师参与占比（%）"], ["2019年", "32.3"]]
    workbook = leader.get(f"/explore.xlsx?i={SHARE}")
    assert workbook.status_code == 200


def test_a_file_of_nothing_is_404(client: Client) -> None:
    assert client.get("/explore.csv").status_code == 404


# ── named views ──


def test_a_view_gets_a_name_and_colleagues_open_it(leader: Client) -> None:
    query = f"i={CASES}&base=2019"
    response = leader.post("/explore/views/", {"name": "复议走势", "query": query})
    assert response.headers["Location"] == f"/explore/?{query}"
    leader.force_login(cast.editor())
    assert f'<a href="/explore/?{query.replace("&", "&amp;")}">复议走势</a>' in html(leader, "")


def test_the_same_name_again_replaces_ones_own_view(leader: Client) -> None:
    for code in (CASES, RATE):
        leader.post("/explore/views/", {"name": "走势", "query": f"i={code}"})
    assert SavedView.objects.get().query == f"i={RATE}"


@pytest.mark.parametrize("posted", [{"name": "", "query": f"i={CASES}"}, {"name": "空", "query": "i=nonsense"}])
def test_a_view_without_name_or_indicators_is_not_kept(leader: Client, posted: dict[str, str]) -> None:
    response = leader.post("/explore/views/", posted, follow=True)
    assert "视图没有保存" in response.content.decode()
    assert not SavedView.objects.exists()


def test_only_its_owner_forgets_a_view(leader: Client) -> None:
    leader.post("/explore/views/", {"name": "走势", "query": f"i={CASES}"})
    view = SavedView.objects.get()
    stranger = Client()
    stranger.force_login(cast.editor())
    assert stranger.post(f"/explore/views/{view.pk}/forget/").status_code == 404
    leader.post(f"/explore/views/{view.pk}/forget/")
    assert not SavedView.objects.exists()


def test_the_public_names_nothing(client: Client) -> None:
    assert "已存视图" not in html(client, f"i={CASES}")
    assert client.post("/explore/views/", {"name": "x", "query": f"i={CASES}"}).status_code == 302
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("number", [1, 10, 50])
def test_its_questions_do_not_grow_with_years(client: Client, number: int) -> None:
    years(CASES, *range(1, number), first=2020 - number)
    with asks_at_most(7):
        html(client, f"i={CASES}")
