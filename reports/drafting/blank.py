"""A district's first draft here: no report of the year before, so the parts the statute asks for, empty."""

from __future__ import annotations

from django.db import transaction

from indicators.models import Site, User
from indicators.models.figure_limits import FIRST_YEAR, LAST_YEAR
from indicators.office.steps import Refused
from reports.models import Part, Report
from reports.models.permissions import user_can_edit

PARTS = (
    (Part.Kind.ACHIEVEMENTS, "推进法治政府建设的主要举措和成效"),
    (Part.Kind.PROBLEMS, "推进法治政府建设存在的不足和原因"),
    (Part.Kind.LEADERS_DUTY, "党政主要负责人履行推进法治建设第一责任人职责、加强法治政府建设的有关情况"),
    (Part.Kind.PLAN, "下一年度推进法治政府建设的主要安排"),
)
"""As 《法治政府建设与责任落实督察工作规定》 lists them."""
MARKERS = "一二三四"


@transaction.atomic
def start_blank(report: Report, *, by: User) -> Report:
    """Save this report, of which only the year is known, as a draft of this district's government with the statutory parts.

    Raises Refused without the right, for a year that no report can have, and where any report is there: the next ones
    begin from the one before.
    """
    if not user_can_edit(by):
        raise Refused("您没有权限起草报告：须由编辑办理。")
    if not FIRST_YEAR <= report.year <= LAST_YEAR:
        raise Refused(f"年度须在{FIRST_YEAR}到{LAST_YEAR}之间。")
    if Report.objects.exists():
        raise Refused("已经有年度报告了，请从上一年度的起草。")
    report.issuer = Site.objects.here().government
    report.title = f"{report.issuer}{report.year}年度法治政府建设工作报告"
    report.save()
    for order, (kind, heading) in enumerate(PARTS, 1):
        Part.objects.create(report=report, kind=kind, marker=f"{MARKERS[order - 1]}、", heading=heading, order=order)
    report.touch(by=by)
    return report
