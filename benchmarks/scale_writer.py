"""One who enters figures, in a process of its own: `python -m benchmarks.scale_writer NUMBER TIMES` prints the seconds it
took and the longest step, where `load_demo` has run."""

from __future__ import annotations

import os
import sys
import time
from decimal import Decimal

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanyang_report.settings")
django.setup()

from indicators.models import Collection, Figure, User  # noqa: E402
from indicators.models.permissions import user_can_enter  # noqa: E402
from indicators.numbers.comparison import Measured  # noqa: E402


def somebodys(number: int) -> tuple[Figure, User]:
    """A figure that is waited for, and who may enter it; another for each number."""
    collection = Collection.objects.order_by("-year")[0]
    pairs = [
        (figure, user)
        for figure in Figure.objects.filter(year=collection.year).order_by("pk")
        for user in User.objects.order_by("pk")
        if user_can_enter(user, figure, collection)
    ]
    mine = list({figure.pk: (figure, user) for figure, user in pairs}.values())
    return mine[number]


def main(number: int, times: int) -> None:
    figure, user = somebodys(number)
    steps = []
    for value in range(times):
        began = time.monotonic()
        figure = Figure.objects.get(pk=figure.pk)
        figure.enter(Measured(Decimal(value + 1)), note="", source="", by=user, seen=figure.version)
        steps.append(time.monotonic() - began)
    print(sum(steps), max(steps))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
