"""A checked text as Word, each finding a comment at its place. Runs in a process of its own; sets no Django up.

Standard input is `sheet()`; standard output the file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from reports.reading.limits import limit_myself

FACE = "宋体"


def commented(sheet: dict[str, Any]) -> bytes:
    """The file. `sheet` is what `reports.downloads.checkup.sheet` says of a text: its lines in stretches and the comments."""
    file = docx.Document()
    _dress(file)
    author, texts = sheet["author"], sheet["comments"]
    _write_comments(file.part._comments_part.element, author, texts)
    last = {number: at for at, numbers in enumerate(_runs(sheet)) for number in numbers}
    at = 0
    for number, line in enumerate(sheet["lines"]):
        paragraph = file.add_paragraph()
        if number == sheet["head"]:
            _mark(paragraph, sheet["whole"], "w:commentRangeStart")
        for text, numbers, begins in line:
            _mark(paragraph, begins, "w:commentRangeStart")
            paragraph.add_run(text)
            _end(paragraph, [one for one in numbers if last[one] == at])
            at += 1
        if number == sheet["head"]:
            _end(paragraph, sheet["whole"])
    packed = BytesIO()
    file.save(packed)
    return packed.getvalue()


def _runs(sheet: dict[str, Any]) -> Iterator[list[int]]:
    return (numbers for line in sheet["lines"] for _text, numbers, _begins in line)


def _write_comments(comments: Any, author: str, texts: list[str]) -> None:
    """The library looks every other comment up for each new one; these are numbered as they come."""
    for number, text in enumerate(texts, 1):
        comment = parse_xml(
            f'<w:comment {nsdecls("w")} w:id="{number}" w:initials="检"><w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
            '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r><w:r><w:t/></w:r></w:p></w:comment>'
        )
        comment.set(qn("w:author"), author)
        comment.find(f".//{qn('w:t')}").text = text
        comments.append(comment)


def _mark(paragraph: Any, numbers: list[int], what: str) -> None:
    for number in numbers:
        mark = OxmlElement(what)
        mark.set(qn("w:id"), str(number))
        paragraph._p.append(mark)


def _end(paragraph: Any, numbers: list[int]) -> None:
    for number in numbers:
        _mark(paragraph, [number], "w:commentRangeEnd")
        sign = parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
        )
        paragraph._p.append(sign)


def _dress(file: Any) -> None:
    """Plain and legible: this is a working copy, not the official paper."""
    style = file.styles["Normal"]
    style.font.size = Pt(12)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FACE)
    style.paragraph_format.first_line_indent = Pt(24)
    style.paragraph_format.space_after = Pt(6)


def main() -> None:
    limit_myself()
    sys.stdout.buffer.write(commented(json.load(sys.stdin)))


if __name__ == "__main__":
    main()
