"""What counts as a number that quotes nothing, and what only looks like one."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.truth import gold
from indicators.numbers.formatting import han
from reports.narrative.numerals import cover, numerals
from tests.fixture_files import rows

CORPUS = Path(__file__).parents[2] / "corpus"
PHRASES = [row["text"] for row in rows("set-phrases.csv")]
WHOLE = st.integers(min_value=0, max_value=10**9)
COUNTED = st.sampled_from(["件", "次", "项", "名", "个街道", "条", "起"])
PROSE = st.text(alphabet="全年办理行政复议案件和，。；：“”（）\n", max_size=20)


def found(text: str) -> list[str]:
    return [text[numeral.start : numeral.end] for numeral in numerals(text, PHRASES)]


def reading(text: str) -> tuple[str, str, str]:
    """The first number's value, unit and qualifier."""
    first = numerals(text)[0]
    return first.said, first.unit, first.qualifier


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("办理信访件5318件", "5318"),
        ("受理行政复议１，２３５件", "１，２３５"),
        ("公开信息3,310条", "3,310"),
        ("化解率为90%", "90%"),
        ("化解率为９０％", "９０％"),
        ("金额32.27亿元", "32.27亿"),
        ("约3300条", "约3300"),
        ("受理200余件", "200余"),
        ("近5000件", "近5000"),
        ("超过20%", "超过20%"),
        ("明确了六个方面", "六"),
        ("相继三次发布", "三"),
        ("连续六年召开", "六"),
        ("连续二年开展", "二"),
        ("开展两次", "两"),
        ("一百零二名执法人员", "一百零二"),
        ("十余次", "十余"),
        ("数十次", "数十"),
        ("百分之九十", "百分之九十"),
        ("四分之三的案件", "四分之三"),
        ("九成以上", "九成"),
        ("召开一次会议", "一"),
        ("同比增长12.3个百分点", "12.3"),
        ("增长2.5倍", "2.5"),
    ],
)
def test_a_number_is_found(text: str, number: str) -> None:
    assert found(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "2019年", "2019年度", "2019 年底", "2015—2020年", "2016-2020年", "2016至2020年", "二〇一九年", "“十三五”时期", "十四五规划",
        "近三年来", "过去5年", "三年行动计划", "汉府〔2019〕5号", "国发[2015]36号", "（2019）鄂01行终12号", "依照第三十二条",
        "第32条第2款", "《法治政府建设实施纲要（2015—2020年）》", "《关于3项制度的〈27条〉意见》", "第一，第二", "一是加强；二是完善",
        "：一要学、二要干", "（一）加强领导", "（3）完善机制", "1. 加强领导", "2、完善机制", "三、下一步", "党的十九大", "党的二十大以来",
        "党的十九届四中全会", "十三届全国人大二次会议", "3月1日", "三月一日", "12月", "上午9时30分", "9:30", "24小时自助服务", "7×24小时",
        "前三季度", "2019-12-31", "2019.12.31", "5G基站", "ISO9001", "“1+3+N”", "每一次", "同一件", "一项制度", "一些", "一定成效",
        "十分重要", "一系列", "进一步", "统一", "首次", "“四办”改革", "行政执法三项制度", "一张清单、一支队伍、进一次门、查多项事",
        "“双随机、一公开”", "“放管服”", "“减证便民”", "一张表格管检查", "“12345”热线", "增强“四个意识”", "二期工程",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_count_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_quotation_is_no_number_but_what_stands_beside_it_is() -> None:
    assert found("明确了{{work_plan_aspect_count|han}}个方面28项重点任务") == ["28"]


def test_a_set_phrase_ending_in_digits_is_not_found_inside_a_number() -> None:
    assert numerals("受理112345件", ["12345"])
    assert not numerals("拨打12345", ["12345"])


def test_a_title_that_is_never_closed_hides_nothing() -> None:
    assert found("制定《工作要点，明确28项任务") == ["28"]


def test_myriads_are_read_in_the_unit_and_where_they_begin_is_kept() -> None:
    [cases] = numerals("3.2万件")
    assert (cases.said, cases.unit, cases.scale_at) == ("32000", "件", 3)
    [money] = numerals("32.27亿元")
    assert (money.said, money.unit, money.scale_at) == ("3227000000", "元", 5)


def test_a_loose_number_says_no_single_value() -> None:
    assert [numeral.said for numeral in numerals("七八次，数十次，三分之一")] == ["7-8", "", "1/3"]
    assert not any(numeral.is_exact for numeral in numerals("七八次，数十次，三分之一"))


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("千余人次", "1000", "人次", "over"),
        ("上千个", "1000", "个", "over"),
        ("近百条", "100", "条", "nearly"),
        ("十多个", "10", "个", "over"),
        ("过半数", "50", "%", "over"),
        ("一半以上的案件", "50", "%", "at_least"),
        ("近八成群众", "80", "%", "nearly"),
        ("三成五的案件", "35", "%", ""),
        ("降幅为两成五", "25", "%", ""),
        ("两成半以上", "25", "%", "at_least"),
        ("三成五保户", "30", "%", ""),
        ("增长一倍", "1", "倍", ""),
        ("翻两番", "2", "番", ""),
        ("同比翻番", "1", "番", ""),
        ("案件减半", "50", "%", ""),
        ("千分之三", "3", "‰", ""),
        ("2‰以内", "2", "‰", "at_most"),
        ("低于万分之一", "1", "‱", "at_most"),
        ("近1/4的案件", "1/4", "", "nearly"),
        ("百分之九十八点五", "98.5", "%", ""),
        ("1 235件", "1235", "件", ""),
        ("1千余人", "1000", "人", "over"),
        ("1千余万元", "10000000", "元", "over"),
        ("三大类", "3", "大类", ""),
        ("七方面", "7", "方面", ""),
        ("3—5次", "3-5", "次", ""),
        ("5%—10%的案卷", "5-10", "%", ""),
        ("未发生败诉", "0", "", ""),
        ("窗口零投诉", "0", "", ""),
        ("无一件被撤销", "0", "", ""),
        ("约3300条", "3300", "条", "approx"),
        ("800件左右", "800", "件", "approx"),
        ("不少于2次", "2", "次", "at_least"),
        ("提高12.3个百分点", "12.3", "个百分点", ""),
    ],
)
def test_a_number_has_one_reading(text: str, value: str, unit: str, qualifier: str) -> None:
    assert reading(text) == (value, unit, qualifier)


@pytest.mark.parametrize("row", gold.rows(CORPUS / "variants-numbers.tsv", without=""), ids=lambda row: row["sentence"])
def test_ordinary_and_hard_prose_is_read_number_by_number(row: dict[str, str]) -> None:
    assert "|".join(found(row["sentence"])) == row["numbers"]


def test_the_notation_remembers_how_the_number_was_written() -> None:
    assert [numeral.style for numeral in numerals("3次、三次、两次")] == ["number", "han", "liang"]


@given(WHOLE, COUNTED)
def test_every_arabic_count_is_read_back(value: int, unit: str) -> None:
    for written in (
        str(value),
        f"{value:,}",
        str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    ):
        [numeral] = numerals(f"全年共办理{written}{unit}。")
        assert numeral.value == Decimal(value)
        assert numeral.unit.startswith(unit[0])


@given(st.integers(min_value=2, max_value=10**9), COUNTED)
def test_every_han_count_is_read_back(value: int, unit: str) -> None:
    written = han(value)
    if written[0] in "百千万亿":
        return
    [numeral] = numerals(f"全年共办理{written}{unit}。")
    assert numeral.value == Decimal(value)


@given(PROSE, WHOLE, PROSE)
def test_what_stands_in_a_title_is_never_found(before: str, value: int, after: str) -> None:
    assert numerals(f"{before}《第{value}件和{value}次》{after}") == []


@given(st.text(alphabet="0123456789一二三十百万件次项年月日第（）《》{}%，。、１２", max_size=40))
def test_covering_keeps_every_place(text: str) -> None:
    assert len(cover(text, PHRASES)) == len(text)
    places = [(numeral.start, numeral.end) for numeral in numerals(text, PHRASES)]
    assert places == sorted(places)
    assert all(start < end <= len(text) for start, end in places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("五一期间开展检查46次。", ["46"]),
        ("“十一”长假、十一国庆期间值班12天。", ["12"]),
        ("办理三八妇女节维权案件五件。", ["五"]),
        ("编印图表3张、附件2份，见表3、图2。", ["3", "2"]),
        ("两年一轮考核，五年一次评估，覆盖9个部门。", ["9"]),
        ("落实惠企政策33条和接续措施，兑现资金2亿元。", ["2亿"]),
        ("提出措施33条。", ["33"]),
        ("参加人不少于15人的规定得到落实。", []),
        ("参加培训不少于15人。", ["不少于15"]),
        ("在全省13个地市中排名第4。", []),
        ("涉及全省13个地市。", ["13"]),
        ("以100分为满分，得分97.35分。", ["97.35"]),
        ("34人一次通过。", ["34"]),
    ],
)
def test_names_rules_and_orders_are_told_from_counts(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("全年近1/4的案件", (2, 6, "number", "1/4", "", "nearly", 6)),
        ("全年3/4以上。", (2, 5, "number", "3/4", "", "at_least", 5)),
        ("为12/100。", (1, 7, "number", "12/100", "", "", 7)),
        ("达百分之九十八点五", (1, 9, "number", "98.5", "%", "", 9)),
        ("占不低于千分之三", (1, 8, "number", "3", "‰", "at_least", 8)),
        ("有近三分之二的案件", (1, 6, "han", "2/3", "", "nearly", 6)),
        ("共低于5件", (3, 4, "number", "5", "件", "at_most", 4)),
        ("为不高于5件", (4, 5, "number", "5", "件", "at_most", 5)),
        ("为不多于五件", (4, 5, "han", "5", "件", "at_most", 5)),
        ("办800件上下", (1, 4, "number", "800", "件", "approx", 4)),
        ("投上亿元", (1, 3, "han", "100000000", "元", "over", 3)),
        ("开两次", (1, 2, "liang", "2", "次", "", 2)),
        ("开三至五次", (1, 4, "han", "3-5", "次", "", 4)),
        ("有数百名", (1, 3, "han", "", "名", "", 3)),
        ("有十几件", (1, 3, "han", "", "件", "", 3)),
        ("有百余名", (1, 3, "han", "100", "名", "over", 3)),
        ("占八成半", (1, 4, "word", "85", "%", "", 4)),
        ("占3成多", (1, 4, "word", "30", "%", "over", 4)),
        ("占不足五成", (3, 5, "word", "50", "%", "nearly", 5)),
        ("占超过半数", (1, 5, "word", "50", "%", "over", 5)),
        ("占一半以内", (1, 3, "word", "50", "%", "at_most", 3)),
        ("再翻3番", (1, 4, "word", "3", "番", "", 4)),
        ("再翻两番", (1, 4, "word", "2", "番", "", 4)),
        ("均未发生败诉", (1, 4, "word", "0", "", "", 4)),
        ("窗口零投诉", (2, 3, "word", "0", "", "", 3)),
        ("均没有发生败诉", (1, 3, "word", "0", "", "", 3)),
        ("在5‰—8‰之间", (1, 6, "number", "5-8", "‰", "", 6)),
        ("办3-5万件", (1, 5, "number", "30000-50000", "件", "", 4)),
        ("投3百万元", (1, 4, "number", "3000000", "元", "", 2)),
        ("办2 万件", (1, 4, "number", "20000", "件", "", 2)),
        ("办约3百余万件", (1, 6, "number", "3000000", "件", "approx", 3)),
        ("计1,235.50件", (1, 9, "number", "1235.5", "件", "", 9)),
        ("升三点五个百分点", (1, 4, "number", "3.5", "个百分点", "", 4)),
        ("降零点〇八个百分点", (1, 5, "number", "0.08", "个百分点", "", 5)),
        ("投约一点二亿元", (1, 6, "number", "120000000", "元", "approx", 5)),
        ("办一点二万余件", (1, 6, "number", "12000", "件", "over", 4)),
        ("增一点五倍以上", (1, 4, "number", "1.5", "倍", "at_least", 4)),
        ("阅120万+人次", (1, 6, "number", "1200000", "人次", "over", 4)),
        ("办30＋场", (1, 4, "number", "30", "场", "over", 4)),
    ],
)
def test_every_way_of_writing_is_read_whole(text: str, whole: tuple[object, ...]) -> None:
    """Place, notation, value, unit, qualifier, and where the scale begins."""
    [one] = numerals(text)
    assert (one.start, one.end, one.style, one.said, one.unit, one.qualifier, one.scale_at) == whole


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("九点三人到场", ["3"]),
        ("下午三点五十分，到场八人", ["8"]),
        ("按1:3比例配备66名", ["66"]),
        ("受案比升至2.6：1。", []),
        ("缩小为1∶100的图3张", ["3"]),
        ("注1：3个单位", ["1", "3"]),
        ("模式1+3+N，共5件", ["5"]),
        ("二O二四年办理12件", ["12"]),
        ("江法委办发﹝2024﹞7号部署任务3项", ["3"]),
        ("上传视频6.1TB、文书4件", ["4"]),
        ("巡河1,200km、12.5km，共8次", ["8"]),
        ("5G基站3个，4K大屏2块", ["3", "2"]),
    ],
)
def test_hours_ratios_years_and_what_is_measured_in_letters_are_no_counts(text: str, numbers: list[str]) -> None:
    assert [numeral.said for numeral in numerals(text)] == numbers


@pytest.mark.parametrize(
    ("text", "is_exact"), [("5件", True), ("约5件", False), ("3-5件", False), ("1/4的人", False), ("数十件", False)]
)
def test_only_one_value_and_nothing_around_it_is_exact(text: str, is_exact: bool) -> None:
    assert numerals(text)[0].is_exact == is_exact


@pytest.mark.parametrize(("text", "is_word"), [("未发生败诉", True), ("败诉0件", False), ("过半数", False)])
def test_a_zero_that_is_no_digit_is_known(text: str, is_word: bool) -> None:
    assert numerals(text)[0].is_zero_word == is_word


@pytest.mark.parametrize("text", ["百名律师", "千名", "开展一批", "没有一件事一件事办"])
def test_what_is_a_name_or_an_article_is_no_count(text: str) -> None:
    assert [numeral for numeral in numerals(text) if numeral.style != "word"] == []


@pytest.mark.parametrize("text", ["一批材料三件", "百名律师办案三件", "没有一件事，办案三件"])
def test_after_what_is_passed_over_the_next_count_is_still_found(text: str) -> None:
    assert [numeral.said for numeral in numerals(text) if numeral.style == "han"] == ["3"]
