"""/compare/ as a reader asks for it, page and file, and indicators of two years to be compared there."""

import csv
import io

from tests.factories import make_indicator, make_published


def text(client, query: str = "") -> str:
    response = client.get(f"/compare/{query}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def rows(client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/compare.csv{query}")
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def names(client, query: str = "") -> list[str]:
    return [row["指标"] for row in rows(client, query)]


def pair(name: str, before, after, **fields):
    """An indicator with published values of 2019 and 2020; None for a gap."""
    indicator = make_indicator(name, **fields)
    for year, value in ((2019, before), (2020, after)):
        if value is not None:
            make_published(indicator, year, value)
    return indicator
