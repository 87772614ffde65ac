"""Each line read moves the public version, as any change that the public sees does; then a line says so.

`python -m benchmarks.speed.moving`, a process of its own: its CPU is none of the workers'.
"""

from __future__ import annotations

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanyang_report.settings")
django.setup()

from django.db import DEFAULT_DB_ALIAS, transaction  # noqa: E402

from indicators.models import PublicVersion  # noqa: E402


def main() -> None:
    for _ in sys.stdin:
        with transaction.atomic():
            PublicVersion.objects.move(DEFAULT_DB_ALIAS)
        print("moved", flush=True)


if __name__ == "__main__":
    main()
