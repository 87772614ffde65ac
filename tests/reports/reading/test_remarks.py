"""Comments and tracked changes of a Word file that came back: by whom, where, what for what."""

import pytest

from reports.reading.refusals import DAMAGED, Refused
from reports.reading.remarks import (
    JOINED,
    MOST,
    NO_WORDS,
    NOTHING_SAID,
    SPLIT,
    STRUCK,
    TOO_MANY,
    WrittenRemark,
    answer,
    read_back,
)
from tests.returned import file, gone, ins, paragraph, plain, remarked


def remarks(content: bytes) -> list[WrittenRemark]:
    return read_back(content).remarks


def ended(change: str, *pieces: str, author: str = "李四") -> str:
    """A paragraph whose end somebody wrote in (`ins`) or took out (`del`)."""
    mark = f'<w:pPr><w:rPr><w:{change} w:id="7" w:author="{author}"/></w:rPr></w:pPr>'
    return f"<w:p>{mark}{''.join(pieces)}</w:p>"


def test_a_word_written_for_another_is_one_change_at_its_place() -> None:
    [said] = remarks(file(paragraph(plain("区政府"), gone("认真"), ins("扎实"), plain("推进。"))))
    assert said == WrittenRemark("李四", "区政府认真推进。", 3, "认真", "扎实")


def test_in_either_order() -> None:
    [said] = remarks(file(paragraph(plain("区政府"), ins("扎实"), gone("认真"), plain("推进。"))))
    assert (said.at, said.old, said.new) == (3, "认真", "扎实")


def test_two_peoples_changes_are_two() -> None:
    first, second = remarks(file(paragraph(gone("认真", "甲"), ins("扎实", "乙"), plain("推进。"))))
    assert (first.author, first.old, first.new) == ("甲", "认真", "")
    assert (second.author, second.old, second.new, second.at) == ("乙", "", "扎实", 2)


def test_changes_apart_are_two() -> None:
    first, second = remarks(file(paragraph(gone("认"), plain("真"), ins("地"))))
    assert [(one.at, one.old, one.new) for one in (first, second)] == [(0, "认", ""), (2, "", "地")]


def test_a_comment_quotes_what_it_speaks_of() -> None:
    content = file(paragraph(plain("共"), remarked(0, "9个"), plain("项目。")), comments=(("王五", "请核实"),))
    assert remarks(content) == [WrittenRemark("王五", "共9个项目。", 1, "9个", "", "请核实")]


def test_a_comment_that_quotes_nothing_has_its_place() -> None:
    bare = '<w:r><w:commentReference w:id="0"/></w:r>'
    [said] = remarks(file(paragraph(plain("甲。"), bare), comments=(("王五", "可删"),)))
    assert (said.at, said.old, said.words) == (2, "", "可删")


def test_a_comment_on_several_paragraphs_stands_at_the_first() -> None:
    first, second = remarked(0, "甲。|乙。").split("|")
    tail = second.removeprefix("").replace("乙。</w:t></w:r>", "", 1)
    content = file(paragraph(f"{first}</w:t></w:r>"), paragraph(plain("乙。"), tail), comments=(("王五", "两段合并"),))
    [said] = remarks(content)
    assert (said.paragraph, said.old) == ("甲。", "甲。乙。")


def test_a_new_paragraph_stands_behind_the_one_before() -> None:
    new = '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="李四"/></w:rPr></w:pPr>' + ins("另起一段。") + "</w:p>"
    [said] = remarks(file(paragraph(plain("甲。")), new))
    assert (said.paragraph, said.at, said.new) == ("甲。", 2, "另起一段。")


def test_what_was_moved_was_taken_away_and_put_elsewhere() -> None:
    moved = f'<w:moveFrom w:id="1" w:author="李四">{plain("甲")}</w:moveFrom>'
    there = f'<w:moveTo w:id="2" w:author="李四">{plain("甲")}</w:moveTo>'
    first, second = remarks(file(paragraph(moved, plain("乙"), there)))
    assert (first.old, second.new, second.at) == ("甲", "甲", 2)


def test_what_one_wrote_in_and_another_took_out_is_told_of_both_and_stands_in_no_text_before() -> None:
    inside = f'<w:ins w:id="1" w:author="甲">{plain("认真")}{gone("扎实", "乙")}{plain("地")}</w:ins>'
    said, paragraphs = read_back(file(paragraph(plain("区政府"), inside, plain("推进。"))))
    assert paragraphs == ["区政府推进。"]
    assert [(one.author, one.at, one.old, one.new, one.words) for one in said] == [
        ("甲", 3, "", "认真扎实", ""),
        ("乙", 3, "", "", STRUCK.format("甲", "扎实")),
        ("甲", 3, "", "地", ""),
    ]


def test_a_comment_without_words_says_so() -> None:
    [said] = remarks(file(paragraph(plain("共"), remarked(0, "9个")), comments=(("王五", " "),)))
    assert (said.old, said.words) == ("9个", NO_WORDS)


def test_a_comment_that_the_text_leads_to_nowhere_is_kept() -> None:
    content = file(paragraph(plain("甲。")), comments=(("王五", "页眉有误"),))
    assert remarks(content) == [WrittenRemark("王五", words="页眉有误")]


def test_a_range_that_begins_between_paragraphs_loses_no_comment() -> None:
    """As WPS writes it where whole paragraphs are remarked on."""
    begin, end = (f'<w:commentRange{which} w:id="0"/>' for which in ("Start", "End"))
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    content = file(begin, paragraph(plain("甲。"), reference), end, comments=(("王五", "太长"),))
    [said] = remarks(content)
    assert (said.paragraph, said.words) == ("甲。", "太长")


def test_paragraphs_made_one_or_two_are_told() -> None:
    [joined] = remarks(file(ended("del", plain("甲。")), paragraph(plain("乙。"))))
    assert (joined.author, joined.paragraph, joined.at, joined.words) == ("李四", "甲。", 2, JOINED)
    [split] = remarks(file(ended("ins", plain("甲。")), paragraph(plain("乙。"))))
    assert (split.author, split.paragraph, split.at, split.words) == ("李四", "甲。", 2, SPLIT)


def test_a_paragraph_added_behind_another_is_no_split() -> None:
    [said] = remarks(file(ended("ins", plain("甲。")), paragraph(ins("另起一段。"))))
    assert (said.paragraph, said.at, said.new, said.words) == ("甲。", 2, "另起一段。", "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (file(paragraph(plain("甲。"))), NOTHING_SAID),
        (file(*[paragraph(ins("甲"))] * (MOST + 1)), TOO_MANY),
    ],
)
def test_what_says_nothing_or_too_much_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        remarks(content)


def test_as_many_as_may_be_are_read() -> None:
    assert len(remarks(file(*[paragraph(ins("甲"))] * MOST))) == MOST


def test_no_word_file_gets_a_sentence() -> None:
    assert answer(b"PK\x03\x04 nothing") == {"refused": DAMAGED} or "refused" in answer(b"PK\x03\x04 nothing")
    assert "refused" in answer(b"")
