"""A passage on the editor's desk: a part, section or item, or the report's lead, all written in the same way."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Self

from indicators.models import User
from indicators.office.addressing import address_of
from indicators.office.permissions import Person
from reports.drafting.blocks import NAMES, find, level_of, name_of, parent_of, reading_order
from reports.models import Item, Part, Report, Section, TextBlock
from reports.models.permissions import user_can_edit, user_can_reword, user_can_rewrite
from reports.models.report_steps import WRITABLE, Stage

LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Words:
    """What is typed: the lead has a body only."""

    heading: str = ""
    body: str = ""
    run_on: bool = False


@dataclass(frozen=True)
class Passage:
    report: Report
    row: Report | TextBlock

    @classmethod
    def find(cls, report: Report, level: str, pk: int) -> Self | None:
        """The passage of this report at `level` ("lead" needs no number); None when there is none."""
        row = report if level == LEAD else find(report, level, pk)
        return cls(report, row) if row else None

    @property
    def level(self) -> str:
        return level_of(self.row) if isinstance(self.row, TextBlock) else LEAD

    @property
    def key(self) -> str:
        """What a page calls it: `item-12`, `lead-7`."""
        return f"{self.level}-{self.row.pk}"

    @property
    def kind(self) -> str:
        """The statutory kind of the part it stands in, "" for the lead."""
        row = self.row
        while isinstance(row, Section | Item):
            row = parent_of(row)
        return row.kind if isinstance(row, Part) else ""

    @property
    def name(self) -> str:
        """`（一）高位谋划，推进法治政府创建`, 导语; a block without words goes by its level."""
        return (name_of(self.row) if isinstance(self.row, TextBlock) else "") or NAMES[self.level]

    @property
    def above(self) -> list[tuple[str, str]]:
        """Name and address of the blocks it stands in, from the outermost."""
        found: list[TextBlock] = []
        row = self.row
        while isinstance(row, Section | Item):
            row = parent_of(row)
            found.insert(0, row)
        return [(name_of(block), editor_address(block, self.report)) for block in found]

    @property
    def neighbours(self) -> tuple[str, str]:
        """The addresses of the passages before and after in reading order; "" at the ends."""
        rows = [self.report, *reading_order(self.report)]
        at = rows.index(self.row)
        near = (rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None)
        earlier, following = (editor_address(row, self.report) if row else "" for row in near)
        return earlier, following

    @property
    def marker(self) -> str:
        return self.row.marker if isinstance(self.row, TextBlock) else ""

    @property
    def version(self) -> int:
        return self.row.version

    @property
    def words(self) -> Words:
        if isinstance(self.row, TextBlock):
            return Words(self.row.heading, self.row.body, self.row.run_on)
        return Words(body=self.row.lead)

    @property
    def address(self) -> str:
        """Where it is written."""
        return editor_address(self.row, self.report)

    def rewrite(self, words: Words, *, by: User, seen: int) -> None:
        """Through the row's own verb: raises Stale and Refused as that does."""
        if isinstance(self.row, TextBlock):
            self.row.rewrite(**asdict(words), by=by, seen=seen)
        else:
            self.row.rewrite(lead=words.body.strip(), by=by, seen=seen)

    def refusal(self, user: Person) -> str:
        """Why this person can't write here now, in a sentence; "" when they can."""
        if isinstance(self.row, TextBlock):
            allowed = user_can_rewrite(user, self.report, self.row)
        else:
            allowed = user_can_reword(user, self.report, LEAD)
        return "" if allowed else refusal(user, self.report)


def refusal(user: Person, report: Report) -> str:
    """Why somebody who may not write can't, in a sentence."""
    stage = report.get_stage_display()
    if not user_can_edit(user):
        return "您没有编辑权限，只能查看。"
    if report.stage == Stage.CORRECTING:
        return "报告正在更正，这里不在更正范围之内，只能查看。需要一并更正的，请发布人在更正中列明。"
    if report.stage == Stage.PUBLISHED:
        return "报告已发布，只能查看。需要改正的，请发布人启动更正。"
    return "" if report.stage in WRITABLE else f"报告处于“{stage}”，只能查看。需要修改的，请发布人退回。"


def editor_address(row: Report | TextBlock, report: Report) -> str:
    """Where a passage of the report is written."""
    if isinstance(row, TextBlock):
        return address_of("admin:reports_draft_text", report.year, level_of(row), row.pk)
    return address_of("admin:reports_draft_lead", report.year)
