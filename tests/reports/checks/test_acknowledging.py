"""Errors block; warnings pass with a reason that is kept for exactly what was warned of."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from indicators.models import User
from indicators.office.steps import Refused
from reports.checks.acknowledging import AS_FOUND, Answered, acknowledge, verdict
from reports.models import Acknowledgement, Edition, Item, Part, Report, ReportMove
from reports.models.report_steps import Stage
from reports.publishing.verbs import approve, open_correction, send_back, submit
from reports.publishing.verification import faults
from tests.cast import administrator, editor, head, leader, officer, publisher, reviewer, stranger
from tests.published import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def warned(report: Report) -> Answered:
    """A warning without a reason: a number no indicator knows."""
    first = Item.objects.all()[0]
    Item.objects.filter(pk=first.pk).update(body="压缩办理时限至3个工作日。")
    [line] = verdict(report).open_warnings
    return line


def corrected(report: Report, body: str) -> Callable[[], object]:
    """The report with its first item rewritten and approved; called, it publishes."""
    signer, writer = publisher(), editor()
    item = Item.objects.all()[0]
    open_correction(report, by=signer, reason="更正。", blocks=[item])
    item.rewrite(heading=item.heading, body=body, run_on=True, by=writer, seen=item.version)
    submit(report, by=writer)
    approve(report, by=signer)
    return lambda: publish(report, by=signer)


def test_what_the_imported_report_lacks_was_said_once_and_is_kept(report: Report) -> None:
    found = verdict(report)
    assert (found.errors, found.open_warnings, found.refusal) == ([], [], "")
    assert {line.reason.reason for line in found.explained if line.reason} == {AS_FOUND}
    assert report.acknowledgements.count() == 2


def test_a_reason_is_kept_with_name_and_time(report: Report, warned: Answered) -> None:
    writer = editor()
    kept = acknowledge(report, warned.finding.fingerprint, reason=" 引自上级文件。 ", by=writer)
    assert (kept.by, kept.reason, kept.code, kept.message) == (
        writer,
        "引自上级文件。",
        "unbound-number",
        warned.finding.message,
    )
    assert kept.at is not None
    assert verdict(report).refusal == ""


def test_a_reason_holds_for_exactly_these_words(report: Report, warned: Answered) -> None:
    acknowledge(report, warned.finding.fingerprint, reason="引自上级文件。", by=editor())
    Item.objects.filter(body__startswith="压缩").update(body="压缩办理时限至4个工作日。")
    [line] = verdict(report).open_warnings
    assert "4" in line.finding.message


def test_a_reason_can_be_neither_changed_nor_removed(report: Report) -> None:
    kept = report.acknowledgements.all()[0]
    for attempt in (
        kept.save,
        kept.delete,
        Acknowledgement.objects.all().delete,
        lambda: Acknowledgement.objects.update(reason="改"),
    ):
        with pytest.raises(ValidationError, match="不能"):
            attempt()


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_warning_needs_words(report: Report, warned: Answered, reason: str) -> None:
    with pytest.raises(Refused, match="请写明理由"):
        acknowledge(report, warned.finding.fingerprint, reason=reason, by=editor())


def test_a_warning_is_answered_once(report: Report, warned: Answered) -> None:
    acknowledge(report, warned.finding.fingerprint, reason="引自上级文件。", by=editor())
    with pytest.raises(Refused, match="已经说明过"):
        acknowledge(report, warned.finding.fingerprint, reason="再说一次。", by=publisher())


def test_what_is_no_longer_found_is_not_answered(report: Report) -> None:
    with pytest.raises(Refused, match="已经没有了"):
        acknowledge(report, "0" * 64, reason="理由。", by=editor())


def test_an_error_of_structure_is_not_talked_away(report: Report) -> None:
    Item.objects.filter(pk=Item.objects.all()[0].pk).update(body="引用{{no_such_indicator}}。")
    [line] = verdict(report).errors
    with pytest.raises(Refused, match="错误须改正"):
        acknowledge(report, line.finding.fingerprint, reason="没关系。", by=editor())


@pytest.mark.parametrize("person", [officer, head, reviewer, leader, administrator, stranger])
def test_who_neither_writes_nor_publishes_gives_no_reasons(
    report: Report, warned: Answered, person: Callable[[], User]
) -> None:
    with pytest.raises(Refused, match="没有权限"):
        acknowledge(report, warned.finding.fingerprint, reason="理由。", by=person())


def test_an_error_stops_publication_with_one_sentence(report: Report) -> None:
    go = corrected(report, "区政府本级受理行政复议41件，完成审计项目22个。{{no_such_indicator}}")
    with pytest.raises(Refused, match=r"检查发现3处错误，不能发布。先改“一（一）1\. 加强领导，强化组织保障”"):
        go()
    report.refresh_from_db()
    assert (report.stage, report.editions.count()) == (Stage.APPROVED, 1)
    assert not ReportMove.objects.filter(report=report, verb="publish").exists()


def test_a_warning_stops_publication_until_its_reason_is_written(report: Report) -> None:
    go = corrected(report, "压缩办理时限至3个工作日。")
    with pytest.raises(Refused, match="还有1处提醒没有写明理由"):
        go()
    [line] = verdict(report).open_warnings
    acknowledge(report, line.finding.fingerprint, reason="引自上级文件。", by=editor())
    with pytest.raises(Refused, match="检查说明又有变动"):
        go()
    approved_anew(report)
    go()
    assert report.editions.count() == 2


def approved_anew(report: Report) -> None:
    report.refresh_from_db()
    send_back(report, by=publisher(), reason="有新的说明。")
    submit(report, by=editor())
    approve(report, by=publisher())


def test_what_was_explained_is_approved_and_frozen_with_the_edition(report: Report) -> None:
    go = corrected(report, "区政府本级受理行政复议41件。")
    [line] = verdict(report).errors
    writer = editor()
    acknowledge(report, line.finding.fingerprint, reason="这里说的是另一口径的41件。", by=writer)
    approved_anew(report)
    edition = go()
    assert isinstance(edition, Edition)
    [told] = edition.explained
    assert (told["code"], told["reason"], told["by"]) == (
        "unbound-number",
        "这里说的是另一口径的41件。",
        str(writer),
    )
    assert "41" in told["message"]
    assert "另一口径" not in edition.text
    assert edition.document.explained
    assert edition.explanations_are_intact
    assert list(faults()) == []


def test_explanations_changed_afterwards_are_told_from_those_approved(report: Report) -> None:
    go = corrected(report, "区政府本级受理行政复议41件。")
    [line] = verdict(report).errors
    acknowledge(report, line.finding.fingerprint, reason="这里说的是另一口径的41件。", by=editor())
    approved_anew(report)
    go()
    newest = Edition.objects.get(report=report, number=2)
    forged = newest.explanations.replace("另一口径", "同一口径")
    models.QuerySet(Edition).filter(pk=newest.pk).update(explanations=forged)
    assert any("随版说明与版次记录的指纹不符" in fault for fault in faults())


def test_an_edition_nobody_had_to_explain_names_no_explanation(report: Report) -> None:
    assert [(each.explanations, each.explained) for each in report.editions.all()] == [("", [])]
    assert '"explained"' not in report.editions.get().text


def test_what_must_be_mended_is_told_from_what_may_be_explained(report: Report) -> None:
    body = "区政府本级受理行政复议41件。{{no_such_indicator}}"
    Item.objects.filter(pk=Item.objects.all()[0].pk).update(body=body)
    found = verdict(report)
    assert [line.finding.code for line in found.to_mend] == ["unresolved-reference"]
    assert len(found.errors) == 2


def test_causes_written_after_all_need_no_reason_any_more(report: Report) -> None:
    Part.objects.filter(kind=Part.Kind.PROBLEMS).update(body="一是责任意识不强，原因在于学习不够。")
    assert [line.finding.code for line in verdict(report).lines] == ["statutory-part-missing"]
    assert report.acknowledgements.count() == 2
