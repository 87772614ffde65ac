"""One approved text under several heads: what stands above and below the words differs, the words don't. Pure.

版头, 主体 and 版记 as GB/T 9704—2012 orders them. 密级 and 份号 have no place here: what is secret must not enter this system.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal

from indicators.numbers import formatting
from indicators.office.characters import storable
from reports.document.diff import measured
from reports.document.tree import Block, Document, Fact, plain_text
from reports.downloads.official import (
    OfficialLine,
    OfficialTable,
    addressee_lines,
    attached_parts,
    official_line,
    part_lines,
    signature_lines,
    text_lines,
)

SECRETS = "涉密文件不得进入本系统，这里不填密级和份号。"
NO_FIGURE = "—"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What one recipient's paper says around the text. Each "" is left out.

    `masthead` is the 发文机关标志, `signer` the 签发人 (a 报告 goes upwards and names who signed), `note` the 附注,
    `copies` the 抄送机关; `has_figures` adds all of the year's figures as the last attachment.
    """

    masthead: str = ""
    number: str = ""
    signer: str = ""
    addressees: str = ""
    note: str = ""
    copies: str = ""
    printer: str = ""
    printed_on: date | None = None
    has_figures: bool = False

    @property
    def printed_text(self) -> str:
        """`2020年3月1日印发`."""
        day = self.printed_on
        return f"{day.year}年{day.month}月{day.day}日印发" if day else ""

    @property
    def copies_text(self) -> str:
        """抄送 ends with a full stop, however it was typed."""
        named = storable(self.copies).strip().rstrip("。.").strip()
        return f"抄送：{named.removeprefix('抄送：')}。" if named else ""

    @property
    def printer_text(self) -> str:
        """印发机关 with 印发日期 at the right."""
        printer = storable(self.printer).strip()
        return f"{printer}\t{self.printed_text}" if printer or self.printed_on else ""

    @property
    def has_foot(self) -> bool:
        """Whether there is a 版记."""
        return bool(self.copies_text or self.printer_text)

    def as_json(self) -> str:
        """The same letterhead gives the same text."""
        said = asdict(self) | {"printed_on": self.printed_on.isoformat() if self.printed_on else ""}
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Letterhead:
        said = json.loads(text)
        day = said["printed_on"]
        return cls(**said | {"printed_on": date.fromisoformat(day) if day else None})


@dataclass(frozen=True, slots=True)
class PaperAttachment:
    """An attachment with its title, and what stands below that."""

    title: str
    pieces: tuple[OfficialLine | OfficialTable, ...]


def paper_lines(document: Document, letterhead: Letterhead) -> Iterator[OfficialLine | OfficialTable]:
    """All that comes after the title: 主送, text, 附件说明, signature, 附注, and the attachments, each to be begun on a
    page of its own."""
    attachments = attachments_of(document, letterhead)
    yield from addressee_lines({"addressees": letterhead.addressees})
    yield from text_lines(document)
    yield from _listed(attachments)
    yield from signature_lines(document.meta)
    yield from _noted(letterhead.note)
    for number, attachment in enumerate(attachments, 1):
        yield official_line("attachment_mark", (f"附件{number}" if len(attachments) > 1 else "附件",))
        yield official_line("attachment_title", (attachment.title,))
        yield from attachment.pieces


def attachments_of(document: Document, letterhead: Letterhead) -> tuple[PaperAttachment, ...]:
    """Those of the text, then the table of figures where it is wished."""
    own = tuple(_attachment(part) for part in attached_parts(document))
    return (*own, figure_table(document)) if letterhead.has_figures and document.facts else own


def _attachment(part: Block) -> PaperAttachment:
    """What the text calls it stands in its title; how it is numbered, its place says."""
    title = plain_text(part.heading).strip().removesuffix("。") or part.marker.strip("　 ：")
    return PaperAttachment(title, tuple(part_lines(replace(part, marker="", heading=(), run_on=False))))


def _listed(attachments: tuple[PaperAttachment, ...]) -> Iterator[OfficialLine]:
    """附件说明: `附件：` and each title below the other, without stops; numbers where there are several."""
    for number, attachment in enumerate(attachments, 1):
        title = f"{number}. {attachment.title}" if len(attachments) > 1 else attachment.title
        yield (
            official_line("attachment_next", (title,))
            if number > 1
            else official_line("attachment_list", (f"附件：{title}",))
        )


def _noted(note: str) -> Iterator[OfficialLine]:
    """附注, in brackets however it was typed."""
    if said := note.strip().strip("（）()").strip():
        yield official_line("note", (f"（{said}）",))


def figure_table(document: Document) -> PaperAttachment:
    """Every figure of the year in the catalogue's order, beside the last year's as the text knows it; where it knows none
    of last year, there is no column of dashes."""
    year = document.year
    before = [_before(fact, document) for fact in document.facts]
    has_before = any(text != NO_FIGURE for text in before)
    rows = tuple(
        (str(number), storable(fact.name), measured(fact), *([text] if has_before else []))
        for number, (fact, text) in enumerate(zip(document.facts, before, strict=True), 1)
    )
    header = ("序号", "指标", f"{year}年", *([f"{year - 1}年"] if has_before else []))
    return PaperAttachment(f"{year}年度法治政府建设数据表", (OfficialTable("table", "", header, rows),))


def _before(fact: Fact, document: Document) -> str:
    value = dict(fact.history).get(document.year - 1)
    if value is None or value == "":
        return NO_FIGURE
    return formatting.measure(Decimal(value), fact.unit, fact.kind, fact.decimals)
