"""The simulated report: drafted from the real one, checked, published, and once corrected. Then the next is begun."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from hanyang_report.demo.actions import approve, day, hand_in, officer, one
from hanyang_report.demo.round import LAST_YEAR, YEAR
from hanyang_report.demo.story import Row, story
from indicators.models import Figure, User
from indicators.numbers.comparison import Measured
from indicators.office.roles import Role
from reports.checks.acknowledging import acknowledge, verdict
from reports.drafting import structure
from reports.drafting.blocks import arrangement
from reports.drafting.rollover import start_report
from reports.models import Item, Openness, Part, Report, Section, Task, TextBlock
from reports.publishing import verbs as publishing
from reports.publishing.filings import record_filing
from reports.tracker.answers import answer
from reports.tracker.promising import add_tasks, plan_of

BASIS = "《政府信息公开条例》第二十条，年度报告属于主动公开的内容。"
REASON = "模拟：已逐条核对，情况属实，照此发布。"


def a_report_is_drafted(folder: Path) -> None:
    """Rolled over; what must not be copied is written anew; next year's tasks are taken from its plan."""
    editor = one(Role.EDITOR)
    report = start_report(LAST_YEAR, by=editor)
    write(report.parts.get(kind=Part.Kind.PROBLEMS), story(folder)["problems"], by=editor)
    add_what_the_statute_asks(report, story(folder)["duty"], by=editor)
    chosen = []
    for number, area in enumerate(plan_of(report), 1):
        promises = [row for row in story(folder)["promises"] if row["area"] == number]
        write(area, "".join(f"{row['phrase']}。" for row in promises), by=editor)
        chosen += [(area, row["phrase"], row["title"]) for row in promises]
    add_tasks(report, chosen, by=editor)


def promises_are_answered(folder: Path) -> None:
    """Each of last year's, by an item of the report or by a word on why not."""
    report, editor = Report.objects.get(year=LAST_YEAR), one(Role.EDITOR)
    for row in story(folder)["answers"]:
        task = Task.objects.get(year=LAST_YEAR, code=row["code"])
        item = item_of(report, row["item"]) if "item" in row else None
        answer(task, item=item, outcome=row["outcome"], words=row["words"], by=editor)


def it_is_published(folder: Path) -> None:
    """Sent round, submitted, approved by another; filed with those who must have it; public."""
    report, editor = Report.objects.get(year=LAST_YEAR), one(Role.EDITOR)
    publishing.circulate(report, by=editor)
    filing = story(folder)["filing"]
    for recipient in filing["recipients"]:
        record_filing(report, recipient=recipient, filed_on=day(0), note=filing["note"], by=editor)
    explain_warnings(report, by=editor)
    hand_over(report, editor=editor)


def it_is_corrected(folder: Path) -> None:
    """One figure and one passage, with a public reason: the next edition."""
    report, editor, publisher = Report.objects.get(year=LAST_YEAR), one(Role.EDITOR), one(Role.PUBLISHER)
    row = story(folder)["correction"]
    figure = Figure.objects.select_related("indicator", "department").get(indicator__code=row["figure"], year=LAST_YEAR)
    item = item_of(report, row["item"])
    publishing.open_correction(report, by=publisher, reason=row["reason"], blocks=[item], figures=[figure])
    enter_one_more(figure)
    write(item, item.body + row["sentence"], by=editor)
    explain_warnings(report, by=editor)
    hand_over(report, editor=editor)


def the_next_is_begun() -> None:
    """A draft to try: its figures are still coming in, its promises still open."""
    start_report(YEAR, by=one(Role.EDITOR))


def add_what_the_statute_asks(report: Report, duty: Row, *, by: User) -> None:
    """A part that the report of the year before has not, before the plan."""
    kind = Part.Kind.LEADERS_DUTY
    part = structure.add(report, heading=duty["heading"], by=by, seen=arrangement(report), kind=kind)
    structure.move(part, -1, by=by, seen=arrangement(report))
    part.refresh_from_db()
    write(part, duty["body"], by=by)


def write(block: TextBlock, body: str, *, by: User) -> None:
    block.rewrite(heading=block.heading, body=body, run_on=block.run_on, by=by, seen=block.version)


def item_of(report: Report, place: str) -> Item:
    """`1-2`: the second item of the first section of what was achieved."""
    section, item = (int(number) - 1 for number in place.split("-"))
    sections = Section.objects.filter(part__report=report, part__kind=Part.Kind.ACHIEVEMENTS).order_by("order")
    return sections[section].items.order_by("order")[item]


def explain_warnings(report: Report, *, by: User) -> None:
    for line in verdict(report).open_warnings:
        if not line.finding.is_error:
            acknowledge(report, line.finding.fingerprint, reason=REASON, by=by)


def hand_over(report: Report, *, editor: User) -> None:
    """From the editor to the publisher, and to the readers."""
    publisher = one(Role.PUBLISHER)
    publishing.submit(report, by=editor)
    publishing.approve(report, by=publisher)
    publishing.review_secrecy(report, openness=Openness.OPEN, basis=BASIS, by=publisher)
    publishing.publish(report, by=publisher)


def enter_one_more(figure: Figure) -> None:
    """By the department's officer, and approved by a reviewer, as any other entry."""
    figure.refresh_from_db()
    entry, person = Measured(Decimal((figure.value or 0) + 1)), officer(figure.department)
    figure.enter(entry, note="", source=figure.source, by=person, seen=figure.version)
    hand_in([figure])
    approve([figure])
