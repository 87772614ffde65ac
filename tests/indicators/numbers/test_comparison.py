"""What may be said between two years: each state, its sentence, and that no sentence contradicts its numbers."""

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.numbers.comparison import Change, Measured, State
from indicators.numbers.formatting import MISSING

Value = int | str | None


def change(before: Value, after: Value, unit: str = "件", kind: str = "count", decimals: int = 0, **more) -> Change:
    then, now = (None if value is None else Decimal(value) for value in (before, after))
    years = {"before_year": more.pop("before_year", 2018), "after_year": more.pop("after_year", 2019)}
    qualifiers = more.pop("qualifiers", ("", ""))
    measured = {"before": Measured(then, qualifiers[0]), "after": Measured(now, qualifiers[1])}
    return Change(**measured, **years, unit=unit, kind=kind, decimals=decimals, **more)


def rate(before: Value, after: Value, **more) -> Change:
    return change(before, after, "%", "rate", 2, **more)


CASES = [
    (change(0, 5), State.ZERO_BASE, "由0件增至5件（基数为零，不计增长率）", "由0件增至5件", "+5件"),
    (change(5, 0), State.DOWN, "由5件减为0件，减少5件（100%）", "由5件减为0件", "−5件"),
    (change(0, 0), State.BOTH_ZERO, "与上年持平，均为0件", "与上年持平", "持平"),
    (change(None, 5), State.MISSING_BEFORE, "本年为5件，暂无上年数据", "暂无上年数据", "暂无上年数据"),
    (change(5, None), State.MISSING_AFTER, "上年为5件，暂无本年数据", "暂无本年数据", "暂无本年数据"),
    (change(None, None), State.MISSING_BOTH, "上年和本年均无数据", "暂无上年数据", "两年均无数据"),
    (change(None, 5, introduced=True), State.NEW, "本年新增指标，为5件", "为本年新增指标", "新增指标"),
    (change(5, None, dropped=True), State.DROPPED, "上年为5件，本年不再统计", "本年不再统计", "不再统计"),
    (change(3, 2, "项"), State.DOWN, "由3项减为2项，减少1项（33.3%）", "由3项减为2项", "−1项"),
    (change(596, 700), State.UP, "由596件增至700件，增加104件（17.4%）", "同比增长17.4%", "+17.4%"),
    (change(700, 596), State.DOWN, "由700件减为596件，减少104件（14.9%）", "同比下降14.9%", "−14.9%"),
    (change(5318, 5319), State.UP, "由5318件增至5319件，增加1件（不足0.1%）", "由5318件增至5319件", "+1件"),
    (change(3319, 1), State.DOWN, "由3319件减为1件，减少3318件（99.9%以上）", "同比下降99.9%以上", "−99.9%以上"),
    (
        change(3319, 1, qualifiers=("approx", "")),
        State.DOWN,
        "由约3319件减为1件，减少约3318件（99.9%以上）",
        "同比下降99.9%以上",
        "−99.9%以上",
    ),
    (change(3319, 0), State.DOWN, "由3319件减为0件，减少3319件（100%）", "由3319件减为0件", "−100%"),
    (rate(100, 100), State.UNCHANGED, "与上年持平，均为100%", "与上年持平", "持平"),
    (
        rate("98.5", 100),
        State.UP,
        "由98.5%提高到100%，上升1.5个百分点",
        "较上年提高1.5个百分点",
        "+1.5个百分点",
    ),
    (
        rate("98.5", 99),
        State.UP,
        "由98.5%提高到99%，上升0.5个百分点",
        "较上年提高0.5个百分点",
        "+0.5个百分点",
    ),
    (
        rate(90, 95, qualifiers=("at_least", "")),
        State.BOUNDED,
        "上年为不低于90%，本年为95%，仅有界限值，不计增减",
        "上年不低于90%",
        "仅有界限值",
    ),
    (rate(100, 98), State.DOWN, "由100%下降到98%，下降2个百分点", "较上年下降2个百分点", "−2个百分点"),
    (rate(0, 5), State.ZERO_BASE, "由0%提高到5%，上升5个百分点", "较上年提高5个百分点", "+5个百分点"),
    (
        change("32.27", 35, "亿元", "amount", 2),
        State.UP,
        "由32.27亿元增至35亿元，增加2.73亿元（8.5%）",
        "同比增长8.5%",
        "+8.5%",
    ),
    (
        change("2.5", 3, "亿元", "amount", 2),
        State.UP,
        "由2.5亿元增至3亿元，增加0.5亿元（20%）",
        "同比增长20%",
        "+20%",
    ),
    (
        change(3200, 3310, "条", qualifiers=("approx", "")),
        State.UP,
        "由约3200条增至3310条，增加约110条（约3%）",
        "同比增长约3%",
        "约+3%",
    ),
    (
        change(100, 100, qualifiers=("approx", "")),
        State.UNCHANGED,
        "与上年大致持平（上年约100件，本年100件）",
        "与上年大致持平",
        "持平",
    ),
    (
        change(100, 120, qualifiers=("at_least", "")),
        State.BOUNDED,
        "上年为不少于100件，本年为120件，仅有界限值，不计增减",
        "上年不少于100件",
        "仅有界限值",
    ),
    (
        change(60, 272, "名", barrier="incomparable", reason="机构改革集中换证"),
        State.INCOMPARABLE,
        "上年为60名，本年为272名，两年不可比：机构改革集中换证",
        "与上年不可比",
        "不可比",
    ),
    (
        change(60, 272, barrier="redefined"),
        State.REDEFINED,
        "上年为60件，本年为272件，口径已调整，不作比较",
        "因口径调整与上年不可比",
        "口径调整",
    ),
    (change(2, 3, "年", "streak"), State.UP, "由连续2年延续至连续3年", "连续第3年", "+1年"),
    (change(6, 1, "年", "streak"), State.DOWN, "由连续6年减为连续1年", "重新计为连续1年", "−5年"),
    (change(2, 5, "年", "streak"), State.UP, *["由连续2年增至连续5年"] * 2, "+3年"),
    (change(6, 0, "年", "streak"), State.DOWN, "连续6年，本年中断", "连续6年后中断", "−6年"),
    (change(0, 1, "年", "streak"), State.ZERO_BASE, "由0年增至1年", "本年重新开始", "+1年"),
    (change(11, 12, "个", "scope"), State.UP, "由11个增至12个，增加1个", "由11个增至12个", "+1个"),
]


@pytest.mark.parametrize(("found", "state", "sentence", "phrase", "badge"), CASES)
def test_each_change_is_shown_as_what_it_is(
    found: Change, state: State, sentence: str, phrase: str, badge: str
) -> None:
    assert found.state == state
    assert found.sentence() == sentence
    assert found.phrase() == phrase
    assert found.badge == badge


PAIRS = [
    # what a report says of two years' figures, as an editor would sign it
    (change(300, 600), "同比翻一番"),
    (change(300, 590), "同比增长96.7%"),
    (change(300, 614), "同比翻一番"),
    (change(300, 616), "同比增长1.1倍"),
    (change(300, 750), "同比增长1.5倍"),
    (change(300, 900), "同比增长2倍"),
    (change(300, 3000), "同比增长9倍"),
    (change(300, 3003), "由300件增至3003件"),
    (change(3, 9), "由3件增至9件"),
    (change(3452, 0), "由3452件减为0件"),
    (change(3300, 3310, "条", qualifiers=("approx", "")), "与上年大致持平"),
    (change(3300, 3350, "条", qualifiers=("approx", "")), "与上年大致持平"),
    (change(3300, 3351, "条", qualifiers=("approx", "")), "同比增长约2%"),
    (change(3300, 3600, "条", qualifiers=("approx", "approx")), "同比增长约9%"),
    (change(6, 7, "年", "streak"), "连续第7年"),
    (change(6, 0, "年", "streak"), "连续6年后中断"),
    (change(0, 1, "年", "streak"), "本年重新开始"),
    (change(0, 3, "年", "streak"), "由0年增至3年"),
    (change(6, 2, "年", "streak"), "重新计为连续2年"),
    (change(None, 1, "年", "streak", introduced=True), "为本年新增指标"),
    (rate(90, 95, qualifiers=("at_least", "")), "上年不低于90%"),
    (rate(95, 90, qualifiers=("", "at_least")), "上年为95%"),
    (rate("98.55", 99), "较上年提高0.45个百分点"),
    (change("32.27", "64.6", "亿元", "amount", 2), "同比翻一番"),
]


@pytest.mark.parametrize(("found", "phrase"), PAIRS, ids=[phrase for _, phrase in PAIRS])
def test_the_words_are_those_of_a_report(found: Change, phrase: str) -> None:
    assert found.phrase() == phrase


@pytest.mark.parametrize(
    ("found", "phrase"),
    [
        (change(596, 700, before_year=2017), "较2017年增长17.4%"),
        (change(3, 2, "项", before_year=2017), "由2017年的3项减为2项"),
        (rate(100, 98, before_year=2017), "较2017年下降2个百分点"),
        (change(5, 5, before_year=2017), "与2017年持平"),
        (change(None, 5, before_year=2017), "暂无2017年数据"),
        (change(2, 4, "年", "streak", before_year=2017), "由2017年的连续2年延续至连续4年"),
        (change(2, 3, "年", "streak", before_year=2017), "由2017年的连续2年增至连续3年"),
        (change(6, 0, "年", "streak", before_year=2017), "2017年时连续6年，2019年中断"),
    ],
)
def test_years_further_apart_are_named(found: Change, phrase: str) -> None:
    assert found.phrase() == phrase
    assert "上年" not in found.sentence() + found.phrase()


def test_a_change_runs_forward_in_time() -> None:
    with pytest.raises(ValueError, match="forward"):
        change(1, 2, before_year=2019)


def test_an_unknown_barrier_is_refused() -> None:
    with pytest.raises(ValueError, match="barrier"):
        change(1, 2, barrier="note")


def test_only_comparable_figures_have_a_difference() -> None:
    assert change(60, 272, barrier="redefined").difference is None
    assert change(60, 272, barrier="redefined").difference_text == MISSING
    assert change(0, 5).difference == 5


def test_a_zero_base_and_a_rate_have_no_relative_change() -> None:
    assert change(0, 5).rate is None
    assert rate(50, 100).rate is None
    assert rate(50, 100).rate_text == MISSING
    assert change(3, 2).rate_text == "−33.3%"


def test_values_that_read_alike_are_level() -> None:
    assert rate("98.501", "98.504").state == State.UNCHANGED


@pytest.mark.parametrize(
    ("direction", "up", "down", "level"),
    [
        ("higher", "good", "bad", "neutral"),
        ("lower", "bad", "good", "neutral"),
        ("maintain", "neutral", "neutral", "good"),
        ("neutral", "neutral", "neutral", "neutral"),
    ],
)
def test_only_the_catalogue_makes_a_change_good_or_bad(direction: str, up: str, down: str, level: str) -> None:
    tones = [change(before, after, direction=direction).tone for before, after in ((1, 2), (2, 1), (2, 2))]
    assert tones == [up, down, level]


def test_what_cannot_be_compared_is_neither_good_nor_bad() -> None:
    assert change(None, 5, direction="higher").tone == "neutral"
    assert change(1, 5, direction="higher", barrier="incomparable").tone == "neutral"


def test_every_state_has_a_chinese_label() -> None:
    assert all(re.fullmatch(r"[一-鿿]+", state.label) for state in State)


# ── properties ──

kinds = st.sampled_from(
    [("count", "件", 0), ("amount", "亿元", 2), ("rate", "%", 2), ("streak", "年", 0), ("scope", "个", 0)]
)
exact = st.decimals(min_value=0, max_value=10**6, places=2)
amounts = st.none() | exact
qualifiers = st.sampled_from(["", "approx", "over", "nearly", "at_least", "at_most"])
barriers = st.sampled_from(["", "", "incomparable", "redefined"])


@st.composite
def changes(
    draw: st.DrawFn, amounts: st.SearchStrategy = amounts, qualifiers: st.SearchStrategy = qualifiers
) -> Change:
    kind, unit, decimals = draw(kinds)
    first, gap = draw(st.integers(2000, 2020)), draw(st.integers(1, 5))
    return Change(
        before=Measured(draw(amounts), draw(qualifiers)),
        after=Measured(draw(amounts), draw(qualifiers)),
        before_year=first,
        after_year=first + gap,
        unit=unit,
        kind=kind,
        decimals=decimals,
        barrier=draw(barriers),
        introduced=draw(st.booleans()),
        dropped=draw(st.booleans()),
    )


RISING = ("增至", "提高", "上升", "增加", "增长", "延续")
FALLING = ("减为", "下降", "减少", "中断")


@given(changes())
def test_a_sentence_never_contradicts_the_sign(found: Change) -> None:
    words = found.sentence() + found.phrase()
    rises, falls = (any(word in words for word in kind) for kind in (RISING, FALLING))
    difference = found.difference or 0
    assert (rises, falls) == (difference > 0, difference < 0)
    assert ("持平" in found.sentence()) == (found.difference == 0)
    assert ("持平" in found.phrase()) == (found.difference == 0 or found.is_within_roughness)


@given(changes())
def test_a_sentence_names_both_figures_unless_one_is_missing_or_both_are_one(found: Change) -> None:
    sentence = found.sentence()
    for measured, text in ((found.before, found.before_text), (found.after, found.after_text)):
        assert (measured.value is None) or text in sentence


@given(changes())
def test_no_change_is_silent_or_shows_a_missing_number(found: Change) -> None:
    for said in (found.sentence(), found.phrase(), found.badge, found.difference_text, found.rate_text):
        assert said
    assert MISSING not in found.sentence() + found.phrase() + found.badge


@given(changes(amounts=exact, qualifiers=st.just("")))
def test_a_difference_is_exactly_what_the_reader_can_subtract(found: Change) -> None:
    assume(found.difference is not None)
    before, after = (Decimal(re.sub(r"[^0-9.]", "", text)) for text in (found.before_text, found.after_text))
    assert found.difference == after - before


@given(changes())
def test_a_relative_change_exists_only_on_a_base(found: Change) -> None:
    if found.rate is not None:
        assert found.before.value
        assert found.kind in ("count", "amount")
        assert (found.rate > 0) == ((found.difference or 0) > 0)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_fall_that_leaves_something_never_reads_100_percent_nor_a_rise_0(before, after):
    assume(before != after)
    found = change(before, after)
    for said in (found.sentence(), found.phrase(), found.badge, found.rate_text):
        percents = re.findall(r"(?<![\d.])(?:100|0)%(?!以上)", said)
        assert not percents or (percents == ["100%"] and after > before)
