"""批示: a leader gives it in words, the department's officers answer it once, in words."""

import pytest

from indicators.models import FigureInstruction, Indicator
from indicators.office.steps import Refused
from tests import cast
from tests.factories import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(loaded: None) -> FigureInstruction:
    indicator = Indicator.objects.get(code="legality_review_decision_count")
    return FigureInstruction.give(make_draft(indicator, 2020, 12), " 请核实。 ", by=cast.leader())


def test_a_leaders_words_are_kept_and_wait_for_an_answer(given: FigureInstruction):
    assert (given.text, given.is_open) == ("请核实。", True)
    assert list(FigureInstruction.objects.open()) == [given]


def test_nobody_else_gives_one_and_nobody_without_words(given: FigureInstruction):
    for other in (cast.reviewer(), cast.administrator(), cast.officer(given.about.department)):
        with pytest.raises(Refused, match="只有领导可以批示"):
            FigureInstruction.give(given.about, "请核实。", by=other)
    with pytest.raises(Refused, match="请写明批示内容"):
        FigureInstruction.give(given.about, " \n", by=cast.leader())
    assert FigureInstruction.objects.count() == 1


def test_the_departments_officer_answers_once_and_it_leaves_the_inbox(given: FigureInstruction):
    officer = cast.officer(given.about.department)
    with pytest.raises(Refused, match="请写明办理情况"):
        given.reply(" ", by=officer)
    given.reply(" 已核实。 ", by=officer)
    assert (given.answer, given.answered_by, given.is_open) == ("已核实。", officer, False)
    assert not FigureInstruction.objects.open().exists()
    with pytest.raises(Refused, match="已经回复过"):
        given.reply("再答。", by=officer)


def test_another_departments_officer_and_a_reviewer_do_not_answer(given: FigureInstruction):
    for other in (cast.officer(cast.department("audit_bureau")), cast.reviewer(), cast.leader()):
        with pytest.raises(Refused, match="由责任部门的填报员回复"):
            given.reply("已核实。", by=other)
    assert FigureInstruction.objects.get().is_open
