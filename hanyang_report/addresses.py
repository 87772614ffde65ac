"""Every address that everybody may read, as the database now stands: for whoever goes round the whole site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.http import urlencode

from hanyang_report.first_day.progress import is_empty
from hanyang_report.manual.text import PICTURES, manuals
from indicators.models import DerivedIndicator, Figure, Indicator
from indicators.office.downloads import FILE_KINDS
from reports.downloads.formats import offered
from reports.models import Edition
from reports.publishing.editions import Shelf
from reports.tracker.promises import published_promises

ALWAYS_THERE = (
    "report_list",
    "report_compare",
    "indicator_list",
    "compare",
    "explore",
    "task_list",
    "promises",
    "search",
    "help_index",
    "verify",
    "api_docs",
)
"""Pages that answer on an empty database, too."""

LISTS = ("indicators", "figures", "reports", "tasks")
"""What the interface lists, as JSON and as CSV."""

Pair = tuple[int, int]


@dataclass(frozen=True)
class PublicAddresses:
    """What is public, read once. Each address answers 200 to somebody who is not signed in; of questions that may be
    asked in an address (`?q=…`) only two neighbouring years set side by side are among them."""

    shelves: Sequence[Shelf]
    """Newest year first."""
    entered: Sequence[str]
    """The codes of indicators."""
    derived: Sequence[str]
    """The codes of those computed from two others."""
    years: Sequence[int]
    """That have published figures, the earliest first."""
    promises: Sequence[str]
    """The tasks' own addresses, `2020-T1-1`."""

    @classmethod
    def now(cls) -> Self:
        """As many queries for a hundred years as for one."""
        derived = DerivedIndicator.objects.seen_by(AnonymousUser())
        figures = Figure.objects.published().order_by("year")
        return cls(
            shelves=Shelf.all(),
            entered=list(Indicator.objects.values_list("code", flat=True)),
            derived=list(derived.values_list("code", flat=True)),
            years=list(figures.values_list("year", flat=True).distinct()),
            promises=[one.address for one in published_promises()],
        )

    def __iter__(self) -> Iterator[str]:
        yield from self.pages()
        yield from self.files()
        yield from self.data()

    def pages(self) -> Iterator[str]:
        """What people read."""
        if not is_empty():
            yield reverse("home")  # on a day without anything it leads to the first steps
        yield from map(reverse, ALWAYS_THERE)
        yield from (reverse("help", args=[slug]) for slug in manuals())
        yield from (one.get_absolute_url() for one in self.current)
        yield from (reverse("edition_list", args=[shelf.year]) for shelf in self.shelves)
        yield from (one.permalink for one in self.readable)
        yield from asked("report_compare", ("a", "b"), self.neighbouring_reports)
        yield from (reverse("indicator", args=[code]) for code in (*self.entered, *self.derived))
        yield from asked("compare", ("from", "to"), self.neighbouring_years)
        yield from (reverse("task", args=[address]) for address in self.promises)

    def files(self) -> Iterator[str]:
        """What people keep: reports in each format this machine writes, lists as tables, the pictures of the manuals."""
        formats = list(offered())
        for one in self.current:
            yield from (reverse("report_download", args=[one.report.year, format]) for format in formats)
        for one in self.readable:
            yield from (reverse("edition_download", args=[one.report.year, one.number, format]) for format in formats)
        for extension in FILE_KINDS:
            yield reverse("indicator_download", args=[extension])
            yield from asked("compare_download", ("from", "to"), self.neighbouring_years, extension)
        if self.promises:
            yield reverse("task_ledger")
        yield from (reverse("help_picture", args=[picture.name]) for picture in sorted(PICTURES.glob("*.webp")))

    def data(self) -> Iterator[str]:
        """What programs read."""
        yield from map(reverse, ("robots", "sitemap", "feed", "api", "api_description"))
        for name in LISTS:
            yield reverse(f"api_{name}")
            yield reverse(f"api_{name}_csv")
        yield from (reverse("api_indicator", args=[code]) for code in self.entered)
        yield from (reverse("api_report", args=[one.report.year]) for one in self.current)

    @property
    def current(self) -> list[Edition]:
        """What everybody reads of each year, newest first."""
        return [shelf.current for shelf in self.shelves if shelf.current]

    @property
    def readable(self) -> Iterator[Edition]:
        """Every edition that was not taken from the public."""
        return (one for shelf in self.shelves for one in shelf.editions if shelf.taken_by(one) is None)

    @property
    def neighbouring_years(self) -> list[Pair]:
        """Of figures, the earlier first."""
        return list(pairwise(self.years))

    @property
    def neighbouring_reports(self) -> list[Pair]:
        return list(pairwise(sorted(one.report.year for one in self.current)))


def asked(name: str, parameters: tuple[str, str], pairs: Iterable[Pair], *args: str) -> Iterator[str]:
    """`/compare/?from=2018&to=2019` for each pair."""
    yield from (f"{reverse(name, args=args)}?{urlencode(tuple(zip(parameters, pair, strict=True)))}" for pair in pairs)
