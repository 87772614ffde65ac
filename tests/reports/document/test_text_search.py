"""Words and numbers are found as people type them, and only what is meant is marked."""

import pytest

from reports.document.text_search import LONGEST_QUERY, MOST_WORDS, Query, marked, merged
from reports.document.tree import Paragraph, Quote

SENTENCE: Paragraph = (
    "明确了",
    Quote("aspects", 2019, "han", "六", "6"),
    "个方面",
    Quote("tasks", 2019, "number", "1235", "1235"),
    "项重点任务",
)


@pytest.mark.parametrize("typed", ["1235", "１２３５", "1,235", "１，２３５", " 1235 "])
def test_a_number_is_found_however_it_is_typed(typed: str) -> None:
    assert Query.read(typed).finds("全年对1235件行政决策开展合法性审核")


def test_a_number_in_the_text_may_have_separators_too() -> None:
    assert Query.read("1235").marked("共1,235件") == "共<mark>1,235</mark>件"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("10", "2010年"),
        ("32", "32.27亿元"),
        ("27", "32.27亿元"),
        ("0", "100%"),
        ("4件", "受理54件"),
        ("0件", "共580件"),
        ("4件", "受理3.4件"),
        ("受理5", "受理54件"),
        ("受理5", "受理5.4件"),
        ("27亿元", "32.27亿元"),
        ("4件", "受理十四件"),
        ("3个方面", "十三个方面"),
        ("3个方面", "三十个方面"),
        ("六个方面", "明确16个方面"),
    ],
)
def test_a_number_finds_whole_numbers_only(typed: str, text: str) -> None:
    assert not Query.read(typed).finds(text)


@pytest.mark.parametrize(
    ("typed", "text"), [("100%", "率达100%。"), ("32.27", "32.27亿元"), ("1235件", "对1235件决策")]
)
def test_a_number_is_found_with_its_unit(typed: str, text: str) -> None:
    assert Query.read(typed).finds(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("6个方面", "明确六个方面重点任务"),
        ("六个方面", "明确6个方面重点任务"),
        ("2次", "召开两次会议"),
        ("2次", "召开二次会议"),
        ("两次", "召开2次会议"),
        ("12项", "落实十二项措施"),
        ("三项制度", "推行“三项制度”"),
        ("3项制度", "推行“三项制度”"),
        ("统一部署", "统一部署"),
        ("四五", "“四五”普法"),
        ("1235件", "对1,235件决策"),
        ("第10条", "第十条"),
        ("123456789012345件", "共123456789012345件"),
    ],
)
def test_a_number_beside_other_words_is_found_however_it_is_written(typed: str, text: str) -> None:
    assert Query.read(typed).finds(text)


@pytest.mark.parametrize("typed", ['"四办"', "“四办”", "”四办“", "＂四办＂", "'四办'"])
def test_quotation_marks_are_alike_whatever_their_shape(typed: str) -> None:
    text = "推进‘四办’改革" if "'" in typed else "推进“四办”改革"
    assert "四办" in Query.read(typed).marked(text)
    assert Query.read(typed).finds(text)


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u202d", "\u00a0", "\u2060", "\u00ad"])
def test_what_nobody_sees_makes_no_difference_on_either_side(unseen: str) -> None:
    assert Query.read(f"行政{unseen}复议{unseen}").finds("受理行政复议")
    assert Query.read("1235").finds(f"{unseen}12{unseen}35{unseen}件")
    assert Query.read("行政复议").marked(f"受理行政{unseen}复议") == f"受理<mark>行政{unseen}复议</mark>"
    assert not Query.read(unseen)


def test_every_word_must_be_found_in_one_text_or_another() -> None:
    query = Query.read("复议 受理")
    assert query.finds("区政府受理行政复议41件")
    assert query.finds("行政复议", "受理数")
    assert not query.finds("行政复议")


def test_letter_case_and_width_make_no_difference() -> None:
    assert Query.read("ＰＤＦ").finds("pdf文件")


@pytest.mark.parametrize("typed", ["6", "六", "6 重点任务"])
def test_a_figure_written_in_characters_is_found_by_its_value(typed: str) -> None:
    query = Query.read(typed)
    assert query.finds_sentence(SENTENCE)
    assert "<mark>六</mark>个方面" in query.marked_sentence(SENTENCE)


def test_a_figure_found_by_its_value_marks_nothing_else() -> None:
    assert Query.read("1235").marked_sentence(SENTENCE) == "明确了六个方面<mark>1235</mark>项重点任务"


def test_marks_fall_on_the_original_characters() -> None:
    assert Query.read("12").marked("第１２条，㎡") == "第<mark>１２</mark>条，㎡"


def test_everything_around_the_marks_is_escaped() -> None:
    assert Query.read("<b>").marked("<b>甲</b>") == "<mark>&lt;b&gt;</mark>甲&lt;/b&gt;"


def test_special_characters_are_searched_for_as_themselves() -> None:
    assert Query.read("100%（含").finds("达100%（含复议）")
    assert not Query.read(".*").finds("行政复议")


def test_ranges_that_touch_become_one() -> None:
    assert merged([(4, 6), (0, 2), (1, 4)]) == [(0, 6)]
    assert marked("abcdef", [(0, 1), (2, 3)]) == "<mark>a</mark>b<mark>c</mark>def"


def test_a_query_without_words_is_empty() -> None:
    assert not Query.read(" 　\n")


def test_a_query_is_cut_to_a_bearable_length() -> None:
    assert len(Query.read("行" * 500).words[0]) == LONGEST_QUERY
    assert len(Query.read("甲 乙 丙 丁 戊 己 庚 辛 壬 癸").words) == MOST_WORDS
