"""The ground's tables: one model to a file."""

from indicators.models.collection import Collection, Extension
from indicators.models.derived import DerivedIndicator
from indicators.models.evidence import Evidence
from indicators.models.explanation import Explanation
from indicators.models.figure import Figure
from indicators.models.figure_limits import FIRST_YEAR, LAST_YEAR
from indicators.models.figure_move import FigureMove
from indicators.models.figure_set import FigureQuerySet
from indicators.models.figure_steps import (
    DEEDS,
    EDITABLE,
    HANDED_IN,
    MOVES,
    PUBLISHABLE,
    SUBMISSIONS,
    FigureStatus,
    FigureVerb,
)
from indicators.models.indicator import Annotation, Indicator, IndicatorQuerySet
from indicators.models.instruction import FigureInstruction, Instruction
from indicators.models.permissions import (
    objection_by_log,
    objection_to_approval,
    user_can_approve,
    user_can_enter_for,
    user_can_follow_collection,
    user_can_handle,
    user_can_instruct,
    user_can_manage_collection,
    user_can_review,
    user_can_see_desk,
    user_can_sign_off,
    user_can_unlock_collection,
    user_is_responsible_for,
    user_unlocks,
)
from indicators.models.reminder import Reminder
from indicators.models.round_move import RoundMove
from indicators.models.round_steps import RoundVerb
from indicators.models.rule import Rule, RuleTerm
from indicators.models.rule_findings import RulePoint, Screening, screen, screen_about
from indicators.models.saved_view import SavedView
from indicators.models.signed_sheet import SignedSheet
from indicators.models.statement import Statement
from indicators.models.synonym import Synonym
from indicators.models.target import Target
from indicators.models.theme import Theme
from indicators.models.upload import Upload
from indicators.office.claim_mapping import ClaimMapping
from indicators.office.departments import Department
from indicators.office.identity import Identity
from indicators.office.past_password import PastPassword
from indicators.office.proposed_right import ProposedRight
from indicators.office.public import PublicVersion
from indicators.office.rights_change import RightsChange
from indicators.office.shipped import LoadedFixture
from indicators.office.sign_in_attempt import SignInAttempt
from indicators.office.site import Site
from indicators.office.timers import TimerRun
from indicators.office.told import TurnNotice, WaitingTurn
from indicators.office.users import User

__all__ = [
    "DEEDS",
    "EDITABLE",
    "FIRST_YEAR",
    "HANDED_IN",
    "LAST_YEAR",
    "MOVES",
    "PUBLISHABLE",
    "SUBMISSIONS",
    "Annotation",
    "ClaimMapping",
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
    "FigureStatus",
    "FigureVerb",
    "Identity",
    "Indicator",
    "IndicatorQuerySet",
    "Instruction",
    "LoadedFixture",
    "PastPassword",
    "ProposedRight",
    "PublicVersion",
    "Reminder",
    "RightsChange",
    "RoundMove",
    "RoundVerb",
    "Rule",
    "RulePoint",
    "RuleTerm",
    "SavedView",
    "Screening",
    "SignInAttempt",
    "SignedSheet",
    "Site",
    "Statement",
    "Synonym",
    "Target",
    "Theme",
    "TimerRun",
    "TurnNotice",
    "Upload",
    "User",
    "WaitingTurn",
    "objection_by_log",
    "objection_to_approval",
    "screen",
    "screen_about",
    "user_can_approve",
    "user_can_enter_for",
    "user_can_follow_collection",
    "user_can_handle",
    "user_can_instruct",
    "user_can_manage_collection",
    "user_can_review",
    "user_can_see_desk",
    "user_can_sign_off",
    "user_can_unlock_collection",
    "user_is_responsible_for",
    "user_unlocks",
]
