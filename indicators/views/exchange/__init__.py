"""Workbooks out and in (Excel 填报): download, upload, a preview cell by cell, and the confirmation that writes."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from indicators.views.exchange import department, history


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    return [*department.addresses(wrap), *history.addresses(wrap)]
