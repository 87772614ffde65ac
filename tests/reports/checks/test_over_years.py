"""What a sentence says of many years: which were kept within what, which run, and which words say something else."""

from decimal import Decimal

import pytest

from reports.checks.claim import Claim
from reports.checks.claims import claims
from reports.checks.spoken import spoken
from reports.document.tree import Paragraph, Quote

FIGURES = {
    "R": Quote("rate", 2020, "number", "95%", "95"),
    "C": Quote("cases", 2020, "number", "41", "41"),
    "X": Quote("revoked", 2020, "number", "0", "0"),
}
NAMES = {"rate": "信访化解率", "cases": "受理行政复议件数", "revoked": "行政复议撤销件数"}
UNITS = {"rate": "%", "cases": "件", "revoked": "件"}


def said(text: str) -> list[Claim]:
    """The letters of a text are its figures."""
    sentence: Paragraph = tuple(FIGURES.get(character, character) for character in text)
    return list(claims(spoken(sentence, 2020, NAMES, UNITS)))


@pytest.mark.parametrize(
    ("kept", "value", "qualifier"),
    [
        ("保持在90%以上", "90", "at_least"),
        ("稳定在90%以上", "90", "at_least"),
        ("稳定保持在90%以上", "90", "at_least"),
        ("均保持在九成以上", "90", "at_least"),
        ("达到90%", "90", "at_least"),
        ("均达90%", "90", "at_least"),
        ("超过90%", "90", "over"),
        ("高于90%", "90", "at_least"),
        ("突破90%", "90", "at_least"),
        ("控制在98%以内", "98", "at_most"),
        ("低于98%", "98", "at_most"),
        ("保持100%", "100", ""),
        ("均为100%", "100", ""),
    ],
)
@pytest.mark.parametrize("years", ["连续三年", "已连续三年", "连续3年", "近三年", "近三年来"])
def test_what_was_kept_for_years_is_a_bound_or_all(years: str, kept: str, value: str, qualifier: str) -> None:
    [claim] = said(f"信访化解率R，{years}{kept}。")
    assert (claim.kind, claim.years, claim.about.code) == ("kept", 3, "rate")
    assert claim.size is not None
    assert (claim.size.value, claim.size.qualifier) == (Decimal(value), qualifier)
    assert claim.text == f"{years}{kept}"


@pytest.mark.parametrize("nothing", ["为零", "为0件", "实现零撤销", "实现零发生", "没有撤销", "未发生"])
def test_nothing_may_be_kept_too(nothing: str) -> None:
    [claim] = said(f"行政复议撤销X件，连续三年{nothing}。")
    assert (claim.kind, claim.size and claim.size.value) == ("kept", 0)


@pytest.mark.parametrize(
    "text",
    [
        # thereabouts
        "信访化解率R，连续三年保持在95%左右。",
        "信访化解率R，连续三年保持在95%。",
        "信访化解率R，连续三年达到95%左右。",
        "信访化解率R，连续三年接近95%。",
        "信访化解率R，连续三年保持在约95%。",
        # of something else, or in another unit
        "信访化解率R，群众满意度连续三年保持在90%以上。",
        "信访化解率R，连续三年超过40件。",
        "受理行政复议C件，连续三年超过90%。",
        "行政复议撤销X件，连续三年实现零投诉。",
        "行政复议撤销X件，连续三年没有发生安全事故。",
        "信访化解率R，连续三年保持在90%以上的街道增多。",
        # hoped for, or held against others
        "信访化解率R，力争连续三年保持在90%以上。",
        "信访化解率R，连续三年高于全市平均水平90%以上。",
        "受理行政复议C件，连续三年保持全市领先。",
        "受理行政复议C件，连续三年被评为优秀。",
    ],
)
def test_what_is_left_open_or_said_of_something_else_is_no_claim(text: str) -> None:
    assert said(text) == []


def test_the_figure_may_follow_what_was_kept() -> None:
    [claim] = said("信访化解率连续三年保持在90%以上，今年为R。")
    assert claim.about.code == "rate"


@pytest.mark.parametrize(
    ("run", "years"),
    [
        ("连续三年上升", 3),
        ("连续第三年上升", 3),
        ("三连升", 3),
        ("逐年上升", None),
        ("连续多年上升", None),
        ("三年来持续上升", 2),
        ("近三年来稳步上升", 2),
        ("两年来不断上升", 1),
    ],
)
def test_a_run_is_of_so_many_moves(run: str, years: int | None) -> None:
    [claim] = said(f"受理行政复议C件，{run}。")
    assert (claim.kind, claim.says, claim.years) == ("running", "up", years)


@pytest.mark.parametrize("text", ["三年来持续提高执法水平", "三年来不断增加投入", "宣传经费连续三年上升"])
def test_a_run_of_something_else_is_none(text: str) -> None:
    assert said(f"受理行政复议C件，{text}。") == []
