"""The front page: the newest published year at a glance. The same for everybody: published values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hanyang_report.first_day.progress import is_empty
from indicators.catalogue.viewed import both_years, coverage_of, newest_catalogue
from indicators.charts.chart import Chart
from indicators.numbers.largest import foremost
from indicators.office.kept.parts import page_part
from reports.document.section_charts import charts_of
from reports.document.tree import CLAUSE_ENDS, Block, Document, Fact, Paragraph, quotes, sentences
from reports.downloads.formats import offered, pdf_lacks
from reports.models import Edition
from reports.publishing.live import shown, tells_other_years
from reports.tracker.plans import newest_plan, standing

MOVES = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    year = newest_year()
    if not year:
        return redirect("start") if is_empty() else render(request, "pages/home.html")
    parts = {"year": year, "compared": compared(), "promises": promises(), "downloads": downloads()}
    return render(request, "pages/home.html", parts)


# ── its parts, each kept by its own rows ───────────────────────────────────────────────────────────────────


@page_part("pages/_home_year.html")
def newest_year() -> dict[str, Any]:
    """The newest edition in a screen; nothing before there is one."""
    edition = newest_edition()
    if edition is None:
        return {}
    document = shown(edition)
    key_facts = [fact for code in document.key_figures if (fact := document.fact(code))]
    return {
        "edition": edition,
        "document": document,
        "tells_other_years": tells_other_years(edition, document),
        "key_facts": key_facts,
        # While nothing is said of other years, its figures are what the year means: they stand in the first screen.
        "is_first": not any(fact.change for fact in key_facts),
        "cards": [card(section, document) for section in document.achievements()],
    }


@page_part("pages/_home_compared.html")
def compared() -> dict[str, Any]:
    """The two newest years that have published figures; nothing while there are fewer."""
    everybody = AnonymousUser()
    catalogue = newest_catalogue()
    years = both_years(catalogue, coverage_of(catalogue).newest_pair, everybody)
    return {"compared": years, "moves": foremost(years.comparable)[:MOVES]}


@page_part("pages/_home_promises.html")
def promises() -> dict[str, Any]:
    """What the newest edition says of promises, and how those for the next year stand."""
    plan = newest_plan()
    return {"document": plan.document, "standing": standing(plan)} if plan else {}


@page_part("pages/_home_downloads.html")
def downloads() -> dict[str, Any]:
    """The newest edition as files."""
    edition = newest_edition()
    return {"edition": edition, "formats": offered(), "pdf_lacks": pdf_lacks()}


def newest_edition() -> Edition | None:
    """What the page is about."""
    return Edition.objects.current().newest_first().first()


# ── a section's card ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class SectionCard:
    """A section in one clause of its own and one chart; where there is nothing to draw yet, its first figures."""

    section: Block
    clause: Paragraph
    chart: Chart | None
    facts: list[Fact]


def card(section: Block, document: Document) -> SectionCard:
    """What the section is best shown by: its first chart that compares something, else the figures it quotes."""
    chart = next((chart for chart in charts_of(section, document) if compares(chart)), None)
    codes = dict.fromkeys(quote.code for block in section.walk() for quote in block.quotes())
    facts = [fact for code in codes if (fact := document.fact(code))]
    return SectionCard(section, clause(section, leading_code(section, chart)), chart, [] if chart else facts[:3])


def compares(chart: Chart) -> bool:
    """Whether a chart sets something against something: a lone bar says no more than its number."""
    return len(chart.known) > 1 or bool(chart.references)


def leading_code(section: Block, chart: Chart | None) -> str:
    """The first figure of the chart shown, of any chart, of the text; "" where the section quotes none."""
    charted = [frozen for frozen in section.charts if chart is None or frozen.title == chart.title]
    quoted = (quote.code for block in section.walk() for quote in block.quotes())
    return charted[0].codes[0] if charted else next(quoted, "")


def clause(section: Block, code: str) -> Paragraph:
    """The first clause of the section that quotes a figure, without its final stop; empty when none does."""
    for block in section.walk():
        for line in block.paragraphs:
            for piece in sentences(line, ends=CLAUSE_ENDS):
                if any(quote.code == code for quote in quotes(piece)):
                    return without_stop(piece)
    return ()


def without_stop(piece: Paragraph) -> Paragraph:
    *rest, last = piece
    return (*rest, last.rstrip(CLAUSE_ENDS) if isinstance(last, str) else last)
