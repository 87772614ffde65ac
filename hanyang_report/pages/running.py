"""运行状况 and 岗位说明: the machine as an administrator has to know it, and who does what."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hanyang_report.overview.duties import NOT_TWICE, duties
from hanyang_report.overview.running import last_restore, machine, timers, versions
from indicators.models import TimerRun
from indicators.office.admin import require
from indicators.office.permissions import user_can_administer, user_can_read_drafts
from indicators.office.timers import Job


class RestoreTriedForm(forms.Form):
    note = forms.CharField(
        label="恢复演练", max_length=200, help_text="哪一天、在哪台机器上、用哪份备份恢复过，核对是否相符。"
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def running(request: HttpRequest) -> HttpResponse:
    """What an administrator looks at on a Monday; a restore that was tried elsewhere is written down here."""
    administrator = require(user_can_administer, request)
    form = RestoreTriedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        TimerRun.objects.note(Job.RESTORE, said=f"{form.cleaned_data['note']}（{administrator}登记）")
        messages.success(request, "已登记恢复演练。")
        return redirect("running")
    context = {
        "timers": timers(),
        "restore": last_restore(),
        "machine": machine(),
        "versions": versions(),
        "form": form,
    }
    return render(request, "pages/running.html", context)


@never_cache
@require_safe
@login_required
def who_does_what(request: HttpRequest) -> HttpResponse:
    """岗位说明, for everybody who has a role."""
    if not user_can_read_drafts(request.user):
        raise PermissionDenied
    context = {"duties": duties(), "not_twice": NOT_TWICE, "may_change": user_can_administer(request.user)}
    return render(request, "pages/duties.html", context)
