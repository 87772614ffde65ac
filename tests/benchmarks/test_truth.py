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


OWN = CORPUS / "own" / "tuning"


def own(name: str) -> list[gold.Row]:
    return gold.rows(OWN / f"{name}.tsv")


def test_sentences_written_here_are_read_as_well() -> None:
    numbers = counting.numbers("numbers", own("numbers"))
    claims = counting.claims(own("claims"))
    bindings = counting.bindings(own("bindings"))
    assert min(numbers.shares["precision"], numbers.shares["recall"]) >= 99
    assert (bindings.counts["wrong"], bindings.counts["unproven"]) == (0, 0)
    assert bindings.shares["certain recall"] >= 80
    assert claims.shares["false errors"] <= 1
    assert claims.shares["untrue caught"] >= 85


def test_what_does_not_follow_from_a_sentences_own_numbers_is_pointed_out() -> None:
    part = counting.within(own("within"))
    assert part.shares["findings that are right"] == 100
    assert part.shares["caught"] >= 95


def test_titles_and_years_that_are_pointed_out_are_wrong() -> None:
    for part in (counting.titles(own("titles")), counting.years(own("years"))):
        assert part.shares == {"findings that are right": 100.0, "caught": 100.0}


def test_a_right_title_that_is_pointed_out_falls_short() -> None:
    row = {"id": "t1", "sentence": "加快法制政府建设。", "wrong": ""}
    assert counting.titles([row]).short == [("t1", "false alarm ['法制']", "加快法制政府建设。")]


def test_a_year_that_is_missed_falls_short() -> None:
    row = {"id": "y1", "sentence": "本年度推进。", "year": "2020", "plan": "no", "wrong": "2019"}
    assert counting.years([row]).short == [("y1", "missed 2019", "本年度推进。")]
