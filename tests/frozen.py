"""What whoever is handed a value could change of it: `loose(found, hint)`. What the types call a Mapping is read only, for mypy lets
nobody write to one."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from itertools import chain, repeat
from typing import Any, get_args, get_origin, get_type_hints

from django.db.models import Model

PLAIN = (str, bytes, int, float, Decimal, date, time, Enum, re.Pattern, type(None))
OURS = ("hanyang_report.", "reports.", "indicators.", "tests.")


def loose(found: object, hint: Any = Any, way: str = "") -> Iterator[str]:
    """The way to each thing within that is no frozen value: `.Plan.document: list`."""
    if isinstance(found, PLAIN):
        return
    if isinstance(found, Mapping) and is_said(hint, Mapping):
        for one in found.values():
            yield from loose(one, next(iter(said(hint, Mapping)[1:]), Any), f"{way}{{}}")
    elif is_record(found):
        hints = hints_of(type(found))
        for name in attributes(found):
            yield from loose(getattr(found, name), hints.get(name, Any), f"{way}.{type(found).__name__}.{name}")
    elif isinstance(found, tuple | frozenset):
        for one, of in zip(found, members(hint), strict=False):
            yield from loose(one, of, f"{way}()")
    else:
        yield f"{way}: {type(found).__name__}"


def is_record(found: object) -> bool:
    """A frozen dataclass, a named tuple, or an object of ours that keeps its attributes to itself; no row."""
    if dataclasses.is_dataclass(found):
        return type(found).__dataclass_params__.frozen  # type: ignore[attr-defined]
    if isinstance(found, tuple):
        return hasattr(found, "_fields")
    is_ours = type(found).__module__.startswith(OURS) and not isinstance(found, Model | Mapping)
    return is_ours and bool(vars(found)) and all(name.startswith("_") for name in vars(found))


def attributes(found: Any) -> tuple[str, ...]:
    if dataclasses.is_dataclass(found):
        return tuple(field.name for field in dataclasses.fields(found))
    return found._fields if isinstance(found, tuple) else tuple(vars(found))


def hints_of(one: type | Callable[..., Any]) -> dict[str, Any]:
    """Nothing where a type is known to the type checker alone: what is no plain value is loose there."""
    try:
        return get_type_hints(one)
    except NameError:
        return {}


def choices(hint: Any) -> tuple[Any, ...]:
    """`Plan | None` → Plan, None."""
    return get_args(hint) if str(get_origin(hint)) in ("<class 'types.UnionType'>", "typing.Union") else (hint,)


def is_said(hint: Any, kind: type) -> bool:
    return any(get_origin(one) is kind for one in choices(hint))


def said(hint: Any, kind: type) -> tuple[Any, ...]:
    return next(get_args(one) for one in choices(hint) if get_origin(one) is kind)


def members(hint: Any) -> Iterator[Any]:
    """The hint of each member of a tuple or frozen set."""
    kind = next((kind for kind in (tuple, frozenset) if is_said(hint, kind)), None)
    if kind is None:
        return repeat(Any)
    of = said(hint, kind)
    return repeat(of[0]) if kind is frozenset or of[-1] is Ellipsis else chain(of, repeat(Any))
