"""我的登录: where one is signed in, and ending it from here when a machine was left open."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hanyang_report.door.own_sessions import end, sessions_of


@never_cache
@login_required
@require_safe
def own_sessions(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/sessions.html", {"sessions": sessions_of(request)})


@never_cache
@login_required
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """One by its mark, or every other; the present one ends by signing out."""
    ended = end(request, request.POST.get("mark", ""))
    if ended:
        messages.success(request, f"已结束{ended}处登录。若不是您本人登录的，请马上修改密码。")
    else:
        messages.info(request, "没有结束任何登录：它已经结束了。")
    return redirect("own_sessions")
