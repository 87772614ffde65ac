"""What the rules say while people type, before they hand in, and when somebody else approves."""

from decimal import Decimal

import pytest

from indicators.models import Explanation, Figure
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.comparison import Measured
from tests import cast
from tests.indicators.models.test_rule_findings import WHY, answer, hand_in, hard_rule
from tests.posted import fields
from tests.pressed import words

pytestmark = pytest.mark.django_db
DESK = "/admin/indicators/collection/2020/desk/justice_bureau/"
REVIEW = "/admin/indicators/collection/2020/review/justice_bureau/"
REVIEWED = "legality_review_decision_count"  # 1235件 in 2019
HEARINGS = "court_hearing_observation_count"  # 8次


@pytest.fixture(autouse=True)
def opened(loaded):
    return cast.opened_round(2020, with_rules=True)


@pytest.fixture
def officer(client):
    officer = cast.officer(cast.department(), name="王芳")
    client.force_login(officer)
    return officer


def enter(code: str, value: object, by) -> Figure:
    figure = cast.figure(code)
    figure.enter(Measured(Decimal(str(value))), note="", source="", by=by, seen=figure.version)
    return figure


def test_a_doubt_is_said_while_it_is_typed(client, officer):
    figure = cast.figure(REVIEWED)
    said = words(client.get(f"{DESK}answer/", {"figure": figure.pk, "value": "612", "qualifier": ""}))
    assert "须说明" in said
    assert "统计范围与上年是否一致" in said
    assert "须说明" not in words(client.get(f"{DESK}answer/", {"figure": figure.pk, "value": "1300", "qualifier": ""}))


def test_what_is_typed_is_held_against_what_is_saved_elsewhere(client, officer):
    enter("reconsideration_revoked_count", 16, officer)
    figure = cast.figure("reconsideration_accepted_count")
    said = words(client.get(f"{DESK}answer/", {"figure": figure.pk, "value": "15", "qualifier": ""}))
    assert "多于“区政府本级受理行政复议件数”15件" in said


def test_a_saved_doubt_stands_in_its_row(client, officer):
    enter(REVIEWED, 612, officer)
    page = words(client.get(DESK))
    assert "须说明比上年由1235件减为612件" in page
    assert "说明在提交时填写" in page


def test_the_last_look_asks_beside_the_figure_and_hands_in_once_answered(client, officer):
    figures = [enter(REVIEWED, 612, officer), enter(HEARINGS, 9, officer)]
    page = client.get(f"{DESK}submit/")
    assert "其中1处须写明原因" in words(page)
    posted = fields(page.content.decode())
    refused = client.post(f"{DESK}submit/", posted)
    assert "还没有提交：有1处说明须补写" in words(refused)
    assert {cast.figure(figure.indicator.code).status for figure in figures} == {FigureStatus.DRAFT}

    [name] = [name for name in posted if name.startswith("explain-") and not name.endswith("-basis")]
    client.post(f"{DESK}submit/", posted | {name: [WHY]})
    assert {cast.figure(figure.indicator.code).status for figure in figures} == {FigureStatus.SUBMITTED}
    assert Explanation.objects.get().text == WHY


def test_a_refused_answer_keeps_what_was_typed(client, officer):
    enter(REVIEWED, 612, officer)
    posted = fields(client.get(f"{DESK}submit/").content.decode())
    [name] = [name for name in posted if name.startswith("explain-") and not name.endswith("-basis")]
    page = client.post(f"{DESK}submit/", posted | {name: ["机构"]}).content.decode()
    assert ">机构</textarea>" in page
    assert "须写5到500字" in page


def test_a_hard_one_is_left_out_of_what_is_handed_in(client, officer):
    hard_rule(HEARINGS, 5)
    enter(HEARINGS, 9, officer)
    enter("law_gov_training_count", 3, officer)
    assert "有1项不符合填报要求，改正后才能提交" in words(client.get(DESK))
    page = client.get(f"{DESK}submit/")
    assert "将提交下面1项" in words(page)
    assert "国家工作人员庭审观摩次数（不符合填报要求，须先改正）" in words(page)
    client.post(f"{DESK}submit/", fields(page.content.decode()))
    assert cast.figure(HEARINGS).status == FigureStatus.DRAFT
    assert cast.figure("law_gov_training_count").status == FigureStatus.SUBMITTED


def test_a_page_made_up_by_hand_walks_around_nothing(client, officer):
    figure = enter(REVIEWED, 612, officer)
    client.post(f"{DESK}submit/", {f"seen-{figure.pk}": figure.version})
    assert cast.figure(REVIEWED).status == FigureStatus.DRAFT


def test_the_reviewer_reads_doubt_and_answer(client, officer):
    figure = enter(REVIEWED, 612, officer)
    answer(figure, officer)
    hand_in(figure, officer)
    client.force_login(cast.reviewer())
    page = words(client.get(REVIEW))
    assert "已说明比上年由1235件减为612件" in page
    assert f"说明：{WHY}（王芳" in page


def test_the_reviewer_cannot_approve_what_a_new_rule_forbids(client, officer):
    figure = enter(HEARINGS, 9, officer)
    hand_in(figure, officer)
    hard_rule(HEARINGS, 5)
    client.force_login(cast.reviewer())
    assert "校验未通过，不能审核通过" in words(client.get(REVIEW))
    client.post(REVIEW, {"approve_one": figure.pk, f"seen-{figure.pk}": figure.version})
    assert cast.figure(HEARINGS).status == FigureStatus.SUBMITTED


def test_the_desk_asks_the_database_no_more_with_rules(client, officer, django_assert_max_num_queries):
    for code in (REVIEWED, HEARINGS, "reconsideration_accepted_count", "dispute_mediated_count"):
        enter(code, 612, officer)
    with django_assert_max_num_queries(27):
        client.get(DESK)
    with django_assert_max_num_queries(26):
        client.get(f"{DESK}submit/")
    with django_assert_max_num_queries(14):
        client.get(f"{DESK}answer/", {"figure": cast.figure(REVIEWED).pk, "value": "612", "qualifier": ""})
