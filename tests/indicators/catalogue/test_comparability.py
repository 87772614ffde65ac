"""可比 is one rule on every page: values the viewer sees, the same indicator or its successor, no break between."""

import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from hanyang_report.overview.brief import brief_of
from hanyang_report.overview.year import overview_of
from indicators.catalogue.viewed import both_years, catalogue_between
from indicators.catalogue.whole import catalogue_seen_by
from indicators.models import Annotation, Indicator, User
from indicators.numbers.succession import joined
from indicators.office.roles import Role
from tests import cast
from tests.factories import make_draft, make_indicator, make_published

pytestmark = pytest.mark.django_db


def compared(viewer):
    return both_years(catalogue_between((2019, 2020), viewer), (2019, 2020), viewer)


def counts(viewer) -> tuple[int, int]:
    """On the pages about two years and on the pages about one."""
    overview = overview_of("2020", viewer)
    return len(compared(viewer).comparable), len(overview.comparable) if overview else 0


def pair(old: Indicator, heir: Indicator) -> None:
    """2019 counted by the one, 2020 by the other."""
    make_published(old, 2019, 10)
    make_published(heir, 2020, 12)
    Indicator.objects.filter(pk=old.pk).update(successor=heir, is_active=False)


def test_every_page_counts_36_of_37_in_the_demonstration(client, demo):
    leader = User.objects.holding(Role.LEADER).first()
    assert "37项中36项可比" in client.get("/").content.decode()
    assert "37项中36项可比" in client.get(reverse("compare"), {"from": 2019, "to": 2020}).content.decode()
    client.force_login(leader)
    said = {
        "dashboard": "36项可与上年比较",
        "brief": "其中36项可与上年比较",
        "screen": '<p class="slide__value">36<span>项</span>',
        "compare": "37项中36项可比，另有1项推算",
    }
    for page, words in said.items():
        asked = {"from": 2019, "to": 2020} if page == "compare" else {"year": 2020}
        read = client.get(reverse(page), asked).content.decode()
        assert words in re.sub('<span class="unbroken">([^<]*)</span>', r"\1", read), page
    overview = overview_of("2020", leader)
    assert "enforcement_cert_renewed_count" not in [one.code for one in overview.comparable]
    assert "其中36项可与上年比较" in brief_of(overview, "").opening


def test_a_value_that_the_viewer_does_not_see_makes_nothing_comparable():
    one = make_indicator()
    make_published(one, 2019, 10)
    make_draft(one, 2020, 12)
    assert counts(cast.leader()) == (1, 1)
    assert len(compared(cast.stranger()).comparable) == 0


@pytest.mark.parametrize(("year", "count"), [(2018, 1), (2019, 1), (2020, 0), (2021, 1)])
def test_a_break_mark_between_the_years_parts_them(year, count):
    one = make_indicator()
    make_published(one, 2019, 10)
    make_published(one, 2020, 12)
    Annotation.objects.create(indicator=one, year=year, text="口径变更", effect=Annotation.Effect.REDEFINED)
    assert counts(cast.leader()) == (count, count)


def test_a_declared_successor_in_the_same_unit_is_compared_with_what_it_replaced():
    old, heir = make_indicator("旧名"), make_indicator("新名")
    pair(old, heir)
    viewer = cast.leader()
    assert counts(viewer) == (1, 1)
    (row,) = compared(viewer).rows
    assert (row.indicator.name, row.change.sentence()) == ("新名", "由10件增至12件，增加2件（20%）")
    assert row.before in row.indicator.replaced[0].seen
    assert [one.name for one in overview_of("2020", viewer).standings] == ["新名"]


@pytest.mark.parametrize("measured", [{"unit": "次"}, {"kind": "streak"}])
def test_a_successor_measured_otherwise_is_not(measured):
    pair(make_indicator(), make_indicator(**measured))
    assert counts(cast.leader()) == (0, 0)
    assert len(compared(cast.leader()).rows) == 2


def test_what_was_not_declared_a_successor_is_not():
    old, other = make_indicator(), make_indicator()
    make_published(old, 2019, 10)
    make_published(other, 2020, 12)
    assert counts(cast.leader()) == (0, 0)


def test_a_break_mark_of_the_replaced_indicator_parts_the_years_too():
    old, heir = make_indicator(), make_indicator()
    pair(old, heir)
    Annotation.objects.create(indicator=old, year=2020, text="口径变更", effect=Annotation.Effect.REDEFINED)
    assert counts(cast.leader()) == (0, 0)


def test_its_own_earlier_value_goes_before_that_of_the_replaced_one():
    old, heir = make_indicator(), make_indicator()
    pair(old, heir)
    make_published(heir, 2019, 11)
    (row,) = [row for row in compared(cast.leader()).rows if row.indicator.pk == heir.pk]
    assert row.change.before.value == 11


def test_two_that_name_each_other_as_successors_continue_neither():
    one, other = make_indicator(), make_indicator()
    Indicator.objects.filter(pk=one.pk).update(successor=other)
    Indicator.objects.filter(pk=other.pk).update(successor=one)
    assert [each.replaced for each in joined(Indicator.objects.all())] == [(), ()]


def test_a_chain_of_successors_is_one_series():
    first, second, third = make_indicator(), make_indicator(), make_indicator()
    for one, heir, year in ((first, second, 2018), (second, third, 2019), (third, None, 2020)):
        make_published(one, year, 10)
        Indicator.objects.filter(pk=one.pk).update(successor=heir)
    found = {one.pk: one for one in catalogue_seen_by(cast.leader())}
    assert [point.year for point in found[third.pk].seen_series.known] == [2018, 2019, 2020]


def test_the_indicators_own_page_and_the_leaders_trace_say_the_same(client):
    old, heir = make_indicator("旧名"), make_indicator("新名")
    pair(old, heir)
    client.force_login(cast.leader())
    page = client.get(heir.get_absolute_url()).content.decode()
    assert "由10件增至12件，增加2件（20%）" in strip_tags(page)
    assert "当时由被接替的指标统计" in page
    trace = client.get(reverse("dashboard_figure", args=[2020, heir.code])).content.decode()
    assert "由10件增至12件" in trace
