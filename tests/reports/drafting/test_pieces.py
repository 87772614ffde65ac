"""Words in pieces give the text back, byte for byte, and show no code where a name will do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.drafting.pieces import Line, SheetChip, line, spoken
from reports.narrative.binding import FigureBook

REVIEWED = "legality_review_decision_count"


def source(pieces: Line) -> str:
    return "".join(piece.source if isinstance(piece, SheetChip) else piece for piece in pieces)


def test_a_quotation_reads_as_its_figure_or_by_its_name_where_there_is_none(loaded: None):
    book = FigureBook.for_draft(2020)
    name = book.indicators[REVIEWED].name
    before, own, year = line(f"{{{{{REVIEWED}@-1}}}}{{{{{REVIEWED}}}}}{{{{year}}}}", book)
    assert isinstance(before, SheetChip)
    assert isinstance(own, SheetChip)
    assert isinstance(year, SheetChip)
    assert (before.reads, before.name, before.fault) == ("1235", name, "")
    assert own.reads == f"〔{name}〕"
    assert "2020年没有数据" in own.fault
    assert year.reads == "2020"
    assert spoken(("审核", before, "件")) == "审核1235件"


@pytest.mark.parametrize("typed", ["{{no_such}}", "{{", "}}", "{{坏}}", "{{no_such|han}}"])
def test_braces_that_name_nothing_stay_the_text_they_are(typed: str):
    assert line(f"前{typed}后", FigureBook(2020, {}, {})) == (f"前{typed}后",)


def test_a_quotation_keeps_the_spaces_it_was_typed_with(loaded: None):
    typed = f"审核{{{{ {REVIEWED} @ -1 | han }}}}件{{{{{REVIEWED}}}}}"
    assert source(line(typed, FigureBook.for_draft(2020))) == typed


@given(st.lists(st.sampled_from(["{{", "}}", "{", "}", "year", " ", "|", "@-1", "字", "{{year}}", "{{ year@+1 }}"])))
def test_pieces_give_any_text_back(typed: list[str]):
    text = "".join(typed)
    assert source(line(text, FigureBook(2020, {}, {}))) == text
