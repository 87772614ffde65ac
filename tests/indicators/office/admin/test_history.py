"""Histories in the admin: in plain words, and to read only."""

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import Department
from tests.cast import administrator, department


@pytest.fixture
def admin_client(loaded: None, client: Client) -> Client:
    client.force_login(administrator())
    return client


@pytest.fixture
def renamed(admin_client: Client) -> Department:
    """A department whose name and sign-off were changed once."""
    row = department()
    row.short_name, row.needs_sign_off = "新简称", True
    row.save()
    return row


def version_address(row: Department) -> str:
    version = row.history.last()
    return reverse("admin:indicators_department_simple_history", args=[row.pk, version.pk])


def test_a_change_is_said_in_words(admin_client: Client, renamed: Department):
    page = admin_client.get(reverse("admin:indicators_department_history", args=[renamed.pk])).content.decode()
    assert "<strong>须负责人签发</strong>：<del>否</del> → <ins>是</ins>" in page
    assert "<ins>新简称</ins>" in page
    assert "style=" not in page


def test_a_version_shows_what_was_and_offers_no_form(admin_client: Client, renamed: Department):
    page = admin_client.get(version_address(renamed)).content.decode()
    assert "新简称" not in page.partition('<dl class="version')[2]
    assert "只供查看" in page


def test_nothing_posted_to_a_version_is_saved(admin_client: Client, renamed: Department):
    forged = {"name": "伪造", "short_name": "伪造", "order": "1", "is_active": "on"}
    assert admin_client.post(version_address(renamed), forged).status_code == 403
    renamed.refresh_from_db()
    assert renamed.short_name == "新简称"
