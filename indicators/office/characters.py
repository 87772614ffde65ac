"""Characters that may not stay where text enters: those no document can hold, and those nobody can see. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c]")

# Zero width, bidirectional controls and every other format character (Unicode's Cf), then blanks that may not break,
# fillers and selectors of a variant.
_UNSEEN = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001-\U000e007f"
    "\u00a0\u2007\u202f\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f]"
)


def storable(text: str) -> str:
    """The text without what XML forbids (https://www.w3.org/TR/xml/#charsets), line breaks all alike.

    Word pastes its soft line break as U+000B and a page break as U+000C: both are line breaks here. What is kept
    can be written into every document, workbook, feed and database.
    """
    return _UNWRITABLE.sub("", _BREAKS.sub("\n", text))


def storable_all(data: Any) -> Any:
    """Whatever was read from TOML or JSON, every text in it storable."""
    match data:
        case str():
            return storable(data)
        case list():
            return [storable_all(each) for each in data]
        case dict():
            return {key: storable_all(each) for key, each in data.items()}
        case _:
            return data


def sign_in_name(typed: str) -> str:
    """One spelling of a user name, however it was typed: ` ＺＨＡＯ` and `Zhao` are `zhao`."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible(typed)).lower()).strip()


def visible(text: str) -> str:
    """What a reader sees of a short text that was typed or pasted: a number, a name to sign in with, a search."""
    return _UNSEEN.sub("", storable(text))
