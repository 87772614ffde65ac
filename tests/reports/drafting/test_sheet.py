"""The sheet shows every passage in pieces that give its text back, byte for byte, and no code where a name will do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.drafting.blocks import reading_order
from reports.drafting.rollover import start_report
from reports.drafting.sheet import Line, Sheet, SheetChip, line
from reports.models import Item, Report
from reports.narrative.binding import FigureBook
from tests.cast import editor, leader

REVIEWED = "legality_review_decision_count"


@pytest.fixture
def report(loaded: None) -> Report:
    return start_report(2020, by=editor())


def source(pieces: Line) -> str:
    return "".join(piece.source if isinstance(piece, SheetChip) else piece for piece in pieces)


def test_every_passage_gives_its_text_back(report: Report):
    passages = list(Sheet.of(report).passages(editor()))
    assert [each.passage.row for each in passages] == [report, *reading_order(report)]
    for each in passages:
        words = each.passage.words
        assert (source(each.heading), "\n".join(map(source, each.lines))) == (words.heading, words.body)


def test_a_quotation_reads_as_its_figure_or_by_its_name_where_there_is_none(report: Report):
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


@pytest.mark.parametrize("typed", ["{{no_such}}", "{{", "}}", "{{坏}}", "{{no_such|han}}"])
def test_braces_that_name_nothing_stay_the_text_they_are(typed: str):
    assert line(f"前{typed}后", FigureBook(2020, {}, {})) == (f"前{typed}后",)


def test_a_quotation_keeps_the_spaces_it_was_typed_with(report: Report):
    typed = f"审核{{{{ {REVIEWED} @ -1 | han }}}}件{{{{{REVIEWED}}}}}"
    assert source(line(typed, FigureBook.for_draft(2020))) == typed


@given(st.lists(st.sampled_from(["{{", "}}", "{", "}", "year", " ", "|", "@-1", "字", "{{year}}", "{{ year@+1 }}"])))
def test_pieces_give_any_text_back(typed: list[str]):
    text = "".join(typed)
    assert source(line(text, FigureBook(2020, {}, {}))) == text


def test_each_passage_says_why_it_cannot_be_written(report: Report):
    assert {each.refusal for each in Sheet.of(report).passages(editor())} == {""}
    assert {each.refusal for each in Sheet.of(report).passages(leader())} == {"您没有编辑权限，只能查看。"}


def test_a_passage_is_called_by_what_it_reads(report: Report):
    item = Item.objects.filter(section__part__report=report)[0]
    for heading, body, title in (
        (f"审核{{{{{REVIEWED}@-1}}}}件。", "正文。", "审核1235件"),
        ("", "字" * 30, "字" * 20),
        ("", "", ""),
    ):
        Item.objects.filter(pk=item.pk).update(heading=heading, body=body)
        [found] = [each for each in Sheet.of(report).passages(editor()) if each.passage.row == item]
        assert found.title == f"{item.marker}{title}".strip()
    Item.objects.filter(pk=item.pk).update(marker="")
    [found] = [each for each in Sheet.of(report).passages(editor()) if each.passage.row == item]
    assert found.title == "条目"
