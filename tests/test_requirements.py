"""The requirement files are complete: pip installs exactly what they list, and asks nobody what else might be needed."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.markers import Environment, default_environment
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = {"base": [], "production": ["postgres", "otp", "oidc"], "dev": list(PROJECT["optional-dependencies"])}
SYSTEMS = {"linux": ("posix", "Linux"), "darwin": ("posix", "Darwin"), "win32": ("nt", "Windows")}
PYTHONS = [named.rpartition(" ")[2] for named in PROJECT["classifiers"] if named.startswith("Programming Language")]
WITHOUT_RESOLVER = {"--no-deps", "--require-hashes", "--only-binary=:all:"}
# Where a person or a machine is told to install the requirement files.
INSTRUCTIONS = ["Makefile", "README.md", ".ci/run", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]


def entries(name: str) -> list[str]:
    """One file's requirements with their hashes, each as one text."""
    return re.split(r"\n(?=\S)", (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").strip())


def environment(python: str, system: str) -> Environment:
    """What markers ask about a machine with this Python and system."""
    os_name, platform_system = SYSTEMS[system]
    there = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": system}
    return default_environment() | there | {"os_name": os_name, "platform_system": platform_system}


def pinned(name: str, machine: Environment) -> dict[NormalizedName, str]:
    """The versions that a file installs on a machine."""
    listed = [Requirement(entry.partition("\\")[0].strip()) for entry in entries(name)]
    here = [entry for entry in listed if entry.marker is None or entry.marker.evaluate(dict(machine))]
    return {canonicalize_name(entry.name): str(entry.specifier).removeprefix("==") for entry in here}


def fits(requirement: Requirement, there: dict[NormalizedName, str]) -> bool:
    return requirement.specifier.contains(there[canonicalize_name(requirement.name)], prereleases=True)


def asked_by(requirement: Requirement, machine: Environment) -> Iterator[Requirement]:
    """What an installed distribution needs there, with the extras it was asked for; what isn't installed here tells nothing."""
    try:
        named = [Requirement(line) for line in requires(requirement.name) or []]
    except PackageNotFoundError:
        return
    for needed in named:
        if needed.marker is None or any(
            needed.marker.evaluate({**machine, "extra": extra}) for extra in ("", *requirement.extras)
        ):
            yield needed


def asked(extras: list[str], machine: Environment) -> list[Requirement]:
    """Everything that the project needs on a machine, however far down."""
    direct = [*PROJECT["dependencies"], *(line for extra in extras for line in PROJECT["optional-dependencies"][extra])]
    waiting = [entry for entry in map(Requirement, direct) if not entry.marker or entry.marker.evaluate(dict(machine))]
    found: dict[str, Requirement] = {}
    while waiting:
        requirement = waiting.pop()
        if str(requirement) not in found:
            found[str(requirement)] = requirement
            waiting += asked_by(requirement, machine)
    return list(found.values())


@pytest.mark.parametrize("name", EXTRAS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_a_requirement_file_lists_all_that_its_entries_need(name: str, python: str, system: str) -> None:
    machine = environment(python, system)
    there = pinned(name, machine)
    needed = asked(EXTRAS[name], machine)
    assert [str(requirement) for requirement in needed if canonicalize_name(requirement.name) not in there] == []
    assert [str(requirement) for requirement in needed if not fits(requirement, there)] == []


def test_an_extra_that_a_dependency_asks_for_is_followed() -> None:
    every = asked(EXTRAS["dev"], environment("3.11", "linux"))
    assert any(requirement.name == "coverage" and requirement.extras == {"toml"} for requirement in every)


@pytest.mark.parametrize("name", EXTRAS)
def test_every_requirement_is_pinned_and_hashed_and_names_no_address(name: str) -> None:
    assert [entry for entry in entries(name) if not re.match(r"[\w.-]+==[\w.]+", entry)] == []
    assert [entry for entry in entries(name) if "--hash=sha256:" not in entry or "://" in entry] == []


def test_every_requirement_file_is_looked_at() -> None:
    assert {path.stem for path in (ROOT / "requirements").glob("*.txt")} == set(EXTRAS)


def test_the_requirement_files_are_installed_without_a_resolver() -> None:
    told = [line for file in INSTRUCTIONS for line in (ROOT / file).read_text("utf-8").splitlines() if installs(line)]
    assert len(told) >= 2
    assert [line for line in told if not set(line.replace("`", " ").split()) >= WITHOUT_RESOLVER] == []


def installs(line: str) -> bool:
    """Whether a line has pip install a requirement file (or is the Makefile's way to do so)."""
    return "--require-hashes" in line or bool(re.search(r"pip3? .*install.* (-r|--requirement)\b", line))
