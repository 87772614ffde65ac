"""What looks like a figure and is none is blotted out, class by class; its nearest neighbour that counts is not."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.narrative.lookalikes import CLASSES, COVER, STARTS, cover, covered_titles, plain_digits, why_covered

TIMES = [
    ("2020年受理", "2020年", "2020件受理"),
    ("2018—2020年受理", "2018—2020年", "218—220件受理"),
    ("2020-03-01印发", "2020-03-01", "2020-03"),
    ("二〇二〇年印发", "二〇二〇年", "二〇二〇件"),
    ("20年底完成", "20年底", "30年底"),
    ("截至2020共受理", "2020", "截至2020余件"),
    ("十四五时期", "十四五", "十四万件"),
    ("八五普法", "八五", "八五折"),
    ("近三年受理", "近三年", "连续三年受理"),
    ("3月15日举办", "3月15日", "3个举办"),
    ("3—5月举办", "3—5月", "3—5件"),
    ("三月底前", "三月底", "三件底"),
    ("12·4宣传", "12·4", "12件"),
    ("12.4国家宪法日", "12.4", "12.4%国家"),
    ("9:30开庭", "9:30", "9:3"),
    ("9时30分开庭", "9时30分", "9件30分"),
    ("一季度受理", "一季度", "一季受理"),
    ("7×24小时服务", "7×24小时", "7次服务"),
    ("24小时值守", "24小时", "23小时值守"),
    ("5个工作日内办结", "5个工作日内", "5个工作日办结"),
    ("为期3个月", "为期3个月", "用了3个月"),
    ("15分钟法律服务圈", "15分钟", "15分钟办结"),
    ("成立70周年", "70周年", "成立70周"),
]
ORDER = [
    ("第3次会议", "第3次", "3次会议"),
    ("第3次会议", "第3次", "连续第3次"),
    ("（1）加强领导", "（1）", "（100）加强领导"),
    ("①加强领导", "①", "加强1项领导"),
    ("1.加强领导", "1.", "1.5加强"),
    ("，一是加强", "一是", "，一件加强"),
    ("十九届会议", "十九届", "十九次会议"),
    ("前三名。", "前三名", "三名。"),
    ("附件2所列", "附件2", "案件2件"),
    ("表1", "表1", "代表1人"),
]
NAMES = [
    ("{{cases}}件", "{{cases}}", "{cases}件"),
    ("国发〔2020〕5号", "〔2020〕5号", "国发5件"),
    ("3号楼", "3号楼", "3件"),
    ("第387号令", "第387号", "共387件"),
    ("热线12345", "热线12345", "12345件"),
    ("请打12348咨询", "12348", "请打12348次"),
    ("请打027-84468888", "027-84468888", "84468888"),
    ("13812345678", "13812345678", "138123456789"),
    ("GB2312标准", "GB2312", "2312条标准"),
    ("5楼窗口", "5楼", "5层级"),
    ("2.0版", "2.0", "2.0%"),
    ("365工作法", "365", "365法律"),
    ("10万元以上的项目", "10万元以上", "10万元以上"),
    ("满18周岁", "满18周岁", "18人"),
    ("每月2次", "每月2次", "本月2次"),
    ("每万人拥有", "每万人", "3万人拥有"),
    ("满分100分", "满分100分", "得分100分"),
]
SPEECH = [
    ("四个意识", "四个意识", "四个项目"),
    ("五大工程", "五大工", "五大类"),
    ("四项制度", "四项制度", "四项制度文件"),
    ("两件大事", "两件大事", "两件案件"),
    ("同一个", "同一个", "有一个"),
    ("一次告知", "一次告知", "一次培训"),
    ("“双随机、一公开”监管", "“双随机、一公开”", "“增加9件，办结8件”"),
]
TITLES = [("《2020年5号令》", "《2020年5号令》", "《5件"), ("《论（5件）《6件》》", "《论（5件）《6件》》", "》5件《")]


@pytest.mark.parametrize(("text", "covered", "counts"), [*TIMES, *ORDER, *NAMES, *SPEECH, *TITLES])
def test_what_is_no_count_is_blotted_out_and_what_counts_is_not(text: str, covered: str, counts: str) -> None:
    assert cover(text) == text.replace(covered, COVER * len(covered))
    assert cover(counts) == counts


@pytest.mark.parametrize(
    ("rows", "why"), [(TIMES, "time"), (ORDER, "order"), (NAMES, "name"), (SPEECH[:-1], "speech"), (TITLES, "title")]
)
def test_it_is_told_what_a_stretch_is(rows: list[tuple[str, str, str]], why: str) -> None:
    for text, covered, _ in rows:
        at = text.index(covered)
        assert why_covered(text, at, at + len(covered)) == why


def test_words_in_quotation_marks_are_told_from_those_beside_them() -> None:
    text = "“双随机”监管9件"
    assert why_covered(text, 1, 4) == "quote"
    assert why_covered(text, 0, 5) == "quote"
    assert why_covered(text, 0, 6) == ""
    assert why_covered(text, text.index("9"), text.index("9") + 1) == ""


def test_a_stretch_is_covered_by_one_expression_or_not_at_all() -> None:
    text = "第3次会议，5件"
    assert why_covered(text, 0, 3) == "order"
    assert why_covered(text, 0, 4) == ""


def test_a_title_that_is_never_closed_covers_nothing() -> None:
    assert covered_titles("《条例5件") == "《条例5件"
    assert covered_titles("5件》") == "5件》"
    assert covered_titles("《甲》5《乙》") == f"{COVER * 3}5{COVER * 3}"
    assert covered_titles("《甲《乙》") == f"《甲{COVER * 3}"


def test_full_width_digits_read_like_plain_ones() -> None:
    assert plain_digits("１２．５％，９０件") == "12.5%，90件"
    assert cover("２０２０年受理５件") == f"{COVER * 5}受理5件"


def test_set_phrases_are_covered_whole_the_longest_first() -> None:
    assert cover("推进一二三工程", ["一二三工程", "一二三"]) == f"推进{COVER * 5}"
    assert cover("推进一二三工程", ["一二三", "", "一二三工程"]) == f"推进{COVER * 5}"
    assert cover("推进３＋１模式", ["３＋１"]) == f"推进{COVER * 3}模式"


@pytest.mark.parametrize("text", ["受理136件", "受理613件"])
def test_a_phrase_is_not_found_inside_a_longer_number(text: str) -> None:
    assert cover(text, ["13", "36", "61"]) == text


@given(st.text(alphabet="《》“”（）第近年月日个次件一二三十百0129.·:：，。\n{}", max_size=40))
def test_whatever_is_covered_every_character_keeps_its_place(text: str) -> None:
    covered = cover(text)
    assert len(covered) == len(text)
    assert all(one in (other, COVER) for one, other in zip(covered, plain_digits(text), strict=True))


# ── where none can begin ──


def beginnings(parsed: Any) -> tuple[set[str], bool]:
    """What a parsed expression can begin with (a character, or the name of a category), and whether it can be empty."""
    found: set[str] = set()
    for what, of in parsed:
        begins, may_be_empty = _beginnings(str(what), of)
        found |= begins
        if not may_be_empty:
            return found, False
    return found, True


def _beginnings(what: str, of: Any) -> tuple[set[str], bool]:
    if what in ("AT", "ASSERT", "ASSERT_NOT"):
        return set(), True
    if what == "LITERAL":
        return {chr(of)}, False
    if what == "IN":
        return set().union(*(_members(str(kind), value) for kind, value in of)), False
    if what == "BRANCH":
        ways = [beginnings(way) for way in of[1]]
        return set().union(*(begins for begins, _ in ways)), any(may_be_empty for _, may_be_empty in ways)
    assert what in ("MAX_REPEAT", "SUBPATTERN"), f"{what} may begin with anything"
    begins, may_be_empty = beginnings(of[-1])
    return begins, may_be_empty or (what == "MAX_REPEAT" and of[0] == 0)


def _members(kind: str, value: Any) -> set[str]:
    if kind == "RANGE":
        return {chr(code) for code in range(value[0], value[1] + 1)}
    if kind == "CATEGORY":
        return {{"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " "}[str(value)]}
    assert kind == "LITERAL", f"{kind} may be anything"
    return {chr(value)}


@pytest.mark.parametrize(
    "pattern", [pytest.param(pattern, id=name) for patterns in CLASSES.values() for name, pattern in patterns.items()]
)
def test_every_expression_begins_with_what_it_is_looked_for_by(pattern: str) -> None:
    begins, may_be_empty = beginnings(re._parser.parse(pattern, re.MULTILINE))  # type: ignore[attr-defined]
    assert not may_be_empty
    assert {one for one in begins if not re.match(f"[{STARTS}]", one)} == set()
