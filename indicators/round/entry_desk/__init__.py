"""The entry desk (填报): one department's figures of one year, what was typed into them, and what became of it."""

from indicators.round.entry_desk.answer import EntryAnswer, answer_to
from indicators.round.entry_desk.entry import Saved
from indicators.round.entry_desk.explaining import Question, all_answered, questions_of
from indicators.round.entry_desk.page import EntryDesk, desk_of, figures_of, row_of, shown
from indicators.round.entry_desk.saving import saved_from

__all__ = [
    "EntryAnswer",
    "EntryDesk",
    "Question",
    "Saved",
    "all_answered",
    "answer_to",
    "desk_of",
    "figures_of",
    "questions_of",
    "row_of",
    "saved_from",
    "shown",
]
