"""The ground's tables: one model to a file."""

from indicators.models.collection import Collection
from indicators.models.department import Department
from indicators.models.figure import Figure, FigureQuerySet
from indicators.models.indicator import Annotation, Indicator, IndicatorQuerySet
from indicators.models.loaded_fixture import LoadedFixture
from indicators.models.theme import Theme
from indicators.models.user import User

__all__ = [
    "Annotation",
    "Collection",
    "Department",
    "Figure",
    "FigureQuerySet",
    "Indicator",
    "IndicatorQuerySet",
    "LoadedFixture",
    "Theme",
    "User",
]
