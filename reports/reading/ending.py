"""What stands below the last part: signature, date, attachments, and what a portal puts under a text. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.reading import fields
from reports.reading.furniture import AROUND, CONTACT, is_around, is_contact
from reports.reading.lines import CAPTIONS, Aside, Line, Table, says_unit
from reports.reading.markers import marker_at_start
from reports.reading.outline import Attachment, TableAt

_LABEL = re.compile(r"^(附[件表录](?:\s*[\d一二三四五六七八九十]{1,2})?)\s*(?:[:：]?\s*(.*))$")
_REFERENCE = re.compile(r"^附[件表录]\s*\d{0,2}\s*[:：]")
LONGEST_SIGNATURE = 36
LONGEST_ATTACHED_TITLE = 60
MOST_REFERENCES = 12
UNDATED = "没有写明日子的落款日期"


@dataclass(slots=True)
class Ending:
    signature: str = ""
    date: str = ""
    document_number: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    tables: list[TableAt] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


def cut_ending(lines: Sequence[Line]) -> tuple[list[Line], Ending]:
    """The text without what stands below it, and that, understood."""
    ending = Ending()
    lines = [piece for line in lines for piece in _organ_and_date(line)]
    references, end = _references(lines)
    end = end or _end_of_text(lines)
    _read_below(_signed(list(lines[end:]), ending), ending)
    return list(lines[: references or end]), ending


def _organ_and_date(line: Line) -> list[Line]:
    """Who signed and when, on two lines also where they share one."""
    found = None if line.table else fields.dated(line.text)
    return [Line(text, page=line.page) for text in found] if found else [line]


def _references(lines: Sequence[Line]) -> tuple[int, int]:
    """Where `附件：…` lists the attachments above the signature, and where the signature is; (0, 0) where neither is."""
    for at, line in enumerate(lines):
        if not _is_reference(line):
            continue
        for end in range(at + 1, min(at + MOST_REFERENCES, len(lines))):
            if _is_signing(lines, end) or fields.is_date(lines[end].text):
                return at, end
            if len(lines[end].text) > LONGEST_ATTACHED_TITLE or lines[end].text.endswith("。"):
                break
    return 0, 0


def _is_reference(line: Line) -> bool:
    """`附件：…` above the signature repeats what the attachment says of itself."""
    return bool(_REFERENCE.match(line.text)) and len(line.text) <= LONGEST_ATTACHED_TITLE


def _end_of_text(lines: Sequence[Line]) -> int:
    """The signature or date, else the first line of the page around; the end of the file if there is none of these."""
    last_heading = max((at for at, line in enumerate(lines) if marker_at_start(line.full)), default=0)
    for at in range(last_heading + 1, len(lines)):
        line = lines[at]
        if line.table:
            continue
        if _is_signing(lines, at) or fields.is_date(line.text) or is_around(line) or is_contact(line.text):
            return at - 1 if _is_reference(lines[at - 1]) else at
        if re.fullmatch(_LABEL, line.text) and len(line.text) <= 6:
            return at
    return len(lines)


def _is_signing(lines: Sequence[Line], at: int) -> bool:
    """An organ's name that a date follows, or that ends the text."""
    if not fields.is_signature(lines[at].text):
        return False
    following = [line.text for line in lines[at + 1 : at + 4]]
    return not following or any(map(_dates, following)) or is_around(lines[at + 1])


def _dates(text: str) -> bool:
    return fields.is_date(text) or fields.is_month(text)


def _signed(below: list[Line], ending: Ending) -> list[Line]:
    """Signatures and date off the top."""
    signatures: list[str] = []
    while below and not ending.date:
        text = below[0].text
        if fields.is_date(text):
            ending.date = fields.date_of(text)
        elif fields.is_month(text):
            ending.asides.append(Aside(text, UNDATED))
        elif fields.is_signature(text) and not is_around(below[0]):
            signatures.append(fields.signing(text))
        else:
            break
        below = below[1:]
    ending.signature = "、".join(signatures)
    return below


def _read_below(lines: Sequence[Line], ending: Ending) -> None:
    """Below the signature: attachments to the end of the file, or to the foot of the page."""
    current: Attachment | None = None
    for line in lines:
        if line.table and current:
            header, *rows = line.table.rows
            ending.tables.append(TableAt(_caption(current, line.table), "附件", "", header, tuple(rows)))
        elif is_around(line) or is_contact(line.text) or line.table:
            ending.asides.append(Aside(line.text, CONTACT if is_contact(line.text) else AROUND))
        elif found := _opens(line):
            current = Attachment(found[0], found[1])
            ending.attachments.append(current)
        elif current and not current.title:
            current.title = line.text
        elif current:
            current.body.append(line.full)
        else:
            ending.document_number = ending.document_number or fields.document_number_of(line.text)
            ending.asides.append(Aside(line.full, AROUND))


def _caption(attachment: Attachment, table: Table) -> str:
    """An attachment's title heads its table, and what it is counted in."""
    unit = attachment.body.pop() if attachment.body and says_unit(attachment.body[-1]) else ""
    return CAPTIONS.join(filter(None, (attachment.title, unit, table.caption)))


def _opens(line: Line) -> tuple[str, str] | None:
    found = _LABEL.match(line.text)
    if not found or len(line.text) > LONGEST_ATTACHED_TITLE:
        return None
    return found[1], found[2]
