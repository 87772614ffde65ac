"""Derived indicators are rows: shown like others to whom they are for, never entered, never stored."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from indicators.models import DerivedIndicator, Figure, Indicator
from tests import cast
from tests.factories import make_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
LAWYERS, DISPUTES = "community_lawyer_mediated_count", "dispute_mediated_count"


def derived(viewer):
    indicators = Indicator.objects.with_context().with_figures(Figure.objects.seen_by(viewer))
    return DerivedIndicator.objects.seen_by(viewer).beside(indicators.prefetch_related("annotations"))


def test_the_shipped_share_is_for_staff_and_carries_its_warning():
    [share] = derived(cast.leader())
    assert share.seen_in(2019).seen_text == "32.3%"
    assert "未见写明" in share.definition
    assert derived(AnonymousUser()) == []


def test_the_official_correction_rate_waits_for_its_denominator():
    assert not Indicator.objects.filter(name__contains="审结").exists()
    assert not DerivedIndicator.objects.filter(name__contains="纠错").exists()


def test_nothing_of_it_is_stored():
    fields = {field.name for field in DerivedIndicator._meta.get_fields()}
    assert not fields & {"value", "published_value"}


def test_it_is_a_draft_when_either_number_is_one():
    make_draft(Indicator.objects.get(code=LAWYERS), 2020, 1200)
    make_draft(Indicator.objects.get(code=DISPUTES), 2020, 3000)
    [share] = derived(cast.leader())
    assert [(figure.year, figure.is_draft) for figure in share.seen] == [(2019, False), (2020, True)]


def test_staff_compare_it_like_the_others_and_the_public_does_not_see_it():
    make_draft(Indicator.objects.get(code=LAWYERS), 2020, 1200)
    make_draft(Indicator.objects.get(code=DISPUTES), 2020, 3000)
    asked = {"from": 2019, "to": 2020}
    assert "社区律师参与占比" not in Client().get(reverse("compare"), asked).content.decode()
    client = Client()
    client.force_login(cast.leader())
    both = client.get(reverse("compare"), asked).context["both"]
    [row] = [row for row in both.compared if row.indicator.code == "community_lawyer_share"]
    assert row.change.sentence() == "由32.3%提高到40%，上升7.7个百分点"
    assert row.remark.startswith("推算：")
    assert "未见写明" in client.get(reverse("compare"), asked).content.decode()
    assert client.get(reverse("compare_download", args=["csv"]), asked).status_code == 200


def test_a_published_one_is_everybodys():
    DerivedIndicator.objects.update(is_public=True)
    assert "社区律师参与占比" in Client().get(reverse("explore")).content.decode()


def test_it_divides_two_things_and_takes_no_code_twice():
    one = DerivedIndicator.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        DerivedIndicator.objects.create(code="x", name="x", numerator=one.numerator, denominator=one.numerator)
    with pytest.raises(ValidationError, match="已有指标"):
        DerivedIndicator(code=LAWYERS).clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        DerivedIndicator.objects.update(scale=Decimal(10))
