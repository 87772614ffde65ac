"""What a public file says of itself at its end: which edition it is, the fingerprint, and where that can be checked.

Pure. The official paper carries none of it. Verification takes it out again by `COLOPHON`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from ipaddress import ip_address
from urllib.parse import urlsplit

import segno

BEGIN, END = "【核对】", "【完】"
HERE = "发布网站的“核对文件”页"
COLOPHON = re.compile(
    rf"{BEGIN}本文件出自第\d+版，指纹SHA-256：(?P<hash>[0-9a-f]{{64}})(?:，SM3：[0-9a-f]{{64}})?。核对：(?:[!-~]{{0,300}}|{HERE}){END}"
)
"""As it reads without spaces: a page breaks it where it likes."""


@dataclass(frozen=True, slots=True)
class Colophon:
    """`address` is where the edition stays; "" where the site is a machine's own."""

    number: int
    hash: str
    sm3: str
    address: str

    @property
    def text(self) -> str:
        sm3 = f"，SM3：{self.sm3}" if self.sm3 else ""
        return f"{BEGIN}本文件出自第{self.number}版，指纹SHA-256：{self.hash}{sm3}。核对：{self.address or HERE}{END}"


def is_loopback(site: str) -> bool:
    """Whether an address leads nowhere but to the machine itself."""
    host = urlsplit(site).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost") or not host


def qr_svg(address: str) -> str:
    """A QR code as SVG without size: black modules on nothing."""
    drawn: str = segno.make(address, error="m", micro=False).svg_inline(omitsize=True, svgclass=None, lineclass=None)
    return drawn if "xmlns" in drawn else drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def qr_png(address: str) -> bytes:
    """The same as a picture for Word."""
    file = BytesIO()
    segno.make(address, error="m", micro=False).save(file, kind="png", scale=6)
    return file.getvalue()
