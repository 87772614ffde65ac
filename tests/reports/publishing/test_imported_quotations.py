"""What next year's draft of an imported report moves by itself, and what it leaves alone."""

import pytest

from reports.models import LONGEST_HEADING
from reports.narrative.binding import FigureBook
from reports.narrative.syntax import with_year
from reports.publishing.imported_quotations import Quoting


@pytest.fixture
def quoting() -> Quoting:
    return Quoting(FigureBook(2023, {}, {}), [], {})


@pytest.mark.parametrize(
    ("words", "a_year_later"),
    [
        ("一、2023年主要举措", "一、2024年主要举措"),
        ("三、2024年工作安排", "三、2025年工作安排"),
        ("与2022年相比", "与2023年相比"),
        ("2021年以来", "2021年以来"),
        ("2025年远景", "2025年远景"),
        ("2023年3月起", "2023年3月起"),
        ("落实《2023年工作要点》", "落实《2023年工作要点》"),
        ("青府〔2023年〕", "青府〔2023年〕"),
        ("电话12023年", "电话12023年"),
        ("2023", "2023"),
    ],
)
def test_near_years_of_a_frame_move_and_the_rest_stays(quoting: Quoting, words: str, a_year_later: str) -> None:
    for kept in (quoting.heading("P1", words), quoting.lead([words])):
        assert with_year(kept, 2023) == words
        assert with_year(kept, 2024) == a_year_later


def test_a_body_keeps_its_years(quoting: Quoting) -> None:
    assert quoting.lines("P1", ["2023年完成。"]) == "2023年完成。"


@pytest.mark.parametrize(("more", "moves"), [(LONGEST_HEADING - len("{{year}}年"), True), (LONGEST_HEADING - 8, False)])
def test_a_heading_that_quotations_would_make_too_long_stays_in_plain_words(
    quoting: Quoting, more: int, *, moves: bool
) -> None:
    heading = f"2023年{'长' * more}"
    assert (quoting.heading("P1", heading) != heading) == moves
