"""The log for machines (`LOG_FORMAT=json`): one object a line, with the request's id and nobody's name in it.

Addresses, mail and phone numbers are blotted out of messages; of an error its kind and its way through the code are
said, not its words, which may repeat what somebody typed. Who did what stands in the site's own logs.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9_-]{8,64}")
"""What a proxy may hand along as a request's id."""
PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # mail
    r"|(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])"  # IPv4
    r"|(?<![\w:])(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{1,4}(?![\w:])"  # IPv6
    r"|(?<!\d)1\d{10}(?!\d)"  # a mobile's number
)

request_id: ContextVar[str] = ContextVar("request_id", default="")
logger = logging.getLogger("hanyang_report.requests")


class RequestLog:
    """Gives each request an id, also in its answer, and logs how it went. Stands before everything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "")
        request.request_id = given if GIVEN.fullmatch(given) else secrets.token_hex(8)  # type: ignore[attr-defined]
        held = request_id.set(request.request_id)  # type: ignore[attr-defined]
        began = perf_counter()
        try:
            response = self.get_response(request)
            response.headers[HEADER] = request_id.get()
            # The path alone: what was searched for stands in the query.
            logger.info(
                "%s %s %s", request.method, request.path, response.status_code,
                extra={"ms": round((perf_counter() - began) * 1000, 1)},
            )  # fmt: skip
            return response
        finally:
            request_id.reset(held)


class JsonLine(logging.Formatter):
    """Django speaks of a refusal after the request has gone through all of ours, but names the request then."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request_id": request_id.get() or getattr(getattr(record, "request", None), "request_id", ""),
            "message": PERSONAL.sub("…", record.getMessage()),
        }
        if hasattr(record, "ms"):
            line["ms"] = record.ms
        if record.exc_info and record.exc_info[1]:
            line |= _error(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _error(error: BaseException) -> dict[str, Any]:
    way = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    kind = type(error)
    return {"error": f"{kind.__module__}.{kind.__qualname__}", "way": way}
