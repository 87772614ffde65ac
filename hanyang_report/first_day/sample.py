"""The example: the shipped district's report in an empty place, to look at before one's own; removed again whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from hanyang_report.first_day import emptying
from indicators.loading import load_once
from indicators.models import Collection, Department, Indicator, LoadedFixture, User
from indicators.office.permissions import user_can_administer
from indicators.office.shipped import SAMPLE
from indicators.office.steps import Refused
from reports.loading import (
    CATALOGUE,
    DERIVED,
    ELSEWHERE,
    GENERAL_RULES,
    REPORT,
    RULES,
    THEMES,
    YEAR,
    load_initial,
    shipped_catalogue,
    shipped_report,
)
from reports.models import Edition, Report, TaskUpdate

CAME_WITH_IT = (SAMPLE, CATALOGUE, RULES, DERIVED, THEMES, GENERAL_RULES, REPORT, f"figures-{YEAR}", "figures-sourced")


@transaction.atomic
def load_sample(folder: Path, *, by: User) -> None:
    """The shipped report, its catalogue and its departments, marked as an example on every page.

    Raises Refused without the right and where anything of one's own is there.
    """
    if not user_can_administer(by):
        raise Refused("您没有权限载入示例：须由管理员办理。")
    if Report.objects.exists() or Department.objects.exists() or Indicator.objects.exists():
        raise Refused("示例只能载入还空着的网站：这里已经有部门、指标或报告。")
    emptying.empty(emptying.WORKED_WITH)
    LoadedFixture.objects.filter(name__in=(THEMES, GENERAL_RULES)).delete()
    load_once(SAMPLE, lambda: None)
    for name, load in (shipped_catalogue(folder) | shipped_report(folder)).items():
        load_once(name, load)


@transaction.atomic
def remove_sample(folder: Path) -> list[str]:
    """Remove the shipped report with its figures, tasks, catalogue and departments; the departments that stay.

    Accounts stay, and with them the departments that somebody belongs to. Raises Refused where there is no example, and
    where work of one's own stands on it.
    """
    if not Report.objects.exists() and not LoadedFixture.objects.filter(name=SAMPLE).exists():
        raise Refused("这里没有示例报告。")
    if LoadedFixture.objects.is_simulated():
        raise Refused("这是演示用的数据库。要一个空的，请另设 DATA_DIR。")
    if found := "、".join(own_work()):
        raise Refused(f"示例之外已经有本地区自己的{found}，不能再整体删除。试用时留下的，可用 reset_trial 清空。")
    emptying.empty(emptying.WORKED_WITH | {"indicators.Department"})
    Department.objects.filter(members__isnull=True).delete()
    LoadedFixture.objects.filter(name__in=CAME_WITH_IT).delete()
    load_once(ELSEWHERE, lambda: None)
    load_initial(folder, district="")
    return [one.name for one in Department.objects.all()]


def own_work() -> Iterator[str]:
    """What is there besides the shipped report as it came."""
    counted = {
        "年度填报": Collection.objects.count(),
        "报告": Report.objects.exclude(year=YEAR).count(),
        "更正": max(Edition.objects.count() - 1, 0),
        "任务办理记录": TaskUpdate.objects.count(),
    }
    yield from (f"{what}{count}条" for what, count in counted.items() if count)
