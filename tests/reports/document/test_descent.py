"""Descent: a block is set against what it goes on from, whatever it says now; split and joined ones against their share."""

from hypothesis import given
from hypothesis import strategies as st

from reports.document.descent import counterparts, known_stems, sentences
from reports.document.diff import BlockDiff, block_difference, difference
from reports.document.tree import Block, Document, Paragraph, Quote, plain_text

FIGURE = Quote("cases", 2019, "number", "10", "10")


def item(anchor: str, *lines: Paragraph) -> Block:
    return Block("item", "", anchor, "", (), lines, run_on=False)


def document(*items: Block, year: int = 2019) -> Document:
    section = Block("section", "", f"s{year}", "（一）", ("组织领导",), (), False, children=items)
    part = Block("part", "achievements", f"p{year}", "一、", ("举措",), (), False, children=(section,))
    return Document(year, "年度报告", (), (part,))


def older(diff: BlockDiff) -> str:
    return "".join(piece.text for line in diff.older for piece in line)


LEARNING = "组织中心组学习法治专题。"
TRAINING = "举办执法人员培训班三期。"
OLD = document(item("a", (LEARNING + TRAINING,)), item("b", ("审核合同。",)), item("c", ("公开目录。",)))


def test_a_block_written_wholly_anew_stands_beside_what_it_was():
    new = document(item("x", ("完全不同的另一句话。",)), year=2020)
    assert block_difference(OLD, new, "x").old is None
    assert older(block_difference(OLD, new, "x", {"x": ("b",)})) == "审核合同。"


def test_descent_goes_before_likeness():
    new = document(item("x", ("公开目录。",)), item("y", ("审核合同。",)), year=2020)
    assert older(block_difference(OLD, new, "x", {"x": ("b",)})) == "审核合同。"
    assert older(block_difference(OLD, new, "y", {"x": ("b",)})) != "审核合同。"


def test_of_a_split_one_each_half_has_its_own_sentences_in_whatever_order():
    halves = item("x", (TRAINING,)), item("y", (LEARNING,))
    new = document(*halves, year=2020)
    stems = {"x": ("a",), "y": ("a",)}
    found = difference(OLD, new, stems)
    states = {
        diff.new.anchor: (diff.state, older(diff)) for diff in found.blocks if diff.new and diff.new.level == "item"
    }
    assert states == {"x": ("same", TRAINING), "y": ("same", LEARNING)}


def test_a_sentence_that_nobody_says_any_more_stays_with_the_one_before_it():
    old = document(item("a", ("组织中心组学习。已经没有的话。",), ("举办培训班。",)))
    new = document(item("x", ("组织中心组学习。",)), item("y", ("举办培训班。",)), year=2020)
    shares = counterparts(old, new, {"x": ("a",), "y": ("a",)})
    assert [plain_text(line) for line in shares["x"].lines()] == ["组织中心组学习。已经没有的话。"]
    assert [plain_text(line) for line in shares["y"].lines()] == ["举办培训班。"]


def test_of_two_joined_ones_all_lines_are_there_and_neither_is_called_gone():
    new = document(item("x", ("审核合同。",), ("公开目录。",)), year=2020)
    found = difference(OLD, new, {"x": ("b", "c")})
    [joined] = [diff for diff in found.blocks if diff.new and diff.new.anchor == "x"]
    assert (joined.state, older(joined)) == ("same", "审核合同。公开目录。")
    assert [diff.old.anchor for diff in found.blocks if diff.new is None and diff.old] == ["a"]


def test_what_has_gone_is_listed_once_beside_a_split_one():
    new = document(item("x", (LEARNING,)), item("y", (TRAINING,)), year=2020)
    found = difference(OLD, new, {"x": ("a",), "y": ("a",)})
    assert sorted(diff.old.anchor for diff in found.blocks if diff.new is None and diff.old) == ["b", "c"]


def test_an_anchor_that_the_edition_has_not_is_as_if_nothing_were_known():
    assert known_stems(OLD, {"x": ("a", "nowhere"), "y": ("nowhere",), "z": ()}) == {"x": ("a",)}
    new = document(item("y", ("审核合同。",)), year=2020)
    assert older(block_difference(OLD, new, "y", {"y": ("nowhere",)})) == "审核合同。"


def test_a_figure_stays_in_its_sentence():
    assert list(sentences(("全年", FIGURE, "件。另有", FIGURE))) == [("全年", FIGURE, "件。"), ("另有", FIGURE)]


@given(st.lists(st.one_of(st.text("甲乙。；！？，", min_size=1, max_size=8), st.just(FIGURE)), max_size=6))
def test_sentences_together_are_the_paragraph_again(spans: list[str | Quote]):
    again = [span for sentence in sentences(tuple(spans)) for span in sentence]
    assert plain_text(tuple(again)) == plain_text(tuple(spans))
    assert [span for span in again if isinstance(span, Quote)] == [span for span in spans if isinstance(span, Quote)]
