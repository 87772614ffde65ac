"""No picture of the manuals shows what is no longer so: each was made from the page as it is now."""

import re

import pytest
from django.db import connection

from hanyang_report.manual.text import FOLDER
from tests.manual_pictures import MOST, PICTURES, manifest, marks, rendered

NAMED = {
    name for path in FOLDER.glob("*.md") for name in re.findall(r"pictures/([\w-]+)\.webp", path.read_text("utf-8"))
}


def test_the_manuals_show_exactly_the_pictures_there_are() -> None:
    assert {picture.name for picture in PICTURES} == NAMED
    assert {path.stem for path in (FOLDER / "pictures").glob("*.webp")} == NAMED
    assert set(manifest()) == NAMED


def test_all_pictures_together_are_small() -> None:
    sizes = [picture.file.stat().st_size for picture in PICTURES]
    assert sum(sizes) <= MOST
    assert all(picture.file.read_bytes()[8:12] == b"WEBP" for picture in PICTURES)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="keys given on PostgreSQL go on after a rollback")
def test_no_picture_is_older_than_its_page() -> None:
    now = {name: marks(html) for name, html in rendered().items()}
    aged = sorted(name for name, mark in now.items() if manifest().get(name) != mark)
    assert aged == [], f"run `make manual`: {'、'.join(aged)}"


def test_what_no_reader_sees_makes_no_picture_old() -> None:
    one, other = (
        f'<p>一  二</p>\n<input type="hidden" name="csrfmiddlewaretoken" value="{token}">' for token in ("abc", "xyz")
    )
    assert marks(one) == marks(other.replace("  ", " ").replace("\n", " "))
    assert marks(one) == marks(f"{one} <p data-version>版本9.9.9</p>")
    assert marks(one) != marks(one.replace("二", "三"))
