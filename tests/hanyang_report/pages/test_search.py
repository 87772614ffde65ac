"""Whatever is public is found by the words and numbers people type, marked, and one click from its place."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hanyang_report.pages.search import Results
from indicators.models import Figure
from reports.document.text_search import LONGEST_QUERY
from reports.document.tree import plain_text, sentences
from reports.models import Edition, Task
from tests.cast import leader

pytestmark = pytest.mark.usefixtures("loaded")


def search(client: Client, q: str) -> Results:
    response = client.get("/search/", {"q": q})
    assert response.status_code == 200
    return response.context["results"]


def page(client: Client, q: str = "") -> str:
    return client.get("/search/", {"q": q}).content.decode()


@pytest.mark.parametrize("typed", ["1235", "１２３５", "1,235", "1235件"])
def test_a_number_finds_its_fact_and_its_sentence(client: Client, typed: str) -> None:
    results = search(client, typed)
    [sentence] = results.sentences
    [indicator] = results.indicators
    assert "<mark>1235" in sentence.html
    assert sentence.url == "/reports/2019/#s3-2"
    assert indicator.indicator.code == "legality_review_decision_count"
    assert indicator.value.startswith("<mark>1235")


@pytest.mark.parametrize("fact", ["10", "376", "32.27", "3310", "5318", "71"])
def test_every_kind_of_number_finds_its_sentence(client: Client, fact: str) -> None:
    results = search(client, fact)
    assert any(f"<mark>{fact}</mark>" in sentence.html for sentence in results.sentences)
    assert results.indicators


@pytest.mark.parametrize("typed", ["六个方面", "6 重点任务"])
def test_a_figure_written_in_characters_is_found_either_way(client: Client, typed: str) -> None:
    [sentence] = search(client, typed).sentences
    assert sentence.url == "/reports/2019/#s1-2"
    assert "<mark>六" in sentence.html


@pytest.mark.parametrize("typed", ["6个方面", "六个方面", "６个方面"])
def test_a_figure_beside_its_words_is_found_either_way(client: Client, typed: str) -> None:
    [sentence] = search(client, typed).sentences
    assert sentence.url == "/reports/2019/#s1-2"
    assert "<mark>六个方面</mark>" in sentence.html


@pytest.mark.parametrize(("typed", "longer"), [("4件", "54件"), ("4件", "144件"), ("0件", "580件")])
def test_a_number_with_its_unit_is_not_found_inside_a_longer_one(client: Client, typed: str, longer: str) -> None:
    results = search(client, typed)
    shown = [sentence.html for sentence in results.sentences] + [str(found.value) for found in results.indicators]
    assert [html for html in shown if f"<mark>{typed}</mark>" in html and longer in html.replace("<mark>", "")] == []


def test_straight_quotation_marks_find_curly_ones(client: Client) -> None:
    straight, curly = (search(client, typed) for typed in ('"四办"', "“四办”"))
    assert [found.url for found in straight.sentences] == [found.url for found in curly.sentences] != []


def test_a_pasted_character_that_nobody_sees_changes_nothing(client: Client) -> None:
    assert search(client, "行政复议\u200b").count == search(client, "行政复议").count > 0
    assert search(client, "\u200b") is None


def test_a_word_of_two_characters_is_found_everywhere(client: Client) -> None:
    results = search(client, "复议")
    assert {"/reports/2019/#s6-1", "/reports/2019/#p3-5"} <= {sentence.url for sentence in results.sentences}
    assert "reconsideration_accepted_count" in {found.indicator.code for found in results.indicators}
    assert [found.one.address for found in results.promises] == ["2020-T5-2"]


def test_several_words_must_all_be_there(client: Client) -> None:
    assert [sentence.url for sentence in search(client, "审计 建议").sentences] == ["/reports/2019/#s5-2"]
    assert search(client, "审计 信访").count == 0


def test_every_sentence_of_the_report_is_found_by_itself(client: Client) -> None:
    document = Edition.objects.get().document
    for _, line in document.paragraphs():
        for sentence in sentences(line):
            beginning = plain_text(sentence).strip()[:20]
            assert search(client, beginning).sentences, beginning


def test_a_place_is_named_by_section_and_item(client: Client) -> None:
    [sentence] = search(client, "1235").sentences
    assert sentence.place == "（三）严格程序，提升行政决策水平 · 2. 落实合法性审核制度"


def test_the_figure_that_was_asked_for_is_shown_not_the_newest(client: Client) -> None:
    shown = {q: search(client, f"决策事项 {q}").indicators[0].figure.year for q in ("3", "2", "")}
    assert shown == {"3": 2019, "2": 2020, "": 2020}


def test_a_working_value_is_not_found_by_anybody_here(client: Client) -> None:
    Figure.objects.filter(indicator__code="reconsideration_accepted_count").update(value=7777)
    client.force_login(leader())
    assert search(client, "7777").count == 0
    assert search(client, "受理行政复议件数").indicators[0].value == "41件"


def test_a_draft_is_not_found(client: Client) -> None:
    Task.objects.filter(code="T1-1").update(title="尚未公开的标题", source_phrase="尚未公开的原话")
    assert search(client, "尚未公开").count == 0


def test_what_was_typed_is_escaped(client: Client) -> None:
    assert "<script>" not in page(client, "<script>alert(1)</script>").split("<main", 1)[1]
    assert "&lt;script&gt;" in page(client, "<script>")


def test_a_long_query_is_cut_and_the_page_says_so(client: Client) -> None:
    assert f"只按前{LONGEST_QUERY}个字搜索" in page(client, "行" * 5000)


@pytest.mark.parametrize("typed", ["%", "_", "\\", "'", '"', "(", "[", "*", ".", "\x00", "🀄"])
def test_no_character_breaks_the_search(client: Client, typed: str) -> None:
    search(client, typed)


def test_nothing_found_says_what_to_try(client: Client) -> None:
    assert "没有找到“火星”" in page(client, "火星")
    assert 'href="/indicators/"' in page(client, "火星")


def test_the_empty_page_offers_searches_that_find_something(client: Client) -> None:
    offered = client.get("/search/").context["hints"]
    assert len(offered) > 3
    assert [hint for hint in offered if not search(client, hint).count] == []


@pytest.mark.parametrize("q", ["", "   ", "　"])
def test_blanks_are_no_question(client: Client, q: str) -> None:
    assert search(client, q) is None


def test_before_anything_is_published_search_is_calm(client: Client) -> None:
    Edition.objects.all()._raw_delete("default")
    assert client.get("/search/").context["hints"] == []
    assert not search(client, "合法性").sentences


@pytest.mark.parametrize("q", ["", "1235", "执法", "火星"])
def test_a_search_takes_few_queries(
    client: Client, q: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(7):
        client.get("/search/", {"q": q})
