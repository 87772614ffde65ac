"""The one table of a report's moves, written out a second time by hand: every verb from every stage."""

import pytest

from indicators.models import User
from indicators.office.steps import Refused
from reports.models import Report, ReportMove
from reports.models.report_steps import MOVES, WRITABLE, ReportVerb, Stage
from tests import cast

TABLE = {
    ("draft", "circulate"): "consulting",
    ("draft", "submit"): "submitted",
    ("consulting", "submit"): "submitted",
    ("correcting", "submit"): "submitted",
    ("correcting", "abandon"): "published",
    ("submitted", "approve"): "approved",
    ("submitted", "send_back"): "draft",
    ("submitted", "resume"): "correcting",
    ("approved", "send_back"): "draft",
    ("approved", "resume"): "correcting",
    ("approved", "publish"): "published",
    ("approved", "lapse"): "submitted",
    ("published", "correct"): "correcting",
    ("published", "withdraw"): "draft",
}
REASONED = {"send_back", "resume", "lapse", "correct", "abandon", "withdraw"}


@pytest.mark.parametrize("stage", Stage.values)
@pytest.mark.parametrize("verb", [*ReportVerb.values])
def test_a_verb_leads_where_the_table_says_and_from_nowhere_else(stage: str, verb: str) -> None:
    move = MOVES.get(ReportVerb(verb))
    leads = str(move.target) if move and stage in move.sources else None
    assert leads == TABLE.get((stage, verb))


@pytest.mark.parametrize("verb", [*MOVES])
def test_a_reason_is_asked_where_something_is_taken_from_somebody(verb: ReportVerb) -> None:
    assert MOVES[verb].words == ("理由" if verb in REASONED else "")


def test_the_text_is_in_the_editors_hand_in_three_stages() -> None:
    assert set(WRITABLE) == {"draft", "consulting", "correcting"}


# ── the step itself ──


@pytest.fixture
def by(db: None) -> User:
    return cast.publisher()


def report_at(stage: str) -> Report:
    return Report.objects.create(
        year=2020, title="报告", stage=stage, approved_hash="x" * 64 if stage == "approved" else ""
    )


@pytest.mark.parametrize("verb", [*MOVES])
@pytest.mark.parametrize("stage", Stage.values)
def test_a_step_is_taken_with_its_line_in_the_log_or_not_at_all(by: User, stage: str, verb: ReportVerb) -> None:
    report = report_at(stage)
    target = TABLE.get((stage, verb.value))
    if target is None:
        with pytest.raises(Refused, match=f"报告现在是“{Stage(stage).label}”，不能{verb.label}"):
            report.take(verb, by=by, words="理由")
    else:
        report.approved_hash = "x" * 64 if verb == ReportVerb.APPROVE else ""
        report.take(verb, by=by, words=" 理由 ")
    report = Report.objects.get(pk=report.pk)
    assert report.stage == (target or stage)
    lines = list(ReportMove.objects.values_list("verb", "stage_from", "stage_to", "by", "note"))
    assert lines == ([(verb.value, stage, target, by.pk, "理由")] if target else [])


@pytest.mark.parametrize("note", ["", "  \n"])
def test_without_its_reason_nothing_moves(by: User, note: str) -> None:
    report = report_at("submitted")
    with pytest.raises(Refused, match="退回修改须写明理由"):
        report.take(ReportVerb.SEND_BACK, by=by, words=note)
    assert Report.objects.get(pk=report.pk).stage == "submitted"
    assert not ReportMove.objects.exists()


def test_an_approval_and_a_set_time_are_cleared_together(by: User) -> None:
    report = report_at("approved")
    report.publish_at, report.publish_by = report.history.first().history_date, by
    report.clear_approval()
    assert (report.approved_hash, report.publish_at, report.publish_by) == ("", None, None)
