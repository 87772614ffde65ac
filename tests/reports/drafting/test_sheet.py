"""The sheet shows every passage of a report, each in pieces that give its text back."""

from reports.drafting.blocks import reading_order
from reports.drafting.pieces import Line, SheetChip
from reports.drafting.sheet import DraftSheet
from reports.models import Item, Report
from tests.cast import editor, leader

REVIEWED = "legality_review_decision_count"


def source(pieces: Line) -> str:
    return "".join(piece.source if isinstance(piece, SheetChip) else piece for piece in pieces)


def test_every_passage_gives_its_text_back(report: Report):
    passages = list(DraftSheet.of(report).passages(editor()))
    assert [each.passage.row for each in passages] == [report, *reading_order(report)]
    for each in passages:
        words = each.passage.words
        assert (source(each.heading), "\n".join(map(source, each.lines))) == (words.heading, words.body)


def test_each_passage_says_why_it_cannot_be_written(report: Report):
    assert {each.refusal for each in DraftSheet.of(report).passages(editor())} == {""}
    assert {each.refusal for each in DraftSheet.of(report).passages(leader())} == {"您没有编辑权限，只能查看。"}


def test_a_passage_is_called_by_what_it_reads(report: Report):
    item = Item.objects.filter(section__part__report=report)[0]
    for heading, body, title in (
        (f"审核{{{{{REVIEWED}@-1}}}}件。", "正文。", "审核1235件"),
        ("", "字" * 30, "字" * 20),
        ("", "", ""),
    ):
        Item.objects.filter(pk=item.pk).update(heading=heading, body=body)
        [found] = [each for each in DraftSheet.of(report).passages(editor()) if each.passage.row == item]
        assert found.title == f"{item.marker}{title}".strip()
    Item.objects.filter(pk=item.pk).update(marker="")
    [found] = [each for each in DraftSheet.of(report).passages(editor()) if each.passage.row == item]
    assert found.title == "条目"


def test_headings_of_a_report_are_headings_of_the_page_but_an_empty_one_is_none(report: Report):
    item = Item.objects.filter(section__part__report=report)[0]
    Item.objects.filter(pk=item.pk).update(heading="")
    found = list(DraftSheet.of(report).passages(editor()))
    written = {(each.passage.level, each.heading_tag) for each in found if each.heading}
    assert written == {("part", "h2"), ("section", "h3"), ("item", "h4")}
    assert {each.heading_tag for each in found if not each.heading} == {"div"}
