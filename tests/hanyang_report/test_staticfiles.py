"""Of the plotly wheel exactly one file is served, and it is the wheel's own."""

from pathlib import Path

import plotly
from django.contrib.staticfiles import finders

WHEEL_FILE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def test_plotly_is_found_in_the_installed_wheel():
    assert finders.find("plotly/plotly.min.js") == str(WHEEL_FILE)


def test_nothing_else_of_the_wheel_is_found():
    assert finders.find("plotly/widgetbundle.js") is None
    listed = [path for finder in finders.get_finders() for path, _ in finder.list([]) if "widgetbundle" in path]
    assert listed == []
