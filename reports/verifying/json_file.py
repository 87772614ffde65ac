"""A JSON download read as the report it holds, and as a flat table of its values. Pure."""

from __future__ import annotations

import json
from typing import Any

from reports.document.tree import Document
from reports.downloads.official import lines, number_line
from reports.reading.refusals import Refused

NO_DOCUMENT = "这个JSON文件不是本站的年度报告，或已残缺，读不出内容。"


def json_texts(text: str) -> tuple[list[str], dict[str, str], str]:
    """The official paper's lines, the leaves, and the text as an edition's fingerprint is taken of it."""
    try:
        data = json.loads(text)
        data.pop("notice", None)
        canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text_lines(Document.from_json(canonical)), leaves(data), canonical
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused(NO_DOCUMENT) from None


def text_lines(document: Document) -> list[str]:
    """The official paper's words, a line a paragraph."""
    return [*filter(None, [number_line(document)]), document.title, *(line.text for line in lines(document))]


def leaves(data: Any) -> dict[str, str]:
    """`facts/3/value` → `"1235"`, in the order of the file; an empty list or object is a value of its own."""
    found: dict[str, str] = {}
    waiting: list[tuple[str, Any]] = [("", data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict) and value:
            waiting += [(f"{path}/{key}", each) for key, each in reversed(value.items())]
        elif isinstance(value, list) and value:
            waiting += reversed([(f"{path}/{at}", each) for at, each in enumerate(value)])
        else:
            found[path.removeprefix("/")] = json.dumps(value, ensure_ascii=False)
    return found
