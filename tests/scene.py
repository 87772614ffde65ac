"""The scene of the access table: one visitor of each kind, and one row of everything that an address can name.

A published report (2019), one in hand (2020) and one approved with a time set (2021); a round of 2020 in which the
justice bureau has entered, handed in and waits to sign; a task under way; 批示, saved views, uploads.
"""

from datetime import date
from decimal import Decimal
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from indicators.models import (
    Collection,
    Department,
    Figure,
    FigureInstruction,
    Indicator,
    Rule,
    SavedView,
    SignedSheet,
    Statement,
    Theme,
    Upload,
    User,
)
from indicators.numbers.comparison import Measured
from indicators.office.sending import DOCX
from indicators.round.evidence import attach
from reports.checks.acknowledging import verdict
from reports.drafting.blocks import arrangement
from reports.importing.taking_in import take_in_pasted
from reports.models import (
    ChartSeries,
    Consultation,
    Consulted,
    Filing,
    ImportStage,
    Item,
    KeyFigure,
    Paper,
    PaperHead,
    PaperRemark,
    Part,
    Report,
    ReturnedPaper,
    Section,
    SectionChart,
    Task,
    TaskEvidence,
    TaskInstruction,
)
from reports.models.report_steps import Stage
from reports.publishing.consulting import composed
from reports.tracker.assignments import confirm_suggestions
from tests import cast
from tests.factories import make_indicator
from tests.reports.reading.documents import REPORT
from tests.uploads import upload

VISITORS = ("anonymous", "stranger", "officer", "neighbour", "head", "reviewer", "editor", "publisher", "leader",
            "administrator", "superuser")  # fmt: skip
"""In the order of the table's signs. Officer and head are the justice bureau's, the neighbour is another's."""

Places = dict[str, object]


class Scene:
    def __init__(self) -> None:
        self.justice = cast.department()
        self.visitors = self.people()
        approve(cast.publisher())
        round_ = cast.opened_round(2020)
        self.places: Places = {
            "officer": self.person("officer").pk,
            "neighbour": self.person("neighbour").pk,
            "department": self.justice.pk,
            "approved": "0" * 64,
            "audit": cast.department("audit_bureau").pk,
            "rule": Rule.objects.first().pk,
            **filed(cast.editor()),
            **brought_in(cast.editor()),
            **drafted(),
            **sent_round(cast.editor()),
            **self.figures(round_),
            **self.tracked(),
            **self.uploads(round_),
            **self.around(round_),
        }

    def people(self) -> dict[str, User | None]:
        root = User.objects.create_superuser("root", password="", full_name="王管理")
        people = (
            None,
            cast.stranger(),
            cast.officer(self.justice),
            cast.officer(cast.department("audit_bureau")),
            cast.head(self.justice),
            cast.reviewer(),
            cast.editor(),
            cast.publisher(),
            cast.leader(),
            cast.administrator(),
            root,
        )
        return dict(zip(VISITORS, people, strict=True))

    def person(self, visitor: str) -> User:
        user = self.visitors[visitor]
        assert user is not None
        return user

    @cache  # noqa: B019  a scene lives as long as its test
    def client(self, visitor: str) -> Client:
        client = Client(raise_request_exception=False)
        if user := self.visitors[visitor]:
            client.force_login(user)
        return client

    # ── rows ──

    def around(self, round_: Collection) -> Places:
        """A round of 2018 that is locked; an indicator that came into the catalogue after 2020 was opened."""
        now, by = timezone.now(), self.person("administrator")
        done = {"opened_at": now, "opened_by": by, "locked_at": now, "locked_by": by}
        Collection.objects.create(year=2018, opens_on=date(2018, 12, 1), due_on=date(2019, 1, 31), **done)
        return {
            "unasked": make_indicator("新增指标", department=self.justice, order=999).pk,
            "missing": Figure.objects.of_year(round_.year).missing().count(),
        }

    def figures(self, round_: Collection) -> Places:
        """One figure entered, with its evidence; one before the reviewers; one before the head; one reopened."""
        officer, leader = cast.officer(self.justice), self.person("leader")
        entered = self.entered("court_hearing_observation_count", officer)
        attach(entered, [upload()], by=officer, seen=1)
        submitted = self.entered("law_gov_training_count", officer)
        submitted.submit(by=officer, seen=1)
        Department.objects.filter(pk=self.justice.pk).update(needs_sign_off=True)
        signing = self.entered("case_file_review_unit_count", officer)
        signing.submit(by=officer, seen=1)
        reopened = cast.figure("court_hearing_observation_count", 2019)
        reopened.reopen(by=cast.publisher(), reason="统计口径有误。", seen=reopened.version)
        return {
            "figure": entered.pk,
            "submitted": submitted.pk,
            "signing": signing.pk,
            "seen": signing.version,
            "reopened": reopened.pk,
            "evidence": entered.evidence.get().pk,
            "on_figure": FigureInstruction.give(entered, "请核实。", by=leader).pk,
        }

    def entered(self, code: str, officer: User) -> Figure:
        figure = cast.figure(code)
        figure.enter(Measured(Decimal(9)), note="", source="", by=officer, seen=0)
        return figure

    def tracked(self) -> Places:
        """A task under way, with a line in its log that has a file."""
        task, officer = Task.objects.get(year=2020, code="T1-1"), cast.officer(self.justice)
        confirm_suggestions([(task, self.justice, date(2020, 12, 31))], by=cast.reviewer())
        task.refresh_from_db()
        task.sign(by=officer)
        task.report_progress("已起草方案。", by=officer, uploads=[upload()])
        return {
            "task": task.pk,
            "untouched_task": Task.objects.get(year=2020, code="T1-2").pk,
            "tasks": ContentType.objects.get_for_model(Task).pk,
            "proof": TaskEvidence.objects.get().pk,
            "on_task": TaskInstruction.give(task, "请加快。", by=self.person("leader")).pk,
        }

    def uploads(self, round_: Collection) -> Places:
        """What the officer has uploaded and named, and a workbook of earlier years from the administrator."""
        officer = self.person("officer")
        place = {"collection": round_, "department": self.justice}
        content = {"name": "1.xlsx", "content": b""}
        scan = SignedSheet.objects.create(file=upload(), name="确认表.pdf", size=1, uploaded_by=officer, **place)
        view = SavedView.objects.create(owner=officer, name="审计", query="i=audit_project_count")
        return {
            "scan": scan.pk,
            "view": view.pk,
            "upload": Upload.objects.create(**content, user=officer, **place).pk,
            "history": Upload.objects.create(**content, user=self.person("administrator")).pk,
        }


def filed(editor: User) -> Places:
    """2019, with a receipt of its submission, a head and the paper that was kept."""
    report = Report.objects.get(year=2019)
    filing = {
        "recipient": "区委",
        "filed_on": date(2020, 2, 28),
        "file": upload(),
        "name": "回执.pdf",
        "content_type": "application/pdf",
    }
    head = PaperHead(report=report)
    head.write(by=editor, recipient="区委", addressees="区委")
    kept = {"recipient": "区委", "file": upload(), "name": "报区委.docx", "content_type": DOCX, "size": 1}
    return {
        "filing": Filing.objects.create(report=report, recorded_by=editor, **filing).pk,
        "head": head.pk,
        "paper": Paper.objects.create(report=report, made_by=editor, **kept).pk,
    }


def sent_round(editor: User) -> Places:
    """2020 sent round: one was silent, one sent a file with a remark back."""
    report = Report.objects.get(year=2020)
    round_ = {
        "report": report,
        "text": composed(report).document.to_json(),
        "due_on": timezone.localdate(),
        "by": editor,
    }
    consultation = Consultation.objects.create(**round_)
    silent, answered = (Consulted(consultation=consultation, name=name) for name in ("区财政局", "区审计局"))
    silent.save()
    answered.save()
    kept = {"file": upload(), "name": "反馈.docx", "content_type": DOCX, "size": 1, "sha256": "0" * 64}
    paper = ReturnedPaper.objects.create(consulted=answered, by=editor, **kept)
    remark = PaperRemark(paper=paper, number=1, paragraph="区政府常务会议研究。", words="写明次数。")
    remark.save()
    return {"round": consultation.pk, "consulted": silent.pk, "returned": paper.pk, "remark": remark.pk}


def brought_in(editor: User) -> Places:
    """A report of 2017 under review, with a row, a number and a new indicator to name; one of 2016 before who confirms it;
    a figure of which a document says otherwise."""
    imported = take_in_pasted("\n".join(line.replace("2023", "2017") for line in REPORT), by=editor)
    handed_in = take_in_pasted("\n".join(line.replace("2023", "2016") for line in REPORT), by=editor)
    handed_in.stage = ImportStage.CONFIRMING
    handed_in.save()
    stated = Figure.objects.published().filter(year=2019).first()
    other = Statement.objects.create(figure=stated, value=1, source="统计公报", public_value=2)
    return {
        "handed_in": handed_in.pk,
        "handed_in_version": handed_in.version,
        "statement": other.pk,
        "import": imported.pk,
        "row": next(row.id for row in imported.text_rows if row.role == "item"),
        "version": imported.version,
        "number": imported.numbers[0]["key"],
        "new": next(iter(imported.proposed)),
        "theme": Theme.objects.all()[0].pk,
        "report": "\n".join(REPORT),
    }


def approve(publisher: User) -> None:
    """2021, with a time set for its publication: nothing but its stage matters here."""
    stage = {"stage": Stage.APPROVED, "approved_hash": "0" * 64}
    Report.objects.create(year=2021, title="2021年度报告", publish_at=timezone.now(), publish_by=publisher, **stage)


def drafted() -> Places:
    """2020: enough to be rearranged, found fault with and planned, and a row of each kind that belongs to a report."""
    report = Report.objects.create(year=2020, title="2020年度报告")
    part = Part.objects.create(report=report, kind=Part.Kind.ACHIEVEMENTS, marker="一、", heading="工作", order=1)
    plan = Part.objects.create(report=report, kind=Part.Kind.PLAN, marker="二、", heading="打算", order=2)
    section = Section.objects.create(part=part, marker="（一）", heading="组织领导", order=1)
    other = Section.objects.create(part=part, marker="（二）", heading="制度建设", order=2)
    area = Section.objects.create(part=plan, marker="（一）", heading="宣传。", body="推进普法。", order=1)
    texts = [("会议。", "区政府常务会议研究。"), ("审计。", "完成9个审计项目。"), ("待写", "")]
    first, second, empty = (
        Item.objects.create(section=section, marker=f"{order}. ", heading=heading, body=body, order=order)
        for order, (heading, body) in enumerate(texts, 1)
    )
    indicator = Indicator.objects.first()
    KeyFigure.objects.create(report=report, indicator=indicator)
    ChartSeries.objects.create(
        chart=SectionChart.objects.create(section=section, title="图", kind="bar"), indicator=indicator
    )
    rows = {"part": part, "section": section, "other": other, "area": area}
    table = {"after": 0, "caption": "复议", "header": ["事项", "件数"], "rows": [["申请", "三"]]}
    tabled = Item.objects.create(section=other, marker="1. ", heading="附表", tables=[table], order=1)
    rows |= {"item": first, "second": second, "empty": empty, "tabled": tabled}
    return {name: row.pk for name, row in rows.items()} | {
        "arrangement": arrangement(report),
        "doubt": verdict(report).open_warnings[0].finding.fingerprint,
    }
