"""开始使用: from an empty database to a catalogue, step by step; for everybody else, that the site is being prepared."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanyang_report.first_day import catalogue, sample
from hanyang_report.first_day.forms import CatalogueForm, DepartmentsForm, SiteForm
from hanyang_report.first_day.progress import awaits_its_first_day, first_day, is_empty
from indicators.models import Department, Site
from indicators.office.admin import refusals_said, require
from indicators.office.department_list import make_departments
from indicators.office.permissions import user_can_administer
from indicators.round.opening import next_year
from reports.models import user_can_edit

FIXTURES = settings.BASE_DIR / "fixtures"
View = Callable[..., HttpResponse]


def for_administrators(view: View) -> View:
    """Sign in first; 403 for who may not; never kept."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(user_can_administer, request)
        return view(request, *args, **kwargs)

    return never_cache(login_required(guarded))


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The steps for an administrator; while there is nothing to read yet, a kind word for everybody else."""
    if not user_can_administer(request.user):
        return render(request, "pages/not_ready.html") if is_empty() else redirect("home")
    may_import = user_can_edit(request.user)
    return render(request, "pages/start.html", {"day": first_day(), "year": next_year(), "may_import": may_import})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def start_site(request: HttpRequest) -> HttpResponse:
    """Whose site it is. The first values are the environment's; what differs from it is said."""
    here = Site.objects.here()
    form = SiteForm(request.POST or None, instance=Site.objects.filter(pk=here.pk).first() or here)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "已保存。每一页的名称即刻按这里的显示。")
        return onward(request)
    differences = here.differences if here.is_settled else []
    return step(request, "pages/start_site.html", "本地区名称", form=form, differences=differences)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def start_departments(request: HttpRequest) -> HttpResponse:
    """A list to edit or to paste over; what is there already stays."""
    shipped = catalogue.example_departments(FIXTURES, Site.objects.here().district)
    there = list(Department.objects.all())
    example = "\n".join(f"{row['name']}，{row['short_name']}" for row in shipped)
    form = DepartmentsForm(request.POST or None, initial={"departments": "" if there else example})
    if request.method == "POST" and form.is_valid():
        codes = {row["name"]: row["code"] for row in shipped}
        with refusals_said(request):
            made = make_departments(form.named, by=require(user_can_administer, request), codes=codes)
            messages.success(request, f"已建立{len(made)}个部门。" if made else "这些部门都已经有了，没有新增。")
            return onward(request)
    return step(request, "pages/start_departments.html", "部门", form=form, there=there)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def start_catalogue(request: HttpRequest) -> HttpResponse:
    """Which catalogue to begin with, and who answers for what the examples' departments do."""
    departments = list(Department.objects.active())
    if not departments:
        messages.error(request, "请先建立部门：每项指标都要有牵头部门。")
        return redirect("start_departments")
    form = CatalogueForm(catalogue.examples(FIXTURES, departments, Site.objects.here().district), request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_said(request):
            by = require(user_can_administer, request)
            count = catalogue.choose(form.cleaned_data["choice"], form.leads, FIXTURES, by=by)
            messages.success(request, f"已载入{count}项指标。" if count else "指标目录先空着，随导入的报告逐步建立。")
            return redirect("start")
    counts = {choice: len(catalogue.rows_of(choice, FIXTURES)) for choice in catalogue.StartCatalogue.values}
    return step(request, "pages/start_catalogue.html", "指标目录", form=form, counts=counts)


@require_POST
@for_administrators
def take_sample(request: HttpRequest) -> HttpResponse:
    with refusals_said(request):
        sample.load_sample(FIXTURES, by=require(user_can_administer, request))
        messages.success(request, "示例已载入，各页都标明是示例。看过之后在这里整体删除。")
    return redirect("start")


@require_POST
@for_administrators
def drop_sample(request: HttpRequest) -> HttpResponse:
    with refusals_said(request):
        stay = sample.remove_sample(FIXTURES)
        kept = f"有人员的部门保留：{'、'.join(stay)}。" if stay else ""
        messages.success(request, f"示例已整体删除。{kept}")
    return redirect("start")


def step(request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
    return render(request, template, {"day": first_day(), "title": title, **context})


def onward(request: HttpRequest) -> HttpResponse:
    """To the first thing that is still missing; back where the first day is long over."""
    return redirect(first_day().next_address if awaits_its_first_day(request.user) else "start")


urlpatterns: list[URLPattern] = [
    path("", start, name="start"),
    path("site/", start_site, name="start_site"),
    path("departments/", start_departments, name="start_departments"),
    path("catalogue/", start_catalogue, name="start_catalogue"),
    path("sample/", take_sample, name="start_sample"),
    path("sample/remove/", drop_sample, name="start_sample_remove"),
]
