"""Each line read is a change; then a line says so. `elsewhere` moves the public version and no more, as any change does that the
public sees on some other page; `shown` names another organiser, which stands in the foot of every page.

`python -m benchmarks.speed.moving`, a process of its own: its CPU is none of the workers'.
"""

from __future__ import annotations

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanyang_report.settings")
django.setup()

from django.db import DEFAULT_DB_ALIAS, transaction  # noqa: E402

from indicators.models import PublicVersion, Site  # noqa: E402


def elsewhere(number: int) -> None:
    with transaction.atomic():
        PublicVersion.objects.move(DEFAULT_DB_ALIAS)


def shown(number: int) -> None:
    Site.objects.here().settle(organiser=f"第{number}办公室")


CHANGES = {"elsewhere\n": elsewhere, "shown\n": shown}


def main() -> None:
    for number, asked in enumerate(sys.stdin):
        CHANGES[asked](number)
        print("changed", flush=True)


if __name__ == "__main__":
    main()
