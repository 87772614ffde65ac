"""Words to write on, as HTML that the desk reads back."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.drafting.pieces import Line, SheetChip

register = template.Library()


@register.filter
def to_write(line: Line) -> SafeString:
    """A paragraph with its quotations as chips, without a space that nobody typed."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in line))


def _piece(piece: str | SheetChip) -> str | SafeString:
    if isinstance(piece, str):
        return piece
    dress = "chip chip--fault" if piece.fault else "chip"
    title = f"{piece.name}：{piece.fault}" if piece.fault else piece.name
    return format_html('<span class="{}" data-token="{}" title="{}">{}</span>', dress, piece.source, title, piece.reads)
