"""The pages below a report in the admin."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from reports.views import check, correcting, drafting, publishing


def of_a_report(wrap: Wrap) -> list[URLPattern]:
    """Drafting and rearranging it, the checker, publishing and correcting."""
    return [address for page in (drafting, check, publishing, correcting) for address in page.addresses(wrap)]
