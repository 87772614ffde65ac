"""The whole way of a report that was published elsewhere: one reads it in and reviews it, another confirms it."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from reports.views import importing
from reports.views.bringing_in import confirming


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [*importing.addresses(wrap), *confirming.addresses(wrap)]
