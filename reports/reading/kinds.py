"""Which of the statutory contents a part is about, by its heading. Pure."""

from __future__ import annotations

import re

ACHIEVEMENTS, PROBLEMS, LEADERS, PLAN, OTHER = "achievements", "problems", "leaders_duty", "plan", "other"

_LEADERS = re.compile(r"主要负责(?:人|同志)|第一责任人|党政(?:主要)?(?:负责|领导)|主要领导.*履|“?关键少数”?.*履职")
_PROBLEMS = re.compile(
    r"(?:存在|主要|面临|突出|不足|短板|困难).{0,10}(?:问题|不足|困难|短板|差距|薄弱)|(?:问题|不足|差距|短板)(?:及|和|与|、|之处|$)|^(?:问题|不足|短板|差距)|薄弱(?:环节|之处)$"
)
_SOLVED = re.compile(r"^(?!.*(?:存在|面临)).*(?:解决|化解|整治|破解|回应|聚焦|纠治|治理)")
"""A heading that says what was done about problems names none: 解决突出问题, 化解信访问题."""
_PLAN = re.compile(
    r"下一?步|下一?阶段|新的?一年|(?:工作)?(?:安排|计划|打算|思路|设想|展望|规划|谋划|部署|举措)$|努力方向|改进(?:措施|方向)|明年|来年"
)
_DONE = re.compile(r"成效|完成|开展|情况|做法|举措|成绩|回顾|进展|亮点|总体")


def kind_of(heading: str, year: int | None = None) -> str:
    """achievements, problems, leaders_duty, plan or "" where the heading says none of them. `year`: the report's."""
    text = re.sub(r"[\s。：]", "", heading)
    if _LEADERS.search(text):
        return LEADERS
    if _PROBLEMS.search(text) and not _SOLVED.search(text):
        return PROBLEMS
    if year and str(year + 1) in text:
        return PLAN
    if _PLAN.search(text) and not (year and str(year) in text) and not re.search(r"主要举措|成效|完成", text):
        return PLAN
    return ACHIEVEMENTS if _DONE.search(text) else ""


def tells_plans_too(heading: str) -> bool:
    """Whether a part on problems is one on plans as well: 存在的问题和下一步打算."""
    return bool(_PLAN.search(re.sub(r"[\s。：]", "", heading)))


def kinds_of(headings: list[str], year: int | None) -> list[str]:
    """The kinds of all parts. A slogan before the first part on problems or plans is about what was achieved."""
    kinds = [kind_of(heading, year) for heading in headings]
    ends = [at for at, kind in enumerate(kinds) if kind in (PROBLEMS, PLAN)]
    first = min(ends, default=len(kinds))
    return [kind or (ACHIEVEMENTS if at < first else OTHER) for at, kind in enumerate(kinds)]
