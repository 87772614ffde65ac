"""The front page shows the newest published year at a glance, each number leading to where it comes from."""

import gzip
from dataclasses import replace
from decimal import Decimal
from html import unescape

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils.html import strip_tags

from hanyang_report.pages.home import card, clause, without_stop
from indicators.models import Figure, Indicator
from indicators.numbers.formatting import grouped
from reports.document.tree import PromiseAnswer, plain_text
from reports.downloads.formats import offered
from reports.models import Edition, Task
from reports.models.task_steps import TaskStatus
from reports.publishing.live import shown
from tests.factories import make_published
from tests.queries import asks_at_most

pytestmark = pytest.mark.usefixtures("loaded")


def text(client: Client) -> str:
    return " ".join(unescape(strip_tags(client.get("/").content.decode())).split())


def test_each_key_figure_stands_with_its_unit_and_leads_to_its_indicator(client: Client) -> None:
    page = client.get("/").content.decode()
    document = Edition.objects.get().document
    for code in document.key_figures:
        fact = document.fact(code)
        assert fact
        assert f'{grouped(Decimal(fact.value), fact.decimals)}<span class="figure__unit">{fact.unit}</span>' in page
        assert f'href="/indicators/{code}/"' in page


def test_each_section_has_a_clause_of_its_own_and_something_to_look_at() -> None:
    document = Edition.objects.get().document
    cards = [card(section, document) for section in document.achievements()]
    assert [plain_text(one.clause) for one in cards] == [
        "区政府常务会议10次研究法治政府建设工作",
        "编制213项随机抽查事项清单向社会公示",
        "重大行政决策合法性审核率100%",
        "连续六年召开行政审判白皮书发布会",
        "区长信箱栏目回复办理群众留言596件",
        "区政府本级共受理行政复议41件",
    ]
    assert all(one.chart or one.facts for one in cards)


def test_a_lone_bar_gives_way_to_the_sections_figures() -> None:
    document = Edition.objects.get().document
    streamlining = card(document.achievements()[1], document)
    assert streamlining.chart is None
    assert [fact.value for fact in streamlining.facts] == ["213", "3", "11"]


def test_a_clause_loses_its_final_stop_and_nothing_else() -> None:
    assert without_stop(("成功率", "。")) == ("成功率", "")
    assert clause(Edition.objects.get().document.achievements()[0], "unquoted") == ()


def test_what_can_be_compared_is_counted_and_said(client: Client) -> None:
    page = client.get("/").content.decode()
    assert 'href="/compare/?from=2019&amp;to=2020"' in page
    assert "37项中1项可比" in page
    assert "由3项减为2项" in text(client)


def test_with_one_year_nothing_is_said_about_comparing(client: Client) -> None:
    Figure.objects.filter(year=2020).delete()
    assert "可比" not in text(client)


def test_tasks_are_counted_by_status_and_area(client: Client) -> None:
    Task.objects.filter(code__startswith="T1").update(status=TaskStatus.CLOSED)
    page = text(client)
    assert "19 项未启动" in page or "19项未启动" in page
    assert "（一）履行党政主体责任 2项" in page


def test_every_format_that_can_be_had_is_offered(client: Client) -> None:
    page = client.get("/").content.decode()
    assert [extension for extension in offered() if f'href="/reports/2019/report.{extension}"' not in page] == []


def test_a_working_value_does_not_show(client: Client) -> None:
    before = client.get("/").content
    Figure.objects.filter(year=2019).update(value=7)
    assert client.get("/").content == before


def test_before_anything_is_published_the_page_is_calm(client: Client) -> None:
    Edition.objects.all()._raw_delete("default")
    assert "尚未发布报告" in text(client)


@pytest.mark.parametrize("path", ["/", "/reports/2019/"])
def test_a_page_travels_compressed(client: Client, path: str) -> None:
    response = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 25_000
    assert b"</html>" in gzip.decompress(response.content)


def test_the_front_page_takes_few_queries(client: Client) -> None:
    with asks_at_most(9):  # one for the text, one for what is public of the years before an imported one
        client.get("/")
    with asks_at_most(0):  # rendered once
        client.get("/")


def test_what_moved_most_is_drawn_on_scales_of_their_own_and_said(client: Client) -> None:
    page = client.get("/").content.decode()
    assert page.count("dumbbell-strip") == 1, "one pair can be compared"
    assert "每行各有比例，都从0起" in page


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("由3300件增至3319件，增加19件（0.6%）", "由3,300件增至3,319件，增加19件（0.6%）"),
        ("由约3300件增至3319件，增加19件左右", "由约3300件增至3319件，增加19件左右"),
    ],
    ids=["composed as today", "frozen otherwise"],
)
def test_a_card_spells_the_frozen_change_as_its_number_and_never_says_another(change: str, told: str) -> None:
    document = Edition.objects.get().document
    fact = replace(document.facts[0], unit="件", kind="count", decimals=0, value="3319", qualifier="")
    fact = replace(fact, history=((document.year - 1, "3300"), (document.year, "3319")), change=change, marks=())
    card = render_to_string("components/_figure_card.html", {"fact": fact, "document": document})
    _, _, change_in_card = card.partition('<p class="figure__change">')
    assert strip_tags(change_in_card).strip() == told
    assert "3,319" in card


def test_what_moved_is_said_with_the_numbers_of_a_chart(client: Client) -> None:
    indicator = Indicator.objects.get(code="legality_review_decision_count")
    make_published(indicator, 2020, 2470)
    assert "由1,235件增至2,470件，增加1,235件（100%）" in text(client)


def test_while_no_other_year_is_told_of_the_figures_stand_in_the_first_screen(client: Client) -> None:
    page = client.get("/").content.decode()
    hero = page[page.index('class="hero"') : page.index("工作完成情况")]
    assert hero.index("本年要点") < hero.index("主要数据")
    assert page.count("主要数据") == 1


@pytest.mark.parametrize("is_first", [True, False])
def test_without_key_figures_no_heading_stands_over_nothing(is_first: bool) -> None:
    edition = Edition.objects.get()
    said = {"edition": edition, "document": shown(edition), "key_facts": [], "is_first": is_first, "cards": []}
    assert "主要数据" not in render_to_string("pages/_home_year.html", said)


def test_what_became_of_the_years_promises_is_one_bar_that_leads_to_the_ledger() -> None:
    outcomes = ["kept", "kept", "partly", "not"]
    answers = tuple(PromiseAnswer(f"2019-T1-{at}", "承诺", one, "", "") for at, one in enumerate(outcomes))
    document = replace(Edition.objects.get().document, answers=answers)
    page = render_to_string("pages/_home_promises.html", {"document": document})
    assert 'href="/promises/#y2019"' in page
    assert page.count("<rect") == 3
    assert " ".join(strip_tags(page).split()) == "2019年度的4项承诺 逐项对照 2项已落实1项部分落实1项未落实"
    assert "split" not in render_to_string("pages/_home_promises.html", {"document": replace(document, answers=())})
