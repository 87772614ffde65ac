"""Everything that names somebody in a district at work is in the file they take along."""

import csv
import io

import pytest
from django.test import Client

from hanyang_report.personal.holdings import holdings
from indicators.models import User
from indicators.office.roles import Role


@pytest.mark.parametrize("role", Role)
@pytest.mark.usefixtures("demo")
def test_every_row_that_names_somebody_is_in_their_file(role: Role, client: Client):
    person = User.objects.holding(role).first()
    client.force_login(person)
    rows = list(csv.reader(io.StringIO(client.get("/personal-data.csv").content.decode("utf-8-sig"))))
    head, particulars = 1, 9
    assert len(rows) == head + particulars + sum(holding.count for holding in holdings(person))
    assert {len(row) for row in rows} == {5}  # the last says that it is simulated
