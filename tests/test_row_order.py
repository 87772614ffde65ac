"""PostgreSQL promises no order that nobody asked for: whatever a page shows in order is asked for in order."""

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.addresses import address_of, model_routes, pages
from tests.database import disordered
from tests.scene import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

SORTED = [
    *(f"indicators/?sort={column}" for column in ("theme", "value", "kind", "direction", "department")),
    *(f"tasks/?sort={column}" for column in ("lead", "due_on", "light", "status")),
    "compare/?sort=change",
    "search/?q=执法",
]
OF_ONE_ANSWER = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def answer(client: Client, address: str) -> tuple[int, str]:
    """What is read at the address; of what is streamed or no text, only whether it is there."""
    response = client.get(f"/{address}")
    is_text = not response.streaming and response["Content-Type"].startswith(("text/", "application/json"))
    return response.status_code, OF_ONE_ANSWER.sub("", response.content.decode()) if is_text else ""


@pytest.mark.parametrize("visitor", ["anonymous", "superuser"])
def test_every_page_says_the_same_wherever_the_database_has_put_its_rows(visitor: str):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite keeps rows in the order of their keys")
    scene = Scene()
    client = scene.client(visitor)
    addresses = [page.address.format(**scene.places) for page in pages()] + SORTED
    addresses += [address for route, model in model_routes().items() if (address := address_of(model, route))]
    with time_machine.travel(timezone.now(), tick=False):
        before = {address: answer(client, address) for address in addresses}
        disordered()
        assert [address for address in addresses if answer(client, address) != before[address]] == []
