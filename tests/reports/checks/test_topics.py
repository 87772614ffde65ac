"""Of which figure a clause speaks: the one its noun names, the one just spoken of, or none of them."""

import re

import pytest

from reports.checks.spoken import Clause, Mention, Spoken, spoken
from reports.checks.topics import Topics, stands_alone
from reports.document.tree import Paragraph, Quote

FIGURES = {
    "A": ("受理行政复议件数", "件", "41"),
    "R": ("信访化解率", "%", "90"),
    "M": ("罚没金额", "万元", "12"),
    "Y": ("述职考核连续年数", "年", "3"),
    "T": ("学法次数", "次", "6"),
}
UNITS = {sign: unit for sign, (_, unit, _) in FIGURES.items()}
NAMES = {sign: name for sign, (name, _, _) in FIGURES.items()}


def said(text: str) -> Spoken:
    """Capital letters are this year's figures, `a` is last year's."""
    spans = [
        Quote(s.upper(), 2020 if s.isupper() else 2019, "number", FIGURES[s.upper()][2], FIGURES[s.upper()][2])
        if s.upper() in FIGURES
        else s
        for s in text
    ]
    sentence: Paragraph = tuple(spans)
    return spoken(sentence, 2020, NAMES, UNITS)


def codes(found: list[Mention]) -> str:
    return "".join(mention.code for mention in found)


def at_last(text: str, *, claims: bool = False) -> tuple[Topics, Clause]:
    """The topics as the last clause of a sentence finds them."""
    read = said(text)
    topics = Topics(read)
    *before, last = read.clauses
    for clause in before:
        topics.pass_by(clause, has_claim=claims)
    return topics, last


def about(text: str, move: str, *, claims: bool = False) -> str:
    topics, clause = at_last(text, claims=claims)
    return codes(topics.about(clause, clause.text, clause.text.index(move)))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # the figure of the clause itself
        ("受理行政复议A件上升", "A"),
        ("受理行政复议A件数量上升", "A"),
        ("受理A件、化解率R上升", "R"),
        # last year's figure is none
        ("上年a件上升", ""),
        # nothing named: the figure just spoken of
        ("受理行政复议A件，上升", "A"),
        ("受理行政复议A件，同比上升", "A"),
        ("受理行政复议A件，化解率R，上升", "R"),
        ("受理行政复议A件，数量上升", "A"),
        # its own noun
        ("受理行政复议A件，化解率R，受理量上升", "A"),
        ("受理行政复议A件，化解率R，化解率上升", "R"),
        ("受理行政复议A件，学法T次，行政复议上升", "A"),
        ("化解率R，受理量上升", ""),
        ("学法T次，受理行政复议A件，化解率R，数量上升", "A"),
        # somebody else's noun
        ("受理行政复议A件，群众满意度上升", ""),
        ("受理行政复议A件，金额上升", ""),
        ("罚没M万元，金额上升", "M"),
        ("受理行政复议A件，人数上升", ""),
        ("受理行政复议A件，次数上升", ""),
        ("受理行政复议A件，受理率上升", ""),
        # the figure that follows
        ("数量上升", ""),
    ],
)
def test_a_clause_speaks_of_the_figure_it_gives_no_other_subject(text: str, meant: str) -> None:
    assert about(text, "上升") == meant


def test_a_clause_before_its_figure_speaks_of_it_where_it_names_it() -> None:
    read = said("行政复议上升，受理行政复议A件")
    first = read.clauses[0]
    assert codes(Topics(read).about(first, first.text, first.text.index("上升"))) == "A"
    read = said("群众满意上升，受理行政复议A件")
    first = read.clauses[0]
    assert codes(Topics(read).about(first, first.text, first.text.index("上升"))) == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("受理行政复议A件，学法T次，均上升", "AT"),
        ("受理行政复议A件，学法T次，两项均上升", "AT"),
        ("受理行政复议A件，学法T次，上升", "T"),
        ("受理行政复议A件，学法T次，群众均上升", ""),
    ],
)
def test_one_word_for_all_speaks_of_all_that_were_listed(text: str, meant: str) -> None:
    assert about(text, "上升") == meant


def test_what_was_said_of_a_list_closes_it() -> None:
    assert about("受理行政复议A件，化解率R，学法T次，均上升", "上升") == "ART"
    read = said("受理行政复议A件上升，化解率R，学法T次，均上升")
    topics = Topics(read)
    for clause, has_claim in zip(read.clauses, (True, False, False), strict=False):
        topics.pass_by(clause, has_claim=has_claim)
    last = read.clauses[-1]
    assert codes(topics.about(last, last.text, last.text.index("上升"))) == "RT"


@pytest.mark.parametrize(
    ("text", "meant"),
    [("受理行政复议A件（上升", "A"), ("受理行政复议A件（同比上升）", "A"), ("受理行政复议A件（其余上升）", "")],
)
def test_brackets_speak_of_what_stands_before_them_and_name_nothing_else(text: str, meant: str) -> None:
    if "）" in text:
        assert about(text, "上升") == meant


def test_brackets_do_not_change_what_was_just_spoken_of() -> None:
    read = said("受理行政复议A件（化解率R），上升")
    topics = Topics(read)
    for clause in read.clauses[:-1]:
        topics.pass_by(clause, has_claim=False)
    last = read.clauses[-1]
    assert codes(topics.about(last, last.text, 0)) == "A"


@pytest.mark.parametrize(
    ("text", "unit", "meant"),
    [
        ("受理行政复议A件，由38件", "件", "A"),
        ("受理行政复议A件，学法T次，由38件", "件", ""),
        ("受理行政复议A件，学法T次，由38次", "次", "T"),
        ("受理行政复议A件，学法T次，由38人", "人", ""),
        ("受理行政复议A件，学法T次，由零", "", "T"),
        ("罚没M万元，由38元", "元", "M"),
        ("受理A件、学法T次由38件", "件", "A"),
        ("受理A件，受理A件由38件", "件", "A"),
        ("受理行政复议A件，群众满意由38件", "件", ""),
    ],
)
def test_a_figure_is_found_by_its_unit_the_nearest_first(text: str, unit: str, meant: str) -> None:
    topics, clause = at_last(text)
    found = topics.with_unit(clause, clause.text[: clause.text.index("由")], unit)
    assert (found.code if found else "") == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("首次受理行政复议A件", "A"),
        ("首次学法，受理A件", ""),
        ("首次受理群众满意A件", ""),
        ("首次受理A件群众满意", ""),
        ("首次述职考核，连续Y年", "Y"),
        ("首次，连续Y年", ""),
        ("首次群众满意，连续Y年", ""),
        ("连续Y年首次述职考核", "Y"),
        ("受理A件首次述职考核", ""),
    ],
)
def test_the_first_time_is_said_of_what_its_own_words_name(text: str, meant: str) -> None:
    read = said(text)
    [clause] = [clause for clause in read.clauses if "首次" in clause.text]
    after = clause.text[clause.text.index("首次") + 2 :]
    found = Topics(read).done_first(clause, after)
    assert (found.code if found else "") == meant


@pytest.mark.parametrize(
    ("before", "verb", "meant"),
    [
        ("信访", "化解", "R"),
        ("信访件", "化解", "R"),
        ("信访", "办结", ""),
        ("", "", ""),
        ("信", "", ""),
        ("信访", "", "R"),
        ("信访化解", "", "R"),
    ],
)
def test_all_is_said_of_a_rate_that_is_named_so(before: str, verb: str, meant: str) -> None:
    read = said("信访全部，受理A件，化解率R")
    found = Topics(read).rate_called(read.clauses[0], before, verb)
    assert (found.code if found else "") == meant


def test_only_a_move_has_no_figure_before_it() -> None:
    read = said("明显上升，受理A件上升")
    topics = Topics(read)
    for clause, only in zip(read.clauses, (True, False), strict=True):
        move = re.search("上升", clause.text)
        assert move is not None
        assert topics.is_only_a_move(clause, clause.text, move) is only


@pytest.mark.parametrize(
    ("after", "alone"),
    [
        ("", True),
        ("了", True),
        ("明显", True),
        ("能力", False),
        ("、减少", True),
        ("12.5%", True),
        ("较上年", True),
        ("上升能力", True),
    ],
)
def test_a_move_stands_alone_where_only_adverbs_follow(after: str, alone: bool) -> None:
    assert stands_alone(after, "上升|减少") is alone
