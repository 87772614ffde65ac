"""Texts are cut after sentences and paragraphs, and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st

from reports.drafting.cutting import cuts, pieces


def test_a_text_is_cut_after_sentences_and_paragraphs():
    body = "第一句。第二句；第三句：“引文。”尾。\n另一段。"
    assert [piece.text for piece in pieces(body)] == ["第一句。", "第二句；", "第三句：“引文。”", "尾。", "另一段。"]
    assert [piece.opens for piece in pieces(body)] == [True, False, False, False, True]


def test_one_sentence_has_no_place_to_cut():
    assert cuts("只有一句。") == cuts("") == cuts("没有句号") == []


@given(st.text(alphabet="字。；\n{}|”》", max_size=40))
def test_both_halves_say_something_and_together_everything(body: str):
    for at in cuts(body):
        assert body[at:].strip()
        assert body[:at] + body[at:] == body
        assert body[at] != "\n"
