"""What must be said of an indicator and what may be: its name in runs, its steps, and who else could act."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from indicators.numbers.series import Series
from reports.checks.subjects import Subject, Synonyms, pairs, says_nothing, subject, unsaid

NONE = Synonyms({}, {})


def made(title: str, kind: str = "count", unit: str = "件", definition: str = "", **more: object) -> Subject:
    series = Series.of([], unit=unit, kind=kind, decimals=0)
    synonyms = more.pop("synonyms", NONE)
    return subject("x", title, definition, series, synonyms, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "kind", "name"),
    [
        ("办理信访件数", "count", "办理信访"),
        ("提出审计建议条数", "count", "提出审计建议"),
        ("行政复议受理数量", "count", "复议受理"),
        ("覆盖街道数", "count", "覆盖街道"),
        ("审计项目数", "count", "审计项目"),
        ("调解成功率", "rate", "调解成功"),
        ("法律顾问述职考核连续年数", "streak", "法律顾问述职考核连续"),
        ("全区依法行政工作培训会次数", "count", "依法行政培训会"),
        ("全年调解纠纷件数", "count", "调解纠纷"),
        ("行政复议撤销的件数", "count", "复议撤销"),
        # left in where less than four characters would remain
        ("全区培训次数", "count", "全区培训"),
        ("参与活动人数", "count", "参与活动"),
    ],
)
def test_a_name_is_said_without_its_measure_and_without_what_goes_without_saying(
    title: str, kind: str, name: str
) -> None:
    assert made(title, kind).name == name


def test_rates_and_streaks_are_known_as_such() -> None:
    assert (made("化解率", "rate").is_rate, made("化解率", "rate").is_streak) == (True, False)
    assert (made("连续年数", "streak").is_rate, made("连续年数", "streak").is_streak) == (False, True)


@pytest.mark.parametrize(
    ("text", "share", "left"),
    [
        ("办理信访", "1", ""),
        ("办理", "0.5", "信访"),
        ("访信理办", "0", "办理信访"),
        ("理信", "0.5", "办访"),
        ("", "0", "办理信访"),
    ],
)
def test_coverage_is_the_share_of_the_name_in_pairs_of_characters(text: str, share: str, left: str) -> None:
    one = made("办理信访件数")
    assert one.coverage(pairs(text)) == Decimal(share)
    assert one.unsaid(pairs(text)) == left


def test_the_title_the_first_sentence_of_the_definition_and_older_sentences_may_be_said() -> None:
    one = made(
        "办理信访件数",
        definition="含网上信访事项。不含来电。",
        sentences=["全年化解积案。"],
    )
    assert one.foreign("网上信访事项") == ""
    assert one.foreign("化解积案") == ""
    assert one.foreign("来电") == "来电"


def test_its_departments_may_be_named_the_longest_first() -> None:
    one = made("办理信访件数", departments=["信访局", "区信访局"])
    assert one.departments == ("区信访局", "信访局")
    assert one.foreign("区信访局办理信访") == ""
    assert made("办理信访件数").foreign("区教育局") == "教育局"
    assert made("办理信访件数", departments=["甲局", "乙乙局"]).departments == ("乙乙局", "甲局")


@pytest.mark.parametrize(
    ("words", "another"), [("受理", False), ("审结", True), ("办理", False), ("撤销", True), ("行政复议", False)]
)
def test_another_step_of_a_procedure_is_another_number(words: str, another: bool) -> None:
    assert made("行政复议受理件数").is_another_step(words) is another


@pytest.mark.parametrize(
    ("words", "elsewhere"), [("移送纪检监察机关线索", False), ("纪检监察机关移送线索", True), ("向纪检机关", False)]
)
def test_who_is_sent_something_acts_only_in_another_number(words: str, elsewhere: bool) -> None:
    assert made("移送纪检监察机关案件线索件数").is_sent_elsewhere(words) is elsewhere
    assert not made("办理信访件数").is_sent_elsewhere(words)


@pytest.mark.parametrize(
    ("words", "strange"),
    [
        ("企业", True),
        ("律师", True),
        ("某某法院", True),
        ("发挥律师作用", False),
        ("办理信访", False),
        ("依托商会", False),
    ],
)
def test_a_stranger_in_front_makes_it_somebody_elses_number(words: str, strange: bool) -> None:
    assert made("办理信访件数").strangers(words) is strange


# ── words ──


@pytest.mark.parametrize(
    ("words", "left"),
    [("共计", ""), ("全区组织开展", ""), ("群众满意", "群众满意"), ("审计部门", "审"), ("", ""), ("的了是", "")],
)
def test_neutral_words_say_nothing(words: str, left: str) -> None:
    assert bool(unsaid(words, frozenset())) is bool(left)
    assert says_nothing(words) is (not left)


def test_what_is_said_is_not_unsaid() -> None:
    assert unsaid("群众满意", pairs("群众")) == "满意"
    assert unsaid("群众满意", pairs("群众满意")) == ""


def test_pairs_are_two_characters_that_stand_together() -> None:
    assert pairs("甲乙丙") == {"甲乙", "乙丙"}
    assert pairs("甲") == frozenset()


# ── synonyms ──


def test_a_term_is_read_as_the_catalogues_own_word_the_longest_first() -> None:
    one = Synonyms({"信访": "来访", "信访事项": "信访件"}, {"起": "件"})
    assert one.plain("信访事项和信访") == "信访件和来访"
    assert (one.unit("起"), one.unit("个")) == ("件", "个")
    assert NONE.plain("信访") == "信访"


def test_rows_of_the_catalogue_are_words_or_units() -> None:
    rows = [
        SimpleNamespace(kind="word", term="旁听", stands_for="观摩"),
        SimpleNamespace(kind="unit", term="起", stands_for="件"),
    ]
    one = Synonyms.of(rows)
    assert one.plain("旁听3起") == "观摩3起"
    assert (one.unit("起"), one.unit("旁听")) == ("件", "旁听")


def test_a_name_is_compared_in_the_catalogues_words() -> None:
    one = made("庭审旁听次数", synonyms=Synonyms({"旁听": "观摩"}, {}))
    assert one.name == "庭审观摩"
    assert one.coverage(pairs("庭审观摩")) == 1


# ── whose, and of what ──


@pytest.mark.parametrize(
    ("title", "words", "done"),
    [
        ("年度工作要点重点任务数", "重点任务完成", True),
        ("年度工作要点重点任务数", "重点任务落实了", True),
        ("年度工作要点重点任务数", "重点任务", False),
        ("年度工作要点重点任务数", "完成重点任务", False),
        ("完成审计项目数", "审计项目完成", False),
    ],
)
def test_what_was_carried_out_is_not_what_there_is(title: str, words: str, done: bool) -> None:
    assert made(title).is_counted_done(words) is done


def test_a_body_below_the_government_does_not_speak_for_it() -> None:
    own = made("区政府本级受理行政复议件数")
    assert own.is_of_another_body("部门受理")
    assert not own.is_of_another_body("区政府部门受理")
    assert not own.is_of_another_body("受理")
    assert not made("办理信访件数").is_of_another_body("部门受理")


def test_a_name_that_is_empty_covers_nothing() -> None:
    assert made("").coverage(pairs("办理信访")) == 0


def test_without_words_a_text_is_left_as_it_is() -> None:
    assert NONE.plain("办理信访件") == "办理信访件"
    assert Synonyms({"甲": "乙", "丙": "丁", "戊": "己"}, {}).plain("甲丙戊") == "乙丁己"
