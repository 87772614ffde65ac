"""The catalogue: every indicator with its newest published value."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.models import Figure, Indicator


def indicator_list(request: HttpRequest) -> HttpResponse:
    published = Figure.objects.published().order_by("-year")
    indicators = Indicator.objects.with_context().prefetch_related(Prefetch("figures", published, to_attr="published"))
    return render(request, "indicators/indicator_list.html", {"indicators": indicators})
