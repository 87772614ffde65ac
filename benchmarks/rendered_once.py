"""CPU of public pages as they are handed out and as they are rendered, over that of a view that says hello.

Run on a database that holds a report: `python -m benchmarks.rendered_once`. Everything runs in this process, through WSGI
without a socket; the floor is one view behind the middleware that Django starts a project with. Each ratio is the median of
seven, page and floor by turns.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from io import BytesIO
from statistics import median
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanyang_report.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.test import override_settings  # noqa: E402
from django.urls import path  # noqa: E402

from indicators.models import Indicator  # noqa: E402
from reports.models import Edition  # noqa: E402

STORE = "hanyang_report.door.rendered_once.RenderedOnce"
FLOOR = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "benchmarks.rendered_once.one_address",
]
PAIRS = 7
HANDED_OUT, RENDERED = 200, 1
"""How often a page is asked for in each half of a pair."""


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


urlpatterns = [path("", hello)]


def one_address(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def answered(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return get_response(request)

    return answered


def behind(middleware: list[str]) -> WSGIHandler:
    with override_settings(MIDDLEWARE=middleware):
        return WSGIHandler()


def ask(handler: WSGIHandler, address: str, mark: str = "") -> str:
    """One GET; the answer's ETag."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET", "PATH_INFO": address, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80",
        "HTTP_HOST": "127.0.0.1", "HTTP_ACCEPT_ENCODING": "gzip", "wsgi.input": BytesIO(), "wsgi.url_scheme": "http",
    }  # fmt: skip
    if mark:
        environ["HTTP_IF_NONE_MATCH"] = mark
    found: dict[str, str] = {}
    response = handler(environ, lambda status, headers, exc_info=None: found.update(headers))
    b"".join(response)
    response.close()
    return found.get("ETag", "")


def cost(handler: WSGIHandler, address: str, times: int, mark: str = "") -> float:
    """Seconds of CPU for one."""
    began = time.process_time()
    for _ in range(times):
        ask(handler, address, mark)
    return (time.process_time() - began) / times


def ratio(handler: WSGIHandler, address: str, times: int, mark: str = "") -> float:
    floor = behind(FLOOR)
    ask(floor, "/")
    return median(cost(handler, address, times, mark) / cost(floor, "/", HANDED_OUT) for _ in range(PAIRS))


def addresses() -> list[str]:
    year = Edition.objects.current().newest_first()[0].report.year
    code = Indicator.objects.filter(figures__published_value__isnull=False).order_by("pk")[0].code
    return ["/", f"/reports/{year}/", f"/indicators/{code}/", "/compare/", "/tasks/", "/promises/"]


def main() -> None:
    store, bare = behind(settings.MIDDLEWARE), behind([one for one in settings.MIDDLEWARE if one != STORE])
    print(f"{'':40}{'kept':>8}{'304':>8}{'rendered':>10}   × hello")
    for address in addresses():
        mark = ask(store, address)
        ask(bare, address)
        found = (
            ratio(store, address, HANDED_OUT),
            ratio(store, address, HANDED_OUT, mark),
            ratio(bare, address, RENDERED),
        )
        print(f"{address:40}{found[0]:8.2f}{found[1]:8.2f}{found[2]:10.1f}")
    print(f"{'/healthz':40}{ratio(store, '/healthz', HANDED_OUT):8.2f}")


if __name__ == "__main__":
    main()
