"""`{% url %}` looks a page up once: a page says where some fifty others are, and it is the same each time.

Loaded as a built-in library of tags (see `settings.TEMPLATES`), so that every template has it.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parsed
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape

from indicators.office.addressing import address_of

register = template.Library()


class RememberedAddress(URLNode):
    """Django's node, for a name of ours and words in their order; anything else is looked up as ever."""

    def render(self, context: Any) -> str:
        page = self.view_name.resolve(context)
        words = [word.resolve(context) for word in self.args]
        if self.kwargs or ":" in page or not all(type(word) in (int, str) for word in words):
            return super().render(context)
        try:
            address = address_of(page, *words)
        except NoReverseMatch:
            return super().render(context)
        if self.asvar:
            context[self.asvar] = address
            return ""
        return conditional_escape(address) if context.autoescape else address


@register.tag
def url(parser: Parser, token: Token) -> RememberedAddress:
    node = parsed(parser, token)
    return RememberedAddress(node.view_name, node.args, node.kwargs, node.asvar)
