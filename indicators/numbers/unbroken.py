"""Text as HTML whose lines do not break where a reader stumbles: a number stays with its classifier, and no last line holds
a single character. Browsers know neither of Chinese (`text-wrap: pretty` asks for spaces). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

HAN = "[\u4e00-\u9fff]"
CLASSIFIER = re.compile(rf"[余多]?[万亿]?(?:个?百分点|年度|{HAN})")
"""What follows a number and may not be torn from it: 件, 万元, 余万件, 年度."""
NUMBER = re.compile(rf"\d+(?:[,.]\d+)*{CLASSIFIER.pattern}")
END = re.compile(rf"{HAN}{{2}}[，。；：、！？”’》）〕]*$")

NOTHING = SafeString()


def numbers_unbroken(text: str) -> SafeString:
    """A stretch of a text that goes on behind it."""
    return mark_safe("".join(_pieces(text)))  # noqa: S308  each piece is escaped


def unbroken(text: str, mark: str | SafeString = "") -> SafeString:
    """A whole text, or its last stretch, with a mark that stands on the same line as its last two characters."""
    end = END.search(text)
    if end is None:
        return numbers_unbroken(text) + conditional_escape(mark)
    # 3件次。 would be cut within its number
    cut = min(found.start() if found.end() > end.start() else end.start() for found in [*NUMBER.finditer(text), end])
    return numbers_unbroken(text[:cut]) + _held_together(text[cut:], conditional_escape(mark))


def _pieces(text: str) -> Iterator[str]:
    """As HTML."""
    reached = 0
    for found in NUMBER.finditer(text):
        yield escape(text[reached : found.start()])
        yield _held_together(found[0])
        reached = found.end()
    yield escape(text[reached:])


def _held_together(text: str, mark: SafeString = NOTHING) -> SafeString:
    return mark_safe(f'<span class="unbroken">{escape(text)}{mark}</span>')  # noqa: S308  both are escaped
