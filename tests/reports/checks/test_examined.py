"""How much of a text is looked at: what would keep the checker busy for minutes is refused at once."""

import pytest

from reports.checks.examined import CROWDED, MOST_NUMBERS, MOST_WORK, TANGLED, examine_again
from reports.reading.refusals import NO_TEXT, TOO_LONG, Refused
from reports.reading.sizes import MOST_CHARACTERS

pytestmark = pytest.mark.django_db


def refusal(text: str) -> str:
    try:
        examine_again(text, (), 2020)
    except Refused as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \r\n\0", NO_TEXT),
        ("甲。" * (MOST_CHARACTERS // 2), ""),
        ("甲。" * (MOST_CHARACTERS // 2) + "乙", TOO_LONG),
        ("1" * 100, ""),
        ("1" * 101, TANGLED),
        ("甲" * int(MOST_WORK**0.5), ""),
        ("甲" * (int(MOST_WORK**0.5) + 1), TANGLED),
        ("附件1。" * MOST_NUMBERS, ""),
        ("附件1。" * (MOST_NUMBERS + 1), CROWDED),
    ],
)
def test_a_text_is_checked_or_refused(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


def test_a_report_flattened_to_one_line_is_no_long_sentence() -> None:
    assert refusal("全区受理行政复议41件，审结38件，其中维持20件、撤销2件。" * 1000) == ""
