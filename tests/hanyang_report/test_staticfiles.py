"""Of the plotly wheel exactly one file is served, and it is the wheel's own; a collected file is where its content says."""

from pathlib import Path

import plotly
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

from hanyang_report.staticfiles import HashedStaticFiles

WHEEL_FILE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def test_plotly_is_found_in_the_installed_wheel():
    assert finders.find("plotly/plotly.min.js") == str(WHEEL_FILE)


def test_nothing_else_of_the_wheel_is_found():
    assert finders.find("plotly/widgetbundle.js") is None
    listed = [path for finder in finders.get_finders() for path, _ in finder.list([]) if "widgetbundle" in path]
    assert listed == []


def test_a_file_is_where_its_content_says_as_soon_as_it_is_collected_again(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "collected"
    sources, storage, addresses = tmp_path / "sources", HashedStaticFiles(), []
    sources.mkdir()
    for content in ("a {}", "b {}", "b {}"):
        for folder in (sources, settings.STATIC_ROOT):
            folder.mkdir(exist_ok=True)
            (folder / "one.css").write_text(content)
        list(storage.post_process({"one.css": (FileSystemStorage(sources), "one.css")}))
        addresses += [storage.url("one.css") for _ in range(2)]
    first, second = addresses[0], addresses[2]
    assert addresses == [first] * 2 + [second] * 4
    assert first != second


def test_where_files_change_while_they_are_served_nothing_is_remembered(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "one.css").write_text("a {}")
    storage = HashedStaticFiles()
    list(storage.post_process({"one.css": (FileSystemStorage(tmp_path), "one.css")}))
    settings.DEBUG = True
    assert storage.url("one.css") == "/static/one.css"
    settings.DEBUG = False
    assert storage.url("one.css") != "/static/one.css"


def test_a_collection_that_is_only_tried_joins_no_file(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "collected"
    (tmp_path / "css/kinds").mkdir(parents=True)
    (tmp_path / "css/kinds/one.css").write_text("a {}")
    sources = {"css/kinds/one.css": (FileSystemStorage(tmp_path), "css/kinds/one.css")}
    assert list(HashedStaticFiles().post_process(sources, dry_run=True)) == []
    assert not (settings.STATIC_ROOT / "css").exists()
