"""A finding of the checker as it stands on its page: drawn once for what it says, for whoever may do the same about it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from django import template
from django.middleware.csrf import CSRF_TOKEN_LENGTH
from django.template import Context, Template, engines
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from reports.checks.acknowledging import Answered
from reports.checks.finding import Finding

register = template.Library()

LINE = "admin/reports/report/_check_line.html"
PLACE = "-" * CSRF_TOKEN_LENGTH
"""Stands for the token against forged posts, which is another one on each page; no text of a finding is marked up so."""


class LineShown(NamedTuple):
    """All that an unanswered finding's line is made of."""

    finding: Finding
    year: int
    may_edit: bool
    may_answer: bool
    is_next: bool
    """F8 stops at its reason: it is the only one of its kind that waits for one."""


@register.simple_tag(takes_context=True)
def finding_line(context: Context, line: Answered) -> SafeString:
    """What somebody has answered, or typed and was refused, is drawn as it is."""
    year, group = context["report"].year, context["group"]
    is_next = group.open_warnings < 2
    shown = LineShown(line.finding, year, context["may_edit"], context["may_answer"], is_next)
    if line.reason or context.get("refused"):
        typed = {"refused": context.get("refused"), "typed": context.get("typed"), "request": context["request"]}
        return _drawn(shown, line, csrf_token=context["csrf_token"], **typed)
    return SafeString(_open_line(shown).replace(_token(Context({"csrf_token": PLACE})), _token(context)))


@lru_cache(maxsize=300)
def _open_line(shown: LineShown) -> SafeString:
    return _drawn(shown, Answered(shown.finding, None), csrf_token=PLACE)


def _drawn(shown: LineShown, line: Answered, **page: object) -> SafeString:
    return render_to_string(LINE, {**shown._asdict(), "line": line, **page})


def _token(context: Context) -> str:
    """What every posting form carries on this page."""
    return _token_alone().nodelist.render(context)


@lru_cache(maxsize=1)
def _token_alone() -> Template:
    return engines["django"].engine.from_string("{% csrf_token %}")  # type: ignore[attr-defined]
