"""The house keeps its floors: what may import what, what may stand where, and how big a thing may grow."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

from django.apps import apps
from django.contrib.staticfiles import finders

ROOT = Path(__file__).parent.parent
FLOORS = ("hanyang_report", "reports", "indicators")  # each may import only what stands to its right
CODE = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STATIC = sorted(path for path in (ROOT / "static").rglob("*") if path.is_file())
TEXT = [path for path in STATIC if path.suffix in {".css", ".js", ".svg"}]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SETTINGS = ROOT / "hanyang_report" / "settings.py"
# Django and django-axes look for these by name.
FOUND_BY_NAME = {"400.html", "403.html", "404.html", "500.html", "registration/lockout.html"}
# Django's own auth views and the admin look for what stands in these folders.
FOUND_BY_FOLDER = ("registration/", "admin/")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def floor(path: Path) -> str:
    return name(path).partition("/")[0]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "" if not node.level else f"relative {node.module}"]
    return []


def imports(path: Path) -> list[str]:
    return [module for node in ast.walk(tree(path)) for module in imported(node)]


def imports_inside_functions(path: Path) -> list[str]:
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [module for function in functions for node in ast.walk(function) for module in imported(node)]


def first_party(module: str) -> bool:
    return module.startswith("relative") or module.partition(".")[0] in FLOORS


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def matches(pattern: str, paths: Iterable[Path]) -> list[str]:
    """`file: what was found` for each place where the pattern stands."""
    return [f"{name(path)}: {found}" for path in paths for found in re.findall(pattern, path.read_text("utf-8"))]


def test_no_floor_imports_from_a_higher_one():
    higher = {floor: FLOORS[:place] for place, floor in enumerate(FLOORS)}
    climbs = [
        f"{name(path)} imports {module}"
        for path in CODE
        for module in imports(path)
        if module.partition(".")[0] in higher[floor(path)]
    ]
    assert climbs == []


def test_nothing_of_our_own_is_imported_inside_a_function():
    assert [name(path) for path in CODE if any(map(first_party, imports_inside_functions(path)))] == []


def test_no_signal_carries_our_own_flow():
    signals = re.compile(r"django\.dispatch|.*\bsignals?$")
    assert [name(path) for path in CODE if any(map(signals.match, imports(path)))] == []


def test_a_row_is_locked_in_one_place_alone():
    assert {found.partition(":")[0] for found in matches(r"\bselect_for_update\b", CODE)} == {
        "indicators/office/steps.py"
    }


def test_a_file_of_code_stays_under_400_lines():
    assert [name(path) for path in CODE if "migrations" not in path.parts and lines(path) >= 400] == []


def test_a_template_stays_within_120_lines():
    assert [name(path) for path in TEMPLATES if lines(path) > 120] == []


def test_no_file_is_a_drawer_for_leftovers():
    drawers = {"utils", "util", "helpers", "helper", "common", "services", "misc"}
    everything = [*CODE, *TEMPLATES, *STATIC, *TESTS]
    stems = {name(path): {part.partition(".")[0].strip("_") for part in path.parts} for path in everything}
    assert [file for file, parts in stems.items() if parts & drawers] == []


def test_no_district_is_named_outside_fixtures_and_settings():
    assert matches("汉阳", [path for path in [*CODE, *TEMPLATES, *TEXT] if path != SETTINGS]) == []


def test_two_apps_hold_data_and_the_site_holds_none():
    ours = [app for app in apps.get_app_configs() if Path(app.path).parent == ROOT]
    assert sorted(app.name for app in ours if list(app.get_models())) == ["indicators", "reports"]
    assert sorted(app.name for app in ours) == sorted(FLOORS)


def test_no_template_spells_a_state():
    assert matches(r"\b(?:status|stage|state|verb) *(?:[!=]=|in) *[\"'][^%]*", TEMPLATES) == []


def test_a_template_needs_no_exception_from_the_content_policy():
    inline = r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|javascript:"
    scripts = r"<script\b(?![^>]*(?:\bsrc=|application/json))[^>]*>"
    assert matches(f"{inline}|{scripts}", TEMPLATES) == []


def test_nothing_is_fetched_from_another_host():
    # The names of XML vocabularies look like addresses and are never fetched.
    assert matches(r"(?:https?:|[\"'(])//(?!www\.w3\.org/)[a-z0-9.-]+", [*TEMPLATES, *TEXT]) == []


def test_every_template_is_used():
    templates = {path.relative_to(ROOT / "templates").as_posix() for path in TEMPLATES}
    named = {found.partition(": ")[2] for found in matches(r"[\"']([\w/-]+\.html)[\"']", [*CODE, *TEMPLATES])}
    unused = templates - named - FOUND_BY_NAME
    assert sorted(template for template in unused if not template.startswith(FOUND_BY_FOLDER)) == []


def test_every_static_file_a_template_names_exists():
    named = matches(r"(?:{%\s*static\s+[\"']|[\"']/static/)([^\"']+)[\"']", TEMPLATES)
    assert [entry for entry in named if not finders.find(entry.partition(": ")[2])] == []


def test_nothing_minified_or_packed_is_committed():
    assert [name(path) for path in STATIC if re.search(r"\.min\.|\.(map|whl|zip|gz|tar)$", path.name)] == []
    longest = {name(path): max(map(len, path.read_bytes().splitlines()), default=0) for path in TEXT}
    assert [file for file, length in longest.items() if length > 2000] == []
