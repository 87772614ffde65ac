"""Plain text of any encoding → lines."""

from __future__ import annotations

import codecs
import re

from reports.reading.formats.columns import with_tables
from reports.reading.lines import Line, Source
from reports.reading.refusals import BINARY, GARBLED, NO_TEXT, Refused

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MOJIBAKE = re.compile(r"锟斤拷|烫烫烫|\ufffd|[\ue000-\uf8ff]")

SAMPLE, SHORT = 20_000, 200
"""Characters that are looked at, and how few prove nothing."""

_COMMON = frozenset("的一是不了在有人大中国年和法行政府工作为对全市县区开展实施建设发")


def read_text(content: bytes) -> Source:
    """Raises Refused for bytes that are no text, and for text that is spoilt."""
    text = decode(content)
    if not reads_as_chinese(text[:SAMPLE]):
        raise Refused(GARBLED if _is_utf8(content) else BINARY)
    return lines_of(text)


def lines_of(text: str) -> Source:
    """Pasted text too, where a table comes as a line a row with tabs between its cells."""
    lines = [Line(text) for text in re.split(r"\r\n|[\n\r\v\f\u2028\u2029]", text)]
    return Source("text", with_tables(lines), is_printed=True)


def decode(content: bytes, declared: str = "") -> str:
    """The text of bytes that say or show how they are encoded."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _checked(_decoded(content, encoding))
    if bare := _utf16_without_bom(content):
        return _checked(_decoded(content, bare))
    if b"\0" in content:
        raise Refused(BINARY)
    for encoding in filter(None, ("utf-8", declared, "gb18030")):
        try:
            return _checked(content.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _checked(_mostly(content))


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(GARBLED) from None


def _mostly(content: bytes) -> str:
    """A text with a few broken bytes, as pages cut in the middle of a character have."""
    for encoding in ("utf-8", "gb18030"):
        text = content.decode(encoding, "replace")
        if text.count("\ufffd") * 500 < len(text):
            return text.replace("\ufffd", "")
    raise Refused(BINARY)


def _utf16_without_bom(content: bytes) -> str:
    """汉字 in UTF-16 fill the odd or the even bytes with 0x4e–0x9f, digits and line ends with zeros."""
    sample = content[:4000]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[offset::2]
        if len(high) > 20 and sum(0x4E <= byte <= 0x9F or byte in (0, 0x30, 0xFF) for byte in high) > 0.95 * len(high):
            return encoding
    return ""


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def reads_as_chinese(text: str) -> bool:
    """The commonest 汉字 are never missing from a page of prose, whatever it is about; a page in Latin letters is another matter."""
    hanzi = re.findall(r"[\u4e00-\u9fff]", text)
    if len(text) < SHORT:
        return True
    if len(hanzi) < 0.2 * len(re.sub(r"\s", "", text)):
        return text.isascii() or len(hanzi) > 50
    return sum(character in _COMMON for character in hanzi) > 0.03 * len(hanzi)


def _checked(text: str) -> str:
    if not text.strip("\ufeff \t\r\n\u3000\u00a0"):
        raise Refused(NO_TEXT)
    sample = text[:SAMPLE]
    if sum(ord(c) < 32 and c not in "\t\n\r\f\v" for c in sample) > len(sample) * 0.02:
        raise Refused(BINARY)
    if len(_MOJIBAKE.findall(sample)) * 50 > len(sample):
        raise Refused(GARBLED)
    return text
