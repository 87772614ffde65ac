"""The whole report written on one page: the page, what keeps its words, figures offered, keys at a border, the margin."""

from django.urls import URLPattern

from indicators.office.admin import Wrap
from reports.views.drafting.in_place import asking, bordering, desk, keeping, margin, mending


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [address for page in (desk, margin, keeping, mending, asking, bordering) for address in page.addresses(wrap)]
