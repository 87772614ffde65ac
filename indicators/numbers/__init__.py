"""Numbers: measured, written, compared, derived, read from what people type. Pure."""

from indicators.numbers.comparison import LEVEL, Change, Measured, State
from indicators.numbers.derived import DerivedFigure, Formula, quotient
from indicators.numbers.measure import Direction, Kind, Qualifier
from indicators.numbers.series import Series

__all__ = [
    "LEVEL",
    "Change",
    "DerivedFigure",
    "Direction",
    "Formula",
    "Kind",
    "Measured",
    "Qualifier",
    "Series",
    "State",
    "quotient",
]
