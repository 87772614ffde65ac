"""The prose and its promises: one model to a file."""

from reports.models.acknowledgement import Acknowledgement
from reports.models.answer import Answer, PromiseOutcome
from reports.models.answer_draft import AnswerDraft
from reports.models.correction import Correction, Withdrawal
from reports.models.edition import Edition
from reports.models.filing import Filing
from reports.models.law import Law
from reports.models.light_rule import LightRule
from reports.models.milestone import Milestone
from reports.models.outdated import Outdated
from reports.models.report import Report
from reports.models.report_move import ReportMove
from reports.models.selection import ChartSeries, KeyFigure, SectionChart, SectionChartKind
from reports.models.set_phrase import SetPhrase
from reports.models.task import Task
from reports.models.task_instruction import TaskInstruction
from reports.models.task_reminder import TaskReminder
from reports.models.task_target import TaskTarget
from reports.models.task_update import TaskEvidence, TaskUpdate
from reports.models.text import Item, Part, Section, TextBlock

__all__ = [
    "Acknowledgement",
    "Answer",
    "AnswerDraft",
    "ChartSeries",
    "Correction",
    "Edition",
    "Filing",
    "Item",
    "KeyFigure",
    "Law",
    "LightRule",
    "Milestone",
    "Outdated",
    "Part",
    "PromiseOutcome",
    "Report",
    "ReportMove",
    "Section",
    "SectionChart",
    "SectionChartKind",
    "SetPhrase",
    "Task",
    "TaskEvidence",
    "TaskInstruction",
    "TaskReminder",
    "TaskTarget",
    "TaskUpdate",
    "TextBlock",
    "Withdrawal",
]
