"""Whoever changes a rule finds its borders beside it: every module that decides something has its test module.

Beside means: a test module of its own name, or of its package's, in the tests of its room; or one of that room that
imports it. What is tested through a door instead is listed with that door.
"""

import ast
from functools import cache
from pathlib import Path

from tests import house

FEW = 3
"""Decisions from which a module has a rule; below it declares, or passes on."""

DOORS = {"views", "admin", "pages", "management", "templatetags", "demo"}
"""What is nothing but a way in is tested by its addresses and commands, for every kind of visitor."""

THROUGH = {
    "tests/deploy/test_upgrade.py": "hanyang_report.backup.since",
    "tests/indicators/office/test_downloads.py": "indicators.office.workbook",
    "tests/indicators/office/files/test_small_tables.py": "indicators.office.files.workbook_rows",
    "tests/hanyang_report/pages/test_sessions.py": "hanyang_report.door.own_sessions",
    "tests/test_backup.py": """
        hanyang_report.backup.archive hanyang_report.backup.keys hanyang_report.backup.manifest
        hanyang_report.backup.restoring hanyang_report.backup.schema hanyang_report.backup.sealing
        hanyang_report.backup.taking""",
    "tests/hanyang_report/first_day/test_first_day.py": """
        hanyang_report.first_day.catalogue hanyang_report.first_day.forms hanyang_report.first_day.progress
        hanyang_report.first_day.sample""",
    "tests/hanyang_report/pages/test_brief.py": "hanyang_report.overview.brief hanyang_report.overview.brief_word",
    "tests/hanyang_report/pages/test_dashboard.py": """
        hanyang_report.overview.gallery hanyang_report.overview.matters hanyang_report.overview.trace
        hanyang_report.overview.year hanyang_report.overview.year_points""",
    "tests/reports/tracker/test_deliberating.py": "reports.tracker.opinion_form",
    "tests/reports/views/test_draft_points.py": "reports.drafting.points_form",
    "tests/hanyang_report/pages/test_running.py": "hanyang_report.overview.running",
    "tests/hanyang_report/pages/test_indicator.py": "hanyang_report.overview.indicator_year",
    "tests/second_factor/test_second_factor.py": """
        hanyang_report.second_factor.asking hanyang_report.second_factor.devices hanyang_report.second_factor.proving""",
    "tests/sign_on/test_coming_in.py": "hanyang_report.sign_on.provider",
    "tests/sign_on/test_following.py": "hanyang_report.sign_on.following",
    "tests/sign_on/test_linking.py": "hanyang_report.sign_on.linking",
    "tests/indicators/charts/test_both_pens.py": """
        indicators.charts.plotly_rows indicators.charts.plotly_slope indicators.charts.plotly_years""",
    "tests/indicators/views/test_catalogue.py": "indicators.catalogue.filters",
    "tests/indicators/views/test_compare.py": """
        indicators.catalogue.compare_filter indicators.catalogue.compared_tables indicators.catalogue.tables""",
    "tests/indicators/views/test_exchange.py": "indicators.excel.handing_in",
    "tests/indicators/models/test_figure_verbs.py": "indicators.models.figure",
    "tests/indicators/round/test_opening.py": "indicators.models.collection",
    "tests/indicators/admin/test_catalogue.py": "indicators.models.indicator",
    "tests/indicators/admin/test_rules.py": "indicators.models.rule",
    "tests/indicators/admin/test_accounts.py": """
        indicators.office.departments indicators.office.users indicators.office.people_form""",
    "tests/test_logs.py": "indicators.office.records",
    "tests/indicators/views/test_confirmation.py": "indicators.round.confirmation",
    "tests/indicators/views/test_desk.py": """
        indicators.round.entry_desk.answer indicators.round.entry_desk.page indicators.round.entry_desk.saving""",
    "tests/indicators/views/test_board.py": "indicators.round.reminders",
    "tests/reports/checks/test_seeded_faults.py": """
        reports.checks.addresses reports.checks.contents reports.checks.promises
        reports.checks.quotations""",
    "tests/reports/checks/test_unbound_numbers.py": "reports.checks.bare_numbers reports.checks.numbers",
    "tests/reports/checks/test_examined.py": "reports.checks.known",
    "tests/reports/downloads/test_formats.py": "reports.downloads.spreadsheet reports.downloads.word_table",
    "tests/reports/importing/test_text_steps.py": """
        reports.importing.forms reports.importing.inbox reports.importing.review_page
        reports.importing.deciding reports.importing.known reports.importing.numbers
        reports.importing.offering""",
    "tests/reports/test_import_command.py": "reports.importing.binding",
    "tests/reports/publishing/test_imported.py": "reports.publishing.imported_text",
    "tests/reports/models/test_task_evidence.py": "reports.models.proofs",
    "tests/reports/views/test_drafting.py": "reports.models.report reports.models.text",
    "tests/reports/views/test_publishing.py": "reports.publishing.contributors reports.publishing.desk",
    "tests/reports/views/test_consulting.py": """
        reports.downloads.word_marks reports.models.consultation
        reports.publishing.returned""",
    "tests/reports/views/test_papers.py": "reports.publishing.papers",
    "tests/reports/views/test_editions.py": "reports.publishing.editions",
    "tests/reports/views/test_tasks.py": """
        reports.tracker.filters reports.tracker.showing reports.tracker.task_page""",
    "tests/reports/views/test_task_actions.py": "reports.tracker.desk reports.tracker.forms",
    "tests/reports/verifying/test_extract.py": "reports.verifying.workbook_file",
}
"""Modules whose rules are met only through a page or a command, by the test module that goes in there."""


def decisions(tree: ast.Module) -> int:
    """Branches, comparisons, and joined conditions in the functions of a module."""
    kinds = (ast.If, ast.IfExp, ast.While, ast.BoolOp, ast.Compare, ast.Match)
    inside = (
        node for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)
    )
    return len({id(node) for node in inside if isinstance(node, kinds)})


@cache
def ruled() -> tuple[str, ...]:
    """The modules below the doors that decide something."""
    return tuple(
        module
        for module, tree in house.modules().items()
        if module.count(".") > 1 and not DOORS.intersection(module.split(".")) and decisions(tree) >= FEW
    )


def has_tests_beside(module: str) -> bool:
    """Whether a test module of its room is named after it or its package, or imports it."""
    app, room, *within = module.split(".")
    near = [*(house.ROOT / "tests" / app / room).rglob("test_*.py")]
    names = {f"test_{name}.py" for name in within}
    return any(path.name in names for path in near) or any(module in imported(path) for path in near)


@cache
def imported(path: Path) -> frozenset[str]:
    """Our modules that a test module imports."""
    return frozenset(house.imported(ast.parse(path.read_text("utf-8"))))


def through() -> dict[str, str]:
    return {module: door for door, modules in THROUGH.items() for module in modules.split()}
