"""One report through the real pages: begun from last year's, drafted, checked, mended, approved, published, corrected.

The draft has one fault of each kind the checker knows. Readers see nothing of it before, and every edition after.
"""

import html
import re
from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from indicators.models import Figure, Target
from indicators.models.explaining import explain
from indicators.models.figure_steps import FigureStatus
from indicators.models.rule_findings import screen_about
from indicators.numbers.comparison import Measured
from reports.checks.checker import check
from reports.checks.finding import KINDS
from reports.drafting.blocks import reading_order
from reports.drafting.passage import editor_address
from reports.models import Item, Part, Report, Task
from reports.models.answer import PromiseOutcome
from reports.publishing.verification import faults
from tests import cast
from tests.posted import fields
from tests.pressed import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

CASES, REVOKED = "reconsideration_accepted_count", "reconsideration_revoked_count"
AUDITS, CARDS, WHITE_PAPERS = (
    "audit_project_count",
    "enforcement_cert_renewed_count",
    "admin_trial_whitepaper_streak_years",
)
PETITIONS, MEDIATED = "petition_handled_count", "dispute_mediated_count"
STREETS, OFFICES = "proof_cleanup_subdistrict_count", "case_file_review_unit_count"
DECISIONS, REVIEWED = "major_decision_item_count", "legality_review_decision_count"
NOT_ENTERED, NOT_APPROVED = (PETITIONS, STREETS), (MEDIATED, OFFICES)
ENTERED = {REVOKED: 60, DECISIONS: 3}
"""More set aside than there was to decide; three where another publication says two."""
RATE, ILLEGAL = "petition_resolution_rate", "reconsideration_confirmed_illegal_count"
MISNAMED = "法治政府建设实施纲（2015—2020年）"
MISSPOKEN = {
    "size-contradicted": ("，同比增长99%", CASES),
    "ratio-contradicted": ("，占1%", REVOKED),
    "sum-contradicted": ("，合计1件", ILLEGAL),
}
"""Kind → the wrong words, and the figure they stand behind."""
UNANSWERED = "T3-2"
CONTRADICTED = "T3-3"
"""Said to be kept while its task is not begun."""
ANEW = "，今年又有新进展"


def text(response):
    assert response.status_code == 200, response.content.decode()[:500]
    return html.unescape(response.content.decode())


def at(page, year=2020):
    return f"/admin/reports/report/{year}/publishing/{page}"


def press(client, address, **typed):
    """Open a page, fill in, press its button: the page it leads to."""
    posted = fields(client.get(address).content.decode()) | typed
    return text(client.post(address, posted, follow=True))


# ── the year's figures: the pages of the desks have a story of their own ──


def fill_in_the_year():
    """All but two entered, all but two of those approved."""
    cast.opened_round(2020, with_rules=True)
    filler, checker = cast.reviewer(), cast.reviewer()
    for figure in Figure.objects.of_year(2020).exclude(indicator__code__in=NOT_ENTERED):
        enter(figure, grown(figure), filler)
    for figure in Figure.objects.of_year(2020).exclude(indicator__code__in=NOT_ENTERED):
        hand_in(figure, filler)
        if figure.indicator.code not in NOT_APPROVED:
            figure.approve(by=checker, seen=figure.version)


def grown(figure):
    """A little more than last year; what is a rate or has its number for the story stays with it."""
    code, last = figure.indicator.code, figure.indicator.figures.get(year=2019).published_value
    if code in ENTERED or figure.kind in ("rate", "scope"):
        return Decimal(ENTERED.get(code, last))
    return last + (1 if figure.kind == "streak" else max(Decimal(1), round(last / 20, figure.decimals)))


def enter(figure, value, by):
    figure.enter(Measured(value), note="", source="年度台账", by=by, seen=figure.version)


def hand_in(figure, by):
    figure.refresh_from_db()
    code = figure.indicator.code
    for point in screen_about(figure).open_about(code):
        explain(figure, rule=point.finding.rule.pk, basis=point.finding.basis, text="已与台账核对无误。", by=by)
    figure.submit(by=by, seen=figure.version)


def enter_on_the_desk(code, value):
    """By an officer of the department, on its desk."""
    figure = cast.figure(code)
    desk = reverse("admin:indicators_desk", args=[2020, figure.department.code])
    client = signed_in(cast.officer(figure.department))
    typed = fields(client.get(desk).content.decode()) | {f"figure-{figure.pk}-value": value, "action": "submit"}
    summary = client.post(desk, typed, follow=True)
    handed_in = fields(summary.content.decode())
    handed_in |= {
        name: "已与台账核对无误。" for name in handed_in if name.startswith("explain-") and "basis" not in name
    }
    text(client.post(summary.redirect_chain[-1][0], handed_in, follow=True))
    assert cast.figure(code).status == FigureStatus.SUBMITTED


def approve_on_the_desk(client, code):
    figure = cast.figure(code)
    press(client, reverse("admin:indicators_review", args=[2020, figure.department.code]), approve_one=figure.pk)
    assert cast.figure(code).status == FigureStatus.APPROVED


# ── the draft ──


def item_of(code, year=2020):
    return Item.objects.get(section__part__report__year=year, body__contains=f"{{{{{code}")


def write(client, row, body):
    """In the editor of one passage, as it stands there."""
    press(client, editor_address(row, row.report), body=body, press="save")
    row.refresh_from_db()
    assert row.body == body


def write_everything_anew(client, report, *, but):
    for row in reading_order(report):
        if row.body and row != but:
            write(client, row, re.sub(r"([。；：])", rf"{ANEW}\1", row.body))


def answer_the_promises(client, report, *, but=()):
    address = reverse("admin:reports_answers", args=[2020])
    item = Item.objects.filter(section__part__report=report)[0]
    posted = fields(text(client.get(address)))
    for task in Task.objects.of_year(2020).exclude(code__in=but):
        outcome = PromiseOutcome.KEPT if task.code == CONTRADICTED and but else PromiseOutcome.PARTLY
        row = {"item": item.pk, "outcome": outcome, "words": "办理情况见正文。"}
        posted |= {f"p{task.pk}-{name}": value for name, value in row.items()}
    text(client.post(address, posted, follow=True))


def seed(client, report):
    """One fault of each kind: code of the kind → where it must be found, and the page that mends it."""
    report.refresh_from_db()
    edits = {
        "unbound-number": (CASES, lambda body: body.replace("区政府本级", "接待来访318人次，区政府本级")),
        "unresolved-reference": ("open_gov_info_published_count", lambda body: body + "另有{{no_such_indicator}}件。"),
        "direction-unproven": (CARDS, lambda body: body.replace("申请换发执法证", "申请换发执法证，同比下降")),
        "superlative-contradicted": (WHITE_PAPERS, lambda body: body.replace("召开行政审判", "首次召开行政审判")),
        "unit-doubled": (RATE, lambda body: body.replace(f"{{{{{RATE}}}}}", f"{{{{{RATE}}}}}%")),
        "about-nothing": ("npc_cppcc_suggestion_handled_count", lambda body: f"举办0场听证，{body}"),
        "wrong-year": ("random_inspection_item_count", lambda body: f"2019年，{body}"),
    }
    places = {}
    for kind, (code, edit) in edits.items():
        row = item_of(code)
        assert edit(row.body) != row.body
        write(client, row, edit(row.body))
        places[kind] = row
    cases, papers = places["unbound-number"], places["superlative-contradicted"]
    misspoken = f"贯彻《{MISNAMED}》，{cases.body}"
    for words, figure in MISSPOKEN.values():
        misspoken = misspoken.replace(f"{{{{{figure}}}}}件", f"{{{{{figure}}}}}件{words}")
    write(client, cases, misspoken)
    write(client, papers, papers.body.replace("发布会", "发布会，增长5%", 1))
    sentence = "力争信访化解率达到95%"
    Target.objects.create(indicator=cast.figure(RATE).indicator, year=2020, value=95, source_sentence=sentence)
    places |= {"law-title": cases, "size-unproven": papers} | dict.fromkeys(MISSPOKEN, cases)
    audits = item_of(AUDITS)
    write(client, audits, audits.body.replace(f"{{{{{AUDITS}}}}}个", f"{{{{{AUDITS}}}}}个，同比下降"))
    for code in (STREETS, OFFICES):
        row = item_of(code)
        write(client, row, row.body.replace(f"{{{{{code}}}}}个", "有关"))
    empty = Item.objects.get(section__part__report=report, heading__contains="聚力推进行政审批改革")
    write(client, empty, "")
    return places | {"direction-contradicted": audits, "empty-text": empty}


# ── the story ──


def test_a_report_from_last_years_to_its_correction():
    writer, signer, reviewer = cast.editor(), cast.publisher(), cast.reviewer()
    desk, publisher, public = signed_in(writer), signed_in(signer), Client()

    with time_machine.travel("2021-01-15 09:00:00+08:00"):
        fill_in_the_year()
        press(desk, reverse("admin:reports_start"))
    report = Report.objects.get(year=2020)
    untouched = Item.objects.get(section__part__report=report, heading__contains="考核督导")

    with time_machine.travel("2021-03-10 09:00:00+08:00"):
        write_everything_anew(desk, report, but=untouched)
        answer_the_promises(desk, report, but=[UNANSWERED])
        rows = seed(desk, report) | {"same-as-last-year": untouched}
        each_fault_is_found_at_its_place(desk, report, rows)
        assert public.get("/reports/2020/").status_code == 404

        mend(desk, signed_in(reviewer), report, rows)
        page = text(desk.get(reverse("admin:reports_check", args=[2020])))
        assert "处都已写明理由" in page
        assert "等发布人批准" in text(desk.post(at("submit/"), follow=True))
        assert desk.get(at("approve/")).status_code == 403

    with time_machine.travel("2021-03-20 09:00:00+08:00"):
        assert "与2019年度报告相比" in text(publisher.get(at("approve/")))
        assert "已批准" in press(publisher, at("approve/"))
        assert public.get("/reports/2020/").status_code == 404
        press(publisher, at("secrecy/"), openness="open", basis="《政府信息公开条例》第二十条")
        assert "已发布第1版" in press(publisher, at("publish/"))

    first = text(public.get("/reports/2020/"))
    assert ANEW in first
    assert "1,297件" in text(public.get(f"/indicators/{REVIEWED}/")), "its figures are public with it"
    assert ANEW not in text(public.get("/reports/2019/"))
    assert ANEW in text(public.get("/reports/compare/?a=2019&b=2020"))

    with time_machine.travel("2021-04-06 09:00:00+08:00"):
        correct(publisher, desk, signed_in(reviewer))
    the_first_edition_stays_and_the_difference_is_told(public, desk, signer)


def each_fault_is_found_at_its_place(desk, report, rows):
    """Every kind the checker knows, once each; its line on the page leads to what mends it."""
    everything = check(report)
    found = {finding.code: finding for finding in everything}
    assert set(found) == set(KINDS)
    # The wrong sizes are typed, each a number that quotes nothing.
    once = [finding.code for finding in everything if finding.code != "unbound-number"]
    assert len(once) == len(set(once))
    for kind, row in rows.items():
        assert editor_address(row, report) in {finding.fix for finding in everything if finding.code == kind}, kind
    figures = {"missing-figure": PETITIONS, "unapproved-figure": MEDIATED, "source-differs": DECISIONS}
    for kind, code in figures.items():
        assert found[kind].fix.endswith(f"/desk/{cast.figure(code).department.code}/#{code}"), kind
    assert cast.figure(STREETS).indicator.name in found["figures-missing"].message
    assert cast.figure(OFFICES).indicator.name in found["figures-unapproved"].message
    assert cast.figure(CASES).indicator.name in found["parts-over-total"].message
    assert found["promise-unanswered"].fix.endswith(f"/answers/#2020-{UNANSWERED}")
    assert found["promise-contradicted"].fix.endswith(f"/answers/#2020-{CONTRADICTED}")
    assert "第一责任人" in found["statutory-part-missing"].message
    assert found["statutory-words-missing"].place.anchor == "p2"
    assert "上报" in found["statutory-date-passed"].message
    page = text(desk.get(reverse("admin:reports_check", args=[2020])))
    for finding in found.values():
        assert finding.message in page
        assert f'href="{finding.fix}"' in page
        assert desk.get(finding.fix.partition("#")[0]).status_code == 200, finding.code


def mend(desk, reviewer, report, rows):
    """Each fault where its line leads."""
    for kind, wrong, right in (
        ("unbound-number", "接待来访318人次，", ""),
        ("law-title", f"贯彻《{MISNAMED}》，", ""),
        *((kind, words, "") for kind, (words, _) in MISSPOKEN.items()),
        ("size-unproven", "，增长5%", ""),
        ("unit-doubled", f"{{{{{RATE}}}}}%", f"{{{{{RATE}}}}}"),
        ("about-nothing", "举办0场听证，", ""),
        ("unresolved-reference", "另有{{no_such_indicator}}件。", ""),
        ("direction-unproven", "，同比下降", ""),
        ("superlative-contradicted", "首次", ""),
        ("wrong-year", "2019年，", ""),
        ("direction-contradicted", "，同比下降", f"，{{{{{AUDITS}|change}}}}"),
        ("same-as-last-year", "。", f"{ANEW}。"),
    ):
        assert wrong in rows[kind].body
        write(desk, rows[kind], rows[kind].body.replace(wrong, right))
    write(desk, rows["empty-text"], "审批事项进一步精简。")
    problems = report.parts.get(kind=Part.Kind.PROBLEMS)
    write(desk, problems, f"{problems.body}究其原因，是学习培训不够系统。")
    add_the_missing_part(desk, report)
    answer_the_promises(desk, report)
    assert "已确认1项任务" in confirm_a_task(desk)
    enter_on_the_desk(PETITIONS, "5400")
    for code in (PETITIONS, MEDIATED, OFFICES):
        approve_on_the_desk(reviewer, code)
    assert "区委" in press(desk, at("filings/"), recipient="区委", filed_on="2021-02-25")
    answer_for_the_rest(desk, report, {"source-differs", "parts-over-total", "figures-missing", "target-missed"})


def confirm_a_task(desk):
    """The first thing the plan promises."""
    propose = reverse("admin:reports_propose_tasks", args=[2020])
    key = re.search(r'name="chosen" value="([^"]+)"', text(desk.get(propose)))[1]
    return press(desk, propose, chosen=key)


def add_the_missing_part(desk, report):
    press(desk, reverse("admin:reports_add_part", args=[2020]), heading="履行第一责任人职责情况", kind="leaders_duty")
    write(desk, report.parts.get(kind=Part.Kind.LEADERS_DUTY), "区政府主要负责人履行第一责任人职责。")


def answer_for_the_rest(desk, report, kinds):
    """What may stand with a written reason."""
    left = check(report)
    assert {finding.code for finding in left} == kinds
    for finding in left:
        typed = {"finding": finding.fingerprint, "reason": "已与填报部门核对。"}
        assert "理由已保存" in text(desk.post(reverse("admin:reports_check_reason", args=[2020]), typed, follow=True))


def correct(publisher, desk, reviewer):
    """One figure and the sentence around it: named, entered, reviewed, written, approved, published."""
    item, figure = item_of(REVIEWED), cast.figure(REVIEWED)
    named = {"passage": [f"item-{item.pk}"], "figure": [figure.pk]}
    assert "正在更正" in press(publisher, at("correct/"), reason="审核件数漏计一件。", **named)
    page = reverse("admin:indicators_reopened", args=[figure.pk])
    officer = signed_in(cast.officer(figure.department))
    assert "已提交审核" in press(officer, page, **{f"figure-{figure.pk}-value": "1298", "action": "submit"})
    assert "已审核通过" in press(reviewer, page, action="approve")
    write(desk, item, f"{item.body}补录件已经计入。")
    text(desk.post(at("submit/"), follow=True))
    press(publisher, at("approve/"))
    press(publisher, at("secrecy/"), openness="open", basis="《政府信息公开条例》第二十条")
    assert "已发布第2版" in press(publisher, at("publish/"))


def the_first_edition_stays_and_the_difference_is_told(public, desk, signer):
    assert "1298" in text(public.get("/reports/2020/"))
    assert "1,298件" in text(public.get(f"/indicators/{REVIEWED}/"))
    first = text(public.get("/reports/2020/editions/1/"))
    assert "这是第1版，当前为第2版" in first
    assert '<meta name="robots" content="noindex">' in first
    assert "1297" in first
    assert "1298" not in first
    told = text(public.get("/reports/2020/editions/"))
    for words in (
        "审核件数漏计一件。",
        "<del>1297件</del>",
        "<ins>1298件</ins>",
        "补录件已经计入。",
        "改动1段文字、1项数据",
    ):
        assert words in told
    assert signer.full_name not in told
    assert signer.full_name in text(desk.get("/reports/2020/editions/"))
    assert list(faults()) == []
