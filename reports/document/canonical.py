"""What a frozen document writes of itself: fields that came later are named only where they say something. Pure."""

from __future__ import annotations

from dataclasses import field, fields, is_dataclass
from typing import Any


def later(default: Any) -> Any:
    """A field that editions published before it have not: while it is empty the canonical text does not name it, so
    that a document without it keeps its text and its fingerprint."""
    return field(default=default, metadata={"later": True})


def plain(value: Any) -> Any:
    """Dataclasses as dicts of their fields, all the way down; a field that came later only where it says something."""
    if is_dataclass(value):
        named = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: plain(one) for each, one in named if one or "later" not in each.metadata}
    return [plain(one) for one in value] if isinstance(value, tuple) else value
