"""Every public page by name: its address, and words that a reader comes for."""

from playwright.sync_api import Page

REVIEWED = "全年对1235件行政决策开展合法性审核"
PAGES = {
    "home": ("/", "主要数据"),
    "reports": ("/reports/", "高位谋划，推进法治政府创建"),
    "report": ("/reports/2019/", REVIEWED),
    "editions": ("/reports/2019/editions/", "改动任何一字，指纹都会不同"),
    "edition": ("/reports/2019/editions/1/", REVIEWED),
    "indicators": ("/indicators/", "区政府常务会议研究法治政府建设次数"),
    "no indicator": ("/indicators/?q=%E6%97%A0%E6%AD%A4", "没有符合条件的指标"),
    "indicator": ("/indicators/legality_review_decision_count/", REVIEWED),
    "streak": ("/indicators/admin_trial_whitepaper_streak_years/", "未召开即中断"),
    "compare": ("/compare/?from=2019&to=2020", "由3项减为2项，减少1项（33.3%）"),
    "compare texts": ("/reports/compare/", "目前只发布了2019年一年的报告"),
    "explore": ("/explore/?i=reconsideration_accepted_count&i=reconsideration_revoked_count", "画不成线"),
    "tasks": ("/tasks/", "将法治政府建设纳入年度工作计划"),
    "board": ("/tasks/?view=board", "将法治政府建设纳入年度工作计划"),
    "timeline": ("/tasks/?view=timeline", "时间线上还没有可画的日期"),
    "no task": ("/tasks/?q=%E6%97%A0%E6%AD%A4", "没有符合条件的任务"),
    "task": ("/tasks/2020-T1-1/", "压实压紧工作责任"),
    "promises": ("/promises/", "2020年度报告发布后在此逐项回应"),
    "search": ("/search/?q=1235", REVIEWED),
    "nothing found": ("/search/?q=zzzz", "没有找到"),
    "login": ("/login/", "用户名"),
}
CHARTED = ("home", "report", "edition", "streak")
"""Those with drawings."""


def address(name: str) -> str:
    return PAGES[name][0]


def open_everything(page: Page) -> None:
    """Unfolds every <details> and turns every chart to its data table."""
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    for tab in page.get_by_role("tab", name="数据表").all():
        tab.click()
