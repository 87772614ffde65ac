"""The ground's tables: one model to a file."""

from indicators.models.collection import Collection, Extension
from indicators.models.derived import DerivedIndicator
from indicators.models.evidence import Evidence
from indicators.models.explanation import Explanation
from indicators.models.figure import Figure, Stale
from indicators.models.figure_move import FigureMove
from indicators.models.figure_set import FigureQuerySet
from indicators.models.indicator import Annotation, Indicator, IndicatorQuerySet
from indicators.models.instruction import FigureInstruction, Instruction
from indicators.models.reminder import Reminder
from indicators.models.round_move import RoundMove
from indicators.models.rule import Rule, RuleTerm
from indicators.models.saved_view import SavedView
from indicators.models.signed_sheet import SignedSheet
from indicators.models.synonym import Synonym
from indicators.models.target import Target
from indicators.models.theme import Theme
from indicators.models.upload import Upload
from indicators.office.departments import Department
from indicators.office.rights_change import RightsChange
from indicators.office.shipped import LoadedFixture
from indicators.office.sign_in_attempt import SignInAttempt
from indicators.office.users import User

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
