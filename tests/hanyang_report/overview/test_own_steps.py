"""What a person did last: from every log, newest first, their own alone."""

from decimal import Decimal

import pytest
import time_machine

from hanyang_report.overview.own_steps import MOST, own_steps
from indicators.models import Figure
from indicators.numbers import Measured
from indicators.round.opening import lock_round
from reports.models import Report
from reports.publishing.verbs import open_correction
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
CODE = "legality_review_decision_count"


def told(person) -> list[tuple[str, str, str]]:
    return [(step.did, step.what, step.value) for step in own_steps(person)]


def test_who_did_nothing_has_no_steps():
    cast.opened_round(2020)
    assert own_steps(cast.officer()) == []


def test_steps_of_all_floors_stand_in_one_order_newest_first():
    officer, publisher = cast.officer(cast.department()), cast.publisher()
    with time_machine.travel("2021-01-11 09:00:00+08:00", tick=False):
        cast.opened_round(2020)
    with time_machine.travel("2021-01-12 09:00:00+08:00", tick=False):
        figure = cast.figure(CODE)
        figure.enter(Measured(Decimal(1300)), note="", source="", by=officer, seen=figure.version)
    with time_machine.travel("2021-01-13 09:00:00+08:00", tick=False):
        open_correction(Report.objects.get(year=2019), by=publisher, reason="误植", head=True)
    assert told(officer) == [("填报", "2020年行政决策合法性审核件数", "1,300件")]
    assert told(publisher) == [("启动更正", "2019年度报告", "")]


def test_a_round_and_its_figures_are_told_by_their_names(django_assert_num_queries):
    reviewer = cast.reviewer()
    lock_round(cast.opened_round(2020), by=reviewer, without=37)
    with django_assert_num_queries(4):
        assert told(reviewer) == [("锁定", "2020年度填报", "")]


def test_ten_are_enough():
    officer = cast.officer(cast.department())
    cast.opened_round(2020)
    for figure in Figure.objects.filter(year=2020, department__code="justice_bureau", kind="count"):
        figure.enter(Measured(Decimal(3)), note="", source="", by=officer, seen=figure.version)
    assert len(own_steps(officer)) == MOST
