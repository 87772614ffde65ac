"""What officers type is read the one way it can be meant, or refused with a sentence they understand."""

import re
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from indicators.numbers.comparison import Measured
from indicators.numbers.formatting import han, measure, number, plain, quantized
from indicators.numbers.measure import Kind, Qualifier
from indicators.numbers.parsing import LIMIT, Unclear, combined, read, written

COUNT = {"kind": "count", "unit": "件", "decimals": 0}
RATE = {"kind": "rate", "unit": "%", "decimals": 2}
AMOUNT = {"kind": "amount", "unit": "亿元", "decimals": 2}
SMALL_AMOUNT = {"kind": "amount", "unit": "万元", "decimals": 2}
STREAK = {"kind": "streak", "unit": "年", "decimals": 0}
SCOPE = {"kind": "scope", "unit": "个方面", "decimals": 0}
SPECS = [COUNT, RATE, AMOUNT, SMALL_AMOUNT, STREAK, SCOPE]


def refusal(text: str, spec: dict = COUNT) -> str:
    with pytest.raises(Unclear) as refused:
        read(text, **spec)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "spec", "value", "qualifier"),
    [
        ("1235", COUNT, "1235", ""),
        ("0", COUNT, "0", ""),
        (" 1235\n", COUNT, "1235", ""),
        ("１２３５", COUNT, "1235", ""),
        ("　１，２３５　", COUNT, "1235", ""),
        ("1,235", COUNT, "1235", ""),
        ("1,235,000", COUNT, "1235000", ""),
        ("1235件", COUNT, "1235", ""),
        ("1235 件", COUNT, "1235", ""),
        ("1.2万", COUNT, "12000", ""),
        ("1.2万件", COUNT, "12000", ""),
        ("2亿", COUNT, "200000000", ""),
        ("约300", COUNT, "300", "approx"),
        ("大约 300 件", COUNT, "300", "approx"),
        ("≈300", COUNT, "300", "approx"),
        ("近300", COUNT, "300", "nearly"),
        ("300余", COUNT, "300", "over"),
        ("300余件", COUNT, "300", "over"),
        ("300多件", COUNT, "300", "over"),
        ("超1235件", COUNT, "1235", "over"),
        ("3万余件", COUNT, "30000", "over"),
        ("不少于300", COUNT, "300", "at_least"),
        ("≥300", COUNT, "300", "at_least"),
        ("≧３００", COUNT, "300", "at_least"),
        ("不超过300", COUNT, "300", "at_most"),
        ("≤300", COUNT, "300", "at_most"),
        ("\u202d3319\u202c", COUNT, "3319", ""),
        ("\u200e3\u200b319\ufeff", COUNT, "3319", ""),
        ("3\u00a0319\u202f件", COUNT, "3319", ""),
        ("33\x0319", COUNT, "3319", ""),
        ("5318。", COUNT, "5318", ""),
        ("1235.", COUNT, "1235", ""),
        ("1235．", COUNT, "1235", ""),
        ("１２３５件｡", COUNT, "1235", ""),
        ("98.5%；", RATE, "98.5", ""),
        ("3300件左右", COUNT, "3300", "approx"),
        ("3300左右", COUNT, "3300", "approx"),
        ("约3300件左右", COUNT, "3300", "approx"),
        ("3300件上下", COUNT, "3300", "approx"),
        ("3300件以上", COUNT, "3300", "at_least"),
        ("90%以上", RATE, "90", "at_least"),
        ("3300件以下", COUNT, "3300", "at_most"),
        ("3300件以内。", COUNT, "3300", "at_most"),
        ("3千", COUNT, "3000", ""),
        ("3.3千件", COUNT, "3300", ""),
        ("3千余件", COUNT, "3000", "over"),
        ("5百件以上", COUNT, "500", "at_least"),
        ("2千万", COUNT, "20000000", ""),
        ("3百万元", SMALL_AMOUNT, "300", ""),
        ("五千件", COUNT, "5000", ""),
        ("三", COUNT, "3", ""),
        ("两件", COUNT, "2", ""),
        ("一百二十三", COUNT, "123", ""),
        ("三个方面", SCOPE, "3", ""),
        ("6年", STREAK, "6", ""),
        ("98.5%", RATE, "98.5", ""),
        ("98.5％", RATE, "98.5", ""),
        ("98.5", RATE, "98.5", ""),
        ("0.5%", RATE, "0.5", ""),
        ("0", RATE, "0", ""),
        ("100%", RATE, "100", ""),
        ("不低于90%", RATE, "90", "at_least"),
        ("32.27", AMOUNT, "32.27", ""),
        ("32.270", AMOUNT, "32.27", ""),
        ("32.27亿元", AMOUNT, "32.27", ""),
        ("32.27亿", AMOUNT, "32.27", ""),
        ("322700万元", AMOUNT, "32.27", ""),
        ("322,700万", AMOUNT, "32.27", ""),
        ("3227000000元", AMOUNT, "32.27", ""),
        ("30余亿元", AMOUNT, "30", "over"),
        ("1.2亿", SMALL_AMOUNT, "12000", ""),
    ],
)
def test_one_reading_is_read(text, spec, value, qualifier):
    assert read(text, **spec) == Measured(Decimal(value), qualifier)


@pytest.mark.parametrize("text", ["", "  ", "　", "\u200b", "\u202d\u202c", "\u00a0", "\t\n"])
def test_nothing_typed_clears_the_figure(text):
    assert read(text, **COUNT) == Measured()


@pytest.mark.parametrize(
    ("text", "spec", "advice"),
    [
        ("无", COUNT, "没有发生请填0"),
        ("—", COUNT, "没有发生请填0"),
        ("N/A", COUNT, "没有发生请填0"),
        ("-5", COUNT, "不能填负数"),
        ("−5", COUNT, "不能填负数"),
        ("负五", COUNT, "不能填负数"),
        ("12,34", COUNT, "逗号的位置不对"),
        ("1,2345", COUNT, "逗号的位置不对"),
        ("0,123", COUNT, "逗号的位置不对"),
        ("007", COUNT, "前面多了0"),
        ("。", COUNT, "这里要填数字"),
        ("无。", COUNT, "没有发生请填0"),
        ("3300件左右以上", COUNT, "单位是“件”"),
        ("300余件以上", COUNT, "只能用一个"),
        ("约300件以上", COUNT, "只能用一个"),
        ("①", COUNT, "是序号"),
        ("⒊", COUNT, "是序号"),
        ("㈢件", COUNT, "是序号"),
        ("1.235E+03", COUNT, "科学计数法"),
        ("1.235E+03件", COUNT, "是不是1235件"),
        ("1E-50", AMOUNT, "科学计数法"),
        ("9E+99", COUNT, "填写完整的数字"),
        ("1.5", COUNT, "应填整数"),
        ("1.000", COUNT, "应填整数"),
        ("1.23456万", COUNT, "换算后是12345.6件"),
        ("12次", COUNT, "单位是“件”"),
        ("98%", COUNT, "单位是“件”"),
        ("3件", RATE, "请填百分数"),
        ("abc", COUNT, "这里要填数字"),
        ("约", COUNT, "这里要填数字"),
        ("连续", STREAK, "这里要填数字"),
        ("见附件", COUNT, "这里要填数字"),
        ("12 34", COUNT, "一个数还是两个数"),
        ("1, 235", COUNT, "一个数还是两个数"),
        ("12、34", COUNT, "只能填一个数"),
        ("3-5", COUNT, "只能填一个数"),
        ("3至5件", COUNT, "只能填一个数"),
        ("2020年5件", COUNT, "只能填一个数"),
        ("=1+1", COUNT, "不能填算式"),
        ("+5", COUNT, "不能填算式"),
        ("3×5", COUNT, "不能填算式"),
        ("约300余", COUNT, "只能用一个"),
        ("1.235,5", COUNT, "看不懂"),
        ("1e5", COUNT, "是不是100000件"),
        ("二百五十零", COUNT, "看不懂这样的汉字数字"),
        ("三亿", AMOUNT, "阿拉伯数字"),
        ("32.271", AMOUNT, "最多保留2位小数"),
        ("322712万元", AMOUNT, "换算后是32.2712亿元"),
        ("98.555%", RATE, "最多保留2位小数"),
        ("101", RATE, "0%到100%"),
        ("98.5‰", RATE, "请填百分数"),
        ("2020", STREAK, "是不是填成了年份"),
        ("9" * 13, COUNT, "太大了"),
        ("9" * 41, COUNT, "内容太长"),
    ],
)
def test_what_cannot_be_one_number_is_refused_with_what_to_do(text, spec, advice):
    assert advice in refusal(text, spec)


@pytest.mark.parametrize(
    ("text", "spec", "advice"),
    [
        (
            "40万元",
            AMOUNT,
            "换算后是0.004亿元，照2位小数四舍五入就成了0，不是原来的数。请联系管理员把这项指标的小数位数增加到3位。",
        ),
        ("4000元", AMOUNT, "换算后是0.00004亿元，照2位小数四舍五入就成了0，不是原来的数。单位“亿元”对这个数太大"),
        ("0.004", AMOUNT, "增加到3位"),
        ("0.004%", RATE, "四舍五入就成了0，"),
        ("99.996%", RATE, "四舍五入就成了100，"),
        ("3000元", AMOUNT | {"decimals": 0, "unit": "万元"}, "取整就成了0，不是原来的数"),
    ],
)
def test_advice_never_turns_something_into_nothing(text, spec, advice):
    said = refusal(text, spec)
    assert advice in said
    assert "四舍五入后再填" not in said


@pytest.mark.parametrize(("text", "spec"), [("50万元", AMOUNT), ("0.005", AMOUNT), ("99.994%", RATE)])
def test_what_rounding_leaves_standing_may_be_rounded(text, spec):
    assert "请四舍五入后再填" in refusal(text, spec)


@given(st.decimals(0, 100, places=7, allow_nan=False, allow_infinity=False), st.sampled_from([RATE, AMOUNT]))
def test_whoever_follows_the_advice_to_round_keeps_something(value, spec):
    try:
        read(f"{value:f}%" if spec is RATE else f"{value:f}", **spec)
    except Unclear as refused:
        if "请四舍五入" in str(refused):
            rounded = quantized(value, spec["decimals"])
            assert rounded > 0
            assert spec is AMOUNT or rounded < 100


@pytest.mark.parametrize(
    ("text", "choices"), [("0.985", ("98.5%", "0.985%")), ("1", ("100%", "1%")), ("0.9", ("90%", "0.9%"))]
)
def test_a_rate_that_may_be_a_share_is_asked_back(text, choices):
    with pytest.raises(Unclear, match="还是") as refused:
        read(text, **RATE)
    assert refused.value.choices == choices


def test_a_number_written_short_is_offered_whole():
    with pytest.raises(Unclear) as refused:
        read("1.235E+03", **COUNT)
    assert refused.value.choices == ("1235",)
    assert read(refused.value.choices[0], **COUNT) == Measured(Decimal(1235))


def test_a_qualifier_may_stand_in_the_text_or_be_chosen_but_not_two_at_once():
    assert combined(Measured(Decimal(3), ""), "approx") == Measured(Decimal(3), "approx")
    assert combined(Measured(Decimal(3), "approx"), "") == Measured(Decimal(3), "approx")
    assert combined(Measured(Decimal(3), "approx"), "approx") == Measured(Decimal(3), "approx")
    assert combined(Measured(), "approx") == Measured()
    with pytest.raises(Unclear, match="只保留一个"):
        combined(Measured(Decimal(3), "nearly"), "approx")


# ── whatever is written is read back; whatever is typed gets an answer ─────────────────────────────────────


@st.composite
def figures(draw):
    spec = draw(st.sampled_from(SPECS))
    top = {"rate": 100, "streak": 100}.get(spec["kind"], int(LIMIT) - 1)
    value = draw(st.decimals(0, top, places=spec["decimals"], allow_nan=False, allow_infinity=False))
    return spec, value, draw(st.sampled_from(Qualifier.values))


@given(figures(), st.booleans())
def test_whatever_the_site_writes_is_read_back(figure, thousands):
    spec, value, qualifier = figure
    text = measure(value, spec["unit"], spec["kind"], spec["decimals"], qualifier, thousands=thousands)
    assert read(text, **spec) == Measured(value, qualifier)


@given(figures())
def test_a_number_without_its_classifier_is_read_back(figure):
    spec, value, qualifier = figure
    assert read(number(value, spec["kind"], spec["decimals"], qualifier), **spec) == Measured(value, qualifier)


@given(figures())
def test_what_an_input_holds_is_read_back(figure):
    spec, value, _ = figure
    assert read(written(value, spec["kind"], spec["decimals"]), **spec) == Measured(value)


@given(st.integers(0, 10**12 - 1), st.booleans())
def test_a_count_in_han_numerals_is_read_back(value, liang):
    assert read(han(value, liang=liang), **COUNT) == Measured(Decimal(value))


@given(figures())
def test_full_width_digits_read_like_plain_ones(figure):
    spec, value, _ = figure
    wide = written(value, spec["kind"], spec["decimals"]).translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert read(wide, **spec) == Measured(value)


@given(st.integers(0, 10**8), st.sampled_from(["元", "万元", "亿元"]))
def test_an_amount_is_converted_exactly_or_refused(value, typed_unit):
    factor = {"元": -8, "万元": -4, "亿元": 0}[typed_unit]
    exact = Decimal(value).scaleb(factor)
    try:
        assert read(f"{value}{typed_unit}", **AMOUNT).value == exact
    except Unclear:
        assert exact != round(exact, 2)


TYPED = st.text(
    st.sampled_from(
        "0123456789０１９.,，% ％-—~+=*/约近余超不少于≥≤≈万亿元件次年三十百零两无abcE()（）'\"\u3000\u200b\n。左右上下以内①\u202d\u00a0"
    )
)


@given(st.one_of(TYPED, st.text()), st.sampled_from(SPECS))
@example("9" * 40, COUNT)
@example("0." + "0" * 37 + "1", AMOUNT)
@example("0." + "9" * 38, RATE)
@example("9" * 36 + "万亿", COUNT)
def test_every_text_is_read_or_refused_in_plain_chinese(text, spec):
    try:
        measured = read(text, **spec)
    except Unclear as refused:
        sentence = str(refused)
        assert re.fullmatch(r"[\u4e00-\u9fff0-9，。、？：；“”（）%.]+", sentence)
        assert sentence.endswith(("。", "？"))
    else:
        value = measured.value
        assert value is None or (0 <= value < LIMIT and value == round(value, spec["decimals"]))


@given(TYPED, st.sampled_from(SPECS))
def test_what_was_read_is_read_the_same_from_what_the_site_writes(text, spec):
    try:
        measured = read(text, **spec)
    except Unclear:
        return
    assume(measured.value is not None)
    again = measure(measured.value, spec["unit"], spec["kind"], spec["decimals"], measured.qualifier)
    assert read(again, **spec) == measured
    assert plain(measured.value, spec["decimals"]) == plain(read(again, **spec).value, spec["decimals"])


@given(st.sampled_from(list(Kind)), st.sampled_from(["件", "万人次", "亿元", "元", "%", "万", "个方面"]), TYPED)
def test_any_unit_is_understood(kind, unit, text):
    with suppress(Unclear):
        assert isinstance(read(text, kind=kind, unit=unit, decimals=2), Measured)
