"""A department's workbook says what it would change before it changes anything, and nothing it can't say passes."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from indicators.excel import department as form
from indicators.excel.importer import ImportOutcome
from indicators.excel.reader import Unreadable
from indicators.models import Department, Figure, LoadedFixture, Rule
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.comparison import Measured
from indicators.numbers.measure import Kind, Qualifier
from indicators.office.shipped import SIMULATED
from tests.cast import department, figure, officer, opened_round
from tests.indicators.excel.filled_form import COUNT, RATE, STREAK, enter, filled, line, plan, row_of
from tests.indicators.excel.workbooks import address_of, changed, is_plain_chinese, typed, with_cell

pytestmark = pytest.mark.django_db


# ── nothing typed, nothing changed ─────────────────────────────────────────────────────────────────────────


def test_an_untouched_workbook_changes_nothing(book, collection, justice):
    found = plan(book, collection, justice)
    assert found.counts == {"unchanged": 20}
    assert (found.notices, found.faults, found.is_confirmable) == ((), [], False)


def test_a_filled_workbook_comes_back_as_it_went_out(collection, justice):
    figures = form.figures_of(collection, justice)
    assert Figure.objects.filter(pk__in=[each.pk for each in figures]).count() == 20
    writer = officer(justice)
    for number, each in enumerate(figures):
        value = Decimal("98.5") if each.kind == Kind.RATE else Decimal(number)
        each.enter(Measured(value, Qualifier.APPROX), note="=备注 一\n二", source=f"来源{number}", by=writer, seen=0)
    again = plan(form.workbook(collection, justice), collection, justice)
    assert again.counts == {"unchanged": 20}


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
"""All that can stand in a database: no form lets a NUL through, and PostgreSQL keeps none."""
VALUES = {
    Kind.COUNT: st.integers(0, 10**12 - 1).map(Decimal),
    Kind.STREAK: st.integers(0, 100).map(Decimal),
    Kind.SCOPE: st.integers(0, 10**12 - 1).map(Decimal),
    Kind.RATE: st.decimals(0, 100, places=2),
    Kind.AMOUNT: st.decimals(0, 10**12 - 1, places=2),
}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_stands_in_the_database_survives_the_round_trip(collection, justice, data):
    for each in form.figures_of(collection, justice):
        value = data.draw(st.none() | VALUES[Kind(each.kind)])
        each.value, each.qualifier = value, data.draw(st.sampled_from(Qualifier)) if value is not None else ""
        each.note, each.source = data.draw(ANY_TEXT), data.draw(ANY_TEXT)
        each.status = FigureStatus.DRAFT
        each.save()
    found = plan(form.workbook(collection, justice), collection, justice)
    assert found.faults == []
    assert found.counts == {"unchanged": 20}


# ── what was typed ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_number_typed_into_a_blank_is_new(book, collection, justice):
    found = line(plan(filled(book, COUNT, 本年值=1300), collection, justice), COUNT)
    assert found.outcome == ImportOutcome.NEW
    [cell] = found.differences
    assert (cell.column, cell.before, cell.after) == ("本年值", "—", "1300件")
    assert cell.address == address_of(book, "本年值", found.row)


def test_every_cell_of_a_changed_row_is_shown(collection, justice):
    enter(COUNT, "1300", officer(justice), note="旧备注")
    book = form.workbook(collection, justice)
    typed_in = filled(book, COUNT, 本年值=1301, 修饰="约", 备注=None, 数据来源="年报")
    found = line(plan(typed_in, collection, justice), COUNT)
    assert found.outcome == ImportOutcome.CHANGED
    assert [(cell.column, cell.before, cell.after) for cell in found.differences] == [
        ("本年值", "1300件", "约1301件"),
        ("备注", "旧备注", ""),
        ("数据来源", "", "年报"),
    ]


def roughly(justice: Department) -> None:
    """约3300 stands in the system when the form is downloaded."""
    chosen = figure(COUNT)
    approx = Measured(Decimal(3300), Qualifier.APPROX)
    chosen.enter(approx, by=officer(justice), seen=chosen.version, note="", source="")


def test_a_plain_number_typed_over_a_rough_one_is_exact_and_the_preview_says_so(collection, justice):
    roughly(justice)
    found = line(plan(filled(form.workbook(collection, justice), COUNT, 本年值=3310), collection, justice), COUNT)
    assert found.measured == Measured(Decimal(3310))
    assert [(cell.before, cell.after) for cell in found.differences] == [("约3300件", "3310件")]
    assert "原来的“约”随旧数一起去掉" in found.remark


@pytest.mark.parametrize(
    ("columns", "kept"),
    [
        ({"本年值": "约3310"}, Qualifier.APPROX),
        ({"本年值": 3310, "修饰": "余"}, Qualifier.OVER),
        ({"备注": "重新核对"}, Qualifier.APPROX),
    ],
)
def test_a_qualifier_written_or_picked_anew_or_beside_the_same_number_stays(collection, justice, columns, kept):
    roughly(justice)
    found = line(plan(filled(form.workbook(collection, justice), COUNT, **columns), collection, justice), COUNT)
    assert (found.measured.qualifier, found.remark) == (kept, "")


def test_what_others_wrote_since_takes_no_qualifier_away(collection, justice):
    roughly(justice)
    book = form.workbook(collection, justice)
    chosen = figure(COUNT)
    chosen.enter(
        Measured(Decimal(3320), Qualifier.APPROX), by=officer(justice), seen=chosen.version, note="", source=""
    )
    found = line(plan(book, collection, justice), COUNT)
    assert (found.outcome, found.measured) == (ImportOutcome.UNCHANGED, Measured(Decimal(3300), Qualifier.APPROX))


def test_a_percentage_is_what_the_officer_saw(book, collection, justice):
    found = line(plan(filled(book, RATE, 本年值=0.985), collection, justice), RATE)
    assert found.measured.value == Decimal("98.5")


def test_a_number_can_carry_its_qualifier_in_words(book, collection, justice):
    found = line(plan(filled(book, COUNT, 本年值="1300余件"), collection, justice), COUNT)
    assert found.measured == Measured(Decimal(1300), Qualifier.OVER)


def test_clearing_a_number_is_a_change(collection, justice):
    enter(COUNT, "1300", officer(justice))
    found = line(plan(filled(form.workbook(collection, justice), COUNT, 本年值=None), collection, justice), COUNT)
    assert (found.outcome, found.differences[0].after) == (ImportOutcome.CHANGED, "—")


@pytest.mark.parametrize(
    ("code", "columns", "at", "words"),
    [
        (COUNT, {"本年值": "三四百"}, "本年值", "看不懂"),
        (COUNT, {"本年值": -5}, "本年值", "负数"),
        (COUNT, {"本年值": 12.5}, "本年值", "整数"),
        (COUNT, {"本年值": "1300-1400"}, "本年值", "只能填一个数"),
        (COUNT, {"本年值": "1.3万人"}, "本年值", "单位"),
        (COUNT, {"本年值": "=A1"}, "本年值", "公式"),
        (COUNT, {"本年值": "无"}, "本年值", "填0"),
        (COUNT, {"本年值": True}, "本年值", "是/否"),
        (COUNT, {"本年值": 1e14}, "本年值", "太大"),
        (COUNT, {"本年值": "x" * 32_000}, "本年值", "太长"),
        (RATE, {"本年值": 1.2}, "本年值", "0%到100%"),
        (RATE, {"本年值": "0.985"}, "本年值", "百分号"),
        (STREAK, {"本年值": 2020}, "本年值", "年份"),
        (COUNT, {"修饰": "大概", "本年值": 3}, "修饰", "修饰只能选"),
        (COUNT, {"修饰": "约"}, "修饰", "没有填数"),
        (COUNT, {"修饰": "约", "本年值": "不少于3"}, "本年值", "只保留一个"),
        (COUNT, {"备注": "字" * 501}, "备注", "不能超过500字"),
        (COUNT, {"数据来源": "字" * 201}, "数据来源", "不能超过200字"),
        (COUNT, {"单位": "万件"}, "单位", "单位是“件”"),
        (COUNT, {"指标": "别的指标"}, "指标", "改回"),
        (COUNT, {"口径": "别的口径"}, "口径", "改回"),
        (COUNT, {"版本": None}, "指标", "版本信息缺失"),
        (COUNT, {"版本": "x"}, "指标", "版本信息缺失"),
        (COUNT, {"代码": "no_such_code"}, "指标", "系统里没有"),
        (COUNT, {"代码": "petition_resolution_rate"}, "指标", "区信访局"),
        (COUNT, {"代码": None}, "指标", "不要自己增加行"),
    ],
)
def test_a_cell_that_cannot_be_taken_in_is_named(book, collection, justice, code, columns, at, words):
    row = row_of(book, code)
    found = plan(filled(book, code, **columns), collection, justice)
    [fault] = found.faults
    assert fault.address == address_of(book, at, row)
    assert words in fault.sentence
    assert is_plain_chinese(fault.sentence)
    assert not found.is_confirmable


def test_every_wrong_cell_of_a_row_is_named_at_once(book, collection, justice):
    found = plan(filled(book, COUNT, 本年值=-5, 修饰="大概", 备注="字" * 501), collection, justice)
    row = row_of(book, COUNT)
    assert [fault.address for fault in found.faults] == [
        address_of(book, title, row) for title in ("本年值", "修饰", "备注")
    ]


@pytest.mark.parametrize(
    "xml", ['<c r="{0}" t="e"><v>#REF!</v></c>', '<c r="{0}"><f>A1</f></c>', '<c r="{0}"><v>1e308</v></c>']
)
def test_a_broken_cell_is_named_too(book, collection, justice, xml):
    address = address_of(book, "本年值", row_of(book, COUNT))
    found = plan(with_cell(book, address, xml.format(address)), collection, justice)
    assert [fault.address for fault in found.faults] == [address]


def test_of_two_rows_for_one_indicator_neither_is_taken(book, collection, justice):
    found = plan(filled(book, STREAK, 代码=COUNT), collection, justice)
    assert len(found.faults) == 2
    assert all("出现了2次" in fault.sentence for fault in found.faults)


def test_a_row_added_below_is_named(book, collection, justice):
    found = plan(typed(book, {"B30": "自己加的", "F30": 3}), collection, justice)
    assert [(fault.address, "删除" in fault.sentence) for fault in found.faults] == [("B30", True)]


def test_rows_that_were_deleted_stay_as_they_are(book, collection, justice):
    row = row_of(book, COUNT)
    found = plan(changed(book, lambda opened: opened.active.delete_rows(row)), collection, justice)
    assert "表中没有1项指标" in found.notices[0]
    assert found.counts == {"unchanged": 19}


def test_five_mistakes_are_all_named_at_once(book, collection, justice):
    content = filled(book, COUNT, 本年值="三四百")
    content = filled(content, RATE, 本年值=1.5)
    content = filled(content, STREAK, 单位="月")
    content = typed(content, {"F12": "=SUM(F5:F6)", "G13": "大概"})
    assert len(plan(content, collection, justice).faults) == 5


# ── the wrong file ─────────────────────────────────────────────────────────────────────────────────────────


def test_another_year_is_refused(loaded, justice, book):
    other = opened_round(2021, due_on=date(2022, 1, 31))
    with pytest.raises(Unreadable, match="这是2020年度的填报表，这里填报的是2021年度"):
        plan(book, other, justice)


def test_another_departments_workbook_is_refused(book, collection):
    with pytest.raises(Unreadable, match="“区司法局”的，这里填报的是“区信访局”"):
        plan(book, collection, department("petition_bureau"))


def test_a_demonstrations_workbook_does_not_get_into_the_real_system(book, collection, justice):
    LoadedFixture.objects.mark_simulated()
    simulated = form.workbook(collection, justice)
    assert load_workbook(io.BytesIO(simulated)).active["A1"].value.startswith("【模拟数据】")
    with pytest.raises(Unreadable, match="模拟数据"):
        plan(book, collection, justice)
    LoadedFixture.objects.filter(name=SIMULATED).delete()
    cache.clear()
    with pytest.raises(Unreadable, match="模拟数据"):
        plan(simulated, collection, justice)


# ── what the rules say ──


def test_a_doubt_of_the_rules_is_shown_and_does_not_stop_a_draft(book, collection, justice):
    Rule.objects.update(is_active=True)
    found = plan(filled(book, STREAK, 本年值=7), collection, justice)
    [point] = line(found, STREAK).points
    assert "接续" in point.finding.message
    assert found.is_confirmable
