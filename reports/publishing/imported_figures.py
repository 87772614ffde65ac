"""The numbers of a confirmed import become figures: public as the document says, or statements where the public knows otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django.core.exceptions import ValidationError

from indicators.models import Department, Figure, Indicator, Statement, Theme, User
from indicators.numbers import Measured, formatting
from indicators.numbers.measure import WHOLE_KINDS, Kind, Qualifier
from indicators.office.steps import Refused, held

Number = Mapping[str, Any]
"""One number as reviewed, with the keys of `UNSAID` and `where`, `sentence` and `text`."""
UNSAID = {"say": "open", "code": "", "value": None, "unit": "", "qualifier": "", "kind": "", "row": "", "start": 0}
Facts = Mapping[str, Mapping[str, Any]]
"""Of new indicators, by code: name, unit, kind, decimals, and the keys of theme and department."""

AIM = "plan"
SAID = {
    "约": Qualifier.APPROX,
    "余": Qualifier.OVER,
    "超": Qualifier.OVER,
    "近": Qualifier.NEARLY,
    "不足": Qualifier.NEARLY,
    "不低于": Qualifier.AT_LEAST,
    "不少于": Qualifier.AT_LEAST,
    "以上": Qualifier.AT_LEAST,
    "不超过": Qualifier.AT_MOST,
    "不高于": Qualifier.AT_MOST,
    "低于": Qualifier.AT_MOST,
    "以下": Qualifier.AT_MOST,
    "以内": Qualifier.AT_MOST,
}
SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """What the document says of one indicator: the first place where it does."""

    indicator: Indicator
    measured: Measured
    sentence: str

    @property
    def text(self) -> str:
        """With its unit: `1235件`, `近3万条`."""
        one, said = self.indicator, self.measured
        return formatting.measure(said.value, one.unit, one.kind, one.decimals, said.qualifier)


def is_figure(number: Number) -> bool:
    """Whether a number says what was done that year; an aim of the plan is next year's."""
    return number["say"] in ("bound", "new") and bool(number["code"]) and number["kind"] != AIM


def stated(numbers: Iterable[Number], indicators: Mapping[str, Indicator]) -> tuple[list[StatedFigure], list[str]]:
    """One figure an indicator, and a sentence for each number that can't be one."""
    found: dict[str, StatedFigure] = {}
    faults: list[str] = []
    for number in numbers:
        if not is_figure(number):
            continue
        indicator = indicators.get(number["code"])
        if indicator is None:
            faults.append(f"“{number['text']}”要绑定的指标“{number['code']}”不在指标目录里。")
            continue
        one = StatedFigure(indicator, measured_in(number, indicator), number["sentence"])
        faults += _faults(one, number["text"], number["unit"])
        before = found.setdefault(number["code"], one)
        if before.measured.value != one.measured.value:
            faults.append(f"“{indicator}”在原文中有两个数：{before.text}、{one.text}。请核对绑定。")
    return list(found.values()), list(dict.fromkeys(faults))


def measured_in(number: Number, indicator: Indicator) -> Measured:
    """The number in what the indicator is measured in: 3500万元 of an indicator in 亿元 is 0.35."""
    if number["value"] is None:
        return Measured()
    value = Decimal(str(number["value"])) * _scale(number["unit"]) / _scale(indicator.unit)
    return Measured(value, SAID.get(number["qualifier"], Qualifier.EXACT))


def unlike(said: str, own: str) -> bool:
    """Whether two units can't be of one thing: money is money and a rate a rate; 件 and 个 people use as they like."""
    return said.endswith("元") != own.endswith("元") or (said == "%") != (own == "%")


def _scale(unit: str) -> Decimal:
    return SCALES.get(unit[:1], Decimal(1)) if len(unit) > 1 else Decimal(1)


def _faults(one: StatedFigure, text: str, unit: str) -> Iterator[str]:
    value, indicator = one.measured.value, one.indicator
    if unlike(unit, indicator.unit):
        yield f"“{indicator}”以“{indicator.unit}”计，原文是“{text}”。请核对绑定。"
        return
    if value is None:
        yield f"“{indicator}”处原文缺数字（{text}），不能导入为数据。"
    elif value != formatting.quantized(value, indicator.decimals):
        most = f"最多保留{indicator.decimals}位小数" if indicator.decimals else "只能是整数"
        yield f"“{indicator}”{most}，原文是“{text}”。请改指标的小数位数，或改绑别的指标。"
    elif value < 0 or (indicator.kind == Kind.RATE and value > 100):
        yield f"“{indicator}”的数“{text}”超出范围。"
    elif value >= Decimal(10) ** 14:
        yield f"“{indicator}”的数“{text}”太大，存不下。"


# ── new indicators ──


def used(numbers: Iterable[Number], proposed: Facts) -> dict[str, Mapping[str, Any]]:
    """The proposed indicators that some figure says, in order."""
    codes = dict.fromkeys(number["code"] for number in numbers if is_figure(number) and number["say"] == "new")
    return {code: proposed[code] for code in codes if code in proposed}


def make_indicators(proposed: Facts) -> dict[str, Indicator]:
    """Rows of the catalogue, by the code the import knows them by. Raises Refused with a sentence for each that can't be."""
    made: dict[str, Indicator] = {}
    faults: list[str] = []
    order = Indicator.objects.count()
    for code, facts in proposed.items():
        indicator = _indicator(free_code(code), facts, order + len(made) + 1)
        try:
            indicator.full_clean()
        except ValidationError as fault:
            faults.append(f"新指标“{facts.get('name', '')}”：{''.join(fault.messages)}")
            continue
        indicator.save()
        made[code] = indicator
    if faults:
        raise Refused(faults)
    return made


def free_code(code: str) -> str:
    """The code itself, or the next of its kind where an earlier import has taken it: n2018_007 → n2018_007_2."""
    taken = set(Indicator.objects.filter(code__startswith=code).values_list("code", flat=True))
    tries = (f"{code}_{number}" for number in range(2, len(taken) + 3))
    return code if code not in taken else next(one for one in tries if one not in taken)


def _indicator(code: str, facts: Mapping[str, Any], order: int) -> Indicator:
    theme = Theme.objects.filter(pk=facts.get("theme") or 0).first()
    department = Department.objects.filter(pk=facts.get("department") or 0).first()
    if theme is None or department is None:
        raise Refused(f"新指标“{facts.get('name', '')}”还没有选定主题或牵头部门。")
    kind = facts.get("kind", Kind.COUNT)
    return Indicator(
        code=code,
        name=facts.get("name", ""),
        unit=facts.get("unit", ""),
        kind=kind,
        decimals=0 if kind in WHOLE_KINDS else facts.get("decimals", 0),
        theme=theme,
        department=department,
        department_inferred=True,
        order=order,
    )


# ── figures ──


def take_in(outline: Mapping[str, Any], found: Iterable[StatedFigure], *, by: User) -> list[Statement]:
    """Write each figure as if it had been published here; those the public knows otherwise become statements."""
    year, source, statements = outline["year"], outline["title"], []
    for one in found:
        figure = held(Figure.objects.filter(indicator=one.indicator, year=year)).first()
        if figure is None:
            figure = Figure(indicator=one.indicator, year=year)
        if differs(figure, one.measured):
            statements.append(_statement(figure, one, source))
        else:
            figure.take_in(one.measured, source=source, sentence=one.sentence, by=by)
    return statements


def differs(figure: Figure, measured: Measured) -> bool:
    """Whether the public knows another number."""
    if figure.published_value is None:
        return False
    return (figure.published_value, figure.published_qualifier) != (measured.value, measured.qualifier)


def _statement(figure: Figure, one: StatedFigure, source: str) -> Statement:
    return Statement.objects.create(
        figure=figure,
        value=cast(Decimal, one.measured.value),
        qualifier=one.measured.qualifier,
        source=source,
        sentence=one.sentence,
        public_value=cast(Decimal, figure.published_value),
        public_qualifier=figure.published_qualifier,
        public_source=figure.published_source,
    )
