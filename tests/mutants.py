"""`make mutants`: would the tests notice a small mistake? Pure modules whole, who may do what and the steps by a sample.

mutmut makes the mutants of the modules that pyproject.toml names, and runs for each only those tests that reach it. Whose
tests did not end in time, counted by their own processor (`own_time`), is run once more with twice the time before that counts.
"""

import random
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fnmatch import fnmatch

OWN_TIME = (sys.executable, "-m", "tests.own_time")
CHILDREN = ("--max-children", "2")
PURE = (
    "indicators.numbers.*",
    "indicators.rules.*",
    "reports.narrative.*",
    "reports.checks.*",
    "reports.models.lights.*",
)
"""All their mutants are run; of every other module's a sample is."""
SAMPLE, SEED = 150, 2019
KILLED = ("killed", "timeout", "segfault")
LIVING = ("survived", "no tests", "suspicious")

Verdicts = dict[str, str]
"""killed, survived, … by a mutant's name: `indicators.numbers.comparison.xǁChangeǁphrase__mutmut_31`."""


def main(names: Sequence[str]) -> None:
    """Without names, all that is to be run; else what fits them: `indicators.numbers.*`."""
    run(names or PURE)
    if not names:
        run(sample(verdicts()))
    if late := out_of_time(verdicts(), names):
        run(late, times=2)
    _report(verdicts())


def run(names: Iterable[str], times: int = 1) -> None:
    """Runs the mutants of these names, with so many times the time they need; raises where the tests fail without any mutant."""
    subprocess.run([*OWN_TIME, str(times), "run", *CHILDREN, *names], check=True)


def out_of_time(found: Verdicts, patterns: Sequence[str] = ()) -> list[str]:
    """The mutants of these names, or all, whose tests did not end in time."""
    late = (name for name, verdict in found.items() if verdict == "timeout")
    return sorted(name for name in late if not patterns or any(fnmatch(name, pattern) for pattern in patterns))


def verdicts() -> Verdicts:
    """Of every mutant there is, those that were never run included."""
    asked = [*OWN_TIME, "1", "results", "--all", "true"]
    said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    lines = (line.strip().rpartition(": ") for line in said.splitlines() if ": " in line)
    return {name: verdict for name, _, verdict in lines}


def sample(made: Iterable[str]) -> list[str]:
    """Of the modules that are not run whole; the same in every run over the same code."""
    candidates = sorted(name for name in made if not any(fnmatch(name, pattern) for pattern in PURE))
    return random.Random(SEED).sample(candidates, min(SAMPLE, len(candidates)))  # noqa: S311  no secret


def module_of(name: str) -> str:
    return name.rpartition(".")[0]


def _report(found: Verdicts) -> None:
    by_module: dict[str, Counter[str]] = defaultdict(Counter)
    for name, verdict in found.items():
        if verdict in (*KILLED, *LIVING):
            by_module[module_of(name)]["killed" if verdict in KILLED else "living"] += 1
    for module, counted in sorted(by_module.items()):
        print(_line(module, counted))
    print(_line("all", sum(by_module.values(), Counter())))
    for name, verdict in sorted(found.items()):
        if verdict in LIVING:
            print(f"{verdict}: {name}")


def _line(name: str, counted: Counter[str]) -> str:
    made = counted.total()
    return f"{name:40} {counted['killed']:5} of {made:5} killed, {counted['killed'] / max(made, 1):.0%}"


if __name__ == "__main__":
    main(sys.argv[1:])
