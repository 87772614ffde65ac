"""The outgoing hook's one request: what it sends, and everything a gateway may answer."""

import json
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from indicators.office import posting
from indicators.office.posting import NotPosted, filled, post


class Gateway(HTTPServer):
    """On this machine alone; it answers as it is told and keeps what it got."""

    status, said, location = 200, b'{"errcode": 0}', ""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.got: list[tuple[str, str, str]] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class Asked(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.got.append((self.path, self.headers["Content-Type"], body))
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.end_headers()
        self.wfile.write(self.server.said)

    def log_message(self, *args: object) -> None:
        """Quietly."""


@contextmanager
def serving(gateway: Gateway) -> Iterator[Gateway]:
    thread = threading.Thread(target=gateway.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield gateway
    gateway.shutdown()
    gateway.server_close()
    thread.join()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for this machine and its key, made for one run."""
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "gateway.pem", folder / "gateway.key"
    words = "req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -days 1 -addext subjectAltName=IP:127.0.0.1"
    subprocess.run(["openssl", *words.split(), "-out", certificate, "-keyout", key], check=True, capture_output=True)
    return certificate, key


@pytest.fixture
def gateway(pair: tuple[Path, Path]) -> Iterator[Gateway]:
    server, context = Gateway(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*pair)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with serving(server):
        yield server


@pytest.fixture
def trusting(pair: tuple[Path, Path]) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(pair[0]))


def refused(address: str, trusting: ssl.SSLContext | None = None) -> str:
    with pytest.raises(NotPosted) as not_posted:
        post(address, "{}", trusting=trusting)
    return str(not_posted.value)


@pytest.mark.parametrize(
    ("body", "kind"), [('{"a": "待办"}', "application/json"), ("a=1", "application/x-www-form-urlencoded")]
)
def test_it_posts_the_body_with_its_question(gateway: Gateway, trusting: ssl.SSLContext, body: str, kind: str) -> None:
    assert post(f"https://127.0.0.1:{gateway.port}/send?key=k", body, trusting=trusting) == "已送达（200）"
    assert gateway.got == [("/send?key=k", f"{kind}; charset=utf-8", body)]


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "ftp://127.0.0.1/", "https://", "//127.0.0.1/", ""])
def test_anything_but_https_is_not_even_tried(address: str) -> None:
    assert refused(address) == "没有送出：通知接口的地址须以https://开头。"


def test_a_certificate_nobody_vouches_for_is_refused(gateway: Gateway) -> None:
    assert refused(f"https://127.0.0.1:{gateway.port}/") == "没有送出：对方的证书不可信。"
    assert gateway.got == []


@pytest.mark.parametrize("status", [300, 301, 302, 307, 308, 399])
def test_a_redirect_is_not_followed(gateway: Gateway, trusting: ssl.SSLContext, status: int) -> None:
    gateway.status, gateway.location = status, f"https://127.0.0.1:{gateway.port}/elsewhere"
    assert refused(f"https://127.0.0.1:{gateway.port}/here", trusting) == (
        f"没有送出：对方要求转到别的地址（{status}），不跟随。"
    )
    assert [path for path, _, _ in gateway.got] == ["/here"]


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 503])
def test_a_refusal_is_told_by_its_number_alone(gateway: Gateway, trusting: ssl.SSLContext, status: int) -> None:
    gateway.status, gateway.said = status, "密钥 open-sesame 不对".encode()
    assert refused(f"https://127.0.0.1:{gateway.port}/", trusting) == f"没有送出：对方答复{status}。"


def test_200_with_an_error_code_in_it_is_a_refusal(gateway: Gateway, trusting: ssl.SSLContext) -> None:
    gateway.said = b'{"errcode": 93000, "errmsg": "invalid webhook url"}'
    assert refused(f"https://127.0.0.1:{gateway.port}/", trusting) == "没有送出：对方没有接受（errcode 93000）。"


@pytest.mark.parametrize("said", [b"", b"ok", b"[]", b"{}", b'{"errcode": 0}', b'{"errcode": "none"}', b"\xff"])
def test_an_answer_that_names_no_error_is_taken_for_good(
    gateway: Gateway, trusting: ssl.SSLContext, said: bytes
) -> None:
    gateway.status, gateway.said = 204 if not said else 200, said
    assert post(f"https://127.0.0.1:{gateway.port}/", "{}", trusting=trusting).startswith("已送达")


def test_a_gateway_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "TIME_OUT", 0.05)
    with Gateway() as silent:  # it listens, and nobody takes the call
        assert refused(f"https://127.0.0.1:{silent.port}/") == "没有送出：连不上对方，或对方没有按时答复。"


def test_nobody_at_the_address_is_a_sentence() -> None:
    with Gateway() as gone:
        port = gone.port
    assert refused(f"https://127.0.0.1:{port}/") == "没有送出：连不上对方，或对方没有按时答复。"


def test_words_are_quoted_as_the_template_wants_them() -> None:
    words = {"text": '“甲”"乙"\n&=丙', "site": "站{text}"}
    assert json.loads(filled('{"a": {"b": "{text}"}}', words)) == {"a": {"b": words["text"]}}
    assert parse_qs(filled("content={text}&from=7", words)) == {"content": [words["text"]], "from": ["7"]}
