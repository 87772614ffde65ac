"""A year through the real pages: opened, filled in by three departments, one figure returned and mended, all approved.

Staff then see the year beside the last one; the public still sees only what another publication has stated.
"""

from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from indicators.models import Figure, FigureMove
from indicators.models.figure_steps import FigureStatus, FigureVerb
from indicators.numbers import formatting
from tests import cast
from tests.posted import fields
from tests.pressed import signed_in, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

DEPARTMENTS = ("audit_bureau", "petition_bureau", "market_regulation_bureau")
RETURNED = "audit_project_count"
REASON = "请核对是否含年内结转的项目。"


def owed(code):
    return Figure.objects.filter(year=2020, department__code=code).select_related("indicator")


def grown(figure):
    """A little more than last year, as an officer would type it; a rate stays where it was."""
    last = figure.indicator.figures.get(year=2019).published_value
    more = last if figure.kind == "rate" else last + max(Decimal(1), round(last / 20, figure.decimals))
    return formatting.plain(more, figure.decimals)


def open_the_year(reviewer):
    client, address = signed_in(reviewer), reverse("admin:indicators_round_open")
    page = text(client.get(address))
    assert "个部门共应填37项" in page
    text(client.post(address, fields(page), follow=True))


def fill_in(client, code, values):
    """Type the values into the department's desk, look over the summary, hand in."""
    desk = reverse("admin:indicators_desk", args=[2020, code])
    typed = fields(text(client.get(desk)))
    for figure, value in values.items():
        typed[f"figure-{figure.pk}-value"] = [value]
    summary = client.post(desk, typed | {"action": "submit"}, follow=True)
    assert summary.redirect_chain, "the desk kept something back"
    text(client.post(summary.redirect_chain[-1][0], fields(text(summary)), follow=True))


def review(client, code, button, figures, **more):
    address = reverse("admin:indicators_review", args=[2020, code])
    posted = fields(text(client.get(address)))
    return text(client.post(address, posted | {button: "all", "figure": [f.pk for f in figures]} | more, follow=True))


def compared(client):
    return client.get(reverse("compare"), {"from": 2019, "to": 2020}).context["both"].comparable


def test_a_year_from_opening_to_approval():
    reviewer = cast.reviewer(name="李审核")
    officers = {code: cast.officer(cast.department(code)) for code in DEPARTMENTS}
    sourced = Figure.objects.get(year=2020)

    with time_machine.travel("2020-12-01 09:00:00+08:00"):
        open_the_year(reviewer)

    with time_machine.travel("2021-01-05 10:00:00+08:00"):
        for code, officer in officers.items():
            client = signed_in(officer)
            assert f"还有<strong>{owed(code).count()}</strong>项未提交" in text(client.get(reverse("inbox")))
            fill_in(client, code, {figure: grown(figure) for figure in owed(code)})
            assert set(owed(code).values_list("status", flat=True)) == {FigureStatus.SUBMITTED}
            todo = text(client.get(reverse("inbox")))
            assert "项未提交" not in todo
            assert "2020年填报确认表" in todo

    figure = cast.figure(RETURNED)
    with time_machine.travel("2021-01-07 09:00:00+08:00"):
        client = signed_in(reviewer)
        assert "来自3个部门" in text(client.get(reverse("inbox")))
        for code in DEPARTMENTS[1:]:
            review(client, code, "approve", owed(code))
        review(client, "audit_bureau", "approve", owed("audit_bureau").exclude(pk=figure.pk))
        review(client, "audit_bureau", "return", [figure], reason=REASON)

    with time_machine.travel("2021-01-08 09:00:00+08:00"):
        client = signed_in(officers["audit_bureau"])
        assert REASON in text(client.get(reverse("inbox")))
        assert REASON in text(client.get(reverse("admin:indicators_desk", args=[2020, "audit_bureau"])))
        fill_in(client, "audit_bureau", {figure: formatting.plain(cast.figure(RETURNED).value + 1, 0)})

    with time_machine.travel("2021-01-09 09:00:00+08:00"):
        client = signed_in(reviewer)
        assert "上次提交" in text(client.get(reverse("admin:indicators_review", args=[2020, "audit_bureau"])))
        review(client, "audit_bureau", "approve", [figure])
        for code in DEPARTMENTS:
            assert set(owed(code).values_list("status", flat=True)) == {FigureStatus.APPROVED}

        done = list(FigureMove.objects.filter(figure=figure).order_by("pk").values_list("verb", flat=True))
        assert done == [
            FigureVerb.ENTER,
            FigureVerb.SUBMIT,
            FigureVerb.RETURN,
            FigureVerb.ENTER,
            FigureVerb.SUBMIT,
            FigureVerb.APPROVE,
        ]

        seen_by_staff = {row.indicator.code for row in compared(client)}
        assert {RETURNED, sourced.indicator.code} <= seen_by_staff
        assert "填报中" in text(client.get(reverse("compare"), {"from": 2019, "to": 2020}))
        assert [row.indicator.code for row in compared(Client())] == [sourced.indicator.code]
        assert figure.value_text not in text(Client().get(reverse("compare"), {"from": 2019, "to": 2020}))
