"""`{% tables_beside available_apps %}`: the admin's tables beside a list or a row of one of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.template import RequestContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


class ListedTable(NamedTuple):
    """A row of the side bar; the addresses are None where the reader may not go there."""

    object_name: str
    name: str
    admin_url: str | None
    add_url: str | None


class ListedSection(NamedTuple):
    app_label: str
    name: str
    models: tuple[ListedTable, ...]


@register.simple_tag(takes_context=True)
def tables_beside(context: RequestContext, app_list: Iterable[dict[str, Any]]) -> SafeString:
    """As the admin's site lists them, the one that the page belongs to marked."""
    sections = tuple(
        ListedSection(
            section["app_label"],
            section["name"],
            tuple(ListedTable(*(model[part] for part in ListedTable._fields)) for model in section["models"]),
        )
        for section in app_list
    )
    path = context["request"].path
    addresses = (table.admin_url for section in sections for table in section.models)
    return _drawn(sections, next((address for address in addresses if address and address in path), ""))


@lru_cache(maxsize=128)
def _drawn(sections: tuple[ListedSection, ...], here: str) -> SafeString:
    """Forty rows that are the same on every page of a table, for whoever holds the same roles: drawn once for them."""
    return render_to_string("admin/app_list.html", {"app_list": sections, "here": here, "show_changelinks": False})
