"""The bench counts as the corpus says, and the checker keeps what it reached on the rows it was tuned on."""

import json
from pathlib import Path

import pytest

from benchmarks.truth import counting, gold
from benchmarks.truth.__main__ import main

CORPUS = Path(__file__).parents[1] / "corpus"
HELD_OUT = "05"
"""Rows whose id ends so are measured, never tuned on, and never read by a test."""


def table(name: str) -> list[gold.Row]:
    return gold.rows(CORPUS / f"{name}.tsv", without=HELD_OUT)


def test_numbers_are_found_and_read() -> None:
    part = counting.numbers("numbers", table("numbers"))
    assert part.shares["precision"] >= 99
    assert part.shares["recall"] >= 99
    assert part.shares["value and unit right"] >= 99


def test_nothing_certain_is_wrong() -> None:
    part = counting.bindings(table("bindings"))
    assert (part.counts["wrong"], part.counts["unproven"]) == (0, 0)
    assert part.shares["certain recall"] >= 80
    assert part.shares["first offer right"] >= 80
    assert part.counts["offered"] == 0


def test_true_sentences_are_left_alone_and_untrue_ones_caught() -> None:
    part = counting.claims(table("claims"))
    assert part.shares["false errors"] <= 1
    assert part.shares["warnings on true"] <= 5
    assert part.shares["untrue caught"] >= 85
    assert part.shares["errors where none can say"] == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    figures = json.dumps([{"text": "5", "value": "5", "qualifier": "", "unit": "件", "at": 2}])
    (tmp_path / "numbers.tsv").write_text(
        "id\tkind\tsentence\tfigures\tothers\n"
        f"n1\tplain:x\t办理5件。\t{figures}\t[]\n"
        "n2\thard\t无数字，8件。\t[]\t[]\n",
        encoding="utf-8",
    )
    return tmp_path


def test_any_folder_with_some_of_the_tables_is_measured(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["truth", str(folder), "--json"])
    main()
    parts = {part["name"]: part for part in json.loads(capsys.readouterr().out)}
    assert parts["numbers"]["shares"] | {"precision": 50.0, "recall": 100.0} == parts["numbers"]["shares"]
    assert parts["numbers"]["short"] == [["n2", "false alarm 8", "无数字，8件。"]]
    assert "bindings" not in parts


def test_what_fell_short_is_printed_row_by_row(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["truth", str(folder)])
    main()
    assert "n2\tfalse alarm 8\t无数字，8件。" in capsys.readouterr().out
