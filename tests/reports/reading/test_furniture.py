"""What stands around a report is set aside, and nothing of its text is."""

import pytest

from reports.reading.furniture import RUNNING_HEAD, is_contact, set_aside
from reports.reading.lines import Line

SENTENCE = "全年开展执法检查，覆盖各类市场主体。"


def _aside(*texts: str) -> list[str]:
    """What is taken for a running head."""
    return [aside.text for aside in set_aside([Line(text) for text in texts])[1] if aside.why == RUNNING_HEAD]


def test_a_heading_that_comes_in_every_section_is_no_running_head() -> None:
    sections = [("（一）主要做法", SENTENCE, "1.取得的成效", SENTENCE)] * 3
    assert _aside(*(text for section in sections for text in section)) == []


@pytest.mark.parametrize(("head", "times", "runs"), [("法治建设专刊", 3, True), ("法治建设专刊", 2, False)])
def test_a_short_line_that_comes_again_and_again_is_one(head: str, times: int, runs: bool) -> None:
    assert bool(_aside(*[head, SENTENCE] * times)) is runs


def test_a_numbered_line_beside_page_numbers_is_one() -> None:
    assert len(_aside(*["一、主要做法", "— 3 —", SENTENCE] * 2)) == 2


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("（共印50份）", True), ("共印120份", True), ("共印发宣传册50份", False), ("共印50份材料", False)],
)
def test_how_many_copies_were_printed_is_told_at_the_foot(text: str, is_one: bool) -> None:
    assert is_contact(text) is is_one
