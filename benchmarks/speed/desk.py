"""Somebody at the entry desk: `python -m benchmarks.speed.desk` where `load_initial` has run opens the next year's round and
prints the desk's address, a tab and the cookie of a person who may fill it in.

Of the shipped departments it is the one with most indicators that the made-up ones of `data.figures` do not belong to.
"""

from __future__ import annotations

import os
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanyang_report.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from indicators.models import Department  # noqa: E402
from indicators.round.opening import next_year, open_year  # noqa: E402
from tests.cast import administrator, officer  # noqa: E402


def main() -> None:
    year, today = next_year(), timezone.localdate()
    open_year(year, opens_on=today, due_on=today + timedelta(days=30), note="", by=administrator())
    first = Department.objects.all()[0]
    department = (
        Department.objects.exclude(pk=first.pk).annotate(number=Count("indicators")).order_by("-number", "pk")[0]
    )
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(officer(department))
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    print(reverse("admin:indicators_desk", args=[year, department.code]), f"{session.key}={session.value}", sep="\t")


if __name__ == "__main__":
    main()
