"""The words of a section or item in templates. Those of an edition are written once for what they say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from reports.document.read_block import ReadBlock
from reports.document.tree import Block
from reports.models import Edition

register = template.Library()

TEMPLATE = "reports/_block.html"
REMEMBERED = 64
"""What stands in the parts of a process's most read editions: a dozen each, of about twenty thousand characters."""


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
    if edition is None or isinstance(edition, AnyEdition):
        with context.push(block=block):
            return render_to_string(TEMPLATE, cast("dict[str, Any]", context.flatten()))
    found = ReadBlock.of(block, context["document"], context["places"], context["notes"])
    words = (
        words_of_any_edition(found).replace(ANY.permalink, edition.permalink).replace(ANY.number, str(edition.number))
    )
    return mark_safe(words)  # noqa: S308  as the template wrote it; an address of numbers and a number are put in


@lru_cache(maxsize=REMEMBERED)
def words_of_any_edition(found: ReadBlock) -> SafeString:
    return render_to_string(TEMPLATE, {**found.shown(), "edition": ANY})
