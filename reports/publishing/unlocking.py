"""Taking a locked round up again: the numbers are open once more, so what was said yes to about them falls away."""

from __future__ import annotations

from django.db import transaction

from indicators.models import Collection, User
from indicators.office.steps import Refused, held
from indicators.round import opening
from reports.models import Edition, Report
from reports.models.report_steps import ReportVerb, Stage


@transaction.atomic
def unlock_round(collection: Collection, *, by: User, reason: str) -> Report | None:
    """Open the round's entry again. Returns the report whose approval, and set time, fell away with it; it waits to be
    approved again, and its editors and publishers find it on their lists.

    Raises Refused as `opening.unlock_round` does, and while an edition of the year stands.
    """
    report = held(Report.objects.filter(year=collection.year)).first()
    if standing := hindrance(collection):
        raise Refused(standing)
    opening.unlock_round(collection, by=by, reason=reason)
    if report is None or report.stage != Stage.APPROVED:
        return None
    report.clear_approval()
    report.take(ReportVerb.LAPSE, by=by, words=f"{collection}已解锁：{reason.strip()}")
    return report


def hindrance(collection: Collection) -> str:
    """Why the round can't be unlocked now; "" where it can. A withdrawn edition hinders nobody."""
    edition = Edition.objects.current().of_year(collection.year).first()
    if edition is None:
        return ""
    return (
        f"{collection.year}年度报告第{edition.number}版已经公开，整个年度不能解锁。"
        "个别数据有误的，由发布人启动更正；须全部重来的，先撤回这一版。"
    )
