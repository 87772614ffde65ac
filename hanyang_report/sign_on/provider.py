"""Who has come back from the provider: mozilla-django-oidc asks, and whatever it answers is held against the standard here.

OpenID Connect Core 1.0, 3.1.3.7: signature by a key of the issuer, `iss`, `aud`, `azp`, `exp`, `iat`, `nonce`. The library alone
checks signature and nonce. Accounts are no matter of this module.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import Any

import jwt
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.urls import reverse
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.views import OIDCAuthenticationRequestView
from requests.exceptions import ConnectionError as Unreachable
from requests.exceptions import RequestException, Timeout

logger = logging.getLogger(__name__)
Claims = dict[str, Any]

STATES, FOUND = "oidc_states", "sign_on_found"
LASTS = 600
"""Seconds in which somebody who was sent to the provider must be back, and whoever is back to link must say yes."""
LEEWAY = 30
"""Seconds by which two machines' clocks may differ."""
NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]


class NotSignedOn(Exception):
    """Nobody was proved; `why` names the page's passage that says what to do."""

    STALE, REFUSED, UNPROVED, SILENT = "stale", "refused", "unproved", "silent"

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to the provider and back, as the session that began it remembers."""

    nonce: str
    code_verifier: str


class Begin(OIDCAuthenticationRequestView):
    """The way there, by GET: no form posts to another host. Comes back to the address that SITE_URL says, whatever was asked."""

    def get_extra_params(self, request: HttpRequest) -> dict[str, str]:
        return {"redirect_uri": way_back()}


def way_back() -> str:
    return f"{settings.SITE_URL}{reverse(settings.OIDC_AUTHENTICATION_CALLBACK_URL)}"


def claims_of(request: HttpRequest) -> Claims:
    """What the provider says of who has come back, all of it checked. Raises NotSignedOn."""
    attempt = _own_attempt(request)
    if request.GET.get("error"):
        raise NotSignedOn(NotSignedOn.REFUSED)
    code = request.GET.get("code", "")
    if not code:
        raise NotSignedOn(NotSignedOn.STALE)
    try:
        return Provider().claims(code, attempt)
    except (Unreachable, Timeout) as error:
        logger.error("The sign-on does not answer: %s", type(error).__name__)
        raise NotSignedOn(NotSignedOn.SILENT) from None
    except (jwt.PyJWTError, SuspiciousOperation, RequestException, KeyError, TypeError, ValueError) as error:
        # Its words may hold a token; its kind says enough.
        logger.warning("The sign-on's answer was refused: %s", type(error).__name__)
        raise NotSignedOn(NotSignedOn.UNPROVED) from None


def _own_attempt(request: HttpRequest) -> Attempt:
    """Taken out of the session: a way back leads in once."""
    attempts = request.session.get(STATES, {})
    kept = attempts.pop(request.GET.get("state", ""), None)
    request.session.modified = True
    if kept is None or not 0 <= time.time() - kept["added_on"] <= LASTS or not kept["nonce"]:
        raise NotSignedOn(NotSignedOn.STALE)
    return Attempt(kept["nonce"], kept["code_verifier"])


def remember_found(request: HttpRequest, claims: Claims) -> None:
    """Whom the provider has just proved, in the session of who will say whether it is them."""
    name = str(claims.get("name") or claims.get("preferred_username") or "")[:100]
    request.session[FOUND] = {"subject": claims["sub"], "name": name, "at": time.time()}


def lately_found(request: HttpRequest) -> dict[str, Any] | None:
    found = request.session.get(FOUND)
    return found if found and 0 <= time.time() - found["at"] <= LASTS else None


def forget_found(request: HttpRequest) -> None:
    request.session.pop(FOUND, None)


class Provider(OIDCAuthenticationBackend):
    """The library's questions to the provider; of its answers to Django, none is used."""

    def claims(self, code: str, attempt: Attempt) -> Claims:
        """Raises what jwt, requests and the library raise."""
        answer = self.get_token(
            {
                "client_id": self.OIDC_RP_CLIENT_ID,
                "client_secret": self.OIDC_RP_CLIENT_SECRET,
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": way_back(),
                "code_verifier": attempt.code_verifier,
            }
        )
        proved: Claims = self.verify_token(answer["id_token"], nonce=attempt.nonce)
        return {**self._told(answer, proved), **proved}

    def get_payload_data(self, token: str, key: Any) -> Claims:
        """A token that is for us, from whom we asked, and not over. Raises jwt.PyJWTError."""
        claims = jwt.decode(
            token,
            key,
            algorithms=[self.OIDC_RP_SIGN_ALGO],
            audience=self.OIDC_RP_CLIENT_ID,
            issuer=settings.OIDC_ISSUER,
            leeway=LEEWAY,
            options={"require": NEEDED},
        )
        audience = claims["aud"]
        is_shared = isinstance(audience, list) and len(audience) > 1
        if claims.get("azp", None if is_shared else self.OIDC_RP_CLIENT_ID) != self.OIDC_RP_CLIENT_ID:
            raise jwt.InvalidAudienceError("azp")
        if not 0 < len(claims["sub"]) <= 255:
            raise jwt.InvalidTokenError("sub")
        return claims

    def _told(self, answer: dict[str, Any], proved: Claims) -> Claims:
        """What the provider tells beside the token, where it is asked; of the same person or not at all."""
        if not settings.OIDC_OP_USER_ENDPOINT:
            return {}
        told: Claims = self.get_userinfo(answer["access_token"], answer["id_token"], proved)
        if told.get("sub") != proved["sub"]:
            raise SuspiciousOperation("The user info is of somebody else.")
        return told
