"""/compare/ sets two years against each other where that is honest, and says why where it is not."""

import re

import pytest
from django.test import Client

from indicators.models import Annotation, Indicator
from indicators.office.kept.parts import ASKED
from tests.cast import leader
from tests.compared import names, pair, rows, text
from tests.factories import make_department, make_draft, make_indicator, make_published, make_theme
from tests.queries import asks_at_most

pytestmark = pytest.mark.django_db


def test_the_shipped_figures_open_with_one_comparable_of_37(client, loaded):
    page = text(client, "?from=2019&to=2020")
    assert "37项中1项可比" in page
    assert "由3项减为2项，减少1项（33.3%）" in page


def test_what_is_absent_is_said_once_not_36_times(client, loaded):
    page = text(client)
    assert "缺2020年数据（36项）" in page
    assert page.count("暂无") + page.count("无数据") == 3  # three names of states to filter by
    assert "<details" in page


def test_without_years_the_two_newest_are_compared(client, loaded):
    assert text(client).count("2019年与2020年对比") == 1


def test_each_state_is_shown_as_what_it_is(client):
    pair("升", 10, 12)
    pair("零起", 0, 5)
    pair("持平", 7, 7)
    pair("缺后", 3, None)
    Annotation.objects.create(indicator=pair("改口径", 3, 9), year=2020, text="改按全区统计。", effect="redefined")
    make_indicator("新增", first_year=2020).figures.all()
    assert {row["指标"]: row["状态"] for row in rows(client)} == {
        "升": "上升",
        "零起": "基数为零",
        "持平": "持平",
        "缺后": "缺2020年数据",
        "改口径": "口径调整",
        "新增": "两年均无数据",
    }


def test_a_rate_moves_by_points_never_by_percent(client):
    pair("出庭率", "98.5", "100", kind="rate")
    row = rows(client)[0]
    assert (row["增减"], row["增减幅度（%）"]) == ("1.5", "")
    assert "1.5个百分点" in text(client)


def test_a_fall_that_leaves_something_is_never_whole_on_the_page_or_in_the_file(client):
    pair("调解件数", 3319, 1)
    pair("审核件数", 3319, 0)
    pair("培训次数", 9999, 10000)
    page = text(client)
    assert "由3,319件减为1件，减少3,318件（99.9%以上）" in page
    assert "−99.9%以上" in page
    assert "由3,319件减为0件，减少3,319件（100%）" in page
    found = {row["指标"]: row for row in rows(client)}
    head = next(name for name in found["调解件数"] if "%" in name or "幅" in name)
    assert [found[name][head] for name in ("调解件数", "审核件数", "培训次数")] == ["-99.97", "-100", "0.01"]


def test_a_zero_base_has_no_growth_rate(client):
    pair("移送", 0, 5)
    row = rows(client)[0]
    assert (row["2019年"], row["增减"], row["增减幅度（%）"]) == ("0", "5", "")


def test_the_sentence_of_a_barred_row_gives_its_reason(client):
    Annotation.objects.create(indicator=pair("换证", 272, 30), year=2019, text="机构改革换证。", effect="incomparable")
    page = text(client)
    assert "1项中0项可比" in page
    assert "机构改革换证。" in page


def test_sorting_by_change_puts_the_largest_rise_first_and_gaps_last(client):
    pair("小升", 100, 110)
    pair("大升", 100, 190)
    pair("下降", 100, 40)
    pair("无率", 0, 3)
    assert names(client, "?sort=-change") == ["大升", "小升", "下降", "无率"]
    assert names(client, "?sort=change") == ["下降", "小升", "大升", "无率"]


def test_at_first_what_moved_most_stands_first_whichever_way_and_small_bases_behind(client):
    pair("小升", 100, 110)
    pair("微数", 2, 4)
    pair("大降", 100, 40)
    pair("率", "90", "93", kind="rate", unit="%")
    pair("平", 100, 100)
    pair("无率", 0, 3)
    assert names(client) == ["大降", "率", "小升", "微数", "平", "无率"]
    assert names(client, "?sort=catalogue") == ["小升", "微数", "大降", "率", "平", "无率"]
    assert names(client, "?sort=state") == ["无率", "平", "小升", "微数", "率", "大降"]


@pytest.mark.parametrize(
    ("query", "heads"),
    [
        ("", [("指标", "", "catalogue"), ("幅度", "other", "-change"), ("状态", "", "state")]),
        ("?sort=-change", [("指标", "", "catalogue"), ("幅度", "descending", "change"), ("状态", "", "state")]),
        ("?sort=change", [("指标", "", "catalogue"), ("幅度", "ascending", ""), ("状态", "", "state")]),
        ("?sort=catalogue", [("指标", "ascending", ""), ("幅度", "", "-change"), ("状态", "", "state")]),
    ],
)
def test_a_press_on_a_head_sorts_and_the_next_turns_round(client, query, heads):
    pair("升", 100, 110)
    table = client.get(f"/compare/{query}").context["listed"].table
    assert [(head.label, head.now, head.pressed) for head in table.heads if head.sorts] == heads


def test_filters_narrow_to_a_theme_and_a_state(client):
    theme = make_theme("执法")
    pair("甲", 1, 2, theme=theme)
    pair("乙", 2, 1, theme=theme)
    pair("丙", 1, 2)
    assert names(client, f"?theme={theme.code}") == ["甲", "乙"]
    assert names(client, f"?theme={theme.code}&state=up") == ["甲"]
    assert len(names(client, "?state=comparable")) == 3


def test_a_filter_that_finds_nothing_leads_back(client, loaded):
    page = text(client, "?state=up")
    assert "没有符合条件的指标" in page
    assert "清除条件" in page


def test_years_the_wrong_way_round_are_turned(client, loaded):
    page = text(client, "?from=2020&to=2019")
    assert "已按先后改为从2019年到2020年。" in page
    assert "37项中1项可比" in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?from=2019&to=2019", "两端都是2019年，请选择两个不同的年度。"),
        ("?from=2019&to=2035", "2035年没有可以显示的数据，下面是2019年与2020年。"),
        ("?from=abc", "地址里的年度不是年份，下面是2019年与2020年。"),
        ("?from=%00&to=9999999999999", "地址里的年度不是年份"),
        ("?theme=nonsense", "没有所选的主题，已显示全部主题。"),
        ("?state=nonsense", "没有所选的状态，已显示全部状态。"),
        ("?sort=nonsense", "没有所选的排序，已按变化从大到小排列。"),
    ],
)
def test_a_nonsense_parameter_gets_a_plain_sentence(client, loaded, query, sentence):
    assert sentence in text(client, query)


def test_links_ask_again_for_what_is_shown_and_repeat_nothing_else_of_the_address(client, loaded):
    page = text(client, "?from=2020&to=2019&theme=nonsense&state=comparable&sort=&other=words")
    assert re.findall(r'href="/compare\.csv([^"]*)"', page) == ["?from=2019&amp;state=comparable&amp;to=2020"]
    assert "nonsense" not in page
    assert "words" not in page
    assert re.findall(r'href="/compare\.csv([^"]*)"', text(client, "?other=words")) == [""]


@pytest.mark.parametrize("query", ["?from=2019&to=2019", "?from=2035", "?from=abc"])
def test_a_file_of_other_years_than_asked_for_is_refused(client, loaded, query):
    assert client.get(f"/compare.csv{query}").status_code == 404


def test_one_year_alone_is_said_to_be_alone(client):
    make_published(make_indicator(), 2019, 5)
    page = text(client)
    assert "目前只有2019年一年的数据，还没有可以比较的年度。有了两个年度的数据，这里逐项列出增减。" in page
    assert page.count("目前只有") == 1


def test_nobody_is_asked_to_choose_between_years_that_are_not_there(client):
    make_published(make_indicator(), 2019, 5)
    assert 'name="from"' not in text(client)
    make_published(make_indicator(), 2020, 5)
    assert 'name="from"' in text(client)


def test_without_any_figure_the_page_is_calm(client):
    assert "还没有可以显示的数据。" in text(client)


def test_one_year_named_is_set_against_the_one_before(client):
    indicator = make_indicator()
    for year in (2018, 2019, 2020):
        make_published(indicator, year, 5)
    assert "2018年与2019年对比" in text(client, "?to=2019")
    assert "2018年与2020年对比" in text(client, "?from=2018&to=2020")


def test_the_public_compares_published_values_only(client):
    indicator = make_indicator()
    make_published(indicator, 2018, 3)
    make_published(indicator, 2019, 5)
    make_draft(indicator, 2020, 777)
    assert "777" not in text(client)
    assert "2020年" not in text(client)


def test_a_leader_compares_with_working_values_marked_and_kept_from_caches(client):
    indicator = make_indicator()
    make_published(indicator, 2019, 5)
    make_draft(indicator, 2020, 6)
    client.force_login(leader())
    response = client.get("/compare/")
    assert 'tag--draft">草稿</span>' in response.content.decode()
    assert "private" in response["Cache-Control"]
    assert rows(client)[0]["未发布"] == "2020年草稿"


def test_who_reads_drafts_narrows_by_department_and_is_offered_those_that_have_a_row(client):
    ours, theirs, idle = make_department("审计局"), make_department("司法局"), make_department("闲局")
    for department in (theirs, ours, theirs):
        pair(f"归{department.name}之{Indicator.objects.count()}", 1, 2, department=department)
    client.force_login(leader())
    shown = client.get("/compare/").context["chosen"].form.fields["department"].choices
    assert {(ours.code, "审计局"), (theirs.code, "司法局")} <= set(shown)
    assert (idle.code, "闲局") not in shown
    assert names(client, f"?department={ours.code}") == ["归审计局之1"]


def test_the_public_is_offered_no_inferred_department(client, loaded):
    assert "部门" not in text(client)
    assert len(names(client, "?department=audit_bureau")) == 37


def test_the_file_holds_both_the_comparable_and_the_folded_rows(client, loaded):
    found = rows(client)
    assert len(found) == 37
    assert found[0]["说明"] == "由3项减为2项，减少1项（33.3%）"


def test_charts_never_mix_units_and_need_two_movers(client):
    theme = make_theme("执法")
    pair("甲", 10, 12, theme=theme)
    assert 'class="chart"' not in text(client)
    pair("乙", 20, 18, theme=theme)
    pair("丙", "30", "33", theme=theme, unit="名")
    titles = re.findall(r"data-chart-title>([^<]*)<", text(client))
    assert titles == ["增减幅度", "甲由10件增至12件"], "what a chart shows is its title"
    assert re.findall(r"chart__question\">([^<]*)<", text(client)) == ["执法：两年对照"]


@pytest.mark.parametrize("years", [1, 2, 10, 50])
def test_comparing_needs_six_questions_however_many_years_there_are(client, years):
    theme, department = make_theme(), make_department()
    for _ in range(3):
        indicator = make_indicator(theme=theme, department=department)
        for year in range(2000, 2000 + years):
            make_published(indicator, year, year)
    with asks_at_most(6):
        client.get("/compare/?from=2000&to=2001")


def test_of_a_century_only_what_lies_between_the_two_years_is_read(client):
    indicator = make_indicator()
    for year in range(1990, 2020):
        make_published(indicator, year, year)
    page = client.get("/compare/?from=2004&to=2007")
    row = page.context["both"].rows[0]
    assert [figure.year for figure in row.indicator.seen] == [2004, 2005, 2006, 2007]
    assert (row.before.seen_value, row.after.seen_value) == (2004, 2007)
    assert [value for value, _ in page.context["chosen"].form.fields["from"].choices] == [
        str(year) for year in range(2019, 1989, -1)
    ]


# ── kept by its own rows ───────────────────────────────────────────────────────────────────────────────────


def test_who_reads_drafts_neither_fills_what_everybody_is_shown_nor_is_shown_that(client):
    indicator = pair("升", 10, 12)
    make_draft(indicator, 2021, 98765)
    staff = Client()
    staff.force_login(leader())
    public = text(client, "?from=2019&to=2020")
    kept = len(ASKED)
    assert "98,765" in text(staff, "?from=2020&to=2021")
    assert "98,765" not in text(client, "?from=2020&to=2021")
    assert text(client, "?from=2019&to=2020") == public
    assert len(ASKED) == kept + 1


def test_one_figure_corrected_is_shown_and_what_was_asked_is_part_of_the_answer(client):
    indicator = pair("升", 10, 12)
    assert "12" in text(client, "?from=2019&to=2020")
    indicator.figures.filter(year=2020).update(published_value=13)
    page = text(client, "?from=2019&to=2020")
    assert "由10件增至13件" in page
    assert 'href="?from=2019&amp;to=2020&amp;sort=-change"' in page
    assert 'href="/compare/"' in text(client, "?from=2019&to=2020&state=comparable")
