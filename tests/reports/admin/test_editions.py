"""Editions in the admin: to look at; what was withdrawn, by administrators alone."""

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import User
from reports.models import Edition, Report
from reports.publishing import verbs as publishing
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

WORDS = "区委中心组"


def page_seen_by(person: User) -> str:
    client = Client()
    client.force_login(person)
    return client.get(reverse("admin:reports_edition_change", args=[Edition.objects.get().pk])).content.decode()


def test_an_edition_shows_its_whole_text():
    assert WORDS in page_seen_by(cast.officer(cast.department()))


def test_a_withdrawn_text_is_shown_to_administrators_alone():
    publishing.withdraw(Report.objects.get(), by=cast.publisher(), reason="发布有误。")
    assert WORDS in page_seen_by(cast.administrator())
    for person in (cast.editor(), cast.publisher(), cast.officer(cast.department())):
        page = page_seen_by(person)
        assert WORDS not in page
        assert "指纹" in page
