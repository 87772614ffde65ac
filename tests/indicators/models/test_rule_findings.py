"""No figure is handed in or approved past a rule; an explanation holds for the numbers it was written about, for ever."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators.models import Department, Explanation, Figure, Rule, RuleTerm
from indicators.models.explaining import explain
from indicators.models.figure_steps import FigureStatus
from indicators.models.rule_findings import screen, screen_about
from indicators.numbers.comparison import Measured
from indicators.office.steps import Refused
from indicators.rules import RuleKind, RuleSeverity
from tests import cast

REVIEWED = "legality_review_decision_count"  # 1235件 in 2019
HEARINGS = "court_hearing_observation_count"  # 8次
ACCEPTED, REVOKED, ILLEGAL = (
    f"reconsideration_{end}" for end in ("accepted_count", "revoked_count", "confirmed_illegal_count")
)  # 41, 14 and 1件
WHY = "今年机构改革，审核范围缩小。"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def opened(loaded):
    return cast.opened_round(2020, with_rules=True)


@pytest.fixture
def officer():
    return cast.officer(cast.department(), name="张三")


def enter(code: str, value: object, by) -> Figure:
    figure = cast.figure(code)
    figure.enter(Measured(Decimal(str(value))), note="", source="", by=by, seen=figure.version)
    return figure


def answer(figure: Figure, by, text: str = WHY) -> list[Explanation]:
    """Explain everything that is still open about the figure."""
    code = figure.indicator.code
    return [
        explain(figure, rule=point.finding.rule.pk, basis=point.finding.basis, text=text, by=by)
        for point in screen(figure.year).open_about(code)
    ]


def hand_in(figure: Figure, by) -> None:
    figure.submit(by=by, seen=figure.version)


def hard_rule(code: str, maximum: int) -> Rule:
    rule = Rule.objects.create(
        name="试", kind=RuleKind.RANGE, severity=RuleSeverity.HARD, maximum=maximum, instruction="请核对后重新填写。"
    )
    RuleTerm.objects.create(rule=rule, indicator=cast.figure(code).indicator)
    return rule


def test_a_figure_that_no_rule_doubts_is_handed_in_without_a_word(officer):
    figure = enter(HEARINGS, 9, officer)
    hand_in(figure, officer)
    assert figure.status == FigureStatus.SUBMITTED


def test_a_hard_rule_lets_nothing_pass_not_even_with_an_explanation(officer):
    hard_rule(HEARINGS, 5)
    figure = enter(HEARINGS, 9, officer)
    [point] = screen(2020).about(HEARINGS)
    with pytest.raises(Refused, match="请核对后重新填写"):
        hand_in(figure, officer)
    with pytest.raises(Refused):
        explain(figure, rule=point.finding.rule.pk, basis=point.finding.basis, text=WHY, by=officer)
    figure.refresh_from_db()
    assert figure.status == FigureStatus.DRAFT


def test_an_explainable_one_passes_once_it_is_explained(officer):
    figure = enter(REVIEWED, 612, officer)
    with pytest.raises(Refused, match=r"由1235件减为612件.*写明后才能提交"):
        hand_in(figure, officer)
    [written] = answer(figure, officer)
    hand_in(figure, officer)
    assert figure.status == FigureStatus.SUBMITTED
    assert (written.by, written.version, written.text) == (officer, figure.version, WHY)
    assert "由1235件减为612件" in written.finding


def test_a_note_stops_nobody(officer):
    Rule.objects.update(severity=RuleSeverity.NOTE)
    figure = enter(REVIEWED, 612, officer)
    hand_in(figure, officer)
    assert [point.label for point in screen(2020).about(REVIEWED)] == ["提示"]


def test_another_value_asks_again_and_the_old_answer_stays(officer):
    figure = enter(REVIEWED, 612, officer)
    answer(figure, officer)
    enter(REVIEWED, 601, officer)
    figure.refresh_from_db()
    with pytest.raises(Refused):
        hand_in(figure, officer)
    answer(figure, officer, "又核对了一次，少了几件。")
    hand_in(figure, officer)
    assert Explanation.objects.filter(figure=figure).count() == 2


def test_the_value_entered_again_needs_no_second_answer(officer):
    figure = enter(REVIEWED, 612, officer)
    answer(figure, officer)
    enter(REVIEWED, 612, officer)
    figure.refresh_from_db()
    hand_in(figure, officer)
    assert figure.status == FigureStatus.SUBMITTED


def test_a_change_of_any_figure_concerned_asks_again(officer):
    for code, value in ((ACCEPTED, 40), (REVOKED, 45), (ILLEGAL, 1)):
        enter(code, value, officer)
    figure = cast.figure(REVOKED)
    answer(figure, officer, "结转上年受理的6件。")
    assert screen(2020).open_about(ACCEPTED) == []
    enter(ACCEPTED, 39, officer)
    [point] = screen(2020).open_about(ACCEPTED)
    assert set(point.finding.codes) == {REVOKED, ILLEGAL, ACCEPTED}
    with pytest.raises(Refused):
        hand_in(cast.figure(ACCEPTED), officer)


def test_an_answer_to_numbers_that_have_changed_is_not_taken(officer):
    figure = enter(REVIEWED, 612, officer)
    [point] = screen(2020).open_about(REVIEWED)
    enter(REVIEWED, 601, officer)
    with pytest.raises(Refused, match="已有变化"):
        explain(figure, rule=point.finding.rule.pk, basis=point.finding.basis, text=WHY, by=officer)
    assert not Explanation.objects.exists()


@pytest.mark.parametrize("text", ["", "  ", "无", "属实", "字" * 501])
def test_an_answer_has_to_say_something(officer, text):
    figure = enter(REVIEWED, 612, officer)
    with pytest.raises(Refused, match="5到500字"):
        answer(figure, officer, text)


def test_only_who_may_enter_may_explain(officer):
    figure = enter(REVIEWED, 612, officer)
    for stranger in (cast.officer(cast.department("audit_bureau")), cast.leader(), cast.head(cast.department())):
        with pytest.raises(Refused, match="没有相应权限"):
            answer(figure, stranger)


def test_the_same_answer_twice_is_kept_once(officer):
    figure = enter(REVIEWED, 612, officer)
    [point] = screen(2020).open_about(REVIEWED)
    for _ in range(2):
        explain(figure, rule=point.finding.rule.pk, basis=point.finding.basis, text=WHY, by=officer)
    assert Explanation.objects.count() == 1


def test_an_answer_is_kept_for_ever(officer):
    [written] = answer(enter(REVIEWED, 612, officer), officer)
    written.text = "改了"
    for attempt in (written.save, written.delete, Explanation.objects.all().delete):
        with pytest.raises(ValidationError, match="永久保存"):
            attempt()
    with pytest.raises(ValidationError, match="永久保存"):
        Explanation.objects.update(text="改了")


def test_a_rule_made_after_handing_in_stops_the_approval(officer):
    figure = enter(HEARINGS, 9, officer)
    hand_in(figure, officer)
    rule, reviewer = hard_rule(HEARINGS, 5), cast.reviewer()
    with pytest.raises(Refused, match="不能审核通过"):
        figure.approve(by=reviewer, seen=figure.version)
    Rule.objects.filter(pk=rule.pk).update(severity=RuleSeverity.EXPLAINABLE)
    with pytest.raises(Refused, match="请退回补充"):
        figure.approve(by=reviewer, seen=figure.version)
    Rule.objects.filter(pk=rule.pk).update(is_active=False)
    figure.approve(by=reviewer, seen=figure.version)
    assert figure.status == FigureStatus.APPROVED


def test_the_head_signs_nothing_that_a_rule_stands_against(officer):
    Department.objects.filter(code="justice_bureau").update(needs_sign_off=True)
    figure = enter(HEARINGS, 9, officer)
    hand_in(figure, officer)
    rule, head = hard_rule(HEARINGS, 5), cast.head(cast.department())
    with pytest.raises(Refused, match="不能签发"):
        figure.sign_off(by=head, seen=figure.version)
    Rule.objects.filter(pk=rule.pk).update(severity=RuleSeverity.EXPLAINABLE)
    with pytest.raises(Refused, match="请退回补充"):
        figure.sign_off(by=head, seen=figure.version)
    Rule.objects.filter(pk=rule.pk).update(is_active=False)
    figure.sign_off(by=head, seen=figure.version)
    assert figure.status == FigureStatus.SUBMITTED


def test_approval_reads_the_officers_explanation(officer):
    figure = enter(REVIEWED, 612, officer)
    answer(figure, officer)
    hand_in(figure, officer)
    figure.approve(by=cast.reviewer(), seen=figure.version)
    assert figure.status == FigureStatus.APPROVED


def test_years_that_may_not_be_compared_are_not(officer):
    figure = enter("enforcement_cert_renewed_count", 5, officer)  # 272 in the year of the reform
    hand_in(figure, officer)
    assert figure.status == FigureStatus.SUBMITTED


def test_a_point_stands_once_on_a_page(officer):
    for code, value in ((ACCEPTED, 40), (REVOKED, 45), (ILLEGAL, 1)):
        enter(code, value, officer)
    screening = screen(2020)
    part = [code for code in (ACCEPTED, REVOKED, ILLEGAL) for point in screening.at(code, {ACCEPTED, REVOKED, ILLEGAL}) if point.finding.rule.kind == RuleKind.PART]  # fmt: skip
    assert part == [REVOKED]
    assert len([p for p in screening.at(ACCEPTED, {ACCEPTED}) if p.finding.rule.kind == RuleKind.PART]) == 1


def test_checking_one_figure_is_a_handful_of_queries(officer, django_assert_max_num_queries):
    enter(REVIEWED, 612, officer)
    one = Figure.objects.select_related("indicator").get(indicator__code=REVIEWED, year=2020)
    with django_assert_max_num_queries(5):
        screen_about(one).open_about(REVIEWED)


def test_what_is_found_about_some_is_what_is_found_about_all(officer):
    enter(ACCEPTED, 10, officer)
    enter(REVOKED, 12, officer)
    some = list(
        Figure.objects.of_year(2020).filter(indicator__code__in=(REVIEWED, REVOKED)).select_related("indicator")
    )
    for code in (REVIEWED, REVOKED):
        found = [point.finding for point in screen_about(*some).about(code)]
        assert found == [point.finding for point in screen(2020).about(code)]
    assert screen_about(*some).about(REVOKED)


def test_about_no_figure_nothing_is_found():
    assert screen_about().points == ()
