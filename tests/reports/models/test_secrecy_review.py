"""The last word on exactly this text decides whether the public may have it."""

import pytest

from indicators.office.steps import Refused
from reports.models import Openness, Report, SecrecyReview
from tests import cast

pytestmark = pytest.mark.django_db

TEXT, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def report(loaded: None) -> Report:
    return Report.objects.get(year=2019)


def said(report: Report, openness: str, text: str = TEXT) -> None:
    by = cast.publisher()
    SecrecyReview.objects.create(report=report, text_hash=text, openness=openness, basis="条例", by=by)


def test_a_text_that_nobody_reviewed_is_not_public_whatever_was_said_of_another(report: Report):
    said(report, Openness.OPEN, OTHER)
    with pytest.raises(Refused, match="还没有对这份文本作保密审查"):
        SecrecyReview.objects.require_open(report, TEXT)


@pytest.mark.parametrize("openness", [Openness.ON_REQUEST, Openness.CLOSED])
def test_only_what_is_open_to_all_is_public(report: Report, openness: Openness):
    said(report, openness)
    with pytest.raises(Refused, match=f"保密审查定为“{openness.label}”，不能公开发布"):
        SecrecyReview.objects.require_open(report, TEXT)


def test_the_last_word_counts_either_way(report: Report):
    said(report, Openness.CLOSED)
    said(report, Openness.OPEN)
    SecrecyReview.objects.require_open(report, TEXT)
    said(report, Openness.ON_REQUEST)
    with pytest.raises(Refused, match="依申请公开"):
        SecrecyReview.objects.require_open(report, TEXT)


def test_another_reports_word_on_the_same_text_is_none_on_this(report: Report):
    said(report, Openness.OPEN)
    with pytest.raises(Refused):
        SecrecyReview.objects.require_open(Report.objects.create(year=2020, title="2020年报告"), TEXT)
