"""A report published elsewhere, as a person has reviewed it: every number decided, waiting for the one who confirms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from indicators.models import Department, Figure, Theme, User
from reports.importing import number_steps, text_steps
from reports.importing.number_steps import decide
from reports.importing.renumbering import numbers_of
from reports.importing.taking_in import take_in
from reports.models import ImportedReport, ImportStage
from tests.reports.reading.documents import docx

EARLIER = (
    "武汉市汉阳区人民政府2018年度法治政府建设工作报告",
    "2018年，汉阳区扎实推进法治政府建设，现将有关情况报告如下：",
    "一、主要工作和成效",
    "（一）健全依法决策机制",
    "1．严格审核把关。全年对1,186件行政决策开展合法性审核，完成审计项目18个。",
    "3．推行政务公开。更新发布政务公开信息近3万条。举办法治夜市12场，查出管理不规范金额30.5亿元。",
    "二、存在的问题",
    "1．执法力量还不足。部分街道执法人员偏少，一人多岗。",
    "2．普法形式还不新。线上宣传的办法不多，青年人参与少。",
    "三、2019年工作安排",
    "下一年，组织法治宣传进社区，受理行政复议案件力争不超过50件。",
    "汉阳区人民政府",
    "2019年3月20日",
)
BOUND = {
    "1,186件": "legality_review_decision_count",
    "18个": "audit_project_count",
    "3万条": "open_gov_info_published_count",
    "30.5亿元": "audit_irregular_amount",
}


def reviewed(
    lines: tuple[str, ...] = EARLIER, *, by: User, bound: dict[str, str] | None = None, **more: Any
) -> ImportedReport:
    """Read in and decided by this editor, and handed in; `bound` says by their texts which numbers are whose."""
    imported = take_in(docx(lines), "报告.docx", by=by, address="http://www.example.gov.cn/2018.html")
    for number in numbers_of(imported):
        _decide(imported, number.key, number.text, number.kind, BOUND if bound is None else bound, by)
    facts = {"theme": Theme.objects.all()[0].pk, "department": Department.objects.all()[0].pk}
    number_steps.name_indicators(imported, list(imported.proposed), facts, by=by, seen=imported.version)
    number_steps.say_yes(imported, "new", by=by, seen=imported.version)
    original = {"address": imported.address, "published_on": date(2019, 3, 29)} | more
    text_steps.rewrite_head(imported, imported.head, **original, by=by, seen=imported.version)
    checked = [replace(row, is_checked=True) for row in imported.text_rows]
    imported.set_rows(checked)
    imported.settled = list(imported.read["uncertain"])
    imported.save()
    return imported


def handed_in(lines: tuple[str, ...] = EARLIER, *, by: User, **more: Any) -> ImportedReport:
    """The same before the one who confirms."""
    imported = reviewed(lines, by=by, **more)
    text_steps.hand_in(imported, by=by, seen=imported.version)
    assert imported.stage == ImportStage.CONFIRMING
    return imported


def _decide(imported: ImportedReport, key: str, text: str, kind: str, bound: dict[str, str], by: User) -> None:
    if text in bound and kind != "plan":
        decision = {"say": "bound", "code": bound[text]}
    elif kind == "plan" or text not in ("12场",):
        decision = {"say": "none", "why": "不是本年数据"}
    else:
        return
    decide(imported, [key], decision, by=by, seen=imported.version)


def figure(code: str, year: int = 2018) -> Figure:
    return Figure.objects.get(indicator__code=code, year=year)
