"""A report as it is cited, by its year or by year and number. Where there is none, a 404 says so in a plain sentence."""

from __future__ import annotations

from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime

from reports.models import Edition, Withdrawal
from reports.publishing.editions import Shelf, shelved, withdrawal_of


class Withdrawn(Http404):
    """The report was taken from the public; the message says when and why."""

    def __init__(self, withdrawal: Withdrawal) -> None:
        edition = withdrawal.edition
        day = date_format(localtime(withdrawal.at))
        super().__init__(f"{edition.report.year}年度报告（第{edition.number}版）已于{day}撤回：{withdrawal.reason}")


def shelf_of(year: int) -> Shelf:
    """The year's editions, at least one."""
    shelf = Shelf.of(shelved(year))
    if shelf is None:
        raise Http404(f"{year}年度报告尚未发布。")
    return shelf


def edition_on(shelf: Shelf, number: int) -> Edition:
    """One edition, withdrawn or not."""
    found = shelf.numbered(number)
    if found is None:
        raise Http404(f"{shelf.year}年度报告没有第{number}版，现有{len(shelf.editions)}版。")
    return found


def current_on(shelf: Shelf) -> Edition:
    """The edition everybody reads. Raises Withdrawn where it was taken back."""
    edition = shelf.newest
    if withdrawal := withdrawal_of(edition):
        raise Withdrawn(withdrawal)
    return edition
