"""Pages for requests that went wrong: a plain sentence, never a trace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from hanyang_report.context import current_site


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    # The host name itself may be what is wrong here, so nothing is drawn that builds an address from it.
    return HttpResponse("请求无法识别。\n", status=400, content_type="text/plain; charset=utf-8")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", {"reason": str(exception)}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's `reason` is for developers and in English; the log has it."""
    return render(request, "403.html", {"reason": "页面已过期，请返回上一页，刷新后重新提交。"}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    # No request goes in: context processors would ask the database, which may be what failed.
    return HttpResponse(render_to_string("500.html", {"site": current_site()}), status=500)
