"""The pages below a round in the admin."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from indicators.views import confirmation, desk, exchange, review_desk, rounds


def of_a_round(wrap: Wrap) -> list[URLPattern]:
    """Opening and following it, its board, the desks of entry and review, confirmation sheets, workbooks."""
    return [address for page in (rounds, desk, confirmation, review_desk, exchange) for address in page.addresses(wrap)]
