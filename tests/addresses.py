"""Every address of the project: as Django's resolver knows it, and as `access.txt` lists it with an example each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.urls import URLResolver, get_resolver, resolve

TABLE = Path(__file__).with_name("access.txt")
MODEL_PAGES = {
    "": "list",
    "add/": "add",
    "<path:object_id>/": "row",
    "<path:object_id>/change/": "change",
    "<path:object_id>/delete/": "delete",
    "<path:object_id>/history/": "history",
    "<object_id>/history/<version>/": "version",
}
"""The pages that the stock admin and its history give every model, by what follows the model's own address."""


# ── the table ──────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Page:
    """A row: an address, each visitor's sign for reading and for writing it, and what is typed before it is posted."""

    address: str
    reads: str
    writes: str
    typed: str = ""


def rows() -> list[list[str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def pages() -> list[Page]:
    return [Page(row[0].removeprefix("/"), *row[1:]) for row in rows() if len(row) > 2]


def rights() -> dict[str, str]:
    """By a model's address in the admin: each visitor's right."""
    return {row[0].removeprefix("/"): row[1] for row in rows() if len(row) == 2}


# ── the resolver ───────────────────────────────────────────────────────────────────────────────────────────


def routes() -> set[str]:
    """Each pattern of the project: `reports/<year:year>/`, `admin/indicators/theme/add/`, …"""
    return set(_walk(get_resolver().url_patterns))


def names() -> set[str]:
    """What each pattern is called."""
    return {str(pattern.name) for pattern in _patterns(get_resolver().url_patterns) if pattern.name}


def route_of(address: str) -> str:
    """The pattern that answers an address."""
    return _readable(resolve(f"/{address}").route)


def model_address(model: type[Model]) -> str:
    return f"admin/{model._meta.app_label}/{model._meta.model_name}/"


def model_routes() -> dict[str, type[Model]]:
    """The admin's own pages of each model."""
    return {model_address(model) + page: model for model in admin.site._registry for page in MODEL_PAGES}


def address_of(model: type[Model], route: str) -> str | None:
    """A page of the newest row of a model; None for a page of a row where the scene has none."""
    if "<" not in route:
        return route
    newest = model._base_manager.order_by("-pk").first()
    recorded = newest.history.first() if newest and hasattr(newest, "history") else None
    if not newest or ("<version>" in route and not recorded):
        return None
    known = {"<path:object_id>": newest.pk, "<object_id>": newest.pk, "<version>": recorded.pk if recorded else 0}
    for name, value in known.items():
        route = route.replace(name, str(value))
    return route


def _walk(patterns: Any, above: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield _readable(route)


def _patterns(patterns: Any) -> Iterator[Any]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern


def _readable(route: str) -> str:
    """Without the regular expressions that the history's and the admin's own patterns are written in."""
    route = route.replace("^([^/]+)/history/([^/]+)/$", "<object_id>/history/<version>/")
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route).replace("^", "").replace("$", "")
