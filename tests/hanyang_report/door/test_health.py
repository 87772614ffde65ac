"""The probe tells the truth about the database and nothing else."""

from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection

from indicators.models import PublicVersion


@pytest.mark.django_db
def test_a_healthy_site_says_so_with_one_query_and_no_cookie(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "disk": "ok"}
    assert response.cookies == {}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize(("free", "status"), [(499, "warning"), (500, "ok")])
def test_it_warns_before_the_disk_is_full(client, settings, monkeypatch, free, status):
    settings.DISK_SPACE_WARNING = 500
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=free))
    response = client.get("/healthz")
    assert (response.status_code, response.json()["status"]) == (200, status)


@pytest.mark.django_db
def test_a_silent_database_is_a_503_without_a_trace(client, monkeypatch):
    def refuse():
        raise OperationalError("password authentication failed for user officer")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "error", "database": "unavailable"}
    assert response["Retry-After"] == "5"


@pytest.mark.django_db
def test_a_database_that_was_never_migrated_is_a_503(client):
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {PublicVersion._meta.db_table}")
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "error", "database": "unavailable"}


@pytest.mark.django_db
def test_the_probe_answers_over_plain_http_where_the_site_is_https_only(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/").status_code == 301
    assert client.get("/healthz").status_code == 200
