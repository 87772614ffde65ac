"""The words of a part, section or item in templates. Those of an edition are written once for what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from indicators.office.kept.written import written
from reports.document.read_block import FigureLine, ReadBlock, apart
from reports.document.tree import Block, Document, Fact
from reports.models import Edition

register = template.Library()

TEMPLATE = "reports/_block.html"
SECTIONS = "\0sections\0"
"""In the place of the sections of a part: what stands around them is written once as well."""
REMEMBERED = 96
"""Sections and items of a process's most read editions: some forty each, a section of about twenty thousand characters."""


@dataclass(frozen=True, slots=True)
class AnyEdition:
    """In the place of an edition's own: what no text of a person can hold, since NUL is stored nowhere."""

    permalink: str = "\0permalink\0"
    number: str = "\0number\0"


ANY = AnyEdition()


@register.simple_tag(takes_context=True)
def block_words(context: Context, block: Block) -> SafeString:
    """A block of the `document` being read and all inside it. Give `notes`; for an edition also `edition` and `places`."""
    edition: Edition | AnyEdition | None = context.get("edition")
    if edition is None:
        with context.push(block=block):
            return render_to_string(TEMPLATE, cast("dict[str, Any]", context.flatten()))
    words = "".join(_words(context, block))
    if isinstance(edition, Edition):
        words = words.replace(ANY.permalink, edition.permalink).replace(ANY.number, str(edition.number))
    return mark_safe(words)  # noqa: S308  as the template wrote it; an address of numbers and a number are put in


def _words(context: Context, block: Block) -> Iterator[str]:
    """Those of any edition, in the pieces they are kept in."""
    own, sections = apart(block)
    found = ReadBlock.of(own, context["document"], context["places"], context["notes"])
    before, _, after = words_of_any_edition(found).partition(SECTIONS)
    yield before
    for section in sections:
        yield from _words(context, section)
    yield after


@lru_cache(maxsize=REMEMBERED)
def words_of_any_edition(found: ReadBlock) -> SafeString:
    return render_to_string(TEMPLATE, {**found.shown(), "edition": ANY, "sections": SECTIONS})


@register.simple_tag(takes_context=True)
def figure_line(context: Context, fact: Fact, block: Block) -> SafeString:
    """A figure of the `document` being read, at the end of the `block` that gathers it. Give what its words need."""
    document: Document = context["document"]
    edition: Edition | AnyEdition | None = context.get("edition")
    cited = (str(edition.number), edition.permalink) if edition else ()
    line = FigureLine(fact, context["notes"][block.anchor][fact.code], document.year, document.title, *cited)
    return written("components/_figure_line.html", line)
