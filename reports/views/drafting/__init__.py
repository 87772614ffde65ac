"""Drafting: the outline, what is still to fill, one passage with its figures, the head, its structure, all on one page."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from reports.views.drafting import arranging, head, in_place, outline, points, writing


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports; what arranges comes before what names a passage."""
    pages = (arranging, outline, in_place, head, points, writing)
    return [address for page in pages for address in page.addresses(wrap)]
