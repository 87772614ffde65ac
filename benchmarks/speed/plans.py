"""How the database finds what public pages ask: `python -m benchmarks.speed.plans /compare/ …` prints each full scan of a large table."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanyang_report.settings")
django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

LARGE = 1000
"""Rows from which on a table is large: a small one is read whole, and rightly so."""
SCANS = {"sqlite": r"SCAN (\w+)\b(?! USING)", "postgresql": r"Seq Scan on (\w+)"}


def scans(address: str) -> Iterator[tuple[str, str]]:
    """The table and the question of each scan. The version, and whatever is answered from an index alone, is none."""
    client = Client()
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    for query in asked.captured_queries:
        # On PostgreSQL what was read again from memory is logged without its words.
        if not (query["sql"] or "").startswith("SELECT"):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"{'EXPLAIN QUERY PLAN' if connection.vendor == 'sqlite' else 'EXPLAIN'} {query['sql']}")
            plan = "\n".join(" ".join(map(str, row)) for row in cursor.fetchall())
        named = {alias: table for table, alias in re.findall(r'"(\w+)" (?:AS )?"?(U\d+|T\d+)"?', query["sql"])}
        for found in re.findall(SCANS[connection.vendor], plan):
            if rows_of(table := named.get(found, found)) >= LARGE:
                yield table, query["sql"]


def rows_of(table: str) -> int:
    model = next((one for one in apps.get_models(include_auto_created=True) if one._meta.db_table == table), None)
    return model._base_manager.count() if model else 0


if __name__ == "__main__":
    with override_settings(ALLOWED_HOSTS=["*"], SITE_URL=settings.SITE_URL):
        for page in sys.argv[1:]:
            for table, sql in scans(page):
                print(f"{page}\t{table}\t{sql[:300]}")
