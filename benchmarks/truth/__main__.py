"""`python -m benchmarks.truth FOLDER [--json] [--without 05]`: precision and recall of each part, and what fell short."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.truth.counting import ZERO_WORDS, Part, bindings, claims, numbers, titles, within, years
from benchmarks.truth.gold import rows

TABLES = ("numbers", "bindings", "claims", "titles", "years", "within")


def measure(folder: Path, without: str) -> list[Part]:
    """Every part whose table is in the folder."""
    table = {name: rows(folder / f"{name}.tsv", without=without) for name in TABLES}
    counted = [row for row in table["numbers"] if row["kind"] != ZERO_WORDS]
    parts = [
        numbers("numbers", counted),
        numbers("numbers, ordinary prose", [row for row in counted if row["kind"].startswith("plain:")]),
        numbers("numbers, hard forms", [row for row in counted if not row["kind"].startswith("plain:")]),
        numbers("numbers, zero in words", [row for row in table["numbers"] if row["kind"] == ZERO_WORDS]),
        bindings(table["bindings"]),
        claims(table["claims"]),
        titles(table["titles"]),
        years(table["years"]),
        within(table["within"]),
    ]
    return [part for part in parts if part.rows]


def show(part: Part) -> None:
    print(f"\n{part.name} ({part.rows} rows)")
    for name, percent in part.shares.items():
        print(f"  {name:<36}{percent:6.1f} %")
    print("  " + ", ".join(f"{name} {count}" for name, count in part.counts.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.add_argument("--without", default="", metavar="DIGITS", help="leave out rows whose id ends in one of these")
    parser.add_argument("--rates-only", action="store_true", help="leave out the rows that fell short")
    asked = parser.parse_args()
    parts = measure(asked.folder, asked.without)
    if asked.as_json:
        print(json.dumps([vars(part) for part in parts], ensure_ascii=False, indent=1))
        return
    for part in parts:
        show(part)
    if not asked.rates_only:
        for part in parts:
            if part.name not in ("numbers, ordinary prose", "numbers, hard forms"):
                for identity, what, sentence in part.short:
                    print(f"{identity}\t{what}\t{sentence}")


if __name__ == "__main__":
    main()
