"""The one table of a task's moves, written out a second time by hand: every verb from every status."""

import pytest

from reports.models.task_steps import (
    DEEDS,
    IN_HAND,
    MOVES,
    REPORTING,
    SETTLED,
    SIGNED,
    SUPERVISING,
    TaskStatus,
    TaskVerb,
    contradicts,
)

WORKING = {"acknowledged", "in_progress"}
TABLE: dict[str, tuple[set[str], str | None]] = {
    "assign": ({"not_started"}, None),
    "reassign": (WORKING, "not_started"),
    "adjust": (WORKING, None),
    "sign": ({"not_started"}, "acknowledged"),
    "update": (WORKING, "in_progress"),
    "reach": (WORKING, "in_progress"),
    "unreach": (WORKING, "in_progress"),
    "cite": (WORKING, "in_progress"),
    "complete": (WORKING, "done"),
    "return": ({"done"}, "in_progress"),
    "close": ({"done"}, "closed"),
    "inspect": ({"not_started", *WORKING, "done"}, None),
    "suspend": ({"not_started", *WORKING}, "suspended"),
    "cancel": ({"not_started", *WORKING, "suspended"}, "cancelled"),
    "resume": ({"suspended", "cancelled"}, "not_started"),
    "reopen": ({"closed"}, "in_progress"),
}
SILENT = {"assign", "sign", "reach", "cite", "close"}
"""Nobody need write a word."""


@pytest.mark.parametrize("status", TaskStatus.values)
@pytest.mark.parametrize("verb", TaskVerb.values)
def test_a_verb_leads_where_the_table_says_and_from_nowhere_else(status: str, verb: str) -> None:
    move, (sources, target) = MOVES[TaskVerb(verb)], TABLE[verb]
    assert (status in move.sources) is (status in sources)
    assert move.target == target


@pytest.mark.parametrize("verb", TaskVerb.values)
def test_words_are_asked_for_by_their_name(verb: str) -> None:
    named = {"update": "进展情况", "complete": "完成情况", "inspect": "督查意见"}
    assert MOVES[TaskVerb(verb)].words == ("" if verb in SILENT else named.get(verb, "理由"))


def test_who_waits_for_whom() -> None:
    assert set(SIGNED) == WORKING
    assert set(IN_HAND) == {"not_started", *WORKING}
    assert set(SETTLED) == {"closed", "suspended", "cancelled"}


def test_every_verb_is_of_the_departments_or_of_those_who_oversee_them_or_of_the_desk() -> None:
    assert set(DEEDS) == {"sign", "update", "reach", "unreach", "cite", "complete"}
    assert set(SUPERVISING) == {"return", "close", "inspect", "suspend", "cancel", "resume", "reopen"}
    assert set(TaskVerb.values) - {*DEEDS, *SUPERVISING} == {"assign", "reassign", "adjust"}
    assert set(REPORTING) == {"update", "reach", "cite", "complete"}


@pytest.mark.parametrize(
    ("outcome", "contradicted_by"),
    [
        ("kept", {"not_started", "acknowledged", "suspended", "cancelled"}),
        ("partly", set()),
        ("not", {"closed"}),
        ("", set()),
    ],
)
def test_what_a_report_says_and_where_the_task_stands_may_contradict(outcome: str, contradicted_by: set[str]) -> None:
    assert {status for status in TaskStatus.values if contradicts(outcome, status)} == contradicted_by
