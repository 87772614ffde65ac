"""Empty places, the statutory contents and dates."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format

from reports.checks.addresses import report_page, text_page
from reports.checks.finding import Finding, FindingPlace
from reports.checks.material import WHOLE, Material
from reports.checks.statute import Content, Deadline, statute
from reports.document.tree import Block, plain_text

CONTENTS = FindingPlace("", "法定内容", WHOLE)
DATES = FindingPlace("", "法定期限", WHOLE)


def empty_texts(material: Material) -> Iterator[Finding]:
    """A block that says nothing under its heading, itself or in what stands below it."""
    for block, row in material.composed.pairs():
        if not any(inner.paragraphs or inner.tables for inner in block.walk()):
            place = material.places[block.anchor]
            yield Finding.of("empty-text", f"“{block.title or '无标题'}”没有正文。", place, text_page(row))


def statutory_contents(material: Material) -> Iterator[Finding]:
    for content in statute().contents:
        parts = [part for part in material.document.parts if part.kind == content.kind]
        if not parts and content.required:
            message = f"没有“{content.name}”这一部分。依据：{content.basis}。"
            yield Finding.of("statutory-part-missing", message, CONTENTS, report_page(material.report))
        elif parts and content.words and not _says_any(parts, content):
            [row] = [row for block, row in material.composed.pairs() if block is parts[0]]
            message = f"{content.missing}。依据：{content.basis}“{content.name}”。"
            place = material.places[parts[0].anchor]
            yield Finding.of("statutory-words-missing", message, place, text_page(row))


def _says_any(parts: list[Block], content: Content) -> bool:
    texts = [plain_text(line) for part in parts for block in part.walk() for line in block.lines()]
    return any(word in text for word in content.words for text in texts)


def statutory_dates(material: Material) -> Iterator[Finding]:
    """Days that have passed without what was due. A report published elsewhere before this site has its own dates."""
    if material.is_imported:
        return
    done = {"filing": material.is_filed, "publication": bool(material.editions)}
    for deadline in statute().deadlines:
        if not done[deadline.duty] and material.today >= deadline.day_for(material.year):
            yield Finding.of("statutory-date-passed", _late(deadline, material), DATES, report_page(material.report))


def _late(deadline: Deadline, material: Material) -> str:
    day = date_format(deadline.day_for(material.year))
    record = "还没有上报记录" if deadline.duty == "filing" else "还没有公开"
    return f"{material.year}年度报告应于{day}前{deadline.name}，{record}。依据：{deadline.basis}。"
