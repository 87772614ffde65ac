"""Spans as HTML."""

import pytest
from django.utils.html import strip_tags

from reports.document.tree import Quote
from reports.narrative.html import paragraph_html


def test_a_quoted_figure_is_data_with_its_value_and_a_link() -> None:
    html = paragraph_html(("明确了", Quote("work_plan_aspect_count", 2019, "han", "六", "6"), "个方面"))
    link = '<a href="/indicators/work_plan_aspect_count/">六</a>'
    assert html == (
        f'明确了<span class="unbroken"><data value="6">{link}</data>个</span><span class="unbroken">方面</span>'
    )


def test_where_the_page_explains_a_figure_its_number_leads_there() -> None:
    html = paragraph_html((Quote("x", 2019, "number", "9", "9"), "。"), {"x": "figure-x"})
    assert html == '<data value="9"><a href="#figure-x" data-note="x">9</a></data>。'


@pytest.mark.parametrize(
    ("after", "held"),
    [
        ("件案件", "件"),
        ("万元", "万元"),
        ("余万件次", "余万件"),
        ("万。", "万"),
        ("个百分点以上", "个百分点"),
        ("个方面", "个"),
        ("，", ""),
        ("%", ""),
        ("", ""),
    ],
)
def test_a_number_is_not_torn_from_its_classifier(after: str, held: str) -> None:
    html = paragraph_html((Quote("x", 2019, "number", "9", "9"), after))
    number = '<data value="9"><a href="/indicators/x/">9</a></data>'
    assert html.startswith(f'<span class="unbroken">{number}{held}</span>' if held else number)
    assert strip_tags(html) == f"9{after}"


def test_what_cites_a_paragraph_stands_behind_its_last_word_on_the_same_line() -> None:
    quote = Quote("x", 2019, "number", "9", "9")
    assert paragraph_html((quote, "件；办结。"), mark="¶").endswith('；<span class="unbroken">办结。¶</span>')
    assert paragraph_html(("共", quote), mark="¶").endswith("</data>¶")
    assert paragraph_html((), mark="¶") == "¶"


def test_two_numbers_beside_each_other_are_both_there() -> None:
    html = paragraph_html((Quote("x", 2019, "number", "9", "9"), Quote("y", 2019, "number", "8", "8")))
    assert html.count("<data") == 2


def test_what_people_type_is_escaped() -> None:
    assert paragraph_html(("<script>alert(1)</script>",)) == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_an_unknown_reference_is_marked_with_its_reason() -> None:
    html = paragraph_html((Quote("nowhere", 2019, "number", "nowhere", "", fault="没有这个指标"),))
    assert html == '<mark class="fault" title="没有这个指标">nowhere</mark>'
