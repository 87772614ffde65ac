"""One indicator: what it means, its years, and every sentence that quotes it (figures and prose meet here)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from indicators.models import Indicator
from reports.document import Block, Paragraph, quotes, sentences
from reports.models import Edition


@dataclass(frozen=True)
class Quotation:
    """A sentence of a published report that quotes the indicator, and where it stands."""

    year: int
    block: Block
    sentence: Paragraph


def indicator(request: HttpRequest, code: str) -> HttpResponse:
    chosen = get_object_or_404(Indicator.objects.with_context(), code=code)
    return render(
        request,
        "pages/indicator.html",
        {
            "indicator": chosen,
            "figures": chosen.figures.published().order_by("year"),
            "annotations": chosen.annotations.order_by("year"),
            "quotations": list(quotations(code)),
            "neighbours": Indicator.objects.filter(theme=chosen.theme).exclude(pk=chosen.pk),
        },
    )


def quotations(code: str) -> Iterator[Quotation]:
    """Where the current editions quote a figure, newest year first."""
    for edition in Edition.objects.current().newest_first():
        for block in edition.document.walk():
            for line in block.lines():
                for sentence in sentences(line):
                    if any(quote.code == code for quote in quotes(sentence)):
                        yield Quotation(edition.report.year, block, sentence)
