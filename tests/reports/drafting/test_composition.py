"""Rows and figures into the frozen tree: what stands where, what is left out, and what a gap looks like."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from indicators.models import Annotation, Figure, Indicator, User
from indicators.models.figure_steps import FigureStatus
from reports.checks.checker import check
from reports.checks.margin import margin
from reports.document.tree import Document, Fact
from reports.drafting.composition import compose, compose_from_rows
from reports.drafting.redlining import printed
from reports.models import Answer, ChartSeries, Item, KeyFigure, Part, Report, Section, SectionChart, Task
from reports.narrative.binding import FigureBook
from tests import cast
from tests.factories import make_draft, make_indicator, make_published

pytestmark = pytest.mark.django_db
YEAR = 2020


@pytest.fixture
def report(db: None) -> Report:
    """一 with two sections, 二 without, 三 the plan with one."""
    report = Report.objects.create(year=YEAR, title="报告", lead="第一段。\n\n第二段。")
    work, lack, plan = (
        Part.objects.create(report=report, kind=kind, marker=marker, heading=heading, order=order)
        for order, (kind, marker, heading) in enumerate(
            [("achievements", "一、", "工作"), ("problems", "二、", "不足"), ("plan", "三、", "安排")], 1
        )
    )
    for order in (2, 1):
        section = Section.objects.create(part=work, marker=f"（{order}）", heading=f"节{order}", order=order)
        Item.objects.create(section=section, marker="2. ", heading="后", order=2)
        Item.objects.create(section=section, marker="1. ", heading="先", order=1, body="甲\n乙", run_on=True)
    Section.objects.create(part=plan, marker="（一）", heading="履职", order=1)
    lack.body = "一是……"
    lack.save()
    return report


def composed(report: Report, *, draft: bool = True) -> Document:
    book = FigureBook.for_draft(YEAR) if draft else FigureBook.for_publication(YEAR)
    return compose(Report.objects.get(pk=report.pk), book)


def fact(report: Report, indicator: Indicator) -> Fact:
    found = composed(report).fact(indicator.code)
    assert found
    return found


# ── text ──


def test_blocks_stand_in_their_order_under_anchors_of_their_own(report: Report) -> None:
    document = composed(report)
    assert [(block.level, block.anchor) for block in document.walk()] == [
        ("part", "p1"),
        ("section", "s1"),
        ("item", "s1-1"),
        ("item", "s1-2"),
        ("section", "s2"),
        ("item", "s2-1"),
        ("item", "s2-2"),
        ("part", "p2"),
        ("part", "p3"),
        ("section", "p3-1"),
    ]
    first = document.block("s1-1")
    assert first
    assert (first.marker, first.heading, first.run_on, first.kind) == ("1. ", ("先",), True, "")
    assert first.paragraphs == (("甲",), ("乙",))
    assert [part.kind for part in document.parts] == ["achievements", "problems", "plan"]


def test_the_lead_is_its_paragraphs_and_an_empty_body_is_none(report: Report) -> None:
    document = composed(report)
    assert document.lead == (("第一段。",), ("第二段。",))
    last = document.block("s1-2")
    assert last
    assert last.paragraphs == ()


def test_the_head_is_frozen_as_entered(report: Report) -> None:
    assert composed(report).meta == dict.fromkeys(
        ("addressees", "issuer", "document_number", "issued_on", "index_number", "category"), ""
    )
    Report.objects.filter(pk=report.pk).update(issued_on=date(2021, 3, 5), issuer="区政府")
    meta = composed(report).meta
    assert (meta["issued_on"], meta["issuer"]) == ("2021-03-05", "区政府")


# ── figures ──


def test_a_gap_is_no_fact_and_a_zero_is_one(report: Report) -> None:
    gap, zero, last_year_only = (make_indicator() for _ in range(3))
    make_draft(zero, YEAR, 0, status=FigureStatus.APPROVED)
    Figure.objects.create(indicator=gap, year=YEAR, status=FigureStatus.PENDING)
    make_published(last_year_only, YEAR - 1, 7)
    assert [one.code for one in composed(report).facts] == [zero.code]
    assert fact(report, zero).value == "0"


def test_facts_follow_the_catalogue(report: Report) -> None:
    second, first = make_indicator(order=2), make_indicator(order=1)
    for indicator in (second, first):
        make_draft(indicator, YEAR, 5, status=FigureStatus.APPROVED)
    assert [one.code for one in composed(report).facts] == [first.code, second.code]


@pytest.mark.parametrize("status", [status for status in FigureStatus.values if status != FigureStatus.PENDING])
def test_an_edition_takes_approved_figures_a_draft_takes_all(report: Report, status: str) -> None:
    indicator = make_indicator()
    make_draft(indicator, YEAR, 5, status=status)
    assert (composed(report, draft=False).fact(indicator.code) is not None) is (status in ("approved", "locked"))
    assert composed(report).fact(indicator.code) is not None


def test_the_change_needs_a_year_before(report: Report) -> None:
    alone, followed = make_indicator(), make_indicator()
    make_draft(alone, YEAR, 5)
    make_published(followed, YEAR - 1, 4)
    make_draft(followed, YEAR, 5)
    assert fact(report, alone).change == ""
    assert "增加1件" in fact(report, followed).change
    assert fact(report, followed).history == ((YEAR - 1, "4"), (YEAR, "5"))


def test_other_years_are_as_published_and_never_later(report: Report) -> None:
    indicator = make_indicator()
    make_published(indicator, YEAR - 1, 4)
    Figure.objects.filter(indicator=indicator, year=YEAR - 1).update(value=9)
    make_draft(indicator, YEAR, 5)
    make_published(indicator, YEAR + 1, 6)
    assert fact(report, indicator).history == ((YEAR - 1, "4"), (YEAR, "5"))


@pytest.mark.parametrize(("year", "is_said"), [(YEAR - 1, True), (YEAR, True), (YEAR + 1, False)])
def test_a_remark_on_a_later_year_is_not_frozen(report: Report, year: int, is_said: bool) -> None:
    indicator = make_indicator()
    make_draft(indicator, YEAR, 5)
    Annotation.objects.create(indicator=indicator, year=year, text="口径说明。")
    assert bool(fact(report, indicator).marks) is is_said


def test_numbers_are_written_plainly_within_their_decimals(report: Report) -> None:
    rate = make_indicator(kind="rate", target=Decimal("98"))
    make_draft(rate, YEAR, "98.5", qualifier="approx")
    frozen = fact(report, rate)
    assert (frozen.value, frozen.target, frozen.qualifier, frozen.unit) == ("98.5", "98", "approx", "%")


# ── charts, key figures ──


def test_charts_and_key_figures_keep_their_order(report: Report) -> None:
    first, second = make_indicator(), make_indicator()
    chart = SectionChart.objects.create(
        section=Section.objects.get(heading="节1"), kind="bar", title="图", caption="注", order=1
    )
    for order, indicator in ((2, second), (1, first)):
        ChartSeries.objects.create(chart=chart, indicator=indicator, order=order)
        KeyFigure.objects.create(report=report, indicator=indicator, order=order)
    document = composed(report)
    assert document.key_figures == (first.code, second.code)
    section = document.block("s1")
    assert section
    [frozen] = section.charts
    assert (frozen.kind, frozen.title, frozen.caption, frozen.codes) == ("bar", "图", "注", (first.code, second.code))


# ── promises and answers ──


def promise(report: Report, code: str, order: int, year: int = YEAR + 1) -> Task:
    area = Section.objects.get(heading="履职")
    return Task.objects.create(
        report=report, year=year, code=code, area=area, title=f"任务{code}", source_phrase="原话", order=order
    )


def test_promises_stand_in_the_plans_order_at_their_area(report: Report) -> None:
    promise(report, "T1-2", 2)
    promise(report, "T1-1", 1)
    found = composed(report).promises
    assert [(one.address, one.area) for one in found] == [("2021-T1-1", "p3-1"), ("2021-T1-2", "p3-1")]


@pytest.fixture
def writer() -> User:
    return cast.editor()


def test_an_answer_points_to_its_item_or_to_the_problems(report: Report, writer: User) -> None:
    second, first = promise(report, "T1-2", 2, YEAR), promise(report, "T1-1", 1, YEAR)
    promise(report, "T1-3", 3, YEAR)
    Answer.objects.create(task=second, outcome="not", words="未落实。", by=writer)
    item = Item.objects.get(section__heading="节2", heading="后")
    Answer.objects.create(task=first, item=item, outcome="kept", words="已落实。", by=writer)
    given = composed(report).answers
    assert [(one.address, one.outcome, one.anchor) for one in given] == [
        ("2020-T1-1", "kept", "s2-2"),
        ("2020-T1-2", "not", "p2"),
    ]


def test_without_a_part_on_problems_an_unkept_promise_points_nowhere(report: Report, writer: User) -> None:
    Answer.objects.create(task=promise(report, "T1-1", 1, YEAR), outcome="not", words="未落实。", by=writer)
    report.parts.filter(kind="problems").delete()
    assert composed(report).answers[0].anchor == ""


def test_the_same_rows_give_the_same_document(report: Report) -> None:
    make_draft(make_indicator(), YEAR, 5)
    assert composed(report).to_json() == composed(report).to_json()
    assert Document.from_json(composed(report).to_json()) == composed(report)


# ── people write while it is read ──


@contextmanager
def added_while_read(report: Report) -> Iterator[None]:
    """Somebody adds a passage the moment after the items have been read for the first time."""
    section = Section.objects.filter(part__report=report)[0]
    added: list[Item] = []
    last = ""

    def add(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal last
        if 'FROM "reports_item"' in last and not added:
            added.append(Item(section_id=section.pk, order=9, marker="9. ", heading="新来的。"))
            added[0].save()
        last = sql
        return execute(sql, params, many, context)

    with connection.execute_wrapper(add):
        yield
    assert added


@pytest.mark.parametrize(
    "read",
    [check, margin, lambda report: printed(report, compose_from_rows(report, FigureBook.for_draft(YEAR)))],
    ids=["the checker", "its margin", "what comes back on paper"],
)
def test_a_passage_added_meanwhile_is_in_the_next_reading(report: Report, read: Callable[[Report], list[Any]]) -> None:
    def told() -> set[str]:
        return {str(one) for one in read(Report.objects.get(pk=report.pk))}

    before = told()
    with added_while_read(report):
        assert told() == before
    assert told() != before
