"""Which program a browser says it is, in words a person knows. Pure."""

from __future__ import annotations

PROGRAMS = (
    ("MicroMessenger/", "微信"),
    ("DingTalk/", "钉钉"),
    ("Edg", "Edge"),
    ("QQBrowser/", "QQ浏览器"),
    ("QIHU 360", "360浏览器"),
    ("360SE", "360浏览器"),
    ("360EE", "360浏览器"),
    ("OPR/", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""Signs from the particular to the general: most also claim to be those that stand below them."""

SYSTEMS = (
    ("Windows", "Windows"),
    ("HarmonyOS", "鸿蒙"),
    ("OpenHarmony", "鸿蒙"),
    ("Android", "安卓"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def program_of(browser: str) -> str:
    """`Edge，Windows` from the words of the `User-Agent` header; the words themselves where none is known."""
    known = [_first(signs, browser) for signs in (PROGRAMS, SYSTEMS)]
    return "，".join(filter(None, known)) or browser


def _first(signs: tuple[tuple[str, str], ...], browser: str) -> str:
    return next((name for sign, name in signs if sign in browser), "")
