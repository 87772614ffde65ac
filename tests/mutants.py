"""`make mutants`: would the tests notice a small mistake? Pure modules whole, who may do what and the steps by a sample.

mutmut makes the mutants of the modules that pyproject.toml names, and runs for each only those tests that reach it.
"""

import random
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fnmatch import fnmatch
from pathlib import Path

MUTMUT = str(Path(sys.executable).with_name("mutmut"))
CHILDREN = ("--max-children", "2")
SAMPLED = (
    "indicators.models.permissions.*",
    "indicators.office.*",
    "reports.models.permissions.*",
    "reports.models.task_steps.*",
    "reports.publishing.*",
)
"""Every other module is pure, and has all its mutants run."""
SAMPLE, SEED = 150, 2019
KILLED = ("killed", "timeout", "segfault")
LIVING = ("survived", "no tests", "suspicious")

Verdicts = dict[str, str]
"""killed, survived, … by a mutant's name: `indicators.numbers.comparison.xǁChangeǁphrase__mutmut_31`."""


def main(names: Sequence[str]) -> None:
    """Without names, all that is to be run; else what fits them: `indicators.numbers.*`."""
    if names:
        _report(run(names))
        return
    made = run(["nothing is called so"])
    chosen = [*whole(made), *sample(made)]
    _report({name: verdict for name, verdict in run(chosen).items() if name in set(chosen)})


def run(names: Iterable[str]) -> Verdicts:
    """Runs the mutants of these names, those that were already run in an unchanged function excepted."""
    subprocess.run([MUTMUT, "run", *CHILDREN, *names], check=False)
    said = subprocess.run([MUTMUT, "results", "--all", "true"], check=True, capture_output=True, text=True).stdout
    lines = (line.strip().rpartition(": ") for line in said.splitlines() if ": " in line)
    return {name: verdict for name, _, verdict in lines}


def whole(made: Iterable[str]) -> list[str]:
    return sorted(name for name in made if not _is_sampled(name))


def sample(made: Iterable[str]) -> list[str]:
    """The same in every run over the same code."""
    candidates = sorted(filter(_is_sampled, made))
    return random.Random(SEED).sample(candidates, min(SAMPLE, len(candidates)))  # noqa: S311  no secret


def _is_sampled(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in SAMPLED)


def module_of(name: str) -> str:
    return name.rpartition(".")[0]


def _report(verdicts: Verdicts) -> None:
    by_module: dict[str, Counter[str]] = defaultdict(Counter)
    for name, verdict in verdicts.items():
        if verdict in (*KILLED, *LIVING):
            by_module[module_of(name)]["killed" if verdict in KILLED else "living"] += 1
    for module, counted in sorted(by_module.items()):
        print(_line(module, counted))
    print(_line("all", sum(by_module.values(), Counter())))
    for name, verdict in sorted(verdicts.items()):
        if verdict in LIVING:
            print(f"{verdict}: {name}")


def _line(name: str, counted: Counter[str]) -> str:
    made = counted.total()
    return f"{name:40} {counted['killed']:5} of {made:5} killed, {counted['killed'] / max(made, 1):.0%}"


if __name__ == "__main__":
    main(sys.argv[1:])
