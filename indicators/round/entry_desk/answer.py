"""What the desk answers to what was typed: how it was read, how it compares with last year, or what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.models import Figure
from indicators.numbers.comparison import Change, Measured
from indicators.numbers.parsing import Unclear, combined, read, written


@dataclass(frozen=True)
class EntryAnswer:
    """Either a fault in one sentence (with texts that would be understood), or a change; nothing for an empty field.

    `reading` says how the text was read where it doesn't show. `remarks` are sentences that stop nobody.
    """

    fault: str = ""
    choices: tuple[str, ...] = ()
    change: Change | None = None
    reading: str = ""
    remarks: tuple[str, ...] = ()


def measured(figure: Figure, text: str, qualifier: str) -> Measured:
    """The text and the qualifier chosen beside it as a number of this figure. Raises Unclear."""
    typed = read(text, kind=figure.kind, unit=figure.unit, decimals=figure.decimals)
    return combined(typed, qualifier)


def answer_to(figure: Figure, before: Figure | None, text: str, qualifier: str) -> EntryAnswer:
    """As you type, and for a text that was sent back."""
    try:
        entry = measured(figure, text, qualifier)
    except Unclear as unclear:
        return EntryAnswer(fault=str(unclear), choices=_understood(figure, unclear.choices))
    reading = figure.text_of(entry)
    plainly = {written(entry.value, figure.kind, figure.decimals), reading}
    return answer_about(figure, before, entry, "" if text.strip() in plainly else reading)


def answer_about(figure: Figure, before: Figure | None, entry: Measured, reading: str = "") -> EntryAnswer:
    """For a number that is clear: what is saved already, or what has just been read."""
    if entry.value is None:
        return EntryAnswer()
    return EntryAnswer(change=figure.change_since(before, entry), reading=reading, remarks=_remarks(figure, entry))


def _understood(figure: Figure, choices: tuple[str, ...]) -> tuple[str, ...]:
    """Those readings that this figure could really have."""
    return tuple(choice for choice in choices if not answer_to(figure, None, choice, "").fault)


def _remarks(figure: Figure, entry: Measured) -> tuple[str, ...]:
    """What an officer should look at again before submitting."""
    if figure.published_value is not None and entry != figure.stated:
        return (f"与已公开的{figure.published_text}不一致，请核对；确实不同的，请在备注中说明。",)
    return ()
