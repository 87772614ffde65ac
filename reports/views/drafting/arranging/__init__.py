"""Rearranging a report: blocks moved, joined and removed, split, and new ones."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from reports.views.drafting.arranging import adding, moving, splitting


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [address for page in (moving, splitting, adding) for address in page.addresses(wrap)]
