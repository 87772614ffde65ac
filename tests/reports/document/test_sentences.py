"""A paragraph falls into sentences where it stops, and a closing mark stays with its sentence."""

from reports.document.tree import CLAUSE_ENDS, Quote, plain_text, sentences

THREE = Quote("c", 2019, "number", "3", "3")


def cut(*spans: str | Quote, ends: str = "。；！？") -> list[str]:
    return [plain_text(piece) for piece in sentences(spans, ends)]


def test_a_sentence_ends_after_its_stop_and_what_is_left_is_one() -> None:
    assert cut("甲。乙；丙") == ["甲。", "乙；", "丙"]
    assert cut() == []


def test_a_closing_mark_stays_with_its_sentence() -> None:
    assert cut("说“好。”又说《办法！》再说（行？）完") == ["说“好。”", "又说《办法！》", "再说（行？）", "完"]


def test_a_figure_is_never_cut_off_its_words() -> None:
    assert cut("办结", THREE, "件。", THREE) == ["办结3件。", "3"]


def test_clauses_end_at_commas_too() -> None:
    assert cut("甲，乙：丙。", ends=CLAUSE_ENDS) == ["甲，", "乙：", "丙。"]
