"""Earlier years come in by their sources: every number names one, and years with a life of their own are not touched."""

from decimal import Decimal

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.excel import history
from indicators.excel.importer import ImportOutcome, ImportPlan
from indicators.excel.layout import COMMON
from indicators.excel.reader import Unreadable, read
from indicators.models import Figure, Indicator
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.measure import Kind, Qualifier
from indicators.office.steps import Refused
from tests.cast import administrator, editor, opened_round
from tests.indicators.excel.workbooks import address_of, good, is_plain_chinese, typed, with_cell

pytestmark = pytest.mark.django_db

COUNT, RATE = "legality_review_decision_count", "major_decision_legality_review_rate"
SOURCE = "2018年度法治政府建设工作报告"


@pytest.fixture(autouse=True)
def in_2020(loaded):
    with time_machine.travel("2020-12-01 09:00 +0800", tick=False):
        yield


@pytest.fixture
def book() -> bytes:
    return history.workbook([2017, 2018])


def plan(content: bytes) -> ImportPlan:
    return history.plan(read(content))


def filled(content: bytes, indicator: str, **columns: object) -> bytes:
    """Titles carry the year: `filled(book, COUNT, value_2018=1100)`."""
    row = next(row for row in read(content).rows if row["code"].text == indicator)
    return typed(content, {row[key].address: value for key, value in columns.items()})


def line(found: ImportPlan, code: str, year: int = 2018):
    return next(line for line in found.lines if (line.code, line.year) == (code, year))


def publish(code: str, year: int, value: str, source: str = SOURCE, qualifier: str = "") -> Figure:
    figure = Figure(indicator=Indicator.objects.get(code=code), year=year)
    figure.publish_from_source(Decimal(value), source=source, qualifier=qualifier, by=administrator())
    return figure


# ── which years ────────────────────────────────────────────────────────────────────────────────────────────


def test_years_published_collected_or_not_over_are_left_out():
    opened_round(2020)
    assert history.open_years(2015, 2025) == [2015, 2016, 2017, 2018]
    assert "版次" in history.closed_years()[2019]
    assert "填报" in history.closed_years()[2020]


def test_a_year_known_by_one_source_only_can_be_completed():
    publish(COUNT, 2018, "1100")
    assert history.open_years(2018, 2018) == [2018]


# ── round trip ─────────────────────────────────────────────────────────────────────────────────────────────


def test_an_empty_sheet_says_nothing(book):
    assert plan(book).lines == ()


def test_what_is_public_comes_back_unchanged():
    publish(COUNT, 2018, "1100", qualifier=Qualifier.APPROX)
    publish(RATE, 2018, "98.5")
    assert plan(history.workbook([2017, 2018])).counts == {"unchanged": 2}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_history_survives_the_round_trip(data):
    Figure.objects.filter(year__in=(2016, 2017)).delete()
    for indicator in Indicator.objects.all()[:12]:
        rates, counts = st.decimals(0, 100, places=2), st.integers(0, 10**9).map(Decimal)
        value = data.draw(rates if indicator.kind == Kind.RATE else counts)
        value = min(value, Decimal(100)) if indicator.kind == Kind.STREAK else value
        source = data.draw(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
        year = data.draw(st.sampled_from([2016, 2017]))
        publish(
            indicator.code, year, str(value), source=f"来源{source}", qualifier=data.draw(st.sampled_from(Qualifier))
        )
    found = plan(history.workbook([2016, 2017]))
    assert found.faults == []
    assert found.counts == {"unchanged": 12}


# ── what was typed ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_number_with_its_source_is_new(book):
    found = line(plan(filled(book, COUNT, value_2018=1100, source_2018=SOURCE)), COUNT)
    assert (found.outcome, found.measured.value, found.source) == (ImportOutcome.NEW, 1100, SOURCE)


def test_one_source_can_hold_for_a_whole_year(book):
    content = filled(filled(book, COMMON, source_2018=SOURCE), COUNT, value_2018="约1100")
    found = line(plan(content), COUNT)
    assert (found.source, found.measured.qualifier) == (SOURCE, Qualifier.APPROX)


@pytest.mark.parametrize(
    ("columns", "key", "words"),
    [
        ({"value_2018": 1100}, "source_2018", "没有写来源"),
        ({"source_2018": SOURCE}, "value_2018", "没有填数"),
        ({"value_2018": "很多", "source_2018": SOURCE}, "value_2018", "要填数字"),
        ({"value_2018": 11.5, "source_2018": SOURCE}, "value_2018", "整数"),
        ({"value_2018": 3, "source_2018": "字" * 201}, "source_2018", "不能超过200字"),
        ({"value_2018": 3, "source_2018": SOURCE, "unit": "万件"}, "unit", "与指标目录不一致"),
        ({"value_2018": 3, "source_2018": SOURCE, "name": "别的"}, "name", "与指标目录不一致"),
        ({"code": "no_such_code"}, "name", "系统里没有"),
    ],
)
def test_a_cell_that_cannot_be_taken_in_is_named(book, columns, key, words):
    row = next(row for row in read(book).rows if row["code"].text == COUNT)
    found = plan(filled(book, COUNT, **columns))
    [fault] = found.faults
    assert fault.address == row[key].address
    assert words in fault.sentence
    assert is_plain_chinese(fault.sentence)
    assert not found.is_confirmable


def test_a_formula_without_its_result_is_named(book):
    address = address_of(book, "2018年", 6)
    found = plan(with_cell(book, address, f'<c r="{address}"><f>A1</f></c>'))
    assert [fault.address for fault in found.faults] == [address]


def test_a_public_number_cannot_be_wiped_out():
    publish(COUNT, 2018, "1100")
    found = plan(filled(history.workbook([2018]), COUNT, value_2018=None, source_2018=None))
    assert "不能在这里清空" in found.faults[0].sentence


def test_a_correction_shows_both_numbers():
    publish(COUNT, 2018, "1100")
    found = line(plan(filled(history.workbook([2018]), COUNT, value_2018=1101)), COUNT)
    assert found.outcome == ImportOutcome.CHANGED
    assert (found.differences[0].before, found.differences[0].after) == ("1100件", "1101件")


def test_a_number_outside_the_years_it_was_counted_in_is_refused(book):
    Indicator.objects.filter(code=COUNT).update(first_year=2019)
    found = plan(filled(book, COUNT, value_2018=3, source_2018=SOURCE))
    assert "从2019年开始统计" in found.faults[0].sentence


def test_an_indicator_twice_is_refused(book):
    found = plan(filled(filled(book, COUNT, value_2018=3, source_2018=SOURCE), RATE, code=COUNT))
    assert "出现了2次" in found.faults[0].sentence


def test_a_department_form_is_not_taken_for_history():
    with pytest.raises(Unreadable, match="不是历年数据表"):
        plan(good())


# ── what happened meanwhile ────────────────────────────────────────────────────────────────────────────────


def test_a_year_opened_since_the_download_is_not_touched(book):
    content = filled(book, COUNT, value_2018=1100, source_2018=SOURCE)
    figure = publish(COUNT, 2018, "1099")
    Figure.objects.filter(pk=figure.pk).update(status=FigureStatus.LOCKED, value=1099)
    found = plan(content)
    assert "已由本系统发布版次" in found.faults[0].sentence


def test_a_figure_published_since_the_download_is_named_not_overwritten(book):
    content = filled(book, COUNT, value_2018=1100, source_2018=SOURCE)
    publish(COUNT, 2018, "1099")
    found = plan(content)
    assert line(found, COUNT).outcome == ImportOutcome.STALE
    assert not found.is_confirmable


# ── confirming ─────────────────────────────────────────────────────────────────────────────────────────────


def test_confirming_publishes_by_source_and_remembers_the_cell(book):
    found = plan(filled(book, COUNT, value_2018="约1100", source_2018=SOURCE))
    by = administrator()
    assert history.apply(found, by=by, file_name="历年.xlsx") == 1
    figure = Figure.objects.get(indicator__code=COUNT, year=2018)
    assert (figure.published_text, figure.published_source, figure.published_by) == ("约1100件", SOURCE, by)
    assert (figure.value, figure.status) == (None, FigureStatus.PENDING)
    assert figure.history.first().history_change_reason == f"Excel导入：历年.xlsx {line(found, COUNT).address}"


def test_only_an_administrator_may(book):
    found = plan(filled(book, COUNT, value_2018=1100, source_2018=SOURCE))
    with pytest.raises(Refused, match="只有管理员"):
        history.apply(found, by=editor(), file_name="历年.xlsx")
    assert not Figure.objects.filter(year=2018).exists()
