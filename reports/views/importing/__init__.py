"""Bringing in a report that was published elsewhere: the file, its review, and its way to the one who confirms it."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from reports.views.importing import indicators, numbers, original, rows, text, uploading


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    pages = (uploading, text, rows, original, indicators, numbers)
    return [address for page in pages for address in page.addresses(wrap)]
