"""A small provider of OpenID Connect on this machine: real HTTP, keys of its own, a page where somebody says yes."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET, KEY_ID = "report", "a-secret-of-the-client-that-is-long", "key-1"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """Whoever comes is `person`; what it says of them are `claims`, and a test may bend the token by `bent`."""

    def __init__(self) -> None:
        self.key, self.signed_with, self.algorithm = new_key(), None, "RS256"
        self.person = "7f3a-0001"
        self.claims: dict[str, Any] = {"name": "认证平台里的名字"}
        self.bent: dict[str, Any] = {}
        self.told: dict[str, Any] | None = None
        self.asked: list[dict[str, str]] = []
        self.codes: dict[str, dict[str, str]] = {}
        self.issuer = ""

    def code_for(self, asked: dict[str, str]) -> str:
        code = f"code-{len(self.asked)}"
        self.asked.append(asked)
        self.codes[code] = asked
        return code

    def token(self, code: str, verifier: str) -> str:
        """Raises KeyError for a code that was used, ValueError for a verifier that is not of the challenge."""
        asked = self.codes.pop(code)
        digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
        if digest != asked["code_challenge"]:
            raise ValueError("code_verifier")
        now = int(time.time())
        said = {"iss": self.issuer, "sub": self.person, "aud": CLIENT, "iat": now, "exp": now + 300}
        said |= {"nonce": asked["nonce"]} | self.claims | self.bent
        said = {name: value for name, value in said.items() if value is not None}
        return jwt.encode(said, self.signed_with or self.key, algorithm=self.algorithm, headers={"kid": KEY_ID})

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": KEY_ID, "use": "sig", "alg": "RS256"}]}


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def do_GET(self) -> None:
            path, asked = self._asked()
            if path == "/authorize":
                back = urlencode({"code": provider.code_for(asked), "state": asked["state"]})
                link = f"{asked['redirect_uri']}?{back}".replace("&", "&amp;")
                head = "<!doctype html><html lang=zh><head><title>认证平台</title><link rel=icon href=data:,></head>"
                self._answer(200, "text/html; charset=utf-8", f"{head}<a href='{link}'>同意</a>".encode())
            elif path == "/jwks":
                self._json(200, provider.keys())
            else:
                self._json(200, provider.told or {"sub": provider.person})

        def do_POST(self) -> None:
            posted = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            sent = {name: values[0] for name, values in posted.items()}
            try:
                assert (sent["client_id"], sent["client_secret"]) == (CLIENT, SECRET)
                token = provider.token(sent["code"], sent["code_verifier"])
            except (KeyError, ValueError, AssertionError):
                self._json(400, {"error": "invalid_grant"})
            else:
                self._json(200, {"access_token": "open", "token_type": "Bearer", "id_token": token})

        def _asked(self) -> tuple[str, dict[str, str]]:
            parts = urlsplit(self.path)
            return parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}

        def _json(self, status: int, said: Any) -> None:
            self._answer(status, "application/json", json.dumps(said).encode())

        def _answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider))
    provider.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
