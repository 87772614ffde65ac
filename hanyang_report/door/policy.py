"""What a browser may do on our pages, said with every answer: one sentence, put together once."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class OnePolicy(CSPMiddleware):
    """No view of ours asks for another policy or a nonce, so the settings' own holds everywhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        self.policy = build_policy()

    def process_request(self, request: HttpRequest) -> None:
        """No nonce is offered: a template that asked for one would be left without."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if settings.DEBUG:
            return super().process_response(request, response)  # Django's own pages of errors go without
        response.headers.setdefault(HEADER, self.policy)
        return response
