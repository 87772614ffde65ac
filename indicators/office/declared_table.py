"""A table of django-tables2 whose columns are as they are declared, but for what one table calls them."""

from __future__ import annotations

from copy import copy
from typing import Any

from django_tables2 import Column, Table


class DeclaredColumns(dict[str, Column]):
    """A table's columns as they are declared. Every table gets its own, which differ in their head alone: the library copies
    them down to each attribute, a tenth of what a list costs."""

    def __deepcopy__(self, memo: object) -> dict[str, Column]:
        return {name: copy(one) for name, one in self.items()}


class DeclaredTable(Table):
    """Derive from it in the place of `Table`. Whoever changes what a column holds beyond its own fields changes it for all."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.base_columns = DeclaredColumns(cls.base_columns)
