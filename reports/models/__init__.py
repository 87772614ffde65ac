"""The prose and its promises: one model to a file."""

from reports.models.acknowledgement import Acknowledgement
from reports.models.correction import Correction, Withdrawal
from reports.models.edition import Edition
from reports.models.filing import Filing
from reports.models.outdated import Outdated
from reports.models.report import Report
from reports.models.report_move import ReportMove
from reports.models.selection import ChartKind, ChartSeries, KeyFigure, SectionChart
from reports.models.set_phrase import SetPhrase
from reports.models.task import Task, TaskUpdate
from reports.models.text import Item, Part, Section, TextBlock

__all__ = [
    "Acknowledgement",
    "ChartKind",
    "ChartSeries",
    "Correction",
    "Edition",
    "Filing",
    "Item",
    "KeyFigure",
    "Outdated",
    "Part",
    "Report",
    "ReportMove",
    "Section",
    "SectionChart",
    "SetPhrase",
    "Task",
    "TaskUpdate",
    "TextBlock",
    "Withdrawal",
]
