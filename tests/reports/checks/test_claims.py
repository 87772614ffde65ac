"""Which words of a sentence speak of which of its figures."""

import pytest

from reports.checks.claims import Claim, claims
from reports.document import Paragraph, Quote

CASES = Quote("cases", 2020, "number", "41", "41")
RATE = Quote("rate", 2020, "number", "90%", "90")
BEFORE = Quote("cases", 2019, "number", "30", "30")
PHRASE = Quote("cases", 2020, "change", "同比增长12.3%", "41")


def said(*spans: str | Quote) -> list[Claim]:
    sentence: Paragraph = spans
    return list(claims(sentence, 2020))


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        (("受理行政复议", CASES, "件，同比上升。"), "up"),
        (("受理行政复议", CASES, "件，较上年有所下降。"), "down"),
        (("受理行政复议", CASES, "件，比2019年增加。"), "up"),
        (("行政复议受理量上升到", CASES, "件。"), "up"),
        (("由", BEFORE, "件减至", CASES, "件。"), "down"),
        (("受理行政复议", CASES, "件，明显下降。"), "down"),
        (("受理行政复议", CASES, "件，与上年持平。"), "level"),
        (("信访件全部化解，化解率", RATE, "。"), "all"),
        (("首次办理", CASES, "件。"), "first"),
        (("受理", CASES, "件创历史新高。"), "most"),
    ],
)
def test_a_word_that_speaks_of_the_figure_is_a_claim(sentence: tuple[str | Quote, ...], says: str) -> None:
    [claim] = said(*sentence)
    assert claim.says == says
    assert claim.quotes[0].code in ("cases", "rate")
    assert not claim.is_denied


@pytest.mark.parametrize(
    "sentence",
    [
        ("开展庭审观摩", CASES, "次，增强业务知识，提升执法水平。"),
        ("提高依法行政能力，办理", CASES, "件。"),
        ("减少证明材料，清理事项", CASES, "项。"),
        ("办理", CASES, "件，力争明年同比下降。"),
        ("办理", CASES, "件，防止增长。"),
        ("受理行政复议", CASES, "件，", PHRASE, "。"),
        ("自助服务全覆盖，同比上升。",),
        ("全部街道参与，办理", CASES, "件。"),
        ("首次和轻微违法容错清单制度，办理", CASES, "件。"),
        ("上年", BEFORE, "件，同比上升。"),
    ],
)
def test_a_word_that_speaks_of_something_else_is_none(sentence: tuple[str | Quote, ...]) -> None:
    assert said(*sentence) == []


def test_a_denied_word_is_told_apart() -> None:
    [claim] = said("受理行政复议", CASES, "件，与上年相比未上升，较上年没有上升。")[:1]
    assert claim.is_denied


def test_one_word_may_speak_of_all_figures_before_it() -> None:
    [claim] = said("受理", CASES, "件，化解率", RATE, "，同比均上升。")
    assert [quote.code for quote in claim.quotes] == ["cases", "rate"]


def test_a_word_speaks_of_the_nearest_figure_before_it() -> None:
    [claim] = said("受理", CASES, "件，化解率", RATE, "，同比上升。")
    assert [quote.code for quote in claim.quotes] == ["rate"]
