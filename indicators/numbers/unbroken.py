"""Text as HTML whose lines do not break where a reader stumbles: a number stays with its classifier, and no last line holds
a single character. Browsers know neither of Chinese (`text-wrap: pretty` asks for spaces). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

HAN = "[\u4e00-\u9fff]"
CLASSIFIER = re.compile(rf"[余多]?[万亿]?(?:个?百分点|{HAN})")
"""What follows a number and may not be torn from it: 件, 万元, 余万件."""
NUMBER = re.compile(rf"\d+(?:[,.]\d+)*{CLASSIFIER.pattern}")
END = re.compile(rf"{HAN}{{2}}[，。；：、！？”’》）〕]*$")


def numbers_unbroken(text: str) -> SafeString:
    """A stretch of a text that goes on behind it."""
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text)))


def unbroken(text: str, mark: str | SafeString = "") -> SafeString:
    """A whole text, or its last stretch, with a mark that stands on the same line as its last two characters."""
    end = END.search(text)
    if end is None:
        return numbers_unbroken(text) + format_html("{}", mark)
    # 3件次。 would be cut within its number
    cut = min(found.start() if found.end() > end.start() else end.start() for found in [*NUMBER.finditer(text), end])
    return format_html('{}<span class="unbroken">{}{}</span>', numbers_unbroken(text[:cut]), text[cut:], mark)


def _pieces(text: str) -> Iterator[str | SafeString]:
    reached = 0
    for found in NUMBER.finditer(text):
        yield text[reached : found.start()]
        yield format_html('<span class="unbroken">{}</span>', found[0])
        reached = found.end()
    yield text[reached:]
