"""A department's workbook taken in: what others did since it was handed out, and all or nothing when it is confirmed."""

import pytest

from indicators.excel import department as form
from indicators.excel.importer import ImportOutcome
from indicators.excel.reader import read
from indicators.models import Figure, FigureMove, Indicator
from indicators.models.figure_steps import FigureStatus
from indicators.office.steps import Refused
from tests.cast import department, figure, officer
from tests.indicators.excel.filled_form import COUNT, RATE, enter, filled, line, plan, row_of
from tests.indicators.excel.workbooks import address_of

pytestmark = pytest.mark.django_db


# ── what others did meanwhile ──────────────────────────────────────────────────────────────────────────────


def test_a_figure_edited_since_the_download_is_named_not_overwritten(book, collection, justice):
    enter(COUNT, "1299", officer(justice, name="李敏"))
    found = plan(filled(book, COUNT, 本年值=1300), collection, justice)
    stale = line(found, COUNT)
    assert stale.outcome == ImportOutcome.STALE
    assert (stale.differences[0].before, stale.differences[0].after) == ("1299件", "1300件")
    assert "李敏" in stale.remark
    assert not found.is_confirmable


def test_what_others_changed_and_the_officer_left_alone_is_no_conflict(book, collection, justice):
    enter(COUNT, "1299", officer(justice, name="李敏"))
    found = line(plan(book, collection, justice), COUNT)
    assert found.outcome == ImportOutcome.UNCHANGED
    assert "以系统中的为准" in found.remark


def test_two_who_typed_the_same_do_not_disagree(book, collection, justice):
    enter(COUNT, "1300", officer(justice))
    assert line(plan(filled(book, COUNT, 本年值=1300), collection, justice), COUNT).outcome == ImportOutcome.UNCHANGED


def test_what_was_handed_in_is_left_alone(collection, justice):
    writer = officer(justice)
    enter(COUNT, "1300", writer)
    book = form.workbook(collection, justice)
    chosen = figure(COUNT)
    Figure.objects.filter(pk=chosen.pk).update(status=FigureStatus.SUBMITTED)
    found = line(plan(filled(book, COUNT, 本年值=1301), collection, justice), COUNT)
    assert found.outcome == ImportOutcome.CLOSED
    assert "已提交" in found.remark


def test_a_changed_catalogue_is_named(book, collection, justice):
    Indicator.objects.filter(code=COUNT).update(definition="新的口径")
    found = plan(filled(book, COUNT, 本年值=1300), collection, justice)
    assert "指标目录有变动" in found.notices[0]
    assert "口径已改为“新的口径”" in found.faults[0].sentence


# ── confirming ─────────────────────────────────────────────────────────────────────────────────────────────


def test_confirming_writes_drafts_and_the_log_names_file_and_cell(book, collection, justice):
    writer = officer(justice)
    content = filled(filled(book, COUNT, 本年值=1300, 数据来源="年报"), RATE, 本年值=0.985)
    assert form.apply(plan(content, collection, justice), collection, by=writer, file_name="填报表.xlsx") == 2
    entered = figure(COUNT)
    assert (entered.value, entered.source, entered.status, entered.entered_by) == (
        1300,
        "年报",
        FigureStatus.DRAFT,
        writer,
    )
    move = FigureMove.objects.get(figure=entered)
    assert move.note == f"Excel导入：填报表.xlsx {address_of(book, '本年值', row_of(book, COUNT))}"


def test_one_refusal_undoes_all(book, collection, justice):
    found = plan(filled(filled(book, COUNT, 本年值=1300), RATE, 本年值=0.985), collection, justice)
    Figure.objects.filter(pk=figure(RATE).pk).update(version=7)
    with pytest.raises(Refused):
        form.apply(found, collection, by=officer(justice), file_name="填报表.xlsx")
    assert figure(COUNT).value is None


def test_somebody_elses_officer_may_not(book, collection, justice):
    found = plan(filled(book, COUNT, 本年值=1300), collection, justice)
    with pytest.raises(Refused):
        form.apply(found, collection, by=officer(department("petition_bureau")), file_name="填报表.xlsx")


def test_the_digest_moves_with_anything_shown(book, collection, justice):
    content = filled(book, COUNT, 本年值=1300)
    before = plan(content, collection, justice).digest
    assert before == plan(content, collection, justice).digest
    enter(RATE, "98", officer(justice))
    assert before != plan(content, collection, justice).digest


def test_a_plan_takes_few_queries_however_many_rows(book, collection, justice, django_assert_max_num_queries):
    reading = read(book)
    with django_assert_max_num_queries(4):
        form.plan(reading, collection, justice)
