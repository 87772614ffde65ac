"""The leaders' desk: exceptions first, every number one click from its sentence and officer, calm where nothing is."""

import re
from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from indicators.models import DerivedIndicator, Figure, FigureInstruction, FigureMove, Indicator, Rule, User
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.comparison import Measured
from indicators.office.roles import Role
from reports.models import Task, TaskInstruction
from tests import cast
from tests.factories import make_draft

pytestmark = pytest.mark.usefixtures("loaded")
RATE = "petition_resolution_rate"


@pytest.fixture
def leader(client: Client) -> Client:
    client.force_login(cast.leader())
    return client


def html(client: Client, address: str = "/dashboard/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def text(client: Client, address: str = "/dashboard/") -> str:
    return " ".join(unescape(strip_tags(html(client, address))).split())


def many_years(years: int) -> None:
    """Every shipped indicator but scopes and streaks with published figures up to 2019."""
    made = {"published_at": timezone.now(), "published_by": User.objects.importer(), "status": FigureStatus.LOCKED}
    Figure.objects.bulk_create(
        Figure(
            indicator=one,
            year=year,
            value=50 + year % 7,
            published_value=50 + year % 7,
            published_source="测试",
            kind=one.kind,
            unit=one.unit,
            decimals=one.decimals,
            department=one.department,
            **made,
        )
        for one in Indicator.objects.exclude(kind__in=("scope", "streak"))
        for year in range(2020 - years, 2019)
    )


# ── who may ──


def test_the_desk_is_for_people_with_a_role(client: Client) -> None:
    assert client.get("/dashboard/").headers["Location"].startswith("/login/")
    client.force_login(cast.stranger())
    assert client.get("/dashboard/").status_code == 403
    assert client.get(f"/dashboard/figures/2019/{RATE}/").status_code == 403


def test_it_is_kept_by_no_cache(leader: Client) -> None:
    assert "no-store" in leader.get("/dashboard/").headers["Cache-Control"]


# ── the real data alone ──


def test_with_the_real_report_alone_the_desk_is_calm_and_honest_about_one_year(leader: Client) -> None:
    page, words = html(leader), text(leader)
    assert "共37项指标，已有数据37项" in words
    assert "没有2018年的数据，暂不比较变动" in words
    assert "2019年度没有开启填报，不计截止日期" in words
    assert [word for word in ("逾期", "滞后", "已过") if word in words] == []
    assert "matter--bad" not in page
    assert 'class="change change--bad"' not in page


def test_what_deserves_a_look_in_one_year_is_the_one_rate_below_100(leader: Client) -> None:
    [group] = leader.get("/dashboard/").context["groups"]
    assert group.title == "比率未达100%"
    assert [(matter.name, matter.text) for matter in group.matters] == [("信访化解率", "2019年为90%")]


def test_one_year_is_drawn_as_what_one_year_can_show(leader: Client) -> None:
    titles = [hung.chart.title for hung in leader.get("/dashboard/").context["gallery"]]
    assert titles == ["2019年各项比率", "法律顾问述职考核连续年数", "行政审判白皮书发布连续年数"]


def test_a_year_with_one_sourced_figure_says_so(leader: Client) -> None:
    assert "共37项指标，已有数据1项，1项可与上年比较" in text(leader, "/dashboard/?year=2020")


def test_an_unknown_year_gets_a_sentence_and_the_usual_one(leader: Client) -> None:
    assert "没有所选年度的数据，下面是2019年" in text(leader, "/dashboard/?year=1990")


def test_before_anything_is_loaded_the_desk_says_so(leader: Client) -> None:
    FigureMove.objects.all()._raw_delete("default")
    Figure.objects.all()._raw_delete("default")
    assert "还没有数据" in text(leader)


# ── every number's story ──


def test_every_number_leads_to_its_sentence_and_its_department(leader: Client) -> None:
    addresses = set(re.findall(r'href="(/dashboard/figures/2019/[a-z_]+/)"', html(leader)))
    assert len(addresses) == 38  # 37 entered, one derived
    for address in addresses:
        page = html(leader, address)
        assert 'class="trace__quote"' in page
        assert "data-officer" in page


def test_the_story_of_a_past_year_draws_no_year_after_it(leader: Client) -> None:
    indicator = Indicator.objects.get(code="dispute_mediated_count")
    for year in (2016, 2017, 2020):
        make_draft(indicator, year, year)
    drawn = re.findall(r'data-label="(\d+年)"', html(leader, "/dashboard/figures/2019/dispute_mediated_count/"))
    assert drawn == ["2016年", "2017年", "2018年", "2019年"]
    assert "chart-point" not in html(leader, "/dashboard/figures/2017/dispute_mediated_count/")


def test_charts_beside_each_other_say_that_each_has_its_own_axis(leader: Client) -> None:
    assert "各图各有比例和年份，不能隔图比高低长短" in text(leader)


def test_the_story_quotes_the_sentence_and_leads_to_its_place(leader: Client) -> None:
    page = html(leader, f"/dashboard/figures/2019/{RATE}/")
    assert "化解率" in page
    assert re.search(r'<a href="/reports/2019/#s6-\d">2019年度报告', page)


def test_the_story_names_the_officer_the_evidence_and_the_moves(leader: Client) -> None:
    cast.opened_round()
    figure = cast.figure(RATE)
    officer = cast.officer(figure.department, name="何填报")
    figure.enter(Measured(Decimal("88.5")), note="", source="台账", by=officer, seen=figure.version)
    words = text(leader, f"/dashboard/figures/2020/{RATE}/")
    assert "何填报" in words
    assert "没有佐证材料" in words
    assert "待填报 → 草稿" in words
    assert "2020年度报告还没有引用这项数据，2019年度报告是这样写的" in words


def test_a_figure_nobody_entered_names_who_can(leader: Client) -> None:
    cast.opened_round()
    cast.officer(cast.figure(RATE).department, name="何填报")
    assert "何填报" in text(leader, f"/dashboard/figures/2020/{RATE}/")


def test_a_derived_number_shows_both_of_its_numbers_and_its_warning(leader: Client) -> None:
    words = text(leader, "/dashboard/figures/2019/community_lawyer_share/")
    assert "32.3%" in words
    assert "两数是否总分关系未见写明" in words
    assert "1,114件" in words.replace(" ", "")
    assert "3,452件" in words.replace(" ", "")


def test_a_code_that_is_none_is_404(leader: Client) -> None:
    assert leader.get("/dashboard/figures/2019/nonsense/").status_code == 404


# ── exceptions ──


def groups(client: Client, year: int = 2020) -> dict[str, list[tuple[str, str]]]:
    found = client.get(f"/dashboard/?year={year}").context["groups"]
    return {group.key: [(matter.name, matter.text) for matter in group.matters] for group in found}


def test_a_figure_against_its_direction_stands_once_and_first(leader: Client) -> None:
    make_draft(Indicator.objects.get(code=RATE), 2020, "88.5")
    found = groups(leader)
    assert next(iter(found)) == "against"
    assert found["against"] == [("信访化解率", "由90%下降到88.5%，下降1.5个百分点，未达100%")]
    assert "below" not in found
    assert "moved" not in found


def test_a_doubt_that_was_explained_stands_with_its_words(leader: Client) -> None:
    cast.opened_round()
    figure = cast.figure("audit_advice_count")
    officer = cast.officer(figure.department, name="钱填报")
    figure.enter(Measured(Decimal(110)), note="", source="台账", by=officer, seen=figure.version)
    rule = Rule.objects.all()[0]
    said = {"rule": rule, "basis": "71 → 110", "finding": "比上年增加过多。", "text": "新增专项审计。"}
    figure.explanations.create(by=officer, version=figure.version, **said)
    assert groups(leader)["explained"] == [("提出审计建议条数", "比上年增加过多。")]
    assert "钱填报说明：新增专项审计。" in text(leader, "/dashboard/?year=2020")


def test_a_late_department_leads_to_its_people_and_what_it_owes(leader: Client) -> None:
    cast.opened_round()
    justice = cast.department()
    cast.officer(justice, name="何填报")
    assert justice.name in dict(groups(leader)["late-departments"])
    address = reverse("dashboard_department", args=[2020, justice.code])
    assert f'href="{address}"' in html(leader, "/dashboard/?year=2020")
    words = text(leader, address)
    assert "何填报" in words
    assert "已逾期" in words
    owed = Figure.objects.filter(year=2020, department=justice).values_list("indicator__code", flat=True)
    page = html(leader, address)
    assert [code for code in owed if f'href="/dashboard/figures/2020/{code}/"' not in page] == []


def test_a_department_that_was_not_asked_has_no_page(leader: Client) -> None:
    assert leader.get(reverse("dashboard_department", args=[2020, "justice_bureau"])).status_code == 404


def test_a_late_promise_leads_to_its_task(leader: Client) -> None:
    task = Task.objects.get(code="T1-1")
    today = timezone.localdate()
    Task.objects.filter(pk=task.pk).update(
        lead_department=cast.department(), due_on=today - timedelta(days=9), assigned_at=timezone.now()
    )
    [(name, said)] = groups(leader)["late-promises"]
    assert name == task.title
    assert "已逾期9天" in said
    assert f'href="{task.get_absolute_url()}"' in html(leader, "/dashboard/?year=2020")


def test_an_opened_round_runs_towards_its_statutory_dates(leader: Client) -> None:
    assert "days" not in groups(leader)
    cast.opened_round()
    assert [name for name, _ in groups(leader)["days"]] == ["各部门填报截止", "上报年度报告", "公开年度报告"]


# ── 批示 ──


def test_a_leader_instructs_on_a_figure_where_it_stands(leader: Client) -> None:
    figure = Figure.objects.get(indicator__code=RATE, year=2019)
    page = html(leader)
    assert f'action="/dashboard/instruct/figure/{figure.pk}/"' in page
    response = leader.post(
        reverse("instruct_figure", args=[figure.pk]), {"text": "请说明未达100%的原因。", "back": "/dashboard/"}
    )
    assert response.headers["Location"] == "/dashboard/"
    assert FigureInstruction.objects.get().about == figure
    assert "1条待办" in text(leader)
    assert "请说明未达100%的原因。" in text(leader, f"/dashboard/figures/2019/{RATE}/")


def test_a_leader_instructs_on_a_task_where_it_stands(leader: Client) -> None:
    task = Task.objects.get(code="T1-1")
    assert f'action="/dashboard/instruct/task/{task.pk}/"' in html(leader)
    leader.post(reverse("instruct_task", args=[task.pk]), {"text": "请于本月报进展。"})
    assert TaskInstruction.objects.get().about == task


def test_an_empty_instruction_is_refused_with_a_sentence(leader: Client) -> None:
    figure = Figure.objects.get(indicator__code=RATE, year=2019)
    response = leader.post(reverse("instruct_figure", args=[figure.pk]), {"text": " "}, follow=True)
    assert "请写明批示内容" in response.content.decode()
    assert not FigureInstruction.objects.exists()


def test_only_leaders_are_offered_to_instruct(client: Client) -> None:
    client.force_login(cast.person(Role.EDITOR))
    assert "/dashboard/instruct/" not in html(client)
    figure = Figure.objects.get(indicator__code=RATE, year=2019)
    client.post(reverse("instruct_figure", args=[figure.pk]), {"text": "请说明。"})
    assert not FigureInstruction.objects.exists()


def test_one_comes_back_to_no_other_site(leader: Client) -> None:
    figure = Figure.objects.get(indicator__code=RATE, year=2019)
    data = {"text": "请说明。", "back": "https://elsewhere.example/"}
    response = leader.post(reverse("instruct_figure", args=[figure.pk]), data)
    assert response.headers["Location"] == "/dashboard/"


# ── derived ──


def test_a_derived_number_stands_on_the_desk_with_its_warning(leader: Client) -> None:
    words = text(leader)
    assert "社区律师参与占比 推算" in words
    assert DerivedIndicator.objects.get().definition in words


# ── weight ──


@pytest.mark.parametrize("years", [1, 10, 50])
def test_the_desk_asks_twelve_questions_however_many_years_there_are(
    leader: Client, years: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many_years(years)
    cast.opened_round()
    with django_assert_max_num_queries(12):
        page = html(leader, "/dashboard/?year=2019")
    assert page.count('class="gallery__chart"') == (3 if years == 1 else 12)


@pytest.mark.parametrize("address", ["/dashboard/brief/", "/dashboard/screen/"])
def test_what_is_made_of_the_desk_asks_no_more(
    leader: Client, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many_years(10)
    with django_assert_max_num_queries(12):
        html(leader, address)


# ── what the year means ──


def test_the_title_is_the_sentence_of_the_year(leader: Client) -> None:
    page = html(leader, "/dashboard/?year=2019")
    assert '<h1><span class="clause">2019年：</span><span class="clause">没有需要立即处理的事项</span></h1>' in page


def test_who_owes_most_is_named_in_the_title_and_stands_first(leader: Client) -> None:
    cast.opened_round(due_on=timezone.localdate() + timedelta(days=9))
    rows = Figure.objects.filter(year=2020)
    page = html(leader, "/dashboard/?year=2020")
    title = re.search(r"<h1>(.*?)</h1>", page)
    assert title
    assert re.fullmatch(rf"2020年：{rows.count()}项未交，其中\S+\d+项", strip_tags(title[1]))
    assert next(iter(groups(leader))) == "owing"


def test_the_desk_says_what_moved_with_drafts(leader: Client) -> None:
    make_draft(Indicator.objects.get(code="legality_review_decision_count"), 2020, 2470)
    assert "由1235件增至2470件，增加1235件（100%）" in text(leader, "/dashboard/?year=2020")
