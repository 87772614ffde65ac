"""The frozen tree."""

import json

from hypothesis import given
from hypothesis import strategies as st

from reports.document import Block, Document, Quote, plain_text, quotes, sentences

QUOTE = Quote("legality_review_decision_count", 2019, "number", "1235", "1235")


def item(*paragraphs: tuple, run_on: bool = True, heading: str = "落实制度。") -> Block:
    return Block("item", "", "s1-1", "1. ", (heading,) if heading else (), paragraphs, run_on)


def document(*blocks: Block) -> Document:
    return Document(year=2019, title="报告", lead=(("引言。",),), parts=blocks)


def test_heading_and_body_share_a_line_when_they_run_on() -> None:
    assert document(item(("全年", QUOTE, "件。"))).to_text() == "报告\n引言。\n1. 落实制度。全年1235件。\n"


def test_heading_stands_alone_otherwise() -> None:
    assert document(item(("正文。",), run_on=False)).to_text() == "报告\n引言。\n1. 落实制度。\n正文。\n"


def test_a_block_without_heading_begins_with_its_body() -> None:
    block = Block("part", "problems", "p2", "", (), (("一是……",),), False)
    assert document(block).to_text() == "报告\n引言。\n一是……\n"


def test_json_is_canonical_and_read_back_equal() -> None:
    original = document(item(("全年", QUOTE, "件。")))
    text = original.to_json()
    assert Document.from_json(text) == original
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_a_sentence_ends_after_its_closing_quotation_mark() -> None:
    cut = [plain_text(s) for s in sentences(("他说：“好。”然后走了。", QUOTE, "件；又", QUOTE, "件"))]
    assert cut == ["他说：“好。”", "然后走了。", "1235件；", "又1235件"]


@given(st.lists(st.one_of(st.text(alphabet="文。；”》（）a", min_size=1, max_size=8), st.just(QUOTE)), max_size=8))
def test_sentences_together_are_the_paragraph(spans: list) -> None:
    paragraph = tuple(spans)
    cut = list(sentences(paragraph))
    assert "".join(map(plain_text, cut)) == plain_text(paragraph)
    assert sum(len(list(quotes(s))) for s in cut) == len(list(quotes(paragraph)))
