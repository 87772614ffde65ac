"""Whose page a form stood on: every posting form carries it, signed, so that what one person typed is not sent as another's.

Two people share a browser; one's page is still open when the other signs in. Loaded as a built-in library of tags (see
`settings.TEMPLATES`), so that the admin's own forms carry it as well.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.template.base import Parser, Token
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.models import User

FIELD = "page_of"

register = template.Library()
_signer = Signer(salt="hanyang_report.page_owner")


@lru_cache(maxsize=200)
def _owned_by(key: int) -> SafeString:
    """The same on each of a page's forms, and on every page of who has it."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, _signer.sign(str(key)))


class OwnedToken(CsrfTokenNode):
    """Django's token against forged posts, and beside it whose page this is."""

    def render(self, context: Any) -> str:
        user = getattr(context.get("request"), "user", None)
        return super().render(context) + (_owned_by(user.pk) if user and user.pk else "")


@register.tag
def csrf_token(parser: Parser, token: Token) -> OwnedToken:
    return OwnedToken()


def owner_of(request: HttpRequest) -> User | None:
    """Who had the page open that was sent; None where it doesn't say, or says what we didn't write."""
    try:
        return User.objects.filter(pk=_signer.unsign(request.POST.get(FIELD, ""))).first()
    except BadSignature:
        return None
