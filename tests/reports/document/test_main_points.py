"""本年要点: each sentence a table of what must and must not be said; none of them can be made of anything but facts."""

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.numbers import Change, Measured
from reports.document.main_points import KeptOrNot, Moved, PointKey, PointLink, YearFacts, chosen, main_points
from reports.document.tree import Document, Fact, PromiseAnswer
from reports.document.year_facts import points_of

DOCUMENT = Document(2020, "某区2020年度报告", (), ())


def line(name: str, before: str | None, after: str | None, **more: object) -> Moved:
    kind = str(more.pop("kind", "count"))
    unit, decimals = ("%", 1) if kind == "rate" else ("件", 0)
    sides = (Measured(None if value is None else Decimal(value)) for value in (before, after))
    return Moved(name, name, Change(*sides, 2019, 2020, unit, kind, decimals, **more))  # type: ignore[arg-type]


def said(*lines: Moved, **more: object) -> dict[str, str]:
    facts = YearFacts(2020, lines, **more)  # type: ignore[arg-type]
    return {point.key: point.text for point in main_points(facts)}


def fact(code: str, *history: tuple[int, str], **more: object) -> Fact:
    value = dict(history).get(2020, "")
    made = Fact(code, code, "law", "件", "count", 0, "neutral", "", "", value, "", history)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "sections", "sentence"),
    [
        ((), 6, None),
        ((line("审核", None, "5"),), 6, "本年有1项数据，分6个方面。"),
        ((line("审核", None, "5"),), 0, "本年有1项数据。"),
        ((line("审核", "4", "5"),), 6, "1项数据中1项可与上年比较：1项上升。"),
        ((line("审核", "0", "5"), line("复议", "5", "0")), 6, "2项数据中2项可与上年比较：1项上升，1项下降。"),
        ((line("审核", "0", "0"), line("复议", "5", "5")), 6, "2项数据中2项可与上年比较：2项持平。"),
        ((line("审核", "4", "5"), line("复议", "4", None)), 6, "1项数据中1项可与上年比较：1项上升。"),
        ((line("审核", "4", "5", barrier="redefined"),), 6, "本年有1项数据，分6个方面。"),
    ],
)
def test_what_is_counted_is_what_can_be_compared(lines: tuple[Moved, ...], sections: int, sentence: str | None) -> None:
    assert said(*lines, sections=sections).get("balance") == sentence


def test_one_year_alone_says_how_much_there_is_and_nothing_of_change() -> None:
    assert list(said(line("审核", None, "5"), line("复议", None, "7"), sections=2)) == ["balance"]


def test_the_largest_are_said_as_the_comparison_says_them() -> None:
    lines = [line("一", "100", "150"), line("二", "100", "140"), line("三", "100", "30"), line("四", "100", "120")]
    assert said(*lines)["largest"] == (
        "增减幅度最大的3项：三由100件减为30件，减少70件（70%）；一由100件增至150件，增加50件（50%）；"
        "二由100件增至140件，增加40件（40%）。"
    )
    assert said(line("一", "100", "150"))["largest"] == "增减幅度最大的是一由100件增至150件，增加50件（50%）。"
    assert "largest" not in said(line("一", "9", "90"))


@pytest.mark.parametrize(
    ("moved", "is_said"),
    [
        (line("率", "100", "98", kind="rate", direction="higher"), True),
        (line("率", "98", "100", kind="rate", direction="lower"), True),
        (line("率", "98", "100", kind="rate", direction="higher"), False),
        (line("率", "100", "98", kind="rate", direction="neutral"), False),
        (line("率", "100", "100", kind="rate", direction="higher"), False),
        (line("率", "100", "98", kind="rate", direction="higher", barrier="redefined"), False),
        (line("件数", "100", "98", direction="higher"), False),
    ],
)
def test_only_rates_that_went_against_their_direction_are_said_to(moved: Moved, is_said: bool) -> None:
    assert ("against" in said(moved)) is is_said


def test_of_many_against_their_direction_the_furthest_are_named() -> None:
    lines = [line(f"率{n}", "100", str(100 - n), kind="rate", direction="higher") for n in (1, 2, 3, 4)]
    assert said(*lines)["against"] == (
        "4项比率与目录写明的方向相反，其中率4较上年下降4个百分点；率3较上年下降3个百分点；率2较上年下降2个百分点。"
    )


def test_promises_are_counted_by_outcome_and_the_broken_named() -> None:
    promises = tuple(
        KeptOrNot(f"2020-T1-{n}", f"任务{n}", outcome) for n, outcome in enumerate(["kept", "kept", "not"], 1)
    )
    assert said(promises=promises)["promises"] == "上年承诺的3项任务：2项已落实，1项未落实（任务3）。"
    [point] = main_points(YearFacts(2020, (), promises=promises))
    links = [span for span in point.spans if isinstance(span, PointLink)]
    assert [(link.kind, link.to) for link in links] == [("promises", "2020"), ("task", "2020-T1-3")]


def test_what_is_new_and_what_is_gone_is_named_three_at_most() -> None:
    new = [line(f"新{n}", None, "1", introduced=True) for n in range(4)]
    gone = (PointLink("旧", "indicator", "old"),)
    assert said(*new, gone=gone)["scope"] == "新增4项指标：新0、新1、新2等4项；1项不再统计：旧。"
    assert said(gone=gone)["scope"] == "1项不再统计：旧。"


def test_what_is_not_compared_says_why_where_others_are() -> None:
    barred = [
        line("一", "1", "2", barrier="redefined"),
        line("二", None, "2"),
        line("三", "1", "2", barrier="incomparable"),
    ]
    assert said(line("四", "1", "2"), *barred)["barred"] == (
        "不作比较的有3项：1项口径有调整，1项两年不可比，1项没有上年数据。"
    )
    assert "barred" not in said(*barred)


def test_the_editor_orders_and_drops_and_cannot_write() -> None:
    points = main_points(YearFacts(2020, (line("一", "100", "150"), line("二", None, "2"))))
    assert [point.key for point in points] == ["balance", "largest", "barred"]
    ordered = chosen(points, ["barred", "-balance"])
    assert [point.key for point in ordered] == ["barred", "largest"]
    assert set(ordered) < set(points)
    assert chosen(points, []) == points


def test_every_sentence_has_a_name_for_the_editor() -> None:
    assert all(key.label for key in PointKey)


# ── from a document ──


def test_a_document_speaks_by_its_history_whatever_else_it_says() -> None:
    seeded = fact("audits", (2019, "10"), (2020, "20"), change="由1件增至900件，增加899件")
    document = replace(DOCUMENT, facts=(seeded,))
    assert [point.text for point in points_of(document)] == [
        "1项数据中1项可与上年比较：1项上升。",
        "增减幅度最大的是audits由10件增至20件，增加10件（100%）。",
    ]


@pytest.mark.parametrize("value", ["21", "", "200"])
def test_a_fact_that_contradicts_its_own_history_is_not_spoken_of(value: str) -> None:
    seeded = fact("audits", (2019, "10"), (2020, "20"), value=value)
    assert points_of(replace(DOCUMENT, facts=(seeded,))) == ()


def test_what_is_frozen_as_new_is_said_to_be_new() -> None:
    document = replace(DOCUMENT, facts=(fact("audits", (2020, "20"), is_new=True),))
    assert points_of(document)[-1].text == "新增1项指标：audits。"


def test_points_are_read_back_as_they_were_frozen_and_none_leaves_the_text_as_it_was() -> None:
    facts = (fact("audits", (2019, "10"), (2020, "20")),)
    answers = (PromiseAnswer("2020-T1-1", "任务", "not", "", ""),)
    document = replace(DOCUMENT, facts=facts, answers=answers, gone=(PointLink("旧", "indicator", "old"),))
    frozen = replace(document, points=points_of(document))
    assert Document.from_json(frozen.to_json()) == frozen
    plain = replace(DOCUMENT, facts=facts).to_json()
    assert [key for key in ("points", "gone", "is_new") if f'"{key}"' in plain] == []
