"""Accounts from a sheet (人员表). 管理员 only; what it would make is looked at first."""

from __future__ import annotations

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.office import accounts, people_sheet
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.office.people_form import PeopleSheetForm, empty_sheet, newcomers
from indicators.office.permissions import user_can_administer
from indicators.office.sending import XLSX, sent

SALT = "indicators.round.people.sheet"
PREVIEW_LASTS = 60 * 60  # seconds


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of users."""
    return [
        path("sheet/", wrap(sheet), name="indicators_people_sheet"),
        path("sheet/create/", wrap(create), name="indicators_people_create"),
        path("sheet/template.xlsx", wrap(template), name="indicators_people_template"),
    ]


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    require(user_can_administer, request)
    return sent(empty_sheet(), XLSX, "人员表.xlsx", "people.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    """Upload a sheet; then its preview, with every fault or with the button that makes the accounts."""
    require(user_can_administer, request)
    form = PeopleSheetForm(request.POST or None, request.FILES or None)
    found = form.roster if request.method == "POST" and form.is_valid() else None
    is_good = found is not None and not found.faults
    return admin_page(
        request,
        "admin/indicators/user/sheet.html",
        "由人员表建立账号",
        form=form,
        roster=found,
        columns=people_sheet.COLUMNS,
        token=signing.dumps(form.rows, salt=SALT, compress=True) if is_good else "",
    )


@require_POST
@sensitive_variables("issued")
def create(request: HttpRequest) -> HttpResponse:
    """Make the accounts of a preview, all or none, and show their initial passwords this once."""
    administrator = require(user_can_administer, request)
    try:
        found = signing.loads(request.POST.get("token", ""), salt=SALT, max_age=PREVIEW_LASTS)
    except signing.BadSignature:
        messages.error(request, "预览已失效，请重新上传人员表。")
        return redirect("admin:indicators_people_sheet")
    with refusals_said(request):
        issued = accounts.create_people(newcomers(found), by=administrator)
        return admin_page(request, "admin/indicators/user/issued.html", f"已建立{len(issued)}个账号", issued=issued)
    return redirect("admin:indicators_people_sheet")
