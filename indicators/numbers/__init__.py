"""Numbers: measured, written, compared, derived, read from what people type. Pure.

What this door hands out needs no Django, so that the process that reads files starts without it: the measures, which are
choices of tables, are asked for by their own name.
"""

from indicators.numbers.comparison import LEVEL, Change, Measured, State
from indicators.numbers.in_tables import tabular_sentence, weight
from indicators.numbers.series import Series

__all__ = ["LEVEL", "Change", "Measured", "Series", "State", "tabular_sentence", "weight"]
