"""The ground's tables: one model to a file."""

from indicators.models.collection import Collection, Extension
from indicators.models.department import Department
from indicators.models.derived import DerivedIndicator
from indicators.models.evidence import Evidence
from indicators.models.explanation import Explanation
from indicators.models.figure import Figure, Stale
from indicators.models.figure_move import FigureMove
from indicators.models.figure_set import FigureQuerySet
from indicators.models.indicator import Annotation, Indicator, IndicatorQuerySet
from indicators.models.instruction import FigureInstruction, Instruction
from indicators.models.loaded_fixture import LoadedFixture
from indicators.models.reminder import Reminder
from indicators.models.rights_change import RightsChange
from indicators.models.round_move import RoundMove
from indicators.models.rule import Rule, RuleTerm
from indicators.models.saved_view import SavedView
from indicators.models.sign_in_attempt import SignInAttempt
from indicators.models.signed_sheet import SignedSheet
from indicators.models.synonym import Synonym
from indicators.models.target import Target
from indicators.models.theme import Theme
from indicators.models.upload import Upload
from indicators.models.user import User

__all__ = [
    "Annotation",
    "Collection",
    "Department",
    "DerivedIndicator",
    "Evidence",
    "Explanation",
    "Extension",
    "Figure",
    "FigureInstruction",
    "FigureMove",
    "FigureQuerySet",
    "Indicator",
    "IndicatorQuerySet",
    "Instruction",
    "LoadedFixture",
    "Reminder",
    "RightsChange",
    "RoundMove",
    "Rule",
    "RuleTerm",
    "SavedView",
    "SignInAttempt",
    "SignedSheet",
    "Stale",
    "Synonym",
    "Target",
    "Theme",
    "Upload",
    "User",
]
