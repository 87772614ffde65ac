"""The prose and its promises: one model to a file."""

from reports.models.acknowledgement import Acknowledgement
from reports.models.answer import Answer, PromiseOutcome
from reports.models.answer_draft import AnswerDraft
from reports.models.consultation import Consultation, Consulted, PaperRemark, RemarkDecision, Reply, ReturnedPaper
from reports.models.correction import Correction, Withdrawal
from reports.models.deliberation import Deliberation
from reports.models.edition import Edition, fingerprint
from reports.models.filing import Filing
from reports.models.imported import ImportedReport
from reports.models.imported_move import ImportMove
from reports.models.imported_steps import IMPORT_MOVES, ImportStage, ImportVerb
from reports.models.law import Law
from reports.models.light_rule import LightRule
from reports.models.milestone import Milestone
from reports.models.original import Original
from reports.models.paper import Paper
from reports.models.paper_head import PaperHead
from reports.models.permissions import (
    user_can_approve,
    user_can_assign,
    user_can_confirm_import,
    user_can_correct,
    user_can_edit,
    user_can_file,
    user_can_follow_tasks,
    user_can_publish,
    user_can_read_draft,
    user_can_read_withdrawn,
    user_can_reword,
    user_can_see_check,
    user_can_see_lights,
    user_can_take_up_opinions,
    user_can_write,
    user_publishes,
    user_publishes_this,
)
from reports.models.report import HEAD, Report
from reports.models.report_move import ReportMove
from reports.models.report_steps import MOVES, ReportVerb, Stage
from reports.models.secrecy_review import Openness, SecrecyReview
from reports.models.selection import ChartSeries, KeyFigure, SectionChart, SectionChartKind
from reports.models.set_phrase import SetPhrase
from reports.models.task import Task
from reports.models.task_department import TaskCoDepartment
from reports.models.task_instruction import TaskInstruction
from reports.models.task_reminder import TaskReminder
from reports.models.task_steps import TaskStatus
from reports.models.task_target import TaskTarget
from reports.models.task_update import TaskEvidence, TaskUpdate
from reports.models.text import LONGEST_HEADING, LONGEST_MARKER, Item, Part, Section, TextBlock
from reports.narrative.written_table import WrittenTable, in_order, moved, texts_of

__all__ = [
    "HEAD",
    "IMPORT_MOVES",
    "LONGEST_HEADING",
    "LONGEST_MARKER",
    "MOVES",
    "Acknowledgement",
    "Answer",
    "AnswerDraft",
    "ChartSeries",
    "Consultation",
    "Consulted",
    "Correction",
    "Deliberation",
    "Edition",
    "Filing",
    "ImportMove",
    "ImportStage",
    "ImportVerb",
    "ImportedReport",
    "Item",
    "KeyFigure",
    "Law",
    "LightRule",
    "Milestone",
    "Openness",
    "Original",
    "Paper",
    "PaperHead",
    "PaperRemark",
    "Part",
    "PromiseOutcome",
    "RemarkDecision",
    "Reply",
    "Report",
    "ReportMove",
    "ReportVerb",
    "ReturnedPaper",
    "SecrecyReview",
    "Section",
    "SectionChart",
    "SectionChartKind",
    "SetPhrase",
    "Stage",
    "Task",
    "TaskCoDepartment",
    "TaskEvidence",
    "TaskInstruction",
    "TaskReminder",
    "TaskStatus",
    "TaskTarget",
    "TaskUpdate",
    "TextBlock",
    "Withdrawal",
    "WrittenTable",
    "fingerprint",
    "in_order",
    "moved",
    "texts_of",
    "user_can_approve",
    "user_can_assign",
    "user_can_confirm_import",
    "user_can_correct",
    "user_can_edit",
    "user_can_file",
    "user_can_follow_tasks",
    "user_can_publish",
    "user_can_read_draft",
    "user_can_read_withdrawn",
    "user_can_reword",
    "user_can_see_check",
    "user_can_see_lights",
    "user_can_take_up_opinions",
    "user_can_write",
    "user_publishes",
    "user_publishes_this",
]
