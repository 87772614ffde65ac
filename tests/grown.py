"""The simulated district grown to so many years, its figures as awkward as a district's can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import cycle, islice

from django.db.models import QuerySet
from django.utils import timezone

from indicators.models import Annotation, Figure, Indicator, User
from indicators.numbers.formatting import plain
from indicators.numbers.series import Mark
from reports.document.section_charts import with_findings
from reports.document.tree import Fact, FrozenChart
from reports.models import Edition
from tests.factories import make_indicator

NEWEST = 2020
"""The year whose report is published; the next is being collected."""
LONG = "全区各级行政执法单位全年办理的行政处罚行政强制行政许可行政确认行政奖励行政裁决行政给付行政检查等各类行政执法案件总件数"
"""With two more characters as long as a name may be: sixty."""
TOGETHER = 12
FIRST_OF_DEMO = 2016
UNPUBLISHED = {"published_at": None, "published_by": None, "published_source": ""}

Shape = Callable[[int, int], int | None]
"""The value of a year counted back from the newest, of so many in all; None is a gap."""

SHAPES: dict[str, Shape] = {
    "grows": lambda back, years: 1235 - 23 * back % 997 if back < 40 else 3 * back,
    "equal": lambda back, years: 41,
    "nothing": lambda back, years: 0,
    "gaps": lambda back, years: None if back % 3 == 1 else 52 + back % 7,
    "one year": lambda back, years: None if back else 7,
    "far above zero": lambda back, years: (11, 10, 9, 10, 11, 11)[back % 6],
    "huge": lambda back, years: 98_765_432 - back * 1_234_567,
    "highest long ago": lambda back, years: 5000 if back == years - 2 else 40 + back % 5,
    "lowest in between": lambda back, years: 3 if back == years // 2 else 800 - back,
    "from nothing": lambda back, years: max(0, 60 - 17 * back),
    "up and down": lambda back, years: 480 + (-1) ** back * 470,
    "alone between gaps": lambda back, years: 30 if back in (0, 2, years - 1) else None,
}


def grow(years: int) -> None:
    """Each count and amount of the demo gets one of the shapes over `years` years, every third a name of sixty characters,
    and twelve more of one theme and unit come; the published report shows them as if they had always been there."""
    counted = list(Indicator.objects.filter(kind__in=("count", "amount")).order_by("order", "pk"))
    for at, indicator in enumerate(counted):
        if at % 3 == 0:
            indicator.name = f"{LONG[:58]}{at:02}"
            indicator.save()
    together = [make_indicator(f"{LONG[: 5 * at]}第{at}项", theme=counted[0].theme) for at in range(TOGETHER)]
    crowd = [lambda back, years, at=at: 95 + (at * 7 + back * 3) % 12 for at in range(TOGETHER)]
    shapes = islice(cycle(SHAPES.values()), len(counted))
    _publish(zip([*counted, *together], [*shapes, *crowd], strict=True), years)
    _remark(counted)
    _rewrite_report([one.code for one in together])


def _remark(counted: list[Indicator]) -> None:
    """Some are counted anew from a year on, one of them twice running; one has a year that stands alone; some have targets."""
    effects = Annotation.Effect
    marks = [
        (0, 2, effects.REDEFINED),
        (5, 1, effects.REDEFINED),
        (10, 2, effects.REDEFINED),
        (10, 1, effects.REDEFINED),
    ]
    marks += [(6, 2, effects.INCOMPARABLE), (8, 0, effects.REDEFINED)]
    Annotation.objects.bulk_create(
        Annotation(indicator=counted[at], year=NEWEST - back, text="口径另行说明。", effect=effect)
        for at, back, effect in marks
    )
    for at, target in ((0, 1300), (1, 40), (2, 2), (5, 10), (12, 1250), (24, 1200)):
        counted[at].target = Decimal(target)
        counted[at].save()


def _publish(shaped: Iterable[tuple[Indicator, Shape]], years: int) -> None:
    by = User.objects.importer()
    lying = {(one.indicator_id, one.year): one for one in Figure.objects.filter(year__lte=NEWEST)}
    figures = []
    for indicator, shape in shaped:
        for year in range(min(NEWEST - years + 1, FIRST_OF_DEMO), NEWEST + 1):
            value = shape(NEWEST - year, years) if year > NEWEST - years else None
            if (indicator.pk, year) in lying:
                there = QuerySet(Figure).filter(pk=lying[indicator.pk, year].pk)
                there.update(published_value=value, **({} if value is not None else UNPUBLISHED))
            elif value is not None:
                figures.append(_published(indicator, year, value, by))
    Figure.objects.bulk_create(figures)


def _published(indicator: Indicator, year: int, value: int, by: User) -> Figure:
    return Figure(
        indicator=indicator,
        year=year,
        kind=indicator.kind,
        unit=indicator.unit,
        decimals=indicator.decimals,
        department=indicator.department,
        published_value=value,
        published_qualifier="",
        published_source="模拟",
        published_at=timezone.now(),
        published_by=by,
    )


def _rewrite_report(together: list[str]) -> None:
    """As if it had been published with these figures, and with a chart of those that lie together."""
    edition = Edition.objects.current().of_year(NEWEST).get()
    document = edition.document
    rows: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for figure in Figure.objects.published().filter(year__lte=NEWEST).order_by("year").select_related("indicator"):
        rows[figure.indicator.code].append((figure.year, plain(figure.published_value, figure.decimals) or ""))
    told = {one.code: one for one in Indicator.objects.all()}
    facts = [_told(fact, told[fact.code], rows[fact.code]) for fact in document.facts if rows[fact.code]]
    facts += [_told(replace(facts[0], code=code), told[code], rows[code]) for code in together]
    first, *rest = document.parts
    section, *others = first.children
    crowded = FrozenChart("slope", "十二项各从多少到多少", "", tuple(together))
    section = replace(section, charts=(*section.charts, crowded))
    parts = (replace(first, children=(section, *others)), *rest)
    text = with_findings(replace(document, facts=tuple(facts), parts=parts)).to_json()
    QuerySet(Edition).filter(pk=edition.pk).update(text=text)


def _told(fact: Fact, indicator: Indicator, rows: list[tuple[int, str]]) -> Fact:
    notes = indicator.annotations.filter(year__lte=NEWEST).order_by("year")
    marks = tuple(Mark(note.year, note.effect, note.text) for note in notes)
    measured = {"unit": indicator.unit, "kind": indicator.kind, "decimals": indicator.decimals}
    return replace(fact, name=indicator.name, history=tuple(rows), value=rows[-1][1], marks=marks, **measured)
