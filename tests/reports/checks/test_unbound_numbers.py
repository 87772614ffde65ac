"""The real 2019 report quotes 37 figures: the checker is silent about all, and finds each one typed out instead."""

import pytest

from reports.checks.checker import check
from reports.checks.finding import Finding
from reports.document.tree import Quote
from reports.drafting.composition import compose
from reports.models import Item, Report
from reports.narrative.binding import FigureBook
from reports.narrative.syntax import Token, tokens
from tests.fixture_files import rows

pytestmark = pytest.mark.django_db
CODES = [row["code"] for row in rows("indicators.csv")]


def quoting(code: str) -> tuple[Item, Token]:
    """The item that quotes a code, and the token it does it with."""
    for item in Item.objects.all():
        for token in tokens(item.body):
            if token.code == code:
                return item, token
    raise LookupError(code)


def read_as(report: Report, code: str) -> Quote:
    document = compose(report, FigureBook.for_draft(report.year))
    return next(quote for quote in document.quotes() if quote.code == code)


def unbound(report: Report) -> list[Finding]:
    return [finding for finding in check(report) if finding.code == "unbound-number"]


def write(body: str) -> Item:
    """The first item with another body."""
    item = Item.objects.order_by("section__part", "section", "order")[0]
    Item.objects.filter(pk=item.pk).update(body=body)
    return item


def test_no_number_of_the_real_report_raises_an_alarm(report: Report) -> None:
    assert unbound(report) == []


@pytest.mark.parametrize("code", CODES)
def test_a_figure_typed_out_is_found_where_it_stands_and_its_indicator_proposed(report: Report, code: str) -> None:
    item, token = quoting(code)
    typed = read_as(report, code).text
    at = item.body.index(str(token))
    Item.objects.filter(pk=item.pk).update(body=item.body.replace(str(token), typed, 1))
    [found] = unbound(report)
    assert found.is_error
    assert f"“{typed}”" in found.message or typed in found.message
    offer = found.offer
    assert offer is not None
    assert (offer.level, offer.pk, offer.field) == ("item", item.pk, "body")
    assert (offer.start, offer.end, offer.number) == (at, at + len(typed), typed)
    assert offer.choices[0].token == str(token)
    assert found.fix == f"/admin/reports/report/2019/draft/item/{item.pk}/"
    assert str(item.heading).removesuffix("。") in found.place.label
