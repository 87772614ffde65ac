"""What leaves the house beside the published page: papers under their heads, filings, and corrections of what is out."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from reports.views import correcting
from reports.views.to_readers import papers


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [*correcting.addresses(wrap), *papers.addresses(wrap)]
