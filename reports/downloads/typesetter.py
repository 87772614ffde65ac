"""What sets a PDF stands in a process of its own: typst and the fonts of a machine take more memory than all pages together."""

from __future__ import annotations

import json
import logging
from functools import cache
from typing import Any, NamedTuple

from reports.reading.process import limited
from reports.reading.refusals import Refused

PROCESS = "reports.downloads.setting"
FONTS = ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA")
"""Where fonts lie that somebody installed for this account alone."""
LACKING = b"lacking "
"""What an answer begins with that is no PDF but the characters that no face has."""

logger = logging.getLogger(__name__)


class Faces(NamedTuple):
    """Of the text, of headings 一、 and of headings （一）; what a machine lacks another stands in for."""

    serif: str
    sans: str
    kai: str


class Lacking(Exception):
    """The characters that no face of this machine can draw."""


def faces() -> Faces | None:
    """The Chinese faces of this machine, looked for once: a font installed later is seen after a restart. A search that
    was stopped finds none, and the next one begins anew."""
    try:
        return _found()
    except Refused as refused:
        logger.error("The fonts were not looked through: %s", refused)
        return None


def set_pdf(report: dict[str, Any], text: str) -> bytes:
    """The parts of a report as `report.typ` takes them, set as PDF; `text` is all that has to be drawn.

    Raises Lacking, and Refused where the process was stopped.
    """
    asked = json.dumps({"report": report, "text": text}, ensure_ascii=False)
    answer = limited(PROCESS, asked.encode(), "pdf", shown=FONTS)
    if answer.startswith(LACKING):
        raise Lacking(answer.removeprefix(LACKING).decode())
    return answer


@cache
def _found() -> Faces | None:
    names = json.loads(limited(PROCESS, b"", "faces", shown=FONTS))
    return Faces(*names) if names else None
