"""Is the server alive, does its database answer, and is there room to write?"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hanyang_report.door.outage import RETRY_AFTER
from indicators.models import PublicVersion

ALIVE = "/healthz"
logger = logging.getLogger(__name__)


class Alive:
    """Answers a probe at the door: it is nobody, so nothing that knows a person or dresses a page stands in its way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info != ALIVE:
            return self.get_response(request)
        request.get_host()  # raises DisallowedHost: who asks for another host is told nothing
        return healthz(request)


@cache_control(private=True, no_store=True)
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and holds our tables, `warning` when the disk is nearly full; else 503. Reasons go to the log."""
    try:
        PublicVersion.objects.now()  # one question, which a database without our tables doesn't answer either
    except Error:
        logger.exception("The database does not answer")
        gone = {"status": "error", "database": "unavailable"}
        return JsonResponse(gone, status=503, headers={"Retry-After": str(RETRY_AFTER)})
    is_low = shutil.disk_usage(settings.DATA_DIR).free < settings.DISK_SPACE_WARNING
    return JsonResponse({"status": "warning" if is_low else "ok", "database": "ok", "disk": "low" if is_low else "ok"})
