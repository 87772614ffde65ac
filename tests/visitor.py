"""A visitor of a served site from another process: no script, cookies, forms posted as a browser would. No Django."""

from http.cookiejar import Cookie, CookieJar
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, Request, build_opener

from tests.posted import Fields

WAIT = 30  # seconds for one answer; longer means that something hangs
BOUNDARY = b"no-line-of-any-test-begins-like-this"


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
        self.cookies = CookieJar()
        self.opener: OpenerDirector = build_opener(ProxyHandler({}), HTTPCookieProcessor(self.cookies))

    def bring_session(self, key: str) -> None:
        """Be signed in already."""
        host = "127.0.0.1"
        self.cookies.set_cookie(
            Cookie(0, "sessionid", key, None, False, host, False, False, "/", True, False, None, True, None, None, {})
        )

    def get(self, path: str) -> Answer:
        return self._ask(Request(self.site + path))  # noqa: S310  always http

    def post(self, path: str, fields: dict[str, list[str]]) -> Answer:
        """Raises OSError when the server dies before it has answered."""
        return self._send(path, urlencode(fields, doseq=True).encode(), "application/x-www-form-urlencoded")

    def upload(self, path: str, fields: dict[str, list[str]], name: str, file: bytes) -> Answer:
        """The same with a PDF in the file field of this name."""
        parts = [(f'name="{key}"', value.encode()) for key, values in fields.items() for value in values]
        parts.append((f'name="{name}"; filename="proof.pdf"', file))
        body = b"".join(
            b"--%b\r\nContent-Disposition: form-data; %b\r\n\r\n%b\r\n" % (BOUNDARY, head.encode(), content)
            for head, content in parts
        )
        return self._send(path, body + b"--%b--\r\n" % BOUNDARY, f"multipart/form-data; boundary={BOUNDARY.decode()}")

    def sign_in(self, username: str, password: str) -> Answer:
        form = self.get("/login/").fields
        return self.post("/login/", form | {"username": [username], "password": [password]})

    def _send(self, path: str, body: bytes, content_type: str) -> Answer:
        # Like any browser: it says from which page and site a form was sent.
        said = {"Content-Type": content_type, "Origin": self.site, "Referer": self.site + path}
        return self._ask(Request(self.site + path, body, said))  # noqa: S310

    def _ask(self, request: Request) -> Answer:
        try:
            with self.opener.open(request, timeout=WAIT) as response:
                return Answer(response.status, response.read().decode())
        except HTTPError as error:
            with error:
                return Answer(error.code, error.read().decode(errors="replace"))
