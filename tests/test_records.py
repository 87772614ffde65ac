"""What docs say of the house is so: every file, module and name of ours that they spell is there, every room in the picture."""

import ast
import re
from pathlib import Path

import pytest

from tests import house

ROOT = house.ROOT
APPS = ("indicators", "reports", "hanyang_report")
FOLDERS = (*APPS, "tests", "static", "templates", "docs", "scripts", "deploy", "fixtures", "benchmarks")
RECORDS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAPERS = [*RECORDS, ROOT / "docs" / "architecture.md", ROOT / "docs" / "security.md", ROOT / "README.md"]
PATH = re.compile(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]*)(?:::\w+)?`")
MODULE = re.compile(rf"`((?:{'|'.join(APPS)})(?:\.\w+)+)(?:\(\))?`")


def stands_for(dotted: str) -> bool:
    """Whether this is a package or module of ours, or a name within one."""
    place = ROOT / dotted.replace(".", "/")
    if place.is_dir() or place.with_suffix(".py").is_file():
        return True
    module, _, name = dotted.rpartition(".")
    home = ROOT / module.replace(".", "/")
    sources = [path for path in (home.with_suffix(".py"), home / "__init__.py") if path.is_file()]
    return any(name in named(path) for path in sources)


def named(path: Path) -> set[str]:
    """The names that a module binds at its top, imported ones included."""
    names: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {one.id for target in node.targets for one in ast.walk(target) if isinstance(one, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {one.asname or one.name for one in node.names}
    return names


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_what_it_names_is_there(paper: Path):
    text = paper.read_text("utf-8")
    gone = [path for path in PATH.findall(text) if not (ROOT / path).exists()]
    assert gone + [module for module in MODULE.findall(text) if not stands_for(module)] == []


def test_what_is_not_there_is_found():
    assert stands_for("indicators.models.figure.Figure")
    assert stands_for("reports.document")
    assert not stands_for("indicators.models.figure.Nobody")
    assert not stands_for("indicators.nowhere")
    assert PATH.findall("`indicators/excel/history.py`") == ["indicators/excel/history.py"]
    assert MODULE.findall("`reports.publishing.verbs`") == ["reports.publishing.verbs"]


@pytest.mark.parametrize("paper", ["docs/architecture.md", "README.md"])
def test_every_room_is_told_of(paper: str):
    """Rooms are packages; a flat module beside them is told of where it matters."""
    text = (ROOT / paper).read_text("utf-8")
    packages = {
        f"{app}/{room}"
        for app in ("indicators", "reports")
        for room in house.rooms(app)
        if (ROOT / app / room).is_dir()
    }
    apart = {f"{app}/{room}" for app in APPS for room in ("views", "admin")}  # ways in, told of as such
    assert sorted(room for room in packages - apart if f"`{room.split('/')[1]}`" not in text and room not in text) == []
