"""我的个人信息: what the site keeps about somebody, shown and as a file; taken away by a 管理员 when they have left."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanyang_report.personal.holdings import holdings
from hanyang_report.personal.leaving import hindrances, take_name_away
from hanyang_report.personal.sheet import particulars, sheet_of
from indicators.models import RightsChange, User
from indicators.office.admin.pages import actor, admin_page, refusals_said, require
from indicators.office.downloads import download
from indicators.office.permissions import user_can_administer
from indicators.office.rights import Door, log_personal_data


@never_cache
@login_required
@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/own_data.html", _kept_of(actor(request)))


@never_cache
@login_required
@require_safe
def own_data_download(request: HttpRequest, extension: str) -> HttpResponse:
    return download(sheet_of(actor(request)), extension)


@require_safe
def personal_data(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for an administrator: somebody asks for it, or has left."""
    administrator = require(user_can_administer, request)
    person = get_object_or_404(User, pk=pk)
    context = _kept_of(person) | {"hindrances": hindrances(person, by=administrator)}
    return admin_page(request, "admin/indicators/user/personal_data.html", f"{person}：个人信息", **context)


@require_POST
def personal_data_download(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """Another's data leave a line behind, or are not handed out."""
    administrator = require(user_can_administer, request)
    person = get_object_or_404(User, pk=pk)
    response = download(sheet_of(person), extension)
    log_personal_data(person, RightsChange.TAKEN_ALONG, by=administrator, door=Door.PAGE)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def take_away(request: HttpRequest, pk: int) -> HttpResponse:
    """What will go and what will stay; confirmed, it is done for ever."""
    administrator = require(user_can_administer, request)
    person = get_object_or_404(User, pk=pk)
    if "confirmed" in request.POST:
        with refusals_said(request):
            left = take_name_away(person, by=administrator)
            messages.success(request, f"已去除，这个账号现在叫“{left}”。记入“权限变更”。")
        return redirect("personal_data", pk)
    context = _kept_of(person) | {"hindrances": hindrances(person, by=administrator)}
    return admin_page(
        request, "admin/indicators/user/personal_data_take_away.html", f"去除{person}的个人信息", **context
    )


def _kept_of(person: User) -> dict[str, object]:
    found = holdings(person)
    return {
        "person": person,
        "particulars": particulars(person),
        "own": [holding for holding in found if holding.is_own],
        "done": [holding for holding in found if not holding.is_own],
    }
