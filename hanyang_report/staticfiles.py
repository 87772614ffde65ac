"""Static files: hashed and compressed at collection; plotly.js comes from the installed wheel."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """File names carry a hash of their content, also where one JavaScript module imports another."""

    support_js_module_import_aggregation = True


class PlotlyFinder(BaseFinder):
    """Serves one file of the plotly wheel, `plotly/plotly.min.js`; the wheel's other 30 MB stay where they are."""

    prefix = "plotly"
    file_name = "plotly.min.js"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=package_data())
        self.storage.prefix = self.prefix  # type: ignore[attr-defined]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        found = [self.storage.path(self.file_name)] if path == f"{self.prefix}/{self.file_name}" else []
        return found if find_all else next(iter(found), [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        yield self.file_name, self.storage


def package_data() -> Path:
    """Where the installed plotly keeps its JavaScript; found without importing plotly."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("plotly is not installed")
    return Path(spec.origin).parent / "package_data"
