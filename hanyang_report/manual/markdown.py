"""A passage of a manual as HTML. Apart from its text, so that only a page of 帮助 brings the library that reads Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.urls import reverse
from markdown_it import MarkdownIt
from markdown_it.token import Token


def html(body: str) -> str:
    """Markdown as HTML; what looks like HTML in it is text. Pictures come from the manual's own folder."""
    parser = _parser()
    tokens = parser.parse(body)
    for token in _all(tokens):
        if token.type == "image":
            name = Path(str(token.attrGet("src"))).name
            token.attrSet("src", reverse("help_picture", args=[name]))
            token.attrSet("loading", "lazy")
    return str(parser.renderer.render(tokens, parser.options, {}))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])
