"""A report as it is cited, by its year or by year and number. Where there is none, a 404 says so in a plain sentence."""

from __future__ import annotations

from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime

from reports.models import Edition, Withdrawal
from reports.publishing.editions import Shelf, withdrawal_of


class Withdrawn(Http404):
    """The report was taken from the public; the message says when and why."""

    def __init__(self, withdrawal: Withdrawal) -> None:
        edition = withdrawal.edition
        day = date_format(localtime(withdrawal.at))
        super().__init__(f"{edition.report.year}年度报告（第{edition.number}版）已于{day}撤回：{withdrawal.reason}")


def shelf_of(year: int) -> Shelf:
    """The year's editions, at least one."""
    shelf = Shelf.of(year)
    if not shelf.editions:
        raise Http404(f"{year}年度报告尚未发布。")
    return shelf


def edition_of(year: int, number: int) -> tuple[Shelf, Edition]:
    """One edition, withdrawn or not, and those it stands among."""
    shelf = shelf_of(year)
    found = shelf.numbered(number)
    if found is None:
        raise Http404(f"{year}年度报告没有第{number}版，现有{len(shelf.editions)}版。")
    return shelf, found


def current_edition(year: int) -> Edition:
    """The edition everybody reads for a year. Raises Withdrawn where it was taken back."""
    edition = shelf_of(year).editions[0]
    if withdrawal := withdrawal_of(edition):
        raise Withdrawn(withdrawal)
    return edition
