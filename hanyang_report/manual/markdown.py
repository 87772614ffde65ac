"""A passage of a manual as HTML. Apart from its text, so that only a page of 帮助 brings the library that reads Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.urls import reverse
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hanyang_report.manual.text import PICTURES


def html(body: str) -> str:
    """Markdown as HTML; what looks like HTML in it is text. Pictures come from the manual's own folder."""
    parser = _parser()
    tokens = parser.parse(body)
    for token in _all(tokens):
        if token.type == "image":
            name = Path(str(token.attrGet("src"))).name
            token.attrSet("src", reverse("help_picture", args=[name]))
            token.attrSet("loading", "lazy")
            for side, pixels in _size(PICTURES / name).items():
                token.attrSet(side, str(pixels))
    return str(parser.renderer.render(tokens, parser.options, {}))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@cache
def _size(picture: Path) -> dict[str, int]:
    """Pixels of a WebP file with an extended header, as browsers write it; so the page keeps the room before it has come.

    Source: RFC 9649, section 2.7. Empty for a file that is not there or begins otherwise.
    """
    head = picture.read_bytes()[:30] if picture.is_file() else b""
    if head[12:16] != b"VP8X":
        return {}
    return {side: 1 + int.from_bytes(head[at : at + 3], "little") for side, at in (("width", 24), ("height", 27))}


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])
