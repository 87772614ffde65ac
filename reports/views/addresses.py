"""The pages below a report in the admin."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from reports.views import check, correcting, drafting, publishing, starting


def of_a_report(wrap: Wrap) -> list[URLPattern]:
    """Starting, drafting and rearranging it, the checker, publishing and correcting."""
    return [address for page in (starting, drafting, check, publishing, correcting) for address in page.addresses(wrap)]
