"""The reviewing desk: who waits, what changed, one or many decided, exactly as seen and never one's own."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import Collection, Figure
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.comparison import Measured
from indicators.round.opening import lock_round
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded", "opened")]
QUEUE = reverse("admin:indicators_review_queue", args=[2020])
PAGE = reverse("admin:indicators_review", args=[2020, "justice_bureau"])


@pytest.fixture
def opened(loaded):
    return cast.opened_round(2020)


@pytest.fixture
def officer():
    return cast.person(cast.Role.OFFICER, cast.department(), name="王填报", phone="027-84461111")


@pytest.fixture
def reviewer(client):
    reviewer = cast.reviewer(name="李审核")
    client.force_login(reviewer)
    return reviewer


def submitted(number, by, value=None, department="justice_bureau"):
    """So many figures of a department, entered and submitted; with last year's value unless another is given."""
    figures = list(Figure.objects.filter(year=2020, department__code=department).order_by("indicator__order")[:number])
    for figure in figures:
        enter_and_submit(figure, by, value)
    return figures


def enter_and_submit(figure, by, value=None):
    if value is None:
        value = figure.indicator.figures.get(year=2019).published_value
    figure.enter(Measured(Decimal(value)), note="按台账", source="", by=by, seen=figure.version)
    figure.submit(by=by, seen=figure.version)


def status(figure):
    return Figure.objects.get(pk=figure.pk).status


def said(response):
    return [str(message) for message in response.context["messages"]]


def decide(client, figures, button="approve", **more):
    data = {"figure": [figure.pk for figure in figures], button: "all"}
    data |= {f"seen-{figure.pk}": figure.version for figure in figures} | more
    return client.post(PAGE, data, follow=True)


def test_the_queue_puts_who_waits_longest_first_or_who_has_most(client, reviewer, officer):
    submitted(1, cast.officer(cast.department("audit_bureau")), department="audit_bureau")
    submitted(3, officer)

    def order(query=""):
        return [row.department.code for row in client.get(QUEUE + query).context["waiting"]]

    assert order() == order("?order=nonsense") == ["audit_bureau", "justice_bureau"]
    assert order("?order=most") == ["justice_bureau", "audit_bureau"]


def test_an_empty_queue_says_so(client, reviewer):
    assert "现在没有等待审核的数据" in client.get(QUEUE).content.decode()


def test_a_row_shows_both_years_the_change_the_officer_and_the_note(client, reviewer, officer):
    figure = submitted(1, officer, value=4)[0]
    page = client.get(PAGE).content.decode()
    assert figure.indicator.name in page
    for words in ("2次", "4次", "+2次", "王填报", "027-84461111", "按台账"):
        assert words in page


def test_what_changed_since_the_last_submission_comes_from_the_log(client, reviewer, officer):
    figure = submitted(1, officer, value=4)[0]
    figure.send_back(by=cast.reviewer(), reason="含街道数据", seen=1)
    enter_and_submit(figure, officer, 6)
    page = client.get(PAGE).content.decode()
    assert "上次提交 4次" in page
    assert "上次退回：含街道数据" in page


def test_the_same_number_submitted_again_is_called_the_same(client, reviewer, officer):
    figure = submitted(1, officer, value=4)[0]
    figure.send_back(by=cast.reviewer(), reason="请核对", seen=1)
    enter_and_submit(figure, officer, 4)
    assert "与上次提交相同" in client.get(PAGE).content.decode()


def test_a_difference_to_what_a_source_has_published_is_said(client, reviewer, officer):
    sourced = Figure.objects.exclude(published_value=None).get(year=2020)
    enter_and_submit(sourced, cast.officer(sourced.department), sourced.published_value + 1)
    page = client.get(reverse("admin:indicators_review", args=[2020, sourced.department.code])).content.decode()
    assert f"已公开 {sourced.published_text}，与此不同" in page


def test_what_is_ticked_is_approved_and_the_rest_left(client, reviewer, officer):
    one, two, three = submitted(3, officer)
    response = decide(client, [one, two])
    assert [status(figure) for figure in (one, two, three)] == [
        FigureStatus.APPROVED,
        FigureStatus.APPROVED,
        FigureStatus.SUBMITTED,
    ]
    assert said(response) == [f"已通过2项：{one.indicator.name}、{two.indicator.name}。"]


def test_one_figure_is_approved_by_its_own_button_whatever_is_ticked(client, reviewer, officer):
    one, two = submitted(2, officer)
    client.post(PAGE, {"figure": [two.pk], "approve_one": one.pk, f"seen-{one.pk}": 1, f"seen-{two.pk}": 1})
    assert (status(one), status(two)) == (FigureStatus.APPROVED, FigureStatus.SUBMITTED)


def test_a_return_takes_the_figures_own_reason_before_the_one_for_all(client, reviewer, officer):
    one, two = submitted(2, officer)
    decide(client, [one, two], "return", reason="请附佐证", **{f"reason-{two.pk}": "口径不符"})
    assert [figure.moves.first().note for figure in (one, two)] == ["请附佐证", "口径不符"]
    assert (status(one), status(two)) == (FigureStatus.RETURNED, FigureStatus.RETURNED)


def test_a_return_without_a_reason_is_refused_by_name_while_the_others_go_through(client, reviewer, officer):
    one, two = submitted(2, officer)
    response = decide(client, [one, two], "return", **{f"reason-{two.pk}": "口径不符"})
    assert (status(one), status(two)) == (FigureStatus.SUBMITTED, FigureStatus.RETURNED)
    assert f"“{one.indicator.name}”没有退回：退回须写明理由。" in said(response)


def test_a_newer_version_is_refused_while_the_others_go_through(client, reviewer, officer):
    one, two = submitted(2, officer)
    one.withdraw(by=officer, seen=1)
    enter_and_submit(one, officer, 3)
    response = decide(client, [one, two], **{f"seen-{one.pk}": 1})
    assert (status(one), status(two)) == (FigureStatus.SUBMITTED, FigureStatus.APPROVED)
    assert any("王填报" in sentence and "改为3次" in sentence for sentence in said(response))


def test_reasons_that_were_not_taken_stay_on_the_page(client, reviewer, officer):
    one, two = submitted(2, officer)
    one.withdraw(by=officer, seen=1)
    enter_and_submit(one, officer, 3)
    own = {f"reason-{one.pk}": "请附通知", "reason": "请核对", f"seen-{one.pk}": 1}
    page = client.post(PAGE, {"return": "all", "figure": [one.pk, two.pk], f"seen-{two.pk}": 1, **own})
    assert (status(one), status(two)) == (FigureStatus.SUBMITTED, FigureStatus.RETURNED)
    assert ">请附通知</textarea>" in page.content.decode()
    assert ">请核对</textarea>" in page.content.decode()


def test_nobody_approves_what_they_entered_for_a_department(client, reviewer, officer):
    own = submitted(1, reviewer)[0]
    page = client.get(PAGE).content.decode()
    assert "代填" in page
    assert "这项数据由您填报、提交，须由另一位审核员审核。" in page
    response = decide(client, [own])
    assert status(own) == FigureStatus.SUBMITTED
    assert "须由另一位审核员审核" in said(response)[0]


def test_a_second_click_is_harmless_and_says_done(client, reviewer, officer):
    (one,) = submitted(1, officer)
    decide(client, [one])
    response = decide(client, [one])
    assert said(response)[-1].startswith("已通过1项")
    assert one.moves.filter(verb="approve").count() == 1


def test_an_approved_figure_can_still_be_returned(client, reviewer, officer):
    (one,) = submitted(1, officer)
    decide(client, [one])
    decide(client, [one], "return", reason="补充佐证")
    assert status(one) == FigureStatus.RETURNED


def test_nothing_ticked_changes_nothing(client, reviewer, officer):
    submitted(1, officer)
    assert said(client.post(PAGE, {"approve": "all"}, follow=True)) == ["没有勾选任何数据，什么也没有改变。"]


def test_a_post_without_a_button_changes_nothing(client, reviewer, officer):
    (one,) = submitted(1, officer)
    client.post(PAGE, {"figure": one.pk, f"seen-{one.pk}": 1})
    assert status(one) == FigureStatus.SUBMITTED


@pytest.mark.parametrize("nonsense", [{"figure": "x"}, {"figure": "999999"}, {"approve_one": "²"}])
def test_nonsense_is_no_error(client, reviewer, nonsense):
    assert client.post(PAGE, {"approve": "all"} | nonsense, follow=True).status_code == 200


def test_a_missing_version_approves_nothing(client, reviewer, officer):
    (one,) = submitted(1, officer)
    client.post(PAGE, {"figure": one.pk, "approve": "all"})
    assert status(one) == FigureStatus.SUBMITTED


def test_another_departments_figure_is_not_decided_here(client, reviewer):
    (other,) = submitted(1, cast.officer(cast.department("audit_bureau")), department="audit_bureau")
    decide(client, [other])
    assert status(other) == FigureStatus.SUBMITTED


def test_queries_do_not_grow_with_figures(client, reviewer, officer, django_assert_max_num_queries):
    submitted(2, officer)
    with django_assert_max_num_queries(21):
        client.get(PAGE)
    pending = Figure.objects.filter(year=2020, department__code="justice_bureau", status=FigureStatus.PENDING)
    for figure in pending:
        figure.enter(Measured(Decimal(3)), note="", source="", by=officer, seen=0)
    Figure.objects.filter(pk__in=[figure.pk for figure in pending]).update(status=FigureStatus.SUBMITTED)
    with django_assert_max_num_queries(21):
        client.get(PAGE)
    with django_assert_max_num_queries(12):
        client.get(QUEUE)


@pytest.mark.parametrize("who", ["officer", "head", "editor", "publisher", "administrator"])
@pytest.mark.parametrize("address", [QUEUE, PAGE])
def test_only_reviewers_come_in(client, who, address):
    client.force_login(getattr(cast, who)())
    response = client.get(address)
    assert response.status_code == 403
    assert "您没有权限" in response.content.decode()
    assert client.post(PAGE, {"approve": "all"}).status_code == 403


def test_who_is_not_signed_in_is_asked_to(client):
    assert client.get(PAGE).status_code == 302


def test_a_year_or_department_that_is_not_there_is_not_found(client, reviewer):
    for year, code in ((2031, "justice_bureau"), (2020, "nobody")):
        assert client.get(reverse("admin:indicators_review", args=[year, code])).status_code == 404


def test_a_forged_post_is_refused(reviewer, officer):
    (one,) = submitted(1, officer)
    from_elsewhere = Client(enforce_csrf_checks=True)
    from_elsewhere.force_login(reviewer)
    assert decide(from_elsewhere, [one]).status_code == 403
    assert status(one) == FigureStatus.SUBMITTED


def test_after_locking_a_figure_is_still_approved_and_never_returned_into_nobodys_hands(client, officer, reviewer):
    first, second = submitted(2, officer)
    lock_round(Collection.objects.get(year=2020), by=reviewer, without=37)
    page = client.get(PAGE).content.decode()
    assert 'name="return"' not in page
    assert 'name="return_one"' not in page
    assert "须先由发布人或管理员解锁" in page
    decide(client, [first])
    response = decide(client, [second], "return", reason="请核对")
    assert "退回后没有人能改" in "".join(said(response))
    assert (status(first), status(second)) == (FigureStatus.APPROVED, FigureStatus.SUBMITTED)
