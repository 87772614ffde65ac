"""The commonest widgets of forms, written without a template for each option and attribute: the same HTML as Django's.

A list of fifty departments is a hundred templates to Django. What isn't known here, Django's own templates draw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

WIDGETS = "django/forms/widgets"
OPTION = f"{WIDGETS}/select_option.html"
INPUTS = ("text", "number", "email", "url", "password", "hidden", "date", "time", "search", "tel", "file", "checkbox")
Words = Mapping[str, Any]
"""A widget, an option or a label, as Django gives it to its template."""


class WrittenForms(DjangoTemplates):
    """`FORM_RENDERER`."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        write = WRITTEN.get(template_name)
        written = write(context) if write else None
        return SafeString(super().render(template_name, context, request) if written is None else written.strip())


def written_input(context: Words) -> str:
    widget = context["widget"]
    value = "" if widget["value"] is None else f' value="{as_text(widget["value"])}"'
    return (
        f'<input type="{as_text(widget["type"])}" name="{as_text(widget["name"])}"{value}{attributes(widget["attrs"])}>'
    )


def written_textarea(context: Words) -> str:
    widget = context["widget"]
    head = f'<textarea name="{as_text(widget["name"])}"{attributes(widget["attrs"])}>'
    return f"{head}\n{as_shown(widget['value']) if widget['value'] else ''}</textarea>"


def written_select(context: Words) -> str | None:
    """None where an option brings a template of its own."""
    widget = context["widget"]
    parts = [f'<select name="{as_text(widget["name"])}"{attributes(widget["attrs"])}>']
    for group, options, _ in widget["optgroups"]:
        if any(option["template_name"] != OPTION for option in options):
            return None
        ones = [f"\n  {written_option(option)}\n" for option in options]
        parts += [f'\n  <optgroup label="{as_shown(group)}">', *ones, "\n  </optgroup>"] if group else ones
    return "".join([*parts, "\n</select>"])


def written_option(option: Words) -> str:
    return (
        f'<option value="{as_text(option["value"])}"{attributes(option["attrs"])}>{as_shown(option["label"])}</option>'
    )


def written_label(context: Words) -> str:
    label, tag = as_shown(context["label"]), context["tag"]
    return f"<{tag}{attributes(context['attrs'] or {})}>{label}</{tag}>" if context["use_tag"] else label


def attributes(attrs: Words) -> str:
    """Those that are not False; True stands by its name alone."""
    given = ((name, value) for name, value in attrs.items() if value is not False)
    return "".join(
        f" {as_text(name)}" if value is True else f' {as_text(name)}="{as_text(value)}"' for name, value in given
    )


def as_text(value: object) -> str:
    """As `stringformat` writes it: numbers ungrouped."""
    return conditional_escape(value if isinstance(value, str) else str(value))


def as_shown(value: object) -> str:
    """As `{{ value }}` writes it: numbers as people of the language read them."""
    return conditional_escape(cast("str", localize(value)))


WRITTEN: dict[str, Callable[[Words], str | None]] = {
    **{f"{WIDGETS}/{kind}.html": written_input for kind in INPUTS},
    f"{WIDGETS}/textarea.html": written_textarea,
    f"{WIDGETS}/select.html": written_select,
    "django/forms/label.html": written_label,
}
"""By the template each stands for."""
