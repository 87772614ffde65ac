"""A prepared database is begun with where it holds nothing that has changed since."""

import json
from pathlib import Path

import pytest

from tests.prepared import beginning, migrations, outdated

WANTED = {"django": "5.2", "first": "1", "second": "2"}


@pytest.fixture
def prepared(tmp_path: Path):
    def prepare(name: str, **of: str) -> Path:
        (tmp_path / f"prepared_{name}.json").write_text(json.dumps({"django": "5.2"} | of))
        return tmp_path / f"prepared_{name}.sqlite3"

    return prepare


def test_it_begins_with_the_most_of_what_it_needs(prepared, tmp_path: Path):
    assert beginning(tmp_path, WANTED) is None
    prepared("less")
    most = prepared("most", first="1")
    prepared("more", first="1", second="2", third="3")
    assert beginning(tmp_path, WANTED) == most
    assert outdated(tmp_path, WANTED) == [], "what others have more of is theirs"


@pytest.mark.parametrize("changed", [{"first": "another"}, {"django": "5.1"}])
def test_what_has_changed_since_is_no_beginning_and_goes(prepared, tmp_path: Path, changed: dict[str, str]):
    one = prepared("one", **({"first": "1"} | changed))
    assert beginning(tmp_path, WANTED) is None
    assert outdated(tmp_path, WANTED) == [one]


def test_every_migration_of_every_app_is_told():
    found = migrations()
    assert {"indicators.migrations.0001_initial", "reports.migrations.0001_initial", "django"} <= found.keys()
    assert len(set(found.values())) > 50
