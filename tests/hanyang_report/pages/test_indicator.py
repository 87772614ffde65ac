"""One indicator's page: its meaning, its years, its sentences, its neighbours."""

import pytest
from django.test import Client
from django.utils.html import strip_tags

from hanyang_report.pages import indicator as page
from indicators.catalogue.family import NEIGHBOURS
from indicators.models import Annotation, DerivedIndicator, Figure, Indicator
from reports.models import Report
from reports.publishing.verbs import withdraw
from tests import cast
from tests.cast import leader
from tests.factories import make_department, make_draft, make_indicator, make_published, make_theme
from tests.published import corrected
from tests.queries import asks_at_most

pytestmark = pytest.mark.django_db


def text(client, code: str) -> str:
    response = client.get(f"/indicators/{code}/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_page_gives_value_meaning_and_sentence(client, loaded):
    page = text(client, "legality_review_decision_count")
    assert "1,235" in page
    assert "全年开展合法性审核的行政决策件数" in page
    assert "开展合法性审核" in page
    assert 'href="/reports/2019/#s3-2"' in page


def test_one_year_of_data_is_said_to_be_one(client, loaded):
    assert "目前只有2019年一年的数据，满三年起画走势图。" in text(client, "audit_project_count")


def test_two_years_are_compared_in_words(client, loaded):
    page = text(client, "major_decision_item_count")
    assert "目前只有2019年、2020年两年的数据" in page
    assert "由3项减为2项，减少1项（33.3%）" in strip_tags(page)
    assert "2021-03-30" in page  # where the figure of 2020 comes from


def test_a_streak_tells_its_years_from_one_figure(client, loaded):
    assert 'class="chart"' in text(client, "admin_trial_whitepaper_streak_years")


def test_a_scope_figure_is_never_drawn(client):
    scope = make_indicator(kind="scope", unit="个")
    for year in (2017, 2018, 2019):
        make_published(scope, year, 11)
    assert 'class="chart"' not in text(client, scope.code)


def test_three_years_make_a_line(client):
    indicator = make_indicator()
    for year in (2017, 2018, 2019):
        make_published(indicator, year, year)
    page = text(client, indicator.code)
    assert 'class="chart"' in page
    assert "满三年起" not in page


def test_a_missing_year_is_a_gap_in_the_table(client):
    indicator = make_indicator()
    make_published(indicator, 2017, 0)
    make_published(indicator, 2019, 5)
    page = text(client, indicator.code)
    assert '<th class="nowrap" scope="row">2018年</th> <td class="number"><span title="无数据">—</span></td>' in page
    assert "<strong>0件</strong>" in page
    assert "由2017年的0件增至5件（基数为零，不计增长率）" in strip_tags(page)


def test_a_year_on_other_ground_says_why(client):
    indicator = make_indicator()
    make_published(indicator, 2018, 5)
    make_published(indicator, 2019, 9)
    Annotation.objects.create(indicator=indicator, year=2019, text="改按全区统计。", effect="redefined")
    assert "口径已调整，不作比较：改按全区统计。" in strip_tags(text(client, indicator.code))


def test_annotations_are_shown_with_their_year(client, loaded):
    assert "机构改革当年集中换发执法证" in text(client, "enforcement_cert_renewed_count")


@pytest.mark.parametrize(("others", "has_more"), [(NEIGHBOURS, False), (NEIGHBOURS + 1, True)])
def test_the_first_neighbours_stand_beside_it_and_where_there_are_more_they_are_a_click_away(client, others, has_more):
    chosen = make_indicator()
    for _ in range(others):
        make_indicator(theme=chosen.theme, department=chosen.department)
    page = client.get(chosen.get_absolute_url()).content.decode()
    neighbours = page[page.index("同一主题的指标") :].partition("</nav>")[0]
    assert neighbours.count("<li>") == NEIGHBOURS
    assert (f"?theme={chosen.theme.code}" in neighbours) is has_more


def test_neighbours_stand_with_their_values_and_the_year_once(client, loaded):
    page = text(client, "audit_project_count")
    neighbours = page[page.index("同一主题的指标") :]
    assert "32.27亿元" in neighbours
    assert neighbours.count("2019年") == 1


def test_successor_and_predecessor_link_to_each_other(client):
    theme = make_theme()
    new = make_indicator("新指标", theme=theme)
    old = make_indicator("旧指标", theme=theme, successor=new, is_active=False)
    assert f'接替指标</dt><dd><a href="/indicators/{new.code}/">新指标' in text(client, old.code)
    assert f'此前指标</dt><dd><a href="/indicators/{old.code}/">旧指标' in text(client, new.code)


def test_an_inferred_department_is_not_presented_as_a_fact(client, loaded):
    assert "区审计局" not in text(client, "audit_project_count")


def test_the_public_sees_no_working_value(client):
    indicator = make_indicator()
    make_draft(indicator, 2020, 777)
    page = text(client, indicator.code)
    assert "777" not in page
    assert "暂无已发布的数据" in page


def test_a_leader_sees_it_marked_and_no_cache_keeps_it(client):
    indicator = make_indicator()
    make_draft(indicator, 2020, 777)
    client.force_login(leader())
    response = client.get(f"/indicators/{indicator.code}/")
    assert 'tag--draft">草稿</span>' in response.content.decode()
    assert "private" in response["Cache-Control"]


def test_an_unknown_code_is_not_found(client, loaded):
    assert client.get("/indicators/no_such_thing/").status_code == 404


@pytest.mark.parametrize("years", [1, 10, 50])
def test_the_page_needs_eight_queries_however_many_years_there_are(client, years):
    theme, department = make_theme(), make_department()
    shown, *_ = indicators = [make_indicator(theme=theme, department=department) for _ in range(3)]
    for indicator in indicators:
        for year in range(2000, 2000 + years):
            make_published(indicator, year, year)
    with asks_at_most(8):
        client.get(f"/indicators/{shown.code}/")


def test_who_moved_the_figures_is_shown_to_readers_of_drafts_alone(client, loaded):
    address = "/indicators/legality_review_decision_count/"
    assert "填报与审核记录" not in client.get(address).content.decode()
    client.force_login(leader())
    page = client.get(address).content.decode()
    assert "填报与审核记录" in page
    assert "审核通过 → 已锁定" in page


def test_a_derived_number_has_a_page_with_its_formula_its_warning_and_its_years(client, loaded):
    client.force_login(leader())
    page = text(client, "community_lawyer_share")
    assert "社区律师参与调解纠纷件数 ÷ 全年调解纠纷件数 × 100" in page
    assert "两数是否总分关系未见写明" in page
    assert '32.3<span class="figure__unit">%</span>' in page
    assert 'href="/indicators/dispute_mediated_count/"' in page
    assert "不填报、不存储" in page


def test_what_is_derived_for_staff_alone_is_no_page_of_the_public(client, loaded):
    assert client.get("/indicators/community_lawyer_share/").status_code == 404
    DerivedIndicator.objects.update(is_public=True)
    assert "只供工作人员分析" not in text(client, "community_lawyer_share")


def test_three_years_of_a_derived_number_make_a_line(client, loaded):
    for code in ("community_lawyer_mediated_count", "dispute_mediated_count"):
        for year in (2017, 2018):
            make_published(Indicator.objects.get(code=code), year, 1000)
    client.force_login(leader())
    assert 'class="chart"' in text(client, "community_lawyer_share")


# ── what it is made of again after a change ────────────────────────────────────────────────────────────────


def test_another_figure_leaves_the_sentences_that_quote_it(client, loaded, monkeypatch):
    text(client, "legality_review_decision_count")
    looked: list[str] = []
    monkeypatch.setattr(page, "quotations", lambda code: looked.append(code) or [])
    Figure.objects.filter(indicator__code="legality_review_decision_count").update(published_value=4321)
    after = text(client, "legality_review_decision_count")
    assert "4,321" in after
    assert 'href="/reports/2019/#s3-2"' in after
    assert looked == []


def test_a_new_edition_is_looked_through_for_its_sentences(client, loaded):
    text(client, "legality_review_decision_count")
    corrected(Report.objects.get(year=2019))
    assert text(client, "legality_review_decision_count").count('href="/reports/2019/#s3-2"') == 1
    withdraw(Report.objects.get(year=2019), by=cast.publisher(), reason="待核实。")
    assert "已发布的报告没有引用这项指标。" in text(client, "legality_review_decision_count")


def test_after_a_figure_it_asks_for_what_it_shows_and_not_more(client, loaded):
    text(client, "legality_review_decision_count")
    Figure.objects.filter(indicator__code="legality_review_decision_count").update(published_value=4321)
    with asks_at_most(8):
        text(client, "legality_review_decision_count")


def test_its_own_figure_leaves_what_stands_beside_it(client, loaded, monkeypatch):
    text(client, "legality_review_decision_count")
    looked: list[str] = []
    monkeypatch.setattr(page, "facts_of", lambda lineage, reader: looked.append(lineage[0].code) or {})
    Figure.objects.filter(indicator__code="legality_review_decision_count").update(published_value=4321)
    after = text(client, "legality_review_decision_count")
    assert "4,321" in after
    assert "同一主题的指标" in after
    assert looked == []


def test_a_neighbours_figure_is_the_new_one_at_once(client):
    chosen = make_indicator()
    other = make_indicator(theme=chosen.theme, department=chosen.department)
    figure = make_published(other, 2019, 7)
    for value in ("7", "4,321"):
        Figure.objects.filter(pk=figure.pk).update(published_value=value.replace(",", ""))
        assert f'<span class="neighbours__value">{value}件</span>' in text(client, chosen.code)


def test_what_somebody_signed_in_was_shown_is_nobody_elses(client, loaded):
    code, staff = "audit_project_count", Client()
    cast.opened_round(2020)
    make_draft(Indicator.objects.get(code=code), 2021, 98765)
    staff.force_login(leader())
    assert "98,765" in text(staff, code)
    assert "98,765" not in text(client, code)
    assert "98,765" in text(staff, code)


def test_a_code_that_is_not_there_is_not_remembered(client, loaded):
    for _ in range(2):
        assert client.get("/indicators/no_such_code/").status_code == 404
    make_published(make_indicator(code="no_such_code"), 2019, 7)
    assert "no_such_code" in text(client, "no_such_code")
