"""Which words of a sentence speak of which of its figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checks.claim import Claim
from reports.checks.claims import claims
from reports.checks.spoken import spoken
from reports.document.tree import Paragraph, Quote

CASES = Quote("cases", 2020, "number", "41", "41")
RATE = Quote("rate", 2020, "number", "90%", "90")
BEFORE = Quote("cases", 2019, "number", "30", "30")
PHRASE = Quote("cases", 2020, "change", "同比增长12.3%", "41")


NAMES = {"cases": "受理行政复议件数", "rate": "信访化解率"}
UNITS = {"cases": "件", "rate": "%"}


def said(*spans: str | Quote) -> list[Claim]:
    sentence: Paragraph = spans
    return list(claims(spoken(sentence, 2020, NAMES, UNITS)))


def about(claim: Claim) -> str:
    return claim.about.code


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        (("受理行政复议", CASES, "件，同比上升。"), ("move", "up")),
        (("受理行政复议", CASES, "件，较上年有所下降。"), ("move", "down")),
        (("受理行政复议", CASES, "件，比2019年增加。"), ("move", "up")),
        (("行政复议受理量上升到", CASES, "件。"), ("move", "up")),
        (("由", BEFORE, "件减至", CASES, "件。"), ("move", "down")),
        (("受理行政复议", CASES, "件，明显下降。"), ("move", "down")),
        (("受理行政复议", CASES, "件，与上年持平。"), ("move", "level")),
        (("信访件全部化解，化解率", RATE, "。"), ("all", "up")),
        (("首次办理", CASES, "件。"), ("first", "up")),
        (("受理", CASES, "件创历史新高。"), ("record", "up")),
    ],
)
def test_a_word_that_speaks_of_the_figure_is_a_claim(sentence: tuple[str | Quote, ...], says: tuple[str, str]) -> None:
    [claim] = [claim for claim in said(*sentence) if claim.kind != "was"]
    assert (claim.kind, claim.says) == says
    assert about(claim) in ("cases", "rate")
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


@pytest.mark.parametrize("word", ["缩短", "压缩", "压减", "削减", "精简"])
def test_what_is_cut_short_goes_down(word: str) -> None:
    [claim] = said("受理行政复议", CASES, f"件，同比{word}12%。")
    assert (claim.says, claim.size and claim.size.value) == ("down", 12)
    assert said("受理行政复议", CASES, f"件，{word}审批时限。") == []


def test_a_bare_move_goes_on_with_what_the_clause_before_it_moved() -> None:
    assert said("受理行政复议", CASES, "件，办理时间缩短2天，压缩30%。") == []
    assert said("受理行政复议", CASES, "件，败诉率下降2个百分点，下降30%。") == []
    [claim] = said("受理行政复议", CASES, "件，办理时间缩短，同比增长22%。")
    assert about(claim) == "cases", "by how much was not said"
    both = said("受理行政复议", CASES, "件，数量增加9件，增长22%。")
    assert [about(claim) for claim in both] == ["cases", "cases"]
    later = said("办理时间缩短2天，受理行政复议", CASES, "件，增长22%。")
    assert [about(claim) for claim in later] == ["cases"]


@pytest.mark.parametrize("now", ["", "今年的", "本年度的", "当年"])
def test_what_it_went_to_may_be_called_this_years(now: str) -> None:
    [claim] = [claim for claim in said("受理行政复议由", BEFORE, f"件降至{now}", CASES, "件。") if claim.kind == "move"]
    assert (about(claim), claim.says) == ("cases", "down")


@pytest.mark.parametrize("degree", ["明显", "大幅", "大幅度", "显著的", "较大", "过快"])
@pytest.mark.parametrize("denial", ["未出现", "没有", "并未"])
def test_who_denies_a_degree_says_no_direction(denial: str, degree: str) -> None:
    assert said("受理行政复议", CASES, f"件，{denial}{degree}上升。") == []
    [claim] = said("受理行政复议", CASES, f"件，{denial}上升。")
    assert claim.is_denied


@pytest.mark.parametrize("like", ["与上年相同", "与去年同期一致", "与上年数量相同", "与2019年基本一致"])
def test_what_is_the_same_as_a_year_is_level(like: str) -> None:
    [claim] = said("受理行政复议", CASES, f"件，{like}。")
    assert (claim.kind, claim.says, claim.since) == ("move", "level", 2019)


@pytest.mark.parametrize("like", ["各方意见一致", "与上年口径一致", "处理结果相同"])
def test_what_else_is_the_same_is_no_claim(like: str) -> None:
    assert said("受理行政复议", CASES, f"件，{like}。") == []


@pytest.mark.parametrize(
    ("move", "says"),
    [
        ("+25%", "up"),
        ("＋25%", "up"),
        ("↑25%", "up"),
        ("-25%", "down"),
        ("－25%", "down"),
        ("−25%", "down"),
        ("↓25%", "down"),
    ],
)
def test_a_sign_right_behind_the_comparison_is_a_move(move: str, says: str) -> None:
    [claim] = said("受理行政复议", CASES, f"件，同比{move}。")
    assert (claim.says, claim.size and claim.size.value) == (says, 25)
    assert said("受理行政复议", CASES, f"件，同比情况见{move}。") == []


@pytest.mark.parametrize(
    ("how", "qualifier"),
    [("是", ""), ("仅为", ""), ("不到", "at_most"), ("不足", "at_most"), ("接近", "nearly"), ("超过", "at_least")],
)
@pytest.mark.parametrize(("size", "unit"), [("一半", "%"), ("30%", "%"), ("1.5倍", "倍")])
def test_how_much_it_is_of_an_earlier_year_may_be_a_share(how: str, qualifier: str, size: str, unit: str) -> None:
    [claim] = said("受理行政复议", CASES, f"件，{how}上年的{size}。")
    assert claim.size is not None
    assert (claim.kind, claim.size.unit, claim.size.qualifier) == ("times", unit, qualifier)
    assert claim.text.startswith(how)


@pytest.mark.parametrize("tail", ["", "多", "还多", "有余"])
def test_a_doubling_is_read_with_what_goes_beyond_it(tail: str) -> None:
    [claim] = said("受理行政复议", CASES, f"件，比上年翻了一番{tail}。")
    assert claim.size is not None
    assert (claim.size.unit, claim.size.qualifier) == ("番", "over" if tail else "")
    assert claim.text == f"翻了一番{tail}"


def test_one_word_may_speak_of_all_figures_before_it() -> None:
    assert [about(claim) for claim in said("受理", CASES, "件，化解率", RATE, "，同比均上升。")] == ["cases", "rate"]


def test_a_word_speaks_of_the_figure_just_named() -> None:
    assert [about(claim) for claim in said("受理", CASES, "件，化解率", RATE, "，同比上升。")] == ["rate"]


def test_a_word_speaks_of_the_figure_whose_noun_it_shares() -> None:
    both = said("受理行政复议", CASES, "件，化解率", RATE, "，受理量下降，化解率上升。")
    assert [(about(claim), claim.says) for claim in both] == [("cases", "down"), ("rate", "up")]


def test_brackets_are_passed_over() -> None:
    [claim] = said("受理行政复议", CASES, "件（其中重点案件15件），较上年增加26件。")
    assert (about(claim), claim.size and claim.size.value) == ("cases", 26)


def test_what_stands_in_brackets_speaks_of_the_figure_before_them() -> None:
    [claim] = said("受理行政复议", CASES, "件（同比减少9件），化解率", RATE, "。")
    assert (about(claim), claim.says) == ("cases", "down")


def test_a_named_year_is_the_year_compared_with() -> None:
    [claim] = said("受理行政复议", CASES, "件，较2018年下降。")
    assert claim.since == 2018


def test_respectively_spreads_over_the_figures_in_their_order() -> None:
    spread = said("受理", CASES, "件、化解率", RATE, "，同比分别增长22%、提高5个百分点。")
    assert [(about(c), c.says, c.size and c.size.unit) for c in spread] == [
        ("cases", "up", "%"),
        ("rate", "up", "个百分点"),
    ]


@pytest.mark.parametrize("what", ["环比增长3%", "较五年前增长3%", "高于全市平均水平", "位次上升4位", "较周边区县更低"])
def test_what_no_yearly_figure_can_answer_is_left_alone(what: str) -> None:
    assert said("受理行政复议", CASES, f"件，{what}。") == []


@given(
    st.text(
        alphabet="受理行政复议件同比较上年增长下降持平全部首次连续三年逐新高低翻一番减半其中（）占，。、12%倍\n",
        max_size=40,
    )
)
def test_no_prose_breaks_the_reader(prose: str) -> None:
    for claim in said(prose, CASES, prose, RATE, prose):
        assert 0 <= claim.start < claim.end
