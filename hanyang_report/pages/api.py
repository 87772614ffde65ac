"""/api/v1/: everything public as read-only JSON. Described for its users in docs/api.md.

Plain functions that return what is to be said; `answers_json` says it, errors included, in JSON with Chinese as
itself. Published values only, whoever asks. Names of fields are promises: they are added to, never changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

import indicators.models.converters  # noqa: F401  registers <year:…>
from hanyang_report.api_description import description, for_people
from indicators.models import Annotation, Figure, Indicator, Site
from indicators.models.indicator import CODE
from indicators.numbers import formatting
from indicators.office.addressing import address_of
from indicators.office.downloads import download
from indicators.office.sending import notice
from indicators.office.sheet import Sheet
from reports.downloads.formats import offered
from reports.models import Edition, Original, Task
from reports.publishing.cited import current_on, shelf_of
from reports.tracker.promise_ledger import answered
from reports.tracker.promises import Promised, published_promises

Json = dict[str, Any]
View = Callable[..., Json]
Rows = tuple[QuerySet[Any] | Sequence[Any], Callable[[HttpRequest, Any], Json]]
"""What a list holds, and how a row of it is said."""

PAGE_SIZE, LARGEST_PAGE = 100, 500


def answers_json(view: View) -> Callable[..., HttpResponse]:
    """Turn what a view says, or why it can't, into a JSON answer."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return said({"error": "本接口只读，只接受GET和HEAD请求。"}, status=405, headers={"Allow": "GET, HEAD"})
        try:
            return said(view(request, *args, **kwargs))
        except Http404 as missing:
            return said({"error": str(missing)}, status=404)
        except BadRequest as nonsense:
            return said({"error": str(nonsense)}, status=400)

    return answer


def said(content: Json, **options: Any) -> JsonResponse:
    """The answer; in a database of simulated data every answer begins by saying so."""
    if simulated := notice():
        content = {"notice": simulated, **content}
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1}, **options)


# ── what can be asked ──────────────────────────────────────────────────────────────────────────────────────


@answers_json
def index(request: HttpRequest) -> Json:
    """Where everything is."""
    resources = ("indicators", "figures", "reports", "tasks")
    return {
        "name": Site.objects.here().name,
        "version": "v1",
        "resources": {name: address(request, f"api_{name}") for name in resources},
    }


@answers_json
def indicator_list(request: HttpRequest) -> Json:
    """The catalogue."""
    return paged(request, *indicator_rows(request))


@answers_json
def indicator_detail(request: HttpRequest, code: str) -> Json:
    """One indicator with its published years and the remarks on them."""
    indicator = Indicator.objects.select_related("theme", "successor").filter(code=code).first()
    if indicator is None:
        raise Http404(f"没有代码为“{code}”的指标。")
    figures = Figure.objects.in_public().filter(indicator=indicator).order_by("year")
    return indicator_json(request, indicator) | {
        "successor": indicator.successor.code if indicator.successor else None,
        "series": [value_json(figure) for figure in figures],
        "annotations": [annotation_json(annotation) for annotation in indicator.annotations.order_by("year")],
    }


@answers_json
def figure_list(request: HttpRequest) -> Json:
    """Published figures, of one year with `?year=`, of one indicator with `?indicator=`."""
    return paged(request, *figure_rows(request))


@answers_json
def report_list(request: HttpRequest) -> Json:
    """The current edition of every published year."""
    return paged(request, *report_rows(request))


@answers_json
def report_detail(request: HttpRequest, year: int) -> Json:
    """A report as it was frozen: `document` is what report.json holds and the fingerprint was taken of."""
    edition = current_on(shelf_of(year))
    return edition_json(request, edition) | {"document": json.loads(edition.text)}


@answers_json
def task_list(request: HttpRequest) -> Json:
    """The promises of the published plans with their standing, of one year with `?year=`."""
    return paged(request, *task_rows(request))


@answers_json
def described(request: HttpRequest) -> Json:
    """OpenAPI 3.1, for programs."""
    return description(title=Site.objects.here().name, server=settings.SITE_URL)


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The same for people."""
    return render(request, "pages/api_docs.html", {"rows": for_people(Site.objects.here().name, settings.SITE_URL)})


def csv_list(request: HttpRequest, name: str) -> HttpResponse:
    """A whole list as CSV, asked as the list itself is; errors are said in JSON like everywhere here."""
    table: list[Json] = []

    @answers_json
    def gather(request: HttpRequest) -> Json:
        rows, say = LISTED[name](request)
        table.extend(flat(say(request, row)) for row in rows)
        return {}

    answer = gather(request)
    if answer.status_code != 200:
        return answer
    head = tuple(dict.fromkeys(column for row in table for column in row))
    sheet = Sheet(name, head, tuple(tuple(row.get(column) for column in head) for row in table))
    return download(sheet, "csv")


def flat(row: Json) -> dict[str, str | int | Decimal | None]:
    """A row's fields as cells: what is inside another as `theme.code`, several in one cell with ； between."""
    cells: dict[str, str | int | Decimal | None] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            cells |= {f"{name}.{inner}": cell for inner, cell in flat(value).items()}
        elif isinstance(value, list):
            cells[name] = "；".join(map(str, value))
        else:
            cells[name] = Decimal(str(value)) if isinstance(value, float) else value
    return cells


@answers_json
def unknown(request: HttpRequest, rest: str) -> Json:
    raise Http404(f"没有/api/v1/{rest}/这个地址，全部地址见{reverse('api')}。")


# ── which rows ──


def indicator_rows(request: HttpRequest) -> Rows:
    return Indicator.objects.select_related("theme"), indicator_json


def figure_rows(request: HttpRequest) -> Rows:
    found = Figure.objects.in_public().select_related("indicator").order_by("-year", "indicator__order", "pk")
    if year := asked_number(request, "year"):
        found = found.filter(year=year)
    if code := asked_code(request):
        found = found.filter(indicator__code=code)
    return found, figure_json


def report_rows(request: HttpRequest) -> Rows:
    return Edition.objects.current().newest_first(), edition_json


def task_rows(request: HttpRequest) -> Rows:
    year = asked_number(request, "year")
    return [one for one in published_promises() if year in (None, one.task.year)], task_json


# ── how it is said ─────────────────────────────────────────────────────────────────────────────────────────


def indicator_json(request: HttpRequest, indicator: Indicator) -> Json:
    return {
        "code": indicator.code,
        "name": indicator.name,
        "unit": indicator.unit,
        "kind": indicator.kind,
        "theme": {"code": indicator.theme.code, "name": indicator.theme.name},
        "direction": indicator.direction,
        "definition": indicator.definition,
        "decimals": indicator.decimals,
        "is_active": indicator.is_active,
        "url": address(request, "api_indicator", indicator.code),
    }


def value_json(figure: Figure) -> Json:
    """A published value as a number to calculate with and as it reads."""
    return {
        "year": figure.year,
        "value": number(figure),
        "qualifier": figure.published_qualifier,
        "text": figure.published_text,
        "source": figure.published_source,
    }


def figure_json(request: HttpRequest, figure: Figure) -> Json:
    indicator = {"indicator": figure.indicator.code, "name": figure.indicator.name}
    return indicator | {"unit": figure.unit, "kind": figure.kind} | value_json(figure)


def annotation_json(annotation: Annotation) -> Json:
    return {"year": annotation.year, "effect": annotation.effect, "text": annotation.text}


def edition_json(request: HttpRequest, edition: Edition) -> Json:
    year = edition.report.year
    downloads = {ext: address(request, "report_download", year, ext) for ext in offered()}
    return {
        "year": year,
        "title": edition.document.title,
        "edition": edition.number,
        "origin": edition.origin,
        "note": edition.note,
        "fingerprint": edition.hash,
        "previous_fingerprint": edition.previous_hash,
        "published_at": edition.published_at.isoformat(),
        "published_elsewhere": original_json(edition.original),
        "url": address(request, "api_report", year),
        "page": address(request, "report", year),
        "downloads": downloads,
    }


def original_json(original: Original | None) -> Json | None:
    """Where and when a report was published before it was taken in here."""
    if original is None:
        return None
    return {
        "on": original.published_on.isoformat(),
        "url": original.address,
        "file_sha256": original.sha256,
        "notice": original.notice,
    }


def task_json(request: HttpRequest, one: Promised) -> Json:
    """What the source does not say is null until somebody confirms it."""
    task: Task = one.task
    return {
        "address": one.address,
        "year": task.year,
        "title": one.title,
        "area": one.area_title,
        "source_phrase": one.promise.source_phrase,
        "source_url": settings.SITE_URL + one.source_url,
        "measure": one.promise.measure,
        "indicators": list(one.promise.codes),
        "status": task.status,
        "status_text": task.get_status_display(),
        "lead_department": task.lead_department.name if task.lead_department else None,
        "due_on": task.due_on.isoformat() if task.due_on else None,
        "answer": answer_json(request, one),
        "page": address(request, "task", one.address),
    }


def answer_json(request: HttpRequest, one: Promised) -> Json | None:
    """What the published report of the task's year says became of it; null before."""
    entry = answered(one)
    if entry is None or entry.answer is None:
        return None
    return {
        "outcome": entry.answer.outcome,
        "outcome_text": entry.answer.outcome_text,
        "words": entry.answer.words,
        "explanation": entry.explanation,
        "url": settings.SITE_URL + entry.answer_url,
    }


def number(figure: Figure) -> int | float:
    text = formatting.plain(figure.published_value, figure.decimals)
    return float(text) if "." in text else int(text)


def address(request: HttpRequest, name: str, *args: int | str) -> str:
    return settings.SITE_URL + address_of(name, *args)


# ── pages ──────────────────────────────────────────────────────────────────────────────────────────────────


def paged(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], say: Callable[[HttpRequest, Any], Json]) -> Json:
    """One page of rows: `count` in all, `next` and `previous` as addresses or null."""
    size = min(asked_number(request, "size") or PAGE_SIZE, LARGEST_PAGE)
    paginator = Paginator(rows, size)
    asked = asked_number(request, "page") or 1
    if asked > paginator.num_pages:
        raise Http404(f"只有{paginator.num_pages}页，没有第{asked}页。")
    page = paginator.page(asked)
    return {
        "count": paginator.count,
        "page": asked,
        "pages": paginator.num_pages,
        "next": turned(request, asked + 1) if page.has_next() else None,
        "previous": turned(request, asked - 1) if page.has_previous() else None,
        "results": [say(request, row) for row in page],
    }


def turned(request: HttpRequest, page: int) -> str:
    """The same question, another page."""
    query = request.GET.copy()
    query["page"] = str(page)
    return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"


def asked_number(request: HttpRequest, name: str) -> int | None:
    """A positive whole number of the address, None when absent; BadRequest with a sentence for anything else."""
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):
        raise BadRequest(f"参数{name}应为正整数，不能是“{text[:20]}”。")
    return int(text)


def asked_code(request: HttpRequest) -> str:
    """The indicator's code of the address, "" when absent; BadRequest for what can be nobody's code."""
    code = request.GET.get("indicator", "")
    try:
        if code:
            CODE(code)
    except ValidationError as nonsense:
        raise BadRequest("参数indicator应为指标代码，只含小写英文字母、数字和下划线。") from nonsense
    return code


LISTED: dict[str, Callable[[HttpRequest], Rows]] = {
    "indicators": indicator_rows,
    "figures": figure_rows,
    "reports": report_rows,
    "tasks": task_rows,
}

urlpatterns = [
    path("", index, name="api"),
    path("openapi.json", described, name="api_description"),
    path("docs/", docs, name="api_docs"),
    *(path(f"{name}.csv", csv_list, {"name": name}, name=f"api_{name}_csv") for name in LISTED),
    path("indicators/", indicator_list, name="api_indicators"),
    path("indicators/<slug:code>/", indicator_detail, name="api_indicator"),
    path("figures/", figure_list, name="api_figures"),
    path("reports/", report_list, name="api_reports"),
    path("reports/<year:year>/", report_detail, name="api_report"),
    path("tasks/", task_list, name="api_tasks"),
    path("<path:rest>/", unknown),
]
