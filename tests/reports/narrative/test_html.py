"""Spans as HTML."""

from reports.document.tree import Quote
from reports.narrative.html import paragraph_html


def test_a_quoted_figure_is_data_with_its_value_and_a_link() -> None:
    html = paragraph_html(("明确了", Quote("work_plan_aspect_count", 2019, "han", "六", "6"), "个方面"))
    assert html == '明确了<data value="6"><a href="/indicators/work_plan_aspect_count/">六</a></data>个方面'


def test_what_people_type_is_escaped() -> None:
    assert paragraph_html(("<script>alert(1)</script>",)) == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_an_unknown_reference_is_marked_with_its_reason() -> None:
    html = paragraph_html((Quote("nowhere", 2019, "number", "nowhere", "", fault="没有这个指标"),))
    assert html == '<mark class="fault" title="没有这个指标">nowhere</mark>'
