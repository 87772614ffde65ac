"""保密审查 is asked of exactly the text that is to be public, by a publisher who didn't write it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from indicators.models import User
from indicators.office.steps import Refused, Stale
from reports.models import Openness, Report, SecrecyReview
from reports.publishing.verbs import approve, open_correction, publish, review_secrecy, schedule, send_back, submit
from tests.cast import editor, publisher, reviewer
from tests.pressed import press, signed_in, text

pytestmark = pytest.mark.django_db
BASIS = "《政府信息公开条例》第二十条"
PAGE = "/admin/reports/report/2019/publishing/"


@pytest.fixture
def signer() -> User:
    return publisher()


@pytest.fixture
def report(loaded: None, signer: User) -> Report:
    """A correction of the lead, approved by the signer."""
    report = Report.objects.get(year=2019)
    open_correction(report, by=signer, reason="有误。", lead=True)
    return approved(report, signer)


def approved(report: Report, signer: User) -> Report:
    submit(report, by=editor())
    return approve(report, by=signer)


def reviewed(report: Report, by: User, openness: str = Openness.OPEN, **more: str) -> SecrecyReview:
    return review_secrecy(report, openness=openness, basis=BASIS, by=by, **more)


def test_nothing_is_published_or_given_a_time_before_it_was_asked(report: Report, signer: User) -> None:
    with pytest.raises(Refused, match="还没有对这份文本作保密审查"):
        publish(report, by=signer)
    with pytest.raises(Refused, match="还没有对这份文本作保密审查"):
        schedule(report, by=signer, at=timezone.now() + timedelta(days=1))
    report.refresh_from_db()
    assert (report.stage, report.publish_at, report.editions.count()) == ("approved", None, 1)
    review = reviewed(report, signer)
    assert publish(report, by=signer).number == 2
    assert (review.by, review.basis, review.get_openness_display()) == (signer, BASIS, "主动公开")


@pytest.mark.parametrize("openness", [Openness.ON_REQUEST, Openness.CLOSED])
def test_what_is_not_open_is_not_published_until_somebody_says_so_again(
    report: Report, signer: User, openness: Openness
) -> None:
    reviewed(report, signer, openness)
    with pytest.raises(Refused, match=f"定为“{openness.label}”，不能公开发布"):
        publish(report, by=signer)
    reviewed(report, signer)
    assert publish(report, by=signer).number == 2


def test_the_last_word_counts(report: Report, signer: User) -> None:
    reviewed(report, signer)
    reviewed(report, signer, Openness.CLOSED)
    with pytest.raises(Refused, match="不予公开"):
        publish(report, by=signer)


def test_a_text_that_changed_is_asked_about_again(report: Report, signer: User) -> None:
    reviewed(report, signer)
    send_back(report, by=signer, reason="再改。")
    Report.objects.filter(pk=report.pk).update(lead="另一段。")
    again = approved(Report.objects.get(pk=report.pk), signer)
    with pytest.raises(Refused, match="还没有对这份文本"):
        publish(again, by=signer)


def test_the_same_text_approved_again_was_asked_about(report: Report, signer: User) -> None:
    reviewed(report, signer)
    send_back(report, by=signer, reason="再想想。")
    assert publish(approved(Report.objects.get(pk=report.pk), signer), by=signer).number == 2


def test_it_is_said_of_what_was_seen(report: Report, signer: User) -> None:
    with pytest.raises(Stale):
        reviewed(report, signer, seen="0" * 64)
    assert reviewed(report, signer, seen=report.approved_hash)


@pytest.mark.parametrize("who", [editor, reviewer])
def test_only_a_publisher_says_it(report: Report, who: type) -> None:
    with pytest.raises(Refused, match="须由发布人办理"):
        reviewed(report, who())


def test_who_wrote_last_does_not_say_it(report: Report, signer: User) -> None:
    report.touch(by=signer)
    with pytest.raises(Refused, match="不能是最后修改的人"):
        reviewed(report, signer)


@pytest.mark.parametrize(
    ("openness", "basis", "said"), [("", BASIS, "公开属性"), ("secret", BASIS, "公开属性"), ("open", " ", "依据")]
)
def test_it_says_what_and_why(report: Report, signer: User, openness: str, basis: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        review_secrecy(report, openness=openness, basis=basis, by=signer)


def test_before_the_approval_there_is_no_text_to_say_it_of(report: Report, signer: User) -> None:
    send_back(report, by=signer, reason="再改。")
    with pytest.raises(Refused, match="批准以后才作保密审查"):
        reviewed(report, signer)


def test_what_was_said_stays(report: Report, signer: User) -> None:
    review = reviewed(report, signer)
    with pytest.raises(ValidationError, match="永久保存"):
        review.delete()


def test_the_page_of_publication_asks_first_and_then_offers_the_button(report: Report, signer: User) -> None:
    desk = signed_in(signer)
    page = text(desk.get(f"{PAGE}publish/"))
    assert "公开属性" in page
    assert "现在发布" not in page
    refused = press(desk, f"{PAGE}secrecy/", basis=BASIS)
    assert "请选定公开属性" in refused
    assert BASIS in refused, "what was typed stays"
    page = press(desk, f"{PAGE}secrecy/", openness="open", basis=BASIS)
    assert "现在发布" in page
    assert f"主动公开，依据：{BASIS}（{signer}" in page
    assert "已发布第2版" in press(desk, f"{PAGE}publish/")


def test_what_may_not_be_public_is_said_and_can_be_thought_over(report: Report, signer: User) -> None:
    page = press(signed_in(signer), f"{PAGE}secrecy/", openness="closed", basis="《条例》第十六条")
    assert "定为“不予公开”的不能发布" in page
    assert "现在发布" not in page
    assert "记下保密审查" in page
