"""Files that no officer should upload, and some that would harm: each with words of the sentence that refuses it."""

from tests.indicators.excel.hostile import files, forms, packages, sheets
from tests.indicators.excel.hostile.registry import HOSTILE

__all__ = ["HOSTILE", "files", "forms", "packages", "sheets"]
