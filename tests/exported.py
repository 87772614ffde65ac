"""Going round an export as a reader's browser would: every link of every page."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from hanyang_report.exporting import folder

_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_LINK = re.compile(r'\s(?:href|src|action|data-plotly-src|data-find-src)="([^"]*)"')
_LEADS = {"a"}


def pages(site: Path) -> dict[str, str]:
    """The text of each page by its file's name."""
    return {name: (site / name).read_text("utf-8") for name in folder.names(site) if name.endswith(".html")}


def links(html: str) -> Iterator[tuple[str, str]]:
    """Each link with the name of its element."""
    for tag in _TAG.findall(html):
        for link in _LINK.findall(tag):
            yield tag[1:].split()[0].rstrip(">"), unescape(link)


def dead_links(site: Path) -> list[str]:
    """Links to a file or an anchor that is not there, to the file's own host, or beginning at its root; resources of
    another host. `page: link` each."""
    held, read = set(folder.names(site)), pages(site)
    return [
        f"{name}: {link}"
        for name, html in read.items()
        for element, link in links(html)
        if not (element in _LEADS and is_elsewhere(link)) and not leads(name, link, held, read)
    ]


def is_elsewhere(link: str) -> bool:
    return urlsplit(link).scheme in ("https", "http")


def leads(page: str, link: str, held: set[str], read: dict[str, str]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or link.startswith("/"):
        return False
    name = urljoin(f"/{page}", parts.path).removeprefix("/") if parts.path else page
    return name in held and (not parts.fragment or name not in read or f'id="{parts.fragment}"' in read[name])


def reached(site: Path) -> set[str]:
    """Every file that somebody comes to from the front page."""
    read, waiting, found = pages(site), ["index.html"], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            targets = (urljoin(f"/{name}", link) for _, link in links(read.get(name, "")) if not is_elsewhere(link))
            waiting += [urlsplit(target).path.removeprefix("/") for target in targets]
    return found
