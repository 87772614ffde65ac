"""The one way to take a step, on a thing of nobody's: from where, by whom, with which words, and what is kept of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, models, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from indicators.models import Figure, Instruction, RoundVerb
from indicators.office.steps import Move, Refused, Shared, Stale, Stepwise, held, require_seen
from reports.models import Report, Task
from reports.models.text import TextBlock
from tests import cast


class Verb(models.TextChoices):
    GO = "go", "动身"
    STAY = "stay", "停留"
    TURN = "turn", "折返"


class Traveller(Stepwise):
    """At home or abroad; saved and logged in memory."""

    status = models.CharField(max_length=10)
    version = models.PositiveIntegerField()
    table = {
        Verb.GO: Move(("home",), "abroad"),
        Verb.STAY: Move(("home", "abroad")),
        Verb.TURN: Move(("abroad",), "home", words="缘由"),
    }

    class Meta:
        app_label = "tests"
        managed = False

    def __init__(self, status: str, version: int = 3) -> None:
        super().__init__(status=status, version=version)
        self.kept: list[Any] = []

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.kept.append(self.status)

    def log(self, verb: Verb, before: str, *, by: Any, words: str, **line: Any) -> tuple[Any, ...]:
        self.kept.append(found := (verb, before, self.status, by, words, line))
        return found

    def why_not_now(self, verb: models.TextChoices) -> str:
        return f"现在不能{verb.label}"

    def why_not_you(self, verb: models.TextChoices) -> str:
        return f"您不能{verb.label}"


# ── the runner ──


def test_a_step_leads_to_its_target_is_saved_and_leaves_one_line() -> None:
    one = Traveller("home")
    line = one.take(Verb.GO, by="甲", words="  早上 \n", figure=7)
    assert line == (Verb.GO, "home", "abroad", "甲", "早上", {"figure": 7})
    assert one.kept == ["abroad", line]


@pytest.mark.parametrize("state", ["home", "abroad"])
def test_a_step_without_a_target_stays_where_it_is_and_is_saved_and_logged(state: str) -> None:
    one = Traveller(state)
    one.take(Verb.STAY, by="甲")
    assert one.kept == [state, (Verb.STAY, state, state, "甲", "", {})]


def test_a_step_from_elsewhere_is_refused_and_leaves_nothing() -> None:
    one = Traveller("abroad")
    with pytest.raises(Refused, match="现在不能动身"):
        one.take(Verb.GO, by="甲")
    assert (one.status, one.kept) == ("abroad", [])


@pytest.mark.parametrize("words", ["", " ", "\n\u3000"])
def test_a_step_that_asks_for_words_is_refused_without_them_and_leaves_nothing(words: str) -> None:
    one = Traveller("abroad")
    with pytest.raises(Refused, match="折返须写明缘由。"):
        one.take(Verb.TURN, by="甲", words=words)
    assert (one.status, one.kept) == ("abroad", [])


@pytest.mark.parametrize(
    ("asked", "words", "lacks"), [("", "", False), ("", "早", False), ("缘由", " ", True), ("缘由", "雨", False)]
)
def test_a_move_lacks_words_where_it_asks_for_some_and_there_are_none(asked: str, words: str, lacks: bool) -> None:
    assert Move(("home",), words=asked).lacks(words) is lacks


@pytest.mark.parametrize(("state", "verbs"), [("home", {"go", "stay"}), ("abroad", {"stay", "turn"})])
def test_a_state_allows_the_verbs_that_start_from_it(state: str, verbs: set[str]) -> None:
    assert {verb for verb in Verb if Traveller(state).allows(verb)} == verbs


def test_words_nobody_asked_for_are_kept_and_none_are_missed() -> None:
    one = Traveller("home")
    assert (one.require_words(Verb.GO, ""), one.require_words(Verb.GO, " 早 ")) == ("", "早")
    assert one.require_words(Verb.TURN, " 下雨 ") == "下雨"


def test_who_may_not_is_refused_and_hears_of_the_state_first() -> None:
    Traveller("home").require(Verb.GO, allowed=True)
    with pytest.raises(Refused, match="您不能动身"):
        Traveller("home").require(Verb.GO, allowed=False)
    with pytest.raises(Refused, match="现在不能动身"):
        Traveller("abroad").require(Verb.GO, allowed=False)
    with pytest.raises(Refused, match="现在不能动身"):
        Traveller("abroad").require(Verb.GO, allowed=True)


# ── somebody wrote in between ──


@pytest.mark.parametrize("now", [0, 2, 4, "3"])
def test_another_mark_than_the_one_seen_is_stale(now: object) -> None:
    with pytest.raises(Stale, match="刚刚改了"):
        require_seen(3, now, lambda: "刚刚改了")


def test_the_mark_that_was_seen_and_nothing_seen_are_not() -> None:
    require_seen(3, 3, lambda: "刚刚改了")
    require_seen(None, 3, lambda: "刚刚改了")
    Traveller("home").require_seen(3)
    Traveller("home").require_seen(None)


@pytest.mark.parametrize("seen", [0, 2, 4, -1])
def test_a_row_says_itself_that_it_is_no_longer_as_seen(seen: int) -> None:
    with pytest.raises(Stale, match="刚刚由他人改动过"):
        Traveller("home").require_seen(seen)


def test_who_was_overtaken_is_one_of_those_refused() -> None:
    assert issubclass(Stale, Refused)


# ── the lock, and the four things that are worked on in steps ──

THINGS: dict[str, Callable[[], Stepwise]] = {
    "figure": lambda: cast.figure("legality_review_decision_count"),
    "report": lambda: Report.objects.create(year=2020, title="报告"),
    "task": lambda: Task.objects.earliest("pk"),
    "round": lambda: cast.opened_round(2020),
}


@pytest.fixture
def thing(request: pytest.FixtureRequest, loaded: None) -> Stepwise:
    if request.param == "figure":
        cast.opened_round(2020)
    return THINGS[request.param]()


every_thing = pytest.mark.parametrize("thing", THINGS, indirect=True)


@every_thing
def test_what_is_held_is_as_it_is_in_the_database_now(thing: Stepwise) -> None:
    field = "note" if hasattr(thing, "note") else "title"
    type(thing)._base_manager.filter(pk=thing.pk).update(**{field: "另一人所写"})
    thing.hold()
    assert getattr(thing, field) == "另一人所写"


@every_thing
def test_every_verb_of_a_thing_has_its_move_and_both_its_sentences(thing: Stepwise) -> None:
    for verb in type(next(iter(thing.table))):
        assert thing.table[verb].sources
        assert thing.why_not_now(verb).endswith("。")
        assert thing.why_not_you(verb).endswith("。")


@pytest.mark.parametrize("model", [Figure, Report, Task, TextBlock, Instruction])
def test_whatever_two_people_can_write_at_once_is_shared(model: type) -> None:
    assert issubclass(model, Shared)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True)
def test_a_row_is_held_alone_and_only_inside_a_transaction() -> None:
    report = Report.objects.create(year=2020, title="报告")
    with pytest.raises(TransactionManagementError):
        report.hold()
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        held(Report.objects.select_related("edited_by").filter(pk=report.pk)).get()
    assert 'FOR UPDATE OF "reports_report"' in queries[0]["sql"]


# ── a round says where it stands by who opened and who locked it ──


def test_a_round_is_planned_open_locked_and_open_again_as_its_steps_say(loaded: None) -> None:
    one, by = cast.opened_round(2020), cast.administrator()
    opened = one.opened_at
    assert one.state == "open"
    one.take(RoundVerb.LOCK, by=by)
    assert (one.state, one.locked_by) == ("locked", by)
    one.take(RoundVerb.UNLOCK, by=by, words="漏报")
    assert (one.state, one.locked_by, one.locked_at) == ("open", None, None)
    assert (one.opened_at, one.opened_by) == (opened, one.opened_by)
    one.opened_at = one.opened_by = None
    assert one.state == "planned"
    one.take(RoundVerb.OPEN, by=by)
    assert (one.state, one.opened_by) == ("open", by)
