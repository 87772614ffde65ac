"""Reading, editing and publishing a report cost the same queries after many editions as after one."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import User
from reports.models import Item, Report
from reports.publishing.verbs import approve, open_correction, submit
from tests.cast import editor, publisher
from tests.published import publish
from tests.queries import own_questions, reaching_the_database

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def republish(report: Report, times: int) -> None:
    signer, writer = publisher(), editor()
    for _ in range(times):
        item = Item.objects.filter(section__part__report=report)[0]
        open_correction(report, by=signer, reason="更正一处文字。", blocks=[item])
        words = {"heading": item.heading, "body": f"{item.body}另有说明。", "run_on": item.run_on}
        item.rewrite(**words, by=writer, seen=item.version)
        submit(report, by=writer)
        approve(report, by=signer)
        publish(report, by=signer)


def queries(client: Client, address: str) -> int:
    """Of a page rendered anew, by a worker that has kept none: of one that was kept is asked whether it holds."""
    worker = Client()
    worker.cookies = client.cookies
    with reaching_the_database() as asked:
        assert worker.get(address).status_code == 200
    return len(own_questions(asked))


@pytest.mark.parametrize(
    ("who", "address", "most"),
    [
        (None, "/reports/2019/", 3),
        (None, "/reports/2019/editions/1/", 4),
        (None, "/reports/2019/editions/", 3),
        (editor, "editor", 24),
        (editor, "admin:reports_draft", 24),
        (editor, "admin:reports_check", 40),
        (publisher, "admin:reports_publishing", 45),
        (publisher, "admin:reports_path", 48),
        (publisher, "admin:reports_approve", 50),
    ],
)
def test_a_page_asks_no_more_after_five_editions(who: Callable[[], User] | None, address: str, most: int):
    report, client = Report.objects.get(year=2019), Client()
    if who:
        client.force_login(who())
    if address == "editor":
        item = Item.objects.filter(section__part__report=report)[0]
        address = reverse("admin:reports_draft_text", args=[2019, "item", item.pk])
    elif who:
        address = reverse(address, args=[2019])
    republish(report, 1)
    queries(client, address)  # what is asked once and remembered
    before = queries(client, address)
    assert before <= most
    republish(report, 3)
    queries(client, address)  # what was kept of the edition before is asked about once, in vain
    assert queries(client, address) <= before
