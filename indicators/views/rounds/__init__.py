"""A year's round (年度填报): opening it, following it, who joins and leaves, the board, its days, locking it."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from indicators.views.rounds import board, following, joining, locking, opening


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    pages = (opening, following, joining, board, locking)
    return [address for page in pages for address in page.addresses(wrap)]
