"""The pages below a report in the admin."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from reports.views import check, drafting, publishing, starting, to_readers
from reports.views.drafting import tables


def of_a_report(wrap: Wrap) -> list[URLPattern]:
    """Starting, drafting and rearranging it, its tables, the checker, publishing, and what leaves the house."""
    pages = (starting, drafting, tables, check, publishing, to_readers)
    return [address for page in pages for address in page.addresses(wrap)]
