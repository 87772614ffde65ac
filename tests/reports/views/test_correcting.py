"""Corrections through pages: what is named is opened, entered, looked at by another; nothing else is, and nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import Figure
from indicators.models.figure_steps import FigureStatus
from indicators.office.steps import Refused
from reports.drafting.rollover import start_report
from reports.models import Correction, Item, Report, Section, Task
from reports.models.report_steps import Stage
from reports.publishing.verbs import approve, open_correction, submit
from reports.tracker.promising import add_tasks, plan_of
from tests.cast import department, editor, figure, head, officer, publisher, reviewer
from tests.posted import fields
from tests.pressed import press, signed_in, text
from tests.published import publish

pytestmark = pytest.mark.django_db
REVIEWED = "legality_review_decision_count"
REASON = "一处数据统计口径有误，予以更正。"


@pytest.fixture
def report(loaded: None) -> Report:
    """2019, published as edition 1."""
    return Report.objects.get(year=2019)


@pytest.fixture
def item(report: Report) -> Item:
    return Item.objects.filter(section__part__report=report)[0]


def at(page: str) -> str:
    return f"/admin/reports/report/2019/publishing/{page}"


def correcting(report: Report, **named: Any) -> Correction:
    named = named or {"blocks": Item.objects.filter(section__part__report=report)[:1]}
    return open_correction(report, by=publisher(), reason=REASON, **named)


# ── correcting ──


def test_a_correction_names_words_and_figures_and_its_public_reason(report: Report, item: Item):
    desk = signed_in(publisher())
    page = text(desk.get(at("correct/")))
    assert "行政决策合法性审核件数" in page
    chosen = {"passage": [f"item-{item.pk}"], "figure": [figure(REVIEWED, 2019).pk], "head": "on", "lead": "on"}
    page = press(desk, at("correct/"), reason=REASON, **chosen)
    correction = Correction.objects.get()
    assert correction.names(item)
    assert (correction.opens_head, correction.opens_lead, correction.reason) == (True, True, REASON)
    assert figure(REVIEWED, 2019).is_reopened
    assert "正在更正" in page
    assert reverse("admin:indicators_reopened", args=[figure(REVIEWED, 2019).pk]) in page


def test_a_correction_without_reason_or_object_keeps_its_ticks(report: Report, item: Item):
    desk = signed_in(publisher())
    page = press(desk, at("correct/"), passage=[f"item-{item.pk}"], reason="")
    assert "请写明更正理由" in page
    assert f'value="item-{item.pk}" checked' in page
    assert "请选择需要更正的段落、数据，或增列下一年度任务" in press(desk, at("correct/"), reason=REASON)
    assert not Correction.objects.exists()


def test_a_second_click_opens_no_second_correction(report: Report, item: Item):
    desk = signed_in(publisher())
    posted = {"passage": [f"item-{item.pk}"], "reason": REASON}
    desk.post(at("correct/"), posted)
    assert "不能启动更正" in text(desk.post(at("correct/"), posted))
    assert Correction.objects.count() == 1


def test_a_passage_of_another_report_cannot_be_named(report: Report):
    other = start_report(2020, by=editor()).parts.all()[0]
    signed_in(publisher()).post(at("correct/"), {"passage": [f"part-{other.pk}"], "reason": REASON})
    assert not Correction.objects.exists()


def test_lead_and_head_are_corrected_through_the_editors_pages(report: Report):
    signer, writer = publisher(), editor()
    correcting(report, lead=True, head=True)
    desk = signed_in(writer)
    for page, typed in (("head", {"document_number": "汉政〔2020〕1号"}), ("lead", {"body": "改正后的导语。"})):
        address = reverse(f"admin:reports_{'draft_lead' if page == 'lead' else 'head'}", args=[2019])
        assert desk.post(address, fields(text(desk.get(address))) | typed | {"press": "save"}).status_code == 302
    submit(report, by=writer)
    approve(report, by=signer)
    edition = publish(report, by=signer)
    assert edition.document.meta["document_number"] == "汉政〔2020〕1号"
    assert edition.document.lead == (("改正后的导语。",),)
    made = text(desk.get("/reports/2019/editions/"))
    assert "文号：原未写，现为“汉政〔2020〕1号”" in made
    assert "改写导语" in made
    assert "改写公文要素" in made


def test_what_a_correction_does_not_name_stays_shut(report: Report, item: Item):
    correcting(report, blocks=[item])
    desk = signed_in(editor())
    page = text(desk.get(reverse("admin:reports_head", args=[2019])))
    assert "不在更正范围之内" in page
    address = reverse("admin:reports_draft_lead", args=[2019])
    desk.post(address, {"body": "改", "seen": report.version, "press": "save"})
    assert Report.objects.get(year=2019).lead == report.lead


def test_a_correction_given_up_restores_lead_and_head(report: Report):
    correcting(report, lead=True, head=True)
    report.refresh_from_db()
    before = report.lead, report.issuer
    report.rewrite(by=editor(), seen=report.version, lead="改", issuer="改")
    page = press(signed_in(publisher()), at("abandon/"), reason="核实后无需更正。")
    report.refresh_from_db()
    assert (report.lead, report.issuer, report.stage) == (*before, Stage.PUBLISHED)
    assert "核实后无需更正。" in page


# ── tasks that the plan promises, after publication ──

PHRASE = "进一步完善信用体系建设"


@pytest.fixture
def promising(report: Report) -> Section:
    """The plan says one thing more than its tasks."""
    area = plan_of(report)[0]
    area.body += f"\n{PHRASE}。"
    area.save()
    return area


def test_a_correction_that_opens_the_tasks_adds_them_with_its_edition(report: Report, promising: Section):
    signer, writer = publisher(), editor()
    propose = reverse("admin:reports_propose_tasks", args=[2019])
    desk = signed_in(writer)
    assert "由发布人启动更正" in text(desk.get(propose))
    assert at("correct/") in text(signed_in(signer).get(propose))

    page = press(signed_in(signer), at("correct/"), reason="增列一项任务。", tasks="on")
    assert "2020年度任务（已增列0项）" in page
    own = {"own_area": promising.pk, "own_phrase": PHRASE, "own_title": "信用体系"}
    assert "已确认1项任务" in text(desk.post(propose, own, follow=True))
    task = Task.objects.get(title="信用体系")
    assert task not in Task.objects.promised(), "nobody is asked for it before it is public"
    assert Client().get(f"/tasks/{task.address}/").status_code == 404

    submit(Report.objects.get(pk=report.pk), by=writer)
    approve(report, by=signer)
    edition = publish(report, by=signer)
    assert task.address in [promise.address for promise in edition.document.promises]
    assert task in Task.objects.promised()
    assert Client().get(f"/tasks/{task.address}/").status_code == 200


def test_a_correction_given_up_takes_its_tasks_along(report: Report, promising: Section):
    before = set(Task.objects.values_list("pk", flat=True))
    correcting(report, tasks=True)
    add_tasks(report, [(promising, PHRASE, "信用体系")], by=editor())
    press(signed_in(publisher()), at("abandon/"), reason="核实后无需增列。")
    assert set(Task.objects.values_list("pk", flat=True)) == before


def test_a_correction_of_words_opens_no_tasks(report: Report, item: Item, promising: Section):
    correcting(report, blocks=[item])
    propose = reverse("admin:reports_propose_tasks", args=[2019])
    desk = signed_in(editor())
    assert "没有勾选“2020年度任务”的更正不能增列任务" in text(desk.get(propose))
    assert desk.post(propose, {"own_phrase": PHRASE}).status_code == 403
    with pytest.raises(Refused, match="您现在不能确认任务"):
        add_tasks(Report.objects.get(pk=report.pk), [(promising, PHRASE, "信用体系")], by=editor())


# ── a reopened figure, without a round ──


@pytest.fixture
def reopened(report: Report) -> Figure:
    correcting(report, figures=[figure(REVIEWED, 2019)])
    return figure(REVIEWED, 2019)


def its_page(chosen: Figure) -> str:
    return reverse("admin:indicators_reopened", args=[chosen.pk])


def enter(client: Client, chosen: Figure, value: str, action: str = "submit", **typed: Any) -> str:
    posted = fields(text(client.get(its_page(chosen)))) | {f"figure-{chosen.pk}-value": value, "action": action} | typed
    return text(client.post(its_page(chosen), posted, follow=True))


def test_its_department_enters_it_and_a_reviewer_looks_at_it(reopened: Figure):
    filler, checker = signed_in(officer(reopened.department)), signed_in(reviewer())
    assert its_page(reopened) in text(filler.get(reverse("inbox")))
    assert "已提交审核" in enter(filler, reopened, "1236")
    assert its_page(reopened) in text(checker.get(reverse("inbox")))
    page = text(checker.get(its_page(reopened)))
    assert "审核通过：1236件" in page
    assert "1235件" in page
    posted = fields(page) | {"action": "approve"}
    assert "已审核通过" in text(checker.post(its_page(reopened), posted, follow=True))
    assert "已审核通过" in text(checker.post(its_page(reopened), posted, follow=True)), "a second click"
    chosen = figure(REVIEWED, 2019)
    assert (chosen.status, chosen.value, chosen.published_value) == (FigureStatus.APPROVED, 1236, 1235)


def test_a_reviewer_may_enter_it_but_not_approve_it(reopened: Figure):
    both = signed_in(reviewer())
    page = enter(both, reopened, "1236")
    assert "须由另一位审核员审核" in page
    assert "审核通过：" not in page
    both.post(its_page(reopened), {"action": "approve", "seen": figure(REVIEWED, 2019).version})
    assert figure(REVIEWED, 2019).status == FigureStatus.SUBMITTED


def test_where_a_department_has_no_officer_a_reviewer_is_asked(reopened: Figure):
    checker = signed_in(reviewer())
    assert its_page(reopened) in text(checker.get(reverse("inbox")))
    officer(reopened.department)
    assert its_page(reopened) not in text(checker.get(reverse("inbox")))


def test_a_number_that_is_none_stays_on_the_page(reopened: Figure):
    page = enter(signed_in(officer(reopened.department)), reopened, "一千多件吧")
    assert "一千多件吧" in page
    assert figure(REVIEWED, 2019).value == 1235


def test_two_who_enter_it_get_a_conflict(reopened: Figure):
    first, second = signed_in(officer(reopened.department)), signed_in(officer(reopened.department))
    old = fields(text(second.get(its_page(reopened))))
    enter(first, reopened, "1236", action="save")
    posted = old | {f"figure-{reopened.pk}-value": "1240", "action": "save"}
    page = text(second.post(its_page(reopened), posted))
    assert "两人同时填了这一项" in page
    assert figure(REVIEWED, 2019).value == 1236


def test_it_is_returned_with_a_reason_alone(reopened: Figure):
    filler, checker = signed_in(officer(reopened.department)), signed_in(reviewer())
    enter(filler, reopened, "1236")
    seen = {"seen": figure(REVIEWED, 2019).version, "action": "return"}
    assert "退回须写明理由" in text(checker.post(its_page(reopened), seen | {"reason": " "}))
    text(checker.post(its_page(reopened), seen | {"reason": "请附台账。"}, follow=True))
    assert "请附台账。" in text(filler.get(its_page(reopened)))


def test_a_departments_head_signs_it_first(reopened: Figure):
    reopened.department.needs_sign_off = True
    reopened.department.save()
    enter(signed_in(officer(reopened.department)), reopened, "1236")
    assert figure(REVIEWED, 2019).status == FigureStatus.SIGNING
    chief = signed_in(head(reopened.department))
    assert "去签发" in text(chief.get(reverse("inbox")))
    chief.post(its_page(reopened), fields(text(chief.get(its_page(reopened)))) | {"action": "sign"})
    assert figure(REVIEWED, 2019).status == FigureStatus.SUBMITTED


def test_a_rule_that_doubts_it_is_answered_on_the_page(report: Report):
    """41 accepted, 60 set aside: more than there were to decide."""
    code = "reconsideration_revoked_count"
    correcting(report, figures=[figure(code, 2019)])
    filler, chosen = signed_in(officer(figure(code, 2019).department)), figure(code, 2019)
    page = enter(filler, chosen, "60")
    assert "须先写明原因" in page
    asked = fields(page)
    [question] = [name for name in asked if name.startswith("explain-") and not name.endswith("-basis")]
    page = text(filler.post(its_page(chosen), asked | {question: "含上年结转。", "action": "submit"}, follow=True))
    assert "已提交审核" in page
    assert figure(code, 2019).status == FigureStatus.SUBMITTED


def test_others_neither_see_nor_write_it(reopened: Figure):
    stranger = signed_in(officer(department("audit_bureau")))
    assert stranger.get(its_page(reopened)).status_code == 403
    assert stranger.post(its_page(reopened), {"action": "save"}).status_code == 403
    onlooker = signed_in(editor())
    assert "保存并提交审核" not in text(onlooker.get(its_page(reopened)))
    assert onlooker.post(its_page(reopened), {"action": "approve", "seen": reopened.version}).status_code == 403


def test_a_figure_that_is_not_corrected_says_so(report: Report):
    chosen = figure(REVIEWED, 2019)
    desk = signed_in(reviewer())
    assert "没有在更正" in text(desk.get(its_page(chosen)))
    desk.post(its_page(chosen), {f"figure-{chosen.pk}-value": "1", "action": "save"})
    assert figure(REVIEWED, 2019).value == 1235
