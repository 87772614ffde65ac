"""What leaves the house beside the published page: papers under their heads, filings, and corrections of what is out."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from reports.views import correcting
from reports.views.to_readers import consulting, drafts, papers, year_path


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    pages = (correcting, papers, consulting, drafts, year_path)
    return [address for page in pages for address in page.addresses(wrap)]
