"""The whole public site as plain files: what anybody reads at each address, asked for inside this process."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from hanyang_report.addresses import PublicAddresses
from hanyang_report.backup import rows
from hanyang_report.exporting import folder
from hanyang_report.exporting.page import Surroundings, as_file, asked_by_forms, classic_script
from hanyang_report.exporting.places import Places, first_page, normal, relative
from hanyang_report.exporting.searchable import search_script
from indicators.office.steps import Refused

KIND = "static edition"
NOWHERE = "http://127.0.0.1"
"""Where the site stands while no base is given: files of editions name no address then."""
SEARCH_DATA = "search-data.js"
SEARCH_SCRIPT = "js/static-search.js"
NOT_COLLECTED = "静态文件还没有收集，或还是旧的。请先运行 manage.py collectstatic，再导出。"
MACHINES = ("sitemap", "feed", "robots")
"""Written with a base only: each consists of absolute addresses."""
OF_A_SERVER = ("api_docs", "explore")
"""Pages that are nothing but questions to a server."""
OF_TWO_YEARS = ("compare", "report_compare")
_HREF = re.compile(r'<a\b[^>]*?\bhref="([^"#]*)')
_SHEET_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]+)""")
_NEVER_FOLLOWED = {"per_page", "q", "only"}

Progress = Callable[[int, int], None]


def export_site(
    target: Path, base: str = "", *, packed: bool = False, progress: Progress = lambda done, of: None
) -> int:
    """Writes the site into `target`; how many files. `packed`: text files once more, compressed for servers that hand
    those out. Raises Refused, with what stood there left as it was."""
    require_collected()
    address = base or NOWHERE
    host = urlsplit(address).hostname or ""
    with (
        folder.whole(target, KIND, {"url": base}) as place,
        rows.snapshot(connection),
        override_settings(SITE_URL=address, SITE=urlsplit(address), ALLOWED_HOSTS=[host]),
    ):
        Crossing(place, base, progress).write()
        if packed:
            folder.pack(place)
        return len(folder.names(place))


@dataclass
class Crossing:
    """One way through the whole site, into an empty folder."""

    place: Path
    base: str
    progress: Progress
    places: Places = field(default_factory=Places)
    assets: set[str] = field(default_factory=set)

    def write(self) -> None:
        public = PublicAddresses.now()
        self.places.same, self.places.script = twice(public), reverse("search")
        left_out = {*map(reverse, OF_A_SERVER), *self.places.same}
        pages = [one for one in public.pages() if one not in left_out]
        if reverse("home") not in pages:
            raise Refused("这里还没有任何内容，没有可导出的。")
        files = [one for one in public.files() if one not in left_out]
        self.gather(pages)
        self.places.add(files)
        self.places.add(map(reverse, MACHINES if self.base else ()))
        for done, address in enumerate(self.places.files, 1):
            self.put(address, self.asked(address) if self.is_new(address) else b"")
            self.progress(done, len(self.places.files))
        self.text(SEARCH_DATA, search_script(lambda href: self.places.link(reverse("search"), href)))
        self.put_assets()

    # ── what there is ──

    def gather(self, pages: list[str]) -> None:
        """The pages, and those they lead to by asking one thing, with the pages of a list."""
        waiting = list(pages)
        while waiting:
            page = normal(waiting.pop(0))
            if page in self.places.files:
                continue
            self.places.add([page])
            html = self.asked(page)
            self.file(page).write_bytes(html)
            waiting += [one for one in questions(page, html.decode()) if urlsplit(one).path in pages]
            if page in pages and urlsplit(page).path not in map(reverse, OF_TWO_YEARS):
                waiting += [urljoin(page, question) for question in asked_by_forms(html.decode())]

    def is_new(self, address: str) -> bool:
        return not (self.place / self.places.files[address]).exists()

    def asked(self, address: str) -> bytes:
        """What anybody is answered. Raises Refused where that is no answer."""
        response = Client().get(address, secure=settings.SITE_URL.startswith("https:"), headers={"host": self.host})
        if response.status_code != 200:
            raise Refused(f"{address}没有读出来（状态{response.status_code}），没有导出。")
        return body(response)

    @property
    def host(self) -> str:
        return urlsplit(settings.SITE_URL).netloc

    # ── what becomes of it ──

    def put(self, address: str, content: bytes) -> None:
        file = self.file(address)
        if address.partition("?")[0] in map(reverse, MACHINES):
            file.write_text(self.absolute_all(content.decode()), "utf-8")
        elif file.suffix == ".html":
            file.write_text(self.page(address, file.read_text("utf-8")), "utf-8")
        else:
            file.write_bytes(content)

    def page(self, address: str, html: str) -> str:
        def link(href: str) -> str | None:
            if href.startswith(settings.STATIC_URL):
                self.assets.add(href)
                return relative(self.places.files[address], href.lstrip("/"))
            return self.places.link(address, href)

        is_search = address == reverse("search")
        return as_file(
            html,
            Surroundings(
                link=link,
                absolute=self.absolute,
                site=settings.SITE_URL,
                has_base=bool(self.base),
                choices=self.choices(address),
                asked={name for name, _ in parse_qsl(urlsplit(address).query)} - {"page"},
                scripts=self.search_scripts(link) if is_search else "",
            ),
        )

    def absolute(self, href: str) -> str | None:
        """An address of the site with the base in front; None where nothing is written there."""
        file = self.places.file(self.places.address(href.partition("#")[0]))
        return None if file is None else f"{settings.SITE_URL}/{file}"

    def absolute_all(self, text: str) -> str:
        """A text of addresses, without entries for what is not written."""
        site = re.escape(settings.SITE_URL)
        text = re.sub(rf"{site}(/[\w/.?=&;-]*)", lambda found: self.absolute(unescape(found[1])) or "", text)
        return re.sub(r"\s*<url>\s*<loc></loc>.*?</url>", "", text, flags=re.DOTALL)

    def choices(self, address: str) -> str | None:
        """In place of a form that chooses two years: links to each pair that is written. None for other pages."""
        path = urlsplit(address).path
        if path not in map(reverse, OF_TWO_YEARS):
            return None
        written = [one for one in self.places.files if one == first_page(one)]
        pairs = [(one, [value for _, value in parse_qsl(urlsplit(one).query)]) for one in written]
        chosen = [(one, "—".join(years)) for one, years in pairs if urlsplit(one).path == path and len(years) == 2]
        links = ((self.places.link(address, one), label) for one, label in chosen)
        entries = format_html_join("", '<li><a class="button" href="{}">{}年</a></li>', links)
        return format_html('<ul class="button-row">{}</ul>', entries) if chosen else ""

    def search_scripts(self, link: Callable[[str], str | None]) -> str:
        data = relative(self.places.files[reverse("search")], SEARCH_DATA)
        sources = ((data,), (link(static(SEARCH_SCRIPT)),))
        return format_html_join("", '<script defer src="{}"></script>', sources)

    # ── what pages ask for ──

    def put_assets(self) -> None:
        """With what style sheets ask for in their turn."""
        waiting = sorted(self.assets)
        while waiting:
            address = waiting.pop()
            content = asset(address)
            if address.endswith(".css"):
                asked = {urljoin(address, one) for one in _SHEET_ADDRESS.findall(content.decode()) if ":" not in one}
                waiting += sorted(asked - self.assets)
                self.assets |= asked
            elif address in self.modules:
                content = classic_script(content.decode()).encode()
            self.bytes(address.lstrip("/"), content)

    @property
    def modules(self) -> set[str]:
        return {one for one in self.assets if "/js/kinds/" in one}

    # ── files ──

    def file(self, address: str) -> Path:
        return self.path(self.places.files[address])

    def path(self, name: str) -> Path:
        path = self.place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def text(self, name: str, content: str) -> None:
        self.bytes(name, content.encode())

    def bytes(self, name: str, content: bytes) -> None:
        self.path(name).write_bytes(content)


def require_collected() -> None:
    """Raises Refused where pages could not name their style sheets."""
    try:
        static(SEARCH_SCRIPT)
    except ValueError:
        raise Refused(NOT_COLLECTED) from None


def twice(public: PublicAddresses) -> dict[str, str]:
    """Files of what is read of a year now are those of its edition: made once."""
    formats = {file.rpartition(".")[2] for file in public.files() if "/report." in file}
    return {
        reverse("report_download", args=[one.report.year, format]): reverse(
            "edition_download", args=[one.report.year, one.number, format]
        )
        for one in public.current
        for format in formats
    }


def questions(page: str, html: str) -> Iterator[str]:
    """The questions that a page's links ask: one at most, or the page's own, and which page of the answer."""
    for href in map(unescape, _HREF.findall(html)):
        address = urljoin(page, href)
        names = {name for name, _ in parse_qsl(urlsplit(address).query)}
        is_followed = len(names - {"page"}) <= 1 or first_page(address) == first_page(page)
        if names and not _NEVER_FOLLOWED & names and is_followed:
            yield address.removeprefix(settings.SITE_URL)


def asset(address: str) -> bytes:
    """A static file as it was collected."""
    name = posixpath.normpath(address.removeprefix(settings.STATIC_URL))
    try:
        with staticfiles_storage.open(name) as file:
            return bytes(file.read())
    except FileNotFoundError:
        raise Refused(NOT_COLLECTED) from None


def body(response: HttpResponseBase) -> bytes:
    return b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
