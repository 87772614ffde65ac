"""What every writing command shares: who acts, on which report, and a refusal as the command's last word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from indicators.models import User
from indicators.office.second_factor import vouched
from reports.models import Report


def add_by(parser: CommandParser, role: str) -> None:
    parser.add_argument("--by", required=True, metavar="USERNAME", help=f"以谁的名义：须为{role}")


def actor(username: str) -> User:
    """Whoever has the machine acts in this name, and the log says so. CommandError for a name nobody has."""
    try:
        return vouched(User.objects.get_by_natural_key(username), by_command=True)
    except User.DoesNotExist:
        raise CommandError(f"没有用户“{username}”。") from None


def report_of(year: int) -> Report:
    report = Report.objects.filter(year=year).first()
    if report is None:
        raise CommandError(f"没有{year}年度报告。")
    return report


@contextmanager
def refusals_end_it() -> Iterator[None]:
    """What a verb refuses is printed as it would stand on the page; the exit code is 1."""
    try:
        yield
    except ValidationError as refused:
        raise CommandError("".join(refused.messages)) from None
