"""Differences: found where they are, said in words and figures, whatever was moved, renamed or split."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document.diff import DocumentDiff, between, difference, words
from reports.document.tree import Block, Document, Fact, Paragraph, Promise, Quote
from reports.models import Edition


def quote(value: str, code: str = "cases") -> Quote:
    return Quote(code, 2019, "number", value, value)


def sides(old: Paragraph, new: Paragraph) -> list[tuple[str, str]]:
    return [(piece.side, piece.text) for piece in words(old, new)]


def item(anchor: str, heading: str, *paragraphs: Paragraph, marker: str = "1. ") -> Block:
    return Block("item", "", anchor, marker, (heading,), paragraphs, run_on=True)


def section(anchor: str, marker: str, heading: str, *items: Block, level: str = "section") -> Block:
    return Block(level, "", anchor, marker, (heading,), (), False, children=items)


def part(*sections: Block, kind: str = "achievements", anchor: str = "p1") -> Block:
    return Block("part", kind, anchor, "一、", ("主要举措和成效",), (), False, children=sections)


def document(*parts: Block, year: int = 2019, **more) -> Document:
    return Document(year, "年度报告", (("全年工作如下：",),), parts, **more)


def fact(value: str, code: str = "cases", qualifier: str = "") -> Fact:
    return Fact(code, "案件数", "law", "件", "count", 0, "neutral", "", "", value, qualifier, ((2019, value),))


MEETINGS = item("s1-1", "加强领导。", ("区政府常务会议研究法治工作", quote("10"), "次。"))
TRAINING = item("s1-2", "开展培训。", ("组织集中学习，覆盖全体行政执法人员。",), marker="2. ")
REVIEW = item("s2-1", "合法性审核。", ("全年审核", quote("1235", "reviews"), "件，审核率达到要求。"))
OLD = document(
    part(section("s1", "（一）", "组织领导", MEETINGS, TRAINING), section("s2", "（二）", "依法决策", REVIEW))
)


def changed(diff: DocumentDiff) -> list[tuple[str, str, str]]:
    return [(block.place, block.state, block.moved_from) for block in diff.changed_blocks]


def test_a_changed_figure_is_one_piece_and_its_words_stay():
    old: Paragraph = ("全年审核", quote("1235"), "件。")
    new: Paragraph = ("全年审核", quote("1236"), "件。")
    assert sides(old, new) == [("same", "全年审核"), ("removed", "1235"), ("added", "1236"), ("same", "件。")]


def test_a_number_typed_out_changes_as_a_whole():
    assert sides(("共1235件",), ("共1245件",)) == [
        ("same", "共"), ("removed", "1235"), ("added", "1245"), ("same", "件"),
    ]  # fmt: skip


def test_a_word_that_shares_one_character_changes_as_a_word():
    assert sides(("加强领导",), ("强化领导",)) == [("removed", "加强"), ("added", "强化"), ("same", "领导")]


@given(st.text("法治政府建设，。10", max_size=30), st.text("法治政府建设，。10", max_size=30))
def test_a_line_holds_both_texts(old: str, new: str):
    line = words((old,), (new,))
    assert "".join(piece.text for piece in line if piece.side != "added") == old
    assert "".join(piece.text for piece in line if piece.side != "removed") == new


def test_equal_documents_do_not_differ():
    diff = difference(OLD, OLD)
    assert (changed(diff), diff.changed_facts, diff.others) == ([], (), ())
    assert diff.summary == "内容没有变化"


def test_a_mended_sentence_is_found_at_its_place():
    mended = replace(TRAINING, paragraphs=(("组织集中学习，覆盖全部行政执法人员。",),))
    new = document(
        part(section("s1", "（一）", "组织领导", MEETINGS, mended), section("s2", "（二）", "依法决策", REVIEW))
    )
    diff = difference(OLD, new)
    assert changed(diff) == [("一（一）2", "changed", "")]
    assert [piece.text for line in diff.changed_blocks[0].lines for piece in line if piece.side == "added"] == ["部"]
    assert diff.summary == "改动1段文字"


def test_a_renamed_and_moved_section_is_still_set_against_itself():
    first = section("s1", "（一）", "依法科学民主决策", replace(REVIEW, anchor="s1-1"))
    second = section("s2", "（二）", "组织领导", replace(MEETINGS, anchor="s2-1"), replace(TRAINING, anchor="s2-2"))
    diff = difference(OLD, document(part(first, second)))
    pairs = {block.new.anchor: block.old.anchor for block in diff.blocks if block.old and block.new}
    assert {anchor: pairs[anchor] for anchor in ("s1", "s1-1", "s2", "s2-1", "s2-2")} == {
        "s1": "s2", "s1-1": "s2-1", "s2": "s1", "s2-1": "s1-1", "s2-2": "s1-2",
    }  # fmt: skip
    assert {block.state for block in diff.blocks if block.block.level == "item"} == {"same"}


def test_an_item_moved_to_another_section_says_where_it_stood():
    moved = replace(TRAINING, anchor="s2-2")
    new = document(
        part(section("s1", "（一）", "组织领导", MEETINGS), section("s2", "（二）", "依法决策", REVIEW, moved))
    )
    assert changed(difference(OLD, new)) == [("一（二）2", "same", "一（一）2")]


def test_what_is_new_and_what_has_gone_are_whole_blocks():
    added = item("s1-2", "法治督察。", ("对重点部门开展实地督察。",), marker="2. ")
    new = document(
        part(section("s1", "（一）", "组织领导", MEETINGS, added), section("s2", "（二）", "依法决策", REVIEW))
    )
    diff = difference(OLD, new)
    assert changed(diff) == [("一（一）2", "removed", ""), ("一（一）2", "added", "")]
    assert [block.block for block in diff.changed_blocks] == [TRAINING, added]


def test_what_changed_alone_sums_up_the_same_without_what_is_equal():
    added = item("s1-2", "法治督察。", ("对重点部门开展实地督察。",), marker="2. ")
    renamed = section("s1", "（一）", "加强组织领导", MEETINGS, added)
    new = document(
        part(renamed, section("s2", "（二）", "依法决策", REVIEW)),
        facts=(fact("10"), fact("7", "kept")),
        key_figures=("kept",),
    )
    diff = difference(replace(OLD, facts=(fact("9"), fact("7", "kept"))), new)
    alone = diff.changed_alone()
    assert changed(alone) == changed(diff)
    assert alone.summary == diff.summary == "改动3段文字、1项数据"
    assert (alone.facts, alone.others) == (diff.changed_facts, diff.others)
    assert [one.lines for one in alone.blocks] == [one.lines for one in diff.changed_blocks]
    assert [one.block.children for one in alone.blocks] == [(), (), ()]


def test_parts_are_aligned_by_their_statutory_kind_whatever_they_are_called():
    plan = Block("part", "plan", "p2", "二、", ("下一步打算",), (("继续推进。",),), False)
    renamed = replace(plan, anchor="p3", marker="三、", heading=("2021年工作安排",))
    duty = Block("part", "leaders_duty", "p2", "二、", ("第一责任人职责",), (("党政主要负责人带头。",),), False)
    diff = difference(document(part(), plan), document(part(), duty, renamed))
    pairs = {block.new.anchor: block.old.anchor for block in diff.blocks if block.old and block.new}
    assert pairs["p3"] == "p2"
    assert ("二", "added", "") in changed(diff)


def test_figures_are_compared_by_code_with_unit_and_qualifier():
    old = replace(OLD, facts=(fact("10"), fact("5", "gone"), fact("7", "kept")))
    new = replace(OLD, facts=(fact("10", qualifier="approx"), fact("7", "kept"), fact("0", "new")))
    told = {each.code: (each.state, each.old, each.new) for each in difference(old, new).facts}
    assert told == {
        "cases": ("changed", "10件", "约10件"),
        "gone": ("removed", "5件", ""),
        "kept": ("same", "7件", "7件"),
        "new": ("added", "", "0件"),
    }


def test_what_is_neither_text_nor_figure_is_said_in_sentences():
    promise = Promise("2020-T1-1", "p3-1", "任务", "原话", "", ())
    new = replace(OLD, meta={"document_number": "阳政〔2020〕1号"}, promises=(promise,), key_figures=("cases",))
    diff = difference(OLD, new)
    assert diff.others == (
        "文号：原未写，现为“阳政〔2020〕1号”。",
        "首页的关键数据有调整。",
        "任务增加1项：2020-T1-1。",
    )
    assert diff.summary == "文字与数据未变，其他内容有调整"


@pytest.mark.django_db
def test_in_the_shipped_report_one_changed_number_is_one_changed_place(loaded: None):
    text = Edition.objects.get().text
    diff = between(text, text.replace("1235", "1236"))
    assert changed(diff) == [("一（三）2", "changed", "")]
    assert [(each.old, each.new) for each in diff.changed_facts] == [("1235件", "1236件")]


@pytest.mark.django_db
def test_every_block_of_a_document_answers_itself(loaded: None):
    text = Edition.objects.get().text
    blocks = between(text, text).blocks
    assert all(block.old == block.new and block.state == "same" for block in blocks)
