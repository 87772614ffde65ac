"""Whoever kept words a moment ago is said to be writing: to the others, in that passage, and not for long."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from reports.drafting.sitting import LATELY, others_writing
from reports.models import Item, Part, Report, Section
from tests.cast import editor


@pytest.mark.parametrize("model", [Part, Section, Item])
def test_who_writes_is_told_to_the_others_only(report: Report, model: Any):
    writer, reader = editor(), editor()
    way = {Part: "report", Section: "part__report", Item: "section__part__report"}[model]
    row = model.objects.filter(**{way: report})[0]
    assert others_writing(report, reader) == []
    row.rewrite(heading="写着", body="", run_on=False, by=writer, seen=row.version)
    [told] = others_writing(report, reader)
    assert (told.key, told.who, told.version) == (f"{model._meta.model_name}-{row.pk}", writer, row.version)
    assert others_writing(report, writer) == []


def test_who_writes_the_lead_is_told_though_the_reports_date_moves_with_every_word(report: Report):
    writer, reader, third = editor(), editor(), editor()
    report.rewrite(lead="导语。", by=writer, seen=report.version)
    item = Item.objects.filter(section__part__report=report)[0]
    item.rewrite(heading="", body="条目。", run_on=True, by=third, seen=item.version)
    report.refresh_from_db()
    told = {one.key: (one.who, one.version) for one in others_writing(report, reader)}
    assert told == {f"lead-{report.pk}": (writer, report.version), f"item-{item.pk}": (third, item.version)}
    assert [one.key for one in others_writing(report, writer)] == [f"item-{item.pk}"]
    with time_machine.travel(timezone.now() + LATELY + timedelta(seconds=1)):
        assert others_writing(report, reader) == []


@pytest.mark.parametrize(("ago", "count"), [(LATELY - timedelta(seconds=5), 1), (LATELY + timedelta(seconds=1), 0)])
def test_who_stopped_a_while_ago_is_writing_no_more(report: Report, ago: timedelta, count: int):
    item = Item.objects.filter(section__part__report=report)[0]
    Item.objects.filter(pk=item.pk).update(edited_at=timezone.now() - ago, edited_by=editor())
    assert len(others_writing(report, editor())) == count


def test_it_is_told_when_asked_and_with_what_is_kept(client: Client, report: Report):
    one, other = Item.objects.filter(section__part__report=report)[:2]
    colleague, writer = editor(), editor()
    other.rewrite(heading="", body="同事写的。", run_on=True, by=colleague, seen=other.version)
    client.force_login(writer)
    asked = client.post("/admin/reports/report/2020/draft/desk/others/").content.decode()
    keep = f"/admin/reports/report/2020/draft/item/{one.pk}/keep/"
    kept = client.post(keep, {"heading": "", "body": "我写的。", "seen": one.version}).content.decode()
    for told in (asked, kept):
        assert f'data-at="item-{other.pk}" data-version="{other.version}">{colleague}' in told
        assert f"item-{one.pk}" not in told
