"""Tasks in the admin's list, as people read them."""

from datetime import date

import pytest
from django.test import Client

from tests import cast
from tests.promises import led

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_a_due_date_is_written_as_everywhere_else(client: Client):
    led(due_on=date(2020, 12, 31))
    client.force_login(cast.reviewer())
    page = client.get("/admin/reports/task/").content.decode()
    assert "2020年12月31日" in page
    assert "2020-12-31" not in page
