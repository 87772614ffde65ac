"""Modules that only whoever asks for a file needs: loaded then, so that a worker that serves pages does not hold their libraries.

if TYPE_CHECKING:
    from indicators.office import workbook
else:
    workbook = Later("indicators.office.workbook")
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Later:
    """Stands for the module until one of its names is asked for. Safe among threads, as an import is."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._module), name)
