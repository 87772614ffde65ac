"""The frozen tree."""

import json
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document.tree import (
    READERS,
    SCHEMA,
    Block,
    Document,
    PromiseAnswer,
    Quote,
    UnknownSchema,
    later,
    plain_text,
    quotes,
    sentences,
)

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


def test_every_form_a_document_was_published_in_is_still_read() -> None:
    assert SCHEMA in READERS
    assert sorted(READERS) == list(range(1, SCHEMA + 1))


def test_a_form_of_a_newer_release_is_named_not_misread() -> None:
    newer = json.loads(document().to_json()) | {"schema": SCHEMA + 1}
    with pytest.raises(UnknownSchema, match="请升级"):
        Document.from_json(json.dumps(newer))


def grown(thing: Any) -> list[str]:
    return [each.name for each in fields(thing) if "later" in each.metadata]


def test_a_field_that_came_later_is_not_named_while_it_is_empty() -> None:
    assert grown(Document) == ["answers", "gone", "points", "explained"]
    assert "answers" not in json.loads(document().to_json())
    answer = PromiseAnswer("2019-T1-1", "任务", "kept", "已完成。", "s1-1")
    answered = replace(document(), answers=(answer,))
    assert json.loads(answered.to_json())["answers"][0]["outcome"] == "kept"
    assert Document.from_json(answered.to_json()) == answered


@dataclass(frozen=True)
class NextYears(Document):
    """Today's document as a later release may have it."""

    outlook: tuple[str, ...] = later(())


def test_a_release_that_adds_a_field_writes_the_same_text_for_documents_without_it() -> None:
    known = {each.name: getattr(document(item(("文",))), each.name) for each in fields(Document)}
    assert NextYears(**known).to_json() == Document(**known).to_json()
    assert '"outlook":["展望"]' in NextYears(**known, outlook=("展望",)).to_json()


def test_a_sentence_ends_after_its_closing_quotation_mark() -> None:
    cut = [plain_text(s) for s in sentences(("他说：“好。”然后走了。", QUOTE, "件；又", QUOTE, "件"))]
    assert cut == ["他说：“好。”", "然后走了。", "1235件；", "又1235件"]


@given(st.lists(st.one_of(st.text(alphabet="文。；”》（）a", min_size=1, max_size=8), st.just(QUOTE)), max_size=8))
def test_sentences_together_are_the_paragraph(spans: list) -> None:
    paragraph = tuple(spans)
    cut = list(sentences(paragraph))
    assert "".join(map(plain_text, cut)) == plain_text(paragraph)
    assert sum(len(list(quotes(s))) for s in cut) == len(list(quotes(paragraph)))
