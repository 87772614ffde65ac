"""`{% help_address %}`: where 帮助 on this page leads."""

from __future__ import annotations

from django import template
from django.contrib.auth.models import AnonymousUser
from django.template import Context

from hanyang_report.manual.finding import help_on

register = template.Library()


@register.simple_tag(takes_context=True)
def help_address(context: Context) -> str:
    """The passage that speaks of the page shown, to the person who reads it; without a request to everybody, of the page
    that is `current`."""
    request = getattr(context, "request", None)
    if request is None:
        return help_on(context.get("current") or "", AnonymousUser())
    match = getattr(request, "resolver_match", None)
    return help_on((match.url_name or "") if match else "", getattr(request, "user", AnonymousUser()))
