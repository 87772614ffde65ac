"""A visitor of a served site from another process: no script, cookies, forms posted as a browser would. No Django."""

from http.cookiejar import CookieJar
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, Request, build_opener

from tests.posted import Fields

WAIT = 30  # seconds for one answer; longer means that something hangs


class Answer(NamedTuple):
    """The page at the end of all redirects."""

    status: int
    html: str

    @property
    def fields(self) -> dict[str, list[str]]:
        """What its forms would post, the token against forged posts included."""
        return Fields(self.html).found


class Visitor:
    def __init__(self, site: str) -> None:
        self.site = site
        self.opener: OpenerDirector = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> Answer:
        return self._ask(Request(self.site + path))  # noqa: S310  always http

    def post(self, path: str, fields: dict[str, list[str]]) -> Answer:
        """Raises OSError when the server dies before it has answered."""
        body = urlencode(fields, doseq=True).encode()
        # Like any browser on the same site: Django compares the referrer where there is no Origin.
        return self._ask(Request(self.site + path, body, {"Referer": self.site + path}))  # noqa: S310

    def sign_in(self, username: str, password: str) -> Answer:
        form = self.get("/login/").fields
        return self.post("/login/", form | {"username": [username], "password": [password]})

    def _ask(self, request: Request) -> Answer:
        try:
            with self.opener.open(request, timeout=WAIT) as response:
                return Answer(response.status, response.read().decode())
        except HTTPError as error:
            with error:
                return Answer(error.code, error.read().decode(errors="replace"))
