"""The one table of a figure's moves, written out a second time by hand: every verb from every status."""

import pytest

from indicators.models.figure_steps import (
    DEEDS,
    EDITABLE,
    HANDED_IN,
    MOVES,
    PUBLISHABLE,
    SUBMISSIONS,
    FigureStatus,
    FigureVerb,
)

EVERYWHERE = {"pending", "draft", "signing", "submitted", "returned", "approved", "locked"}
TABLE = {
    "enter": ({"pending", "draft", "returned"}, "draft"),
    "amend": (EVERYWHERE, "draft"),
    "hand_in": ({"draft"}, "signing"),
    "sign_off": ({"signing"}, "submitted"),
    "submit": ({"draft"}, "submitted"),
    "withdraw": ({"signing", "submitted"}, "draft"),
    "return": ({"signing", "submitted", "approved"}, "returned"),
    "approve": ({"submitted"}, "approved"),
    "lock": ({"approved", "locked"}, "locked"),
    "reopen": ({"locked"}, "draft"),
    "restore": (EVERYWHERE, "locked"),
    "retract": ({"locked"}, "approved"),
    "import": (EVERYWHERE - {"locked"}, "locked"),
}
REASONED = {"return", "reopen", "restore", "retract", "import"}
"""An import asks for the sentence that it was read from."""


@pytest.mark.parametrize("status", FigureStatus.values)
@pytest.mark.parametrize("verb", FigureVerb.values)
def test_a_verb_leads_where_the_table_says_and_from_nowhere_else(status: str, verb: str) -> None:
    move, (sources, target) = MOVES[FigureVerb(verb)], TABLE[verb]
    assert (status in move.sources) is (status in sources)
    assert move.target == target


@pytest.mark.parametrize("verb", FigureVerb.values)
def test_words_are_asked_where_something_is_taken_from_somebody_or_was_read_elsewhere(verb: str) -> None:
    assert MOVES[FigureVerb(verb)].lacks("　") is (verb in REASONED)


def test_in_whose_hands_a_figure_lies() -> None:
    assert set(EDITABLE) == {"pending", "draft", "returned"}
    assert set(HANDED_IN) == {"submitted", "approved", "locked"}
    assert set(PUBLISHABLE) == {"approved", "locked"}


def test_what_bars_somebody_from_approving_and_what_brings_a_figure_before_reviewers() -> None:
    assert set(DEEDS) == {"enter", "amend", "hand_in", "sign_off", "submit"}
    assert set(SUBMISSIONS) == {"submit", "sign_off"}
