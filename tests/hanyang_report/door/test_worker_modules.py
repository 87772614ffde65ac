"""What a worker holds before the first request: the pages and no library that sets PDF or draws what nobody asked for."""

import subprocess
import sys

from django.conf import settings

ELSEWHERE = {"typst", "fontTools", "plotly", "numpy", "pandas", "PIL", "hypothesis", "schemathesis", "pytest"}
"""Each stands in a process of its own, or in the tests."""
LOADED = """
import sys
import hanyang_report.door.server
import hanyang_report.urls
from reports.downloads.formats import offered
offered()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_a_worker_loads_nothing_that_stands_in_a_process_of_its_own() -> None:
    said = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=settings.BASE_DIR, check=True, capture_output=True, text=True
    ).stdout
    loaded = set(said.split())
    assert "reports" in loaded
    assert loaded & ELSEWHERE == set()
