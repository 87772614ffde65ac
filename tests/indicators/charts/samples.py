"""One chart of every kind, each with a zero or a gap where its kind can have one."""

from decimal import Decimal

from indicators.charts.build import FULL, ChartEntry, build
from indicators.charts.chart import Chart, ChartKind, ChartPoint, Past
from indicators.numbers.series import Mark, Series

Rows = tuple[tuple[int, int | str | None], ...]


def series(
    *rows: tuple[int, int | str | None], unit: str = "件", kind: str = "count", notes: tuple[Mark, ...] = ()
) -> Series:
    exact = [(year, None if value is None else Decimal(value)) for year, value in rows]
    decimals = 2 if kind in ("rate", "amount") else 0
    return Series.of(exact, unit=unit, kind=kind, decimals=decimals, notes=notes)


def entry(name: str, *values: int | str | None, unit: str = "件", kind: str = "count") -> ChartEntry:
    """An indicator whose last value is of 2019, the ones before of the years before."""
    first = 2020 - len(values)
    return ChartEntry(name, series(*enumerate(values, start=first), unit=unit, kind=kind), url="/indicators/some_code/")


def made(kind: str, *entries: ChartEntry) -> Chart:
    chart = build(kind, "办理情况", entries, 2019, source="来源：2019年度报告", caption="数量多少不等于好坏。")
    assert chart is not None
    return chart


BAR = made("bar", entry("回复留言件数", 1596), entry("信访件数", 0), entry("尚无数据", None))
NESTED = made("nested", entry("受理", 41), entry("撤销", 14), entry("确认违法", 1), entry("责令履行", None))
BULLET = made(
    "bullet",
    entry("出庭率", "98.5", unit="%", kind="rate"),
    entry("化解率", 0, unit="%", kind="rate"),
    entry("成功率", None, unit="%", kind="rate"),
)
LINE = made(
    "line",
    ChartEntry(
        "受理",
        series(
            (2012, 23),
            (2013, 0),
            (2014, 28),
            (2015, None),
            (2016, 35),
            (2017, 52),
            (2018, 47),
            (2019, 41),
            notes=(Mark(2017, "redefined", "含派出机关"), Mark(2019, "incomparable", "机构改革。")),
        ),
    ),
)
SLOPE = made("slope", entry("受理", 35, 41), entry("公开", 42, 0), entry("线索", None, 7), entry("撤销", 9, None))
DIVERGING = made(
    "diverging", entry("信访", 480, 531), entry("纠纷", 360, 345), entry("涉法", 15, 15), entry("律师", None, 11)
)
TIMELINE = Chart(
    ChartKind.TIMELINE,
    "连续发布白皮书",
    "年",
    (
        ChartPoint("2017年", Decimal(0), "0年", year=2017),
        ChartPoint("2018年", None, "—", year=2018),
        ChartPoint("2019年", Decimal(1), "第1年", year=2019),
    ),
)
DUMBBELL = made("dumbbell", entry("受理", 35, 41), entry("公开", 42, 0), entry("线索", None, 7), entry("撤销", 9, None))
MULTIPLES = made(
    "multiples",
    entry("受理", 28, None, 35, 41, 52),
    entry("撤销", 9, 0, 12, 14, 14),
    entry("线索", None, None, 7, 6, None),
)
EVERY_KIND = (BAR, NESTED, BULLET, LINE, SLOPE, DIVERGING, TIMELINE, DUMBBELL, MULTIPLES)

IN_YEARS = (ChartKind.SLOPE, ChartKind.DUMBBELL, ChartKind.MULTIPLES)
SHARP = '<b>甲</b>&"乙"\'<script>'
HOSTILE = tuple(
    Chart(
        kind,
        SHARP,
        "件",
        (
            ChartPoint(SHARP, Decimal(2), "2件", 2018, Decimal(1), "1件", note=SHARP, past=(Past(Decimal(1), "1件"),)),
            ChartPoint("丙", Decimal(1), "1件", 2019, Decimal(1), "1件", past=(Past(Decimal(1), "1件"),)),
        ),
        references=(FULL._replace(label=SHARP),),
        columns=(SHARP, "2019年") if kind in IN_YEARS else (),
        marks=(Mark(2019, "redefined", SHARP),),
    )
    for kind in ChartKind
)
