"""The letters of a workbook's columns: A, B … Z, AA."""

from __future__ import annotations

FIRST, LETTERS = ord("A"), 26


def column_letters(number: int) -> str:
    """1 → A, 27 → AA."""
    found = ""
    while number:
        number, place = divmod(number - 1, LETTERS)
        found = chr(FIRST + place) + found
    return found


def column_number(letters: str) -> int:
    """A → 1, aa → 27. Only ASCII letters are expected."""
    number = 0
    for letter in letters.upper():
        number = number * LETTERS + ord(letter) - FIRST + 1
    return number
