"""Editions in templates: their titles, differences as marked text, and the 引用本条 link of a place."""

from __future__ import annotations

import re
from functools import lru_cache

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from indicators.numbers.unbroken import unbroken
from reports.document.diff import Line, Piece
from reports.document.tree import Block, Document, Fact, Quote
from reports.downloads.colophon import qr_svg

register = template.Library()

STATES = {"same": "相同", "changed": "有改动", "added": "新增", "removed": "删去"}


@register.filter
def title_of(document: Document) -> SafeString:
    """Its phrases kept whole where a narrow line breaks it: issuer, year, kind. A title made otherwise keeps its numbers whole."""
    issuer = re.escape(document.meta.get("issuer", ""))
    found = re.fullmatch(rf"({issuer})((?:关于)?{document.year}年度)(.+)", document.title)
    if found is None:
        return unbroken(document.title)
    phrases = ((" phrase--number" if one[0].isdigit() else "", one) for one in found.groups() if one)
    return format_html_join("", '<span class="phrase{}">{}</span>', phrases)


@register.filter
def marked_up(line: Line) -> SafeString:
    """A line with what was added in `<ins>` and what was removed in `<del>`; its figures are `<data>`."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in line))


@register.filter
def state_word(state: str) -> str:
    return STATES[state]


def _piece(piece: Piece) -> SafeString:
    words = format_html_join("", "{}", ((_span(span),) for span in piece.spans))
    if piece.side == "same":
        return words
    tag, said = ("ins", "新增") if piece.side == "added" else ("del", "删去")
    return format_html('<{0}><span class="visually-hidden">【{1}】</span>{2}</{0}>', tag, said, words)


def _span(span: str | Quote) -> str | SafeString:
    return span if isinstance(span, str) else format_html('<data value="{}">{}</data>', span.value, span.text)


@register.simple_tag(takes_context=True)
def cite_here(context: Context, block: Block | None, paragraph: int) -> str:
    """A quiet ¶ that leads to a paragraph (from 1), without `block` of the lead. Nothing where no edition is shown."""
    if "edition" not in context:
        return ""
    anchor = block.anchor if block else "lead"
    place = context["places"][anchor].label if block else "导语"
    number = f"第{paragraph}段" if block and len(block.paragraphs) > 1 else ""
    return _link(context["edition"].permalink, f"{anchor}-p{paragraph}", place + number, "¶")


@register.simple_tag
def cite_figure(permalink: str, fact: Fact) -> SafeString:
    return _link(permalink, f"figure-{fact.code}", f"{fact.name}：{fact.value}{fact.unit}", "引用")


def _link(permalink: str, anchor: str, place: str, words: str) -> SafeString:
    return format_html(
        '<a class="cite-here" href="{}#{}" data-cite="{}" aria-label="引用本条：{}">{}</a>',
        permalink,
        anchor,
        place,
        place,
        words,
    )


@register.simple_tag
@lru_cache(maxsize=64)
def qr(address: str) -> SafeString:
    """A QR code that leads to an address, drawn here once, as inline SVG."""
    return mark_safe(qr_svg(address))  # noqa: S308  drawn by segno from modules; the address is not in it
