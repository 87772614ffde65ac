"""The prose and its promises: one model to a file."""

from reports.models.edition import Edition
from reports.models.report import Item, Part, Report, Section
from reports.models.selection import ChartSeries, KeyFigure, SectionChart
from reports.models.task import Task, TaskUpdate

__all__ = [
    "ChartSeries",
    "Edition",
    "Item",
    "KeyFigure",
    "Part",
    "Report",
    "Section",
    "SectionChart",
    "Task",
    "TaskUpdate",
]
