"""How wide Chinese text is and where its lines may break. Pure; widths are in em."""

from functools import lru_cache
from math import ceil
from unicodedata import east_asian_width

# The narrowest column a chart is drawn for: a 320 px screen less its margins, in large type.
NARROWEST = 20.0
LINE_HEIGHT = 1.4

_LATIN_WIDTH = 0.58
_NOT_FIRST = "，。、；：？！）》”’％%…—"
_NOT_LAST = "（《“‘"


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """About how wide a text is, in em: 汉字 and full-width marks are 1, the rest a little over a half."""
    return sum(1.0 if east_asian_width(character) in "WFA" else _LATIN_WIDTH for character in text)


def wrapped(text: str, width: float) -> tuple[str, ...]:
    """Break a label into lines of even length no wider than `width` em; no line starts with a closing mark."""
    count = ceil(text_width(text) / width)
    if count <= 1:
        return (text,)
    target = text_width(text) / count
    lines: list[str] = []
    line = ""
    for character in text:
        full = text_width(line) >= target - 0.25 and len(lines) < count - 1
        if full and character not in _NOT_FIRST and line[-1] not in _NOT_LAST and not _same_word(line[-1], character):
            lines.append(line)
            line = ""
        line += character
    return (*lines, line)


def _same_word(left: str, right: str) -> bool:
    """Latin words and numbers are not torn apart."""
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
