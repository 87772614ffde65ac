"""Static files: joined, hashed and compressed at collection; plotly.js comes from the installed wheel."""

import posixpath
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from hanyang_report.joined import joined_script, joined_sheet


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """File names carry a hash of their content, also where one JavaScript module imports another.

    What a kind of page asks for (`css/kinds/`, `js/kinds/`) is joined before: always from the sources, since the list of
    imports stays the same when a file it names has changed.
    """

    support_js_module_import_aggregation = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """Looked up once: what was collected stays as it is while a process hands it out."""
        if settings.DEBUG:
            return super().url(name, force)
        if name not in self.addresses:
            self.addresses[name] = super().url(name, force)
        return self.addresses[name]

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        def read(name: str) -> str:
            storage, path = sources[name]
            with storage.open(path) as file:
                return file.read().decode()

        self.addresses.clear()
        sources = dict(paths)
        for name in sources if not dry_run else ():
            if join := JOINED.get(posixpath.dirname(name)):
                Path(self.path(name)).write_text(join(name, read), encoding="utf-8")
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


JOINED = {"css/kinds": joined_sheet, "js/kinds": joined_script}


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
