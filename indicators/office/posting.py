"""One HTTPS POST to a gateway outside: checked certificate, no redirect, bounded in time and size. Without a database."""

from __future__ import annotations

import json
import ssl
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import quote, urlsplit

TIME_OUT = 10.0
"""Seconds for each of: reaching it, sending, its answer."""
LONGEST_ANSWER = 64 * 1024


class NotPosted(Exception):
    """Why it did not arrive, in a sentence without the address: there may be a key in it."""


def filled(template: str, words: dict[str, str]) -> str:
    """`{name}` in the template gives way to its words, quoted as the template's form wants: JSON, or fields of a form."""
    for name, value in words.items():
        quoted = json.dumps(value, ensure_ascii=False)[1:-1] if is_json(template) else quote(value, safe="")
        template = template.replace("{" + name + "}", quoted)
    return template


def is_json(template: str) -> bool:
    return template.lstrip().startswith("{")


def post(address: str, body: str, *, trusting: ssl.SSLContext | None = None) -> str:
    """Send it once; the sentence that says how it was taken. Raises NotPosted.

    A gateway that answers 200 and says in its JSON that it refused (`errcode` other than 0) has not taken it.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        raise NotPosted("没有送出：通知接口的地址须以https://开头。")
    kind = "application/json" if is_json(body) else "application/x-www-form-urlencoded"
    context = trusting or ssl.create_default_context()
    connection = HTTPSConnection(parts.hostname, parts.port, timeout=TIME_OUT, context=context)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST", target, body.encode(), {"Content-Type": f"{kind}; charset=utf-8"})
        return _taken(connection.getresponse())
    except ssl.SSLCertVerificationError:
        raise NotPosted("没有送出：对方的证书不可信。") from None
    except (OSError, HTTPException, ValueError):
        raise NotPosted("没有送出：连不上对方，或对方没有按时答复。") from None
    finally:
        connection.close()


def _taken(answer: HTTPResponse) -> str:
    if 300 <= answer.status < 400:
        raise NotPosted(f"没有送出：对方要求转到别的地址（{answer.status}），不跟随。")
    if not 200 <= answer.status < 300:
        raise NotPosted(f"没有送出：对方答复{answer.status}。")
    if code := _error_code(answer.read1(LONGEST_ANSWER)):
        raise NotPosted(f"没有送出：对方没有接受（errcode {code}）。")
    return f"已送达（{answer.status}）"


def _error_code(said: bytes) -> int:
    """What gateways of 政务微信 put into an answer that is 200 all the same; 0 where all is well or nothing is said."""
    try:
        code = json.loads(said).get("errcode", 0)
    except (ValueError, AttributeError):  # not JSON, or no object
        return 0
    return code if isinstance(code, int) else 0
