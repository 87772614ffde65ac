"""What a loading leaves behind is the same whichever tests ran before it."""

from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from indicators.models import Theme
from tests.kept_rows import kept_rows


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="keys given on PostgreSQL go on after a rollback")
def test_keys_do_not_go_on_from_rows_that_are_gone(settings: Settings, tmp_path: Path):
    settings.DATA_DIR = tmp_path
    (tmp_path / "prepared").mkdir()
    Theme.objects.create(code="gone", name="来过", short_name="来过", order=1).delete()
    rows = kept_rows("one_theme", lambda: Theme.objects.create(code="kept", name="留下", short_name="留下", order=1))
    [[key, *_]] = rows[Theme._meta.db_table]
    assert key == 1
    assert Theme.objects.create(code="next", name="又来", short_name="又来", order=1).pk == 2, (
        "elsewhere none is given twice"
    )
