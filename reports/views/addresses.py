"""The pages below a report in the admin."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from reports.views import check, correcting, drafting, publishing, starting
from reports.views.drafting import tables


def of_a_report(wrap: Wrap) -> list[URLPattern]:
    """Starting, drafting and rearranging it, its tables, the checker, publishing and correcting."""
    pages = (starting, drafting, tables, check, publishing, correcting)
    return [address for page in pages for address in page.addresses(wrap)]
