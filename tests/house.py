"""The house measured: its rooms, the arrows between them, names met twice, long functions, bare years. `make house` prints it.

A room is a package or a flat module directly below an app; an arrow is an ordered pair of rooms with an import between
them. What is imported for types only counts nowhere.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
FLOORS = ("hanyang_report", "reports", "indicators")  # each may import only what stands to its right
NO_ROOMS = {"migrations", "management", "templatetags"}  # Django looks for these by name
WHERE_VIEWS_STAND = {"views", "pages"}
WHERE_YEARS_ARE_ASKED_FOR = {"views", "admin", "pages", "management", "templatetags"}

DOOR = "the door: a year that was asked for becomes its rows"
NO_ROW = "there is no report or round of the year yet, and there may never be one"
CHOSEN = "chooses among the years that an indicator or a series has at hand"
TEXT = "the year that a text speaks of, which need not be one of ours"
KEPT = "serves what is kept by plain arguments, among which no row may be"

BARE_YEARS = {
    "hanyang_report.demo.actions.figures": DOOR,
    "hanyang_report.overview.trace.traces_of": DOOR,
    "hanyang_report.overview.year._standing": CHOSEN,
    "reports.checks.examined._examined": TEXT,
    "reports.checks.examined.examine_again": TEXT,
    "reports.checks.examined.examine_file": TEXT,
    "reports.checks.examined.examine_pasted": TEXT,
    "reports.checks.repetition._sentences": TEXT,
    "reports.drafting.rollover.start_report": NO_ROW,
    "reports.importing.known.of": TEXT,
    "reports.importing.obstacles.why_taken": NO_ROW,
    "reports.models.edition.of_year": DOOR,
    "reports.models.task.of_year": DOOR,
    "reports.narrative.binding._read": NO_ROW,
    "reports.narrative.binding._written": CHOSEN,
    "reports.narrative.binding.for_draft": NO_ROW,
    "reports.narrative.binding.for_publication": NO_ROW,
    "reports.narrative.binding.of_everything": TEXT,
    "reports.publishing.cited.shelf_of": DOOR,
    "reports.tracker.promise_facts._plan": KEPT,
    "reports.tracker.promise_facts.facts_of": KEPT,
    "indicators.models.collection.of": DOOR,
    "indicators.models.figure_set.of_year": DOOR,
    "indicators.models.indicator.collected_in": NO_ROW,
    "indicators.models.rule_findings.screen": NO_ROW,
    "indicators.round.opening.default_dates": NO_ROW,
    "indicators.round.opening.is_public": NO_ROW,
    "indicators.round.opening.open_year": NO_ROW,
    "indicators.round.progress.owed_in": NO_ROW,
}
"""The functions below the views that take a bare year though they can reach rows, each with the reason."""

Arrow = tuple[str, str]


def module_of(path: Path) -> str:
    """`reports/models/task.py` → `reports.models.task`; a package by its own name."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the three floors but the migrations, read."""
    paths = [
        path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py")) if "migrations" not in path.parts
    ]
    return {module_of(path): ast.parse(path.read_text("utf-8")) for path in paths}


@cache
def graph() -> dict[str, frozenset[str]]:
    """Each module with those of ours it imports when it runs."""
    return {module: frozenset(imported(tree)) - {module} for module, tree in modules().items()}


def imported(tree: ast.AST) -> Iterator[str]:
    """Our modules that this one imports outside TYPE_CHECKING."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            full = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in modules() else node.module for name in full if floor(name) in FLOORS)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules())
        else:
            yield from imported(node)


def floor(module: str) -> str:
    return module.partition(".")[0]


def room(module: str) -> str:
    """The room of its floor a module stands in; empty for the floor's own `__init__` and for what Django finds by name."""
    name = module.split(".")[1] if "." in module else ""
    return "" if name in NO_ROOMS else name


def rooms(app: str) -> list[str]:
    return sorted({room(module) for module in modules() if floor(module) == app and room(module)})


def arrows(app: str) -> set[Arrow]:
    within = (
        (module, other) for module in graph() for other in graph()[module] if floor(module) == floor(other) == app
    )
    pairs = {(room(module), room(other)) for module, other in within}
    return {(start, end) for start, end in pairs if start and end and start != end}


def mutual(pairs: set[Arrow]) -> list[Arrow]:
    return sorted((start, end) for start, end in pairs if start < end and (end, start) in pairs)


def circles() -> list[list[str]]:
    """Modules that reach themselves again; the doors of the two model packages bind their files and are passed over."""
    passed = {f"{app}.models" for app in FLOORS}
    open_graph = {module: targets - passed for module, targets in graph().items() if module not in passed}
    return sorted(sorted(found) for found in components(open_graph) if len(found) > 1)


def components(targets: dict[str, frozenset[str]]) -> list[set[str]]:
    """Strongly connected components: what can be reached from each other."""
    forward = {module: reached(module, targets) for module in targets}
    found: list[set[str]] = []
    for module in targets:
        if not any(module in component for component in found):
            found.append({module} | {other for other in forward[module] if module in forward.get(other, ())})
    return found


def reached(start: str, targets: dict[str, frozenset[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(targets[start])
    while waiting:
        module = waiting.pop()
        if module not in seen:
            seen.add(module)
            waiting += targets.get(module, ())
    return seen


def views_importing_views() -> list[Arrow]:
    """What one page looks up for another stands in the room that owns it; packages and `addresses` bind their pages."""
    found = ((module, other) for module in graph() for other in graph()[module])
    return sorted((module, other) for module, other in found if is_view(other) and is_view(module))


def is_view(module: str) -> bool:
    *above, last = module.split(".")
    return bool(WHERE_VIEWS_STAND.intersection(above)) and last != "addresses" and not is_package(module)


def is_package(module: str) -> bool:
    return any(other.startswith(f"{module}.") for other in modules())


def importing_much(most: int = 6) -> dict[str, int]:
    """Modules that import more than `most` of their own floor."""
    own = {module: sum(floor(other) == floor(module) for other in targets) for module, targets in graph().items()}
    return {module: count for module, count in sorted(own.items(), key=lambda each: -each[1]) if count > most}


def names_met_twice() -> dict[str, list[str]]:
    """Class names that stand for two things. Django's own (Meta, Command) have to be alike."""
    found: dict[str, list[str]] = {}
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and node.name not in {"Meta", "Media", "Command"}:
                found.setdefault(node.name, []).append(module)
    return {name: places for name, places in sorted(found.items()) if len(places) > 1}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield module, node


def lines(node: ast.FunctionDef) -> int:
    """From `def` to the last line, without decorators and docstring."""
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1


def bare_years() -> list[str]:
    """Functions below the views that take a bare year where the report, round or shelf it means could be handed along."""
    return sorted(name for name in years_taken() if reaches_rows(name.rpartition(".")[0]))


def years_among_years() -> list[str]:
    """Those of modules from which no row can be reached: there a year is compared, written or put in its place."""
    return sorted(name for name in years_taken() if not reaches_rows(name.rpartition(".")[0]))


@cache
def years_taken() -> frozenset[str]:
    return frozenset(
        f"{module}.{node.name}"
        for module, node in functions()
        if is_below_views(module) and takes_year(node) and not is_kept(node)
    )


def is_below_views(module: str) -> bool:
    return not WHERE_YEARS_ARE_ASKED_FOR.intersection(module.split("."))


def takes_year(node: ast.FunctionDef) -> bool:
    return any(one.arg == "year" and is_number(one.annotation) for one in (*node.args.args, *node.args.kwonlyargs))


def is_kept(node: ast.FunctionDef, by: Collection[str] = ("composed", "held")) -> bool:
    """Whether what it gives is kept by its arguments, so that they must be plain."""
    return any(isinstance(one, ast.Name) and one.id in by for one in node.decorator_list)


def held() -> frozenset[str]:
    """The functions whose finds are held, by their full names."""
    return frozenset(f"{module}.{node.name}" for module, node in functions() if is_kept(node, by=("held",)))


@cache
def reaches_rows(module: str) -> bool:
    """Whether the module imports tables, itself or by what it imports."""
    return any(room(other) == "models" for other in {module, *reached(module, graph())})


def is_number(annotation: ast.expr | None) -> bool:
    """`year: int`, `year: int | None`, or nothing said; an `OverviewYear` is more than its number."""
    return annotation is None or ast.unparse(annotation) in ("int", "int | None")


def report() -> Iterator[str]:
    """What `make house` prints."""
    for app in FLOORS:
        between = arrows(app)
        yield f"{app}: {len(rooms(app))} rooms, {len(between)} arrows, mutual: {mutual(between) or 'none'}"
        for name in rooms(app):
            yield f"    {name:16} → {', '.join(sorted(end for start, end in between if start == name)) or '·'}"
    yield f"circles of files: {circles() or 'none'}"
    yield f"views that import another view: {views_importing_views() or 'none'}"
    yield from listed("modules with more than 6 imports of their own floor", importing_much())
    yield from listed("class names met more than once", names_met_twice())
    sizes = [lines(node) for _, node in functions()]
    longest = max(functions(), key=lambda each: lines(each[1]))
    yield f"functions: {len(sizes)}, median {median(sizes):g} lines, longest {max(sizes)} ({longest[0]}.{longest[1].name})"
    yield f"functions below the views that take a bare year: {len(bare_years())}"
    yield from (f"    {name}: {BARE_YEARS.get(name, '?')}" for name in bare_years())
    among = Counter(".".join(name.split(".")[:2]) for name in years_among_years())
    yield f"functions that know years only, and no row: {among.total()}"
    yield from (f"    {place}: {count}" for place, count in sorted(among.items()))
    code, tests = (counted(folders) for folders in (FLOORS, ("tests",)))
    yield f"lines of code {code}, of tests {tests}: {tests / code:.2f}"


def listed(title: str, found: dict[str, object]) -> Iterator[str]:
    yield f"{title}: {len(found)}"
    yield from (f"    {name}: {value if isinstance(value, int) else ', '.join(value)}" for name, value in found.items())  # type: ignore[arg-type]


def counted(folders: Iterable[str]) -> int:
    return Counter(
        line.strip() != ""
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts
        for line in path.read_text("utf-8").splitlines()
    )[True]


if __name__ == "__main__":
    print("\n".join(report()))
