"""A table is text like any other: written in a plain form, quoting figures, carried through every format and verb."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from indicators.office.steps import Refused, Stale
from reports.checks.checker import check
from reports.document.diff import difference
from reports.document.tree import Block, Document, Quote, TextTable, plain_text
from reports.downloads.official import OfficialTable, lines, to_text
from reports.downloads.pdf import to_pdf
from reports.downloads.typesetter import faces
from reports.downloads.word import to_docx
from reports.drafting import structure
from reports.drafting.blocks import arrangement
from reports.drafting.composition import compose
from reports.drafting.rollover import start_report
from reports.drafting.table_form import (
    MOST_COLUMNS,
    MOST_ROWS,
    OPENING,
    TableForm,
    cells_read,
    cells_written,
    initial,
    places,
)
from reports.drafting.todo import quoted_codes
from reports.models import Item, Report, Section, WrittenTable
from reports.narrative.binding import FigureBook
from tests.cast import editor, publisher, reviewer
from tests.posted import fields

pytestmark = pytest.mark.django_db
CODE = "legality_review_decision_count"
TABLE: WrittenTable = {
    "after": 1,
    "caption": "表1　办理情况",
    "header": ["事项", "件数", "说明"],
    "rows": [["审核", f"{{{{{CODE}}}}}", "全部"], ["合计"]],
}
AT = datetime(2020, 3, 30, 1, tzinfo=UTC)


@pytest.fixture
def item(report: Report, writer: Any) -> Item:
    """The first item, with two paragraphs and a table between them."""
    item = Item.objects.filter(section__part__report=report).first()
    assert item is not None
    item.rewrite(heading="加强审核。", body="第一段。\n第二段。", run_on=True, by=writer, seen=item.version)
    item.set_tables([TABLE], by=writer, seen=item.version)
    return item


def composed(report: Report, year: int | None = None) -> Document:
    return compose(report, FigureBook.for_draft(year or report.year))


def with_table(document: Document) -> Block:
    return next(block for block in document.walk() if block.tables)


@pytest.fixture
def document(item: Item) -> Document:
    """Its figures are those of 2019, which are there."""
    report = item.report
    report.year = 2019
    return compose(report, FigureBook.for_publication(2019))


# ── what it says ──


def test_a_cell_quotes_a_figure(document: Document):
    [table] = with_table(document).tables
    [quote] = table.rows[0][1]
    assert isinstance(quote, Quote)
    assert (quote.code, quote.text) == (CODE, "1235")
    assert CODE in {quote.code for quote in with_table(document).quotes()}
    assert CODE in {quote.code for quote in document.quotes()}


def test_it_is_printed_behind_its_paragraph(document: Document):
    said = [piece if isinstance(piece, TextTable) else plain_text(piece) for piece in with_table(document).printed()]
    assert [one if isinstance(one, str) else "表" for one in said] == ["1. 加强审核。第一段。", "表", "第二段。"]


def test_above_the_text_of_a_heading_that_runs_on_it_comes_behind_the_first_paragraph(item: Item, writer: Any):
    item.set_tables([TABLE | {"after": 0}], by=writer, seen=item.version)
    block = with_table(composed(item.report))
    assert [isinstance(piece, TextTable) for piece in block.printed()] == [False, True, False]
    item.rewrite(heading=item.heading, body=item.body, run_on=False, by=writer, seen=item.version)
    block = with_table(composed(item.report))
    assert [isinstance(piece, TextTable) for piece in block.printed()] == [False, True, False, False]


def test_the_canonical_text_holds_it_and_is_read_back(document: Document):
    again = Document.from_json(document.to_json())
    assert again == document
    assert again.to_json() == document.to_json()


def test_a_document_without_tables_names_none(loaded: None):
    assert '"tables"' not in composed(Report.objects.get(year=2019)).to_json()


# ── every format ──


def test_text_has_a_line_a_row(document: Document):
    text = to_text(document)
    assert "表1　办理情况\n事项｜件数｜说明\n审核｜1235｜全部\n合计\n第二段。\n" in text
    assert text == document.to_text()


def test_word_has_a_table_with_a_repeated_head(document: Document):
    file = docx.Document(BytesIO(to_docx(document, edition=1, at=AT)))
    [table] = file.tables
    assert [[cell.text for cell in row.cells] for row in table.rows[:2]] == [
        ["事项", "件数", "说明"],
        ["审核", "1235", "全部"],
    ]
    assert {cell._tc for cell in table.rows[2].cells} == {table.rows[2].cells[0]._tc}  # 合计 spans the row
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert not table.rows[1]._tr.trPr.xpath("w:tblHeader")
    before, after = table._tbl.getprevious(), table._tbl.getnext()
    assert before.xpath("string(.)") == "表1　办理情况"
    assert after.xpath("string(.)") == "第二段。"


def test_word_repeats_byte_for_byte(document: Document):
    assert to_docx(document, edition=1, at=AT) == to_docx(document, edition=1, at=AT)


@pytest.mark.skipif(faces() is None, reason="no Chinese face on this machine")
def test_pdf_sets_it(document: Document):
    assert to_pdf(document, faces()).startswith(b"%PDF")


def test_the_official_paper_has_one_table(document: Document):
    [table] = [piece for piece in lines(document) if isinstance(piece, OfficialTable)]
    assert (table.caption, table.columns, len(table.rows)) == ("表1　办理情况", 3, 2)


def test_a_difference_tells_the_cell(item: Item, writer: Any):
    before = composed(item.report)
    item.set_tables([TABLE | {"rows": [["审核", "三", "全部"], ["合计"]]}], by=writer, seen=item.version)
    changed = difference(before, composed(item.report)).changed_blocks
    assert [block.new.anchor for block in changed if block.new] == [with_table(before).anchor]
    assert any(piece.side == "added" and "三" in piece.text for line in changed[0].lines for piece in line)


def test_the_page_shows_it_between_the_paragraphs(client: Client, item: Item):
    client.force_login(reviewer())
    html = re.sub("</?span[^>]*>", "", client.get(reverse("report_draft", args=[2020])).content.decode())
    assert html.index("第一段。") < html.index('<th scope="col">件数</th>') < html.index("第二段。")
    assert '<td colspan="3">合计</td>' in html
    assert "css/kinds/draft.css" in html  # which holds the look of a table


# ── verbs ──


def test_rollover_takes_it_into_next_year(item: Item, loaded: None):
    copied = start_report_after(item)
    assert copied.tables == [TABLE]


def start_report_after(item: Item) -> Item:
    """The item of 2019 gets the table; 2020's draft is begun anew from it."""
    Report.objects.filter(year=2020).delete()
    Item.objects.filter(section__part__report__year=2019, order=1, section__order=1).update(tables=[TABLE])
    report = start_report(2020, by=editor())
    return next(one for one in Item.objects.filter(section__part__report=report) if one.tables)


def test_quoted_codes_are_found_in_cells(item: Item):
    Item.objects.filter(section__part__report=item.report).exclude(pk=item.pk).update(body="", heading="")
    Section.objects.filter(part__report=item.report).update(body="")
    assert CODE in quoted_codes(item.report)


def test_a_cell_that_quotes_nothing_there_is_found_by_the_checker(item: Item, writer: Any):
    item.set_tables([TABLE | {"rows": [["审核", "{{no_such_thing}}"]]}], by=writer, seen=item.version)
    found = [finding for finding in check(item.report) if "no_such_thing" in finding.message]
    assert [finding.code for finding in found] == ["unresolved-reference"]


def test_a_block_with_nothing_but_a_table_is_not_empty(item: Item, writer: Any):
    item.rewrite(heading="附表", body="", run_on=False, by=writer, seen=item.version)
    assert not [f for f in check(item.report) if f.code == "empty-text" and "附表" in f.message]


def test_it_keeps_a_block_from_being_removed(item: Item, writer: Any):
    item.rewrite(heading="附表", body="", run_on=False, by=writer, seen=item.version)
    with pytest.raises(Refused, match="还有内容"):
        structure.remove(item, by=writer, seen=arrangement(item.report))


def test_rewriting_the_text_carries_it_along(item: Item, writer: Any):
    item.rewrite(heading=item.heading, body="新的一段。\n第一段。\n第二段。", run_on=True, by=writer, seen=item.version)
    assert item.tables[0]["after"] == 2


@pytest.mark.parametrize(("after", "first", "second"), [(0, [0], []), (1, [1], []), (2, [], [1])])
def test_splitting_between_paragraphs_takes_it_to_its_half(
    item: Item, writer: Any, after: int, first: list[int], second: list[int]
):
    item.set_tables([TABLE | {"after": after}], by=writer, seen=item.version)
    made = structure.split(item, len("第一段。\n"), heading="另一条", by=writer, seen=item.version)
    item.refresh_from_db()
    assert ([one["after"] for one in item.tables], [one["after"] for one in made.tables]) == (first, second)


def test_splitting_within_its_paragraph_takes_it_along(item: Item, writer: Any):
    item.rewrite(heading=item.heading, body="第一句。第二句。\n第二段。", run_on=True, by=writer, seen=item.version)
    item.set_tables([TABLE], by=writer, seen=item.version)
    made = structure.split(item, len("第一句。"), heading="另一条", by=writer, seen=item.version)
    item.refresh_from_db()
    assert ([one["after"] for one in item.tables], [one["after"] for one in made.tables]) == ([], [1])


def test_merging_sets_it_behind_the_same_paragraph(item: Item, writer: Any):
    second = Item.objects.filter(section=item.section).exclude(pk=item.pk).first()
    assert second is not None
    second.rewrite(heading="第二条。", body="乙。\n丙。", run_on=True, by=writer, seen=second.version)
    second.set_tables([TABLE], by=writer, seen=second.version)
    whole = structure.merge(second, by=writer, seen=arrangement(item.report))
    assert whole.body == "第一段。\n第二段。\n第二条。乙。\n丙。"
    assert [one["after"] for one in whole.tables] == [1, 3]


def test_nobody_writes_it_over_somebody_elses_words(item: Item, writer: Any):
    with pytest.raises(Stale):
        item.set_tables([], by=writer, seen=item.version - 1)
    with pytest.raises(Refused, match="没有编辑权限"):
        item.set_tables([], by=publisher(), seen=item.version)


# ── the form ──


def test_rows_are_read_as_pasted_and_as_typed():
    assert cells_read("事项\t件数\r\n\r\n复议 \t 3｜件\n") == [["事项", "件数"], ["复议", "3｜件"]]
    assert cells_read("事项｜件数\n　\n复议｜\n") == [["事项", "件数"], ["复议", ""]]


@pytest.mark.parametrize("rows", [[["事项", "件数"], ["复议", ""]], [["甲｜乙", "丙"]], [["一格"]]])
def test_what_is_shown_is_read_back(rows: list[list[str]]):
    assert cells_read(cells_written(rows)) == rows


def answers(item: Item, cells: str, **others: Any) -> TableForm:
    return TableForm(item, {"cells": cells, "after": "1", "seen": "1", "has_header": "on", **others})


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (" \n\t", "请填写表格内容"),
        ("甲｜乙", "只有表头"),
        ("\n".join(["甲"] * (MOST_ROWS + 1)), "最多300行"),
        ("｜".join(["甲"] * (MOST_COLUMNS + 1)) + "\n乙", "最多20列"),
        ("甲\n" + "字" * 2001, "最多2000个字"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(item: Item, cells: str, sentence: str):
    form = answers(item, cells)
    assert not form.is_valid()
    assert sentence in "".join(str(fault) for faults in form.errors.values() for fault in faults)


def test_the_largest_table_is_taken(item: Item):
    rows = "\n".join(["｜".join(["字"] * MOST_COLUMNS)] * MOST_ROWS)
    assert answers(item, rows).is_valid()
    assert answers(item, "甲\n" + "字" * 2000).is_valid()


def test_a_table_without_a_head_is_all_rows(item: Item):
    form = TableForm(item, {"cells": "甲｜乙", "after": "1", "seen": "1"})
    assert form.is_valid(), form.errors
    assert (form.table["header"], form.table["rows"]) == ([], [["甲", "乙"]])
    assert initial(form.table)["has_header"] is False


@pytest.fixture
def desk(client: Client, item: Item) -> Client:
    client.force_login(item.edited_by)  # type: ignore[arg-type]
    return client


def page(item: Item, number: int = 0) -> str:
    name, more = ("admin:reports_table", [number]) if number else ("admin:reports_add_table", [])
    return reverse(name, args=[2020, "item", item.pk, *more])


def test_an_editor_adds_changes_and_removes_a_table(desk: Client, item: Item):
    typed = fields(desk.get(page(item)).content.decode()) | {"cells": "甲｜乙\n丙｜丁", "caption": "表2", "after": "2"}
    desk.post(page(item), typed | {"press": "save"})
    item.refresh_from_db()
    assert [one["caption"] for one in item.tables] == ["表1　办理情况", "表2"]
    typed = fields(desk.get(page(item, 2)).content.decode()) | {"caption": "表二"}
    desk.post(page(item, 2), typed | {"press": "save"})
    item.refresh_from_db()
    assert item.tables[1]["caption"] == "表二"
    desk.post(page(item, 1), {"seen": item.version, "press": "remove"})
    item.refresh_from_db()
    assert [one["caption"] for one in item.tables] == ["表二"]


def test_a_preview_keeps_nothing(desk: Client, item: Item):
    typed = fields(desk.get(page(item)).content.decode()) | {"cells": f"甲\n{{{{{CODE}@-1}}}}"}
    html = desk.post(page(item), typed | {"press": "preview"}).content.decode()
    assert ">1235</a>" in html or ">1235<" in html
    item.refresh_from_db()
    assert len(item.tables) == 1


def test_what_was_typed_over_somebody_elses_change_is_still_there(desk: Client, item: Item):
    typed = fields(desk.get(page(item)).content.decode()) | {"cells": "甲｜乙\n丙｜丁"}
    item.rewrite(heading="别的", body=item.body, run_on=True, by=editor(), seen=item.version)
    html = desk.post(page(item), typed | {"press": "save"}).content.decode()
    assert "丙｜丁" in html
    item.refresh_from_db()
    assert len(item.tables) == 1


def test_a_table_that_is_gone_is_not_found(desk: Client, item: Item):
    assert desk.get(page(item, 2)).status_code == 404


def test_the_form_of_a_table_says_a_wrong_place(item: Item):
    form = TableForm(item, {"cells": "甲\n乙", "after": "9", "seen": "1", "has_header": "on"})
    with pytest.raises(ValidationError):
        form.fields["after"].clean("9")
    assert not form.is_valid()


def test_a_place_is_named_by_its_paragraphs_words_without_a_code():
    item = Item(heading="审核", run_on=True, body="全年审核{{legality_review_decision_count}}件。\n" + "字" * 30)
    assert places(item) == [(1, "第1段“全年审核…件。…”之后"), (2, f"第2段“{'字' * OPENING}…”之后")]
