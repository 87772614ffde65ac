"""What a reader may ask of two years: /compare/?from=2019&to=2020&theme=…&state=…&sort=…"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django_filters import ChoiceFilter

from indicators.catalogue.year_over_year import ChangeRow, YearOverYear
from indicators.models import Department, Indicator
from indicators.numbers.comparison import State
from indicators.numbers.coverage import ShownYears, beside
from indicators.office.filtering import Declared, RowFilter

COMPARABLE = "comparable"
STATES = [(COMPARABLE, "可比"), *((state.value, state.label) for state in State)]
LARGEST_FIRST = "weight"
ORDERS = [
    ("-change", "增幅从大到小"),
    ("change", "降幅从大到小"),
    ("state", "状态"),
    ("catalogue", "目录顺序"),
]


@dataclass(frozen=True, slots=True)
class AskedYears:
    """The two years to compare, earlier first, or None; `remark` says what was made of the address.

    `refused` when the years shown are not the ones asked for: a page may show others, a file may not.
    """

    pair: tuple[int, int] | None
    remark: str = ""
    refused: bool = False


def asked_years(data: QueryDict, shown: ShownYears) -> AskedYears:
    """Reads `from` and `to` against the years there are; by default the two newest."""
    newest = shown.newest_pair
    if newest is None:
        return AskedYears(None, _too_few(shown), refused=True)
    asked = [data.get(name, "") for name in ("from", "to")]
    known = {str(year): year for year in shown.years}
    unknown = [text for text in asked if text and text not in known]
    if unknown:
        return AskedYears(newest, f"{_unknown(unknown[0])}，下面是{newest[0]}年与{newest[1]}年。", refused=True)
    before, after = (known.get(text) for text in asked)
    return _ordered(
        before or beside(after, shown.years) or newest[0], after or beside(before, shown.years) or newest[1]
    )


def _ordered(before: int, after: int) -> AskedYears:
    if before == after:
        return AskedYears(None, f"两端都是{before}年，请选择两个不同的年度。", refused=True)
    if before > after:
        return AskedYears((after, before), f"已按先后改为从{after}年到{before}年。")
    return AskedYears((before, after))


def _unknown(text: str) -> str:
    is_year = len(text) == 4 and text.isascii() and text.isdigit()
    return f"{text}年没有可以显示的数据" if is_year else "地址里的年度不是年份"


def _too_few(shown: ShownYears) -> str:
    if not shown.having:
        return "还没有可以显示的数据。"
    return f"目前只有{max(shown.having)}年一年的数据，还没有可以比较的年度。"


class CompareFilter(RowFilter[ChangeRow]):
    """The two years and a selection of rows."""

    theme = ChoiceFilter(
        label="主题",
        method="of_theme",
        empty_label="全部主题",
        error_messages={"invalid_choice": "没有所选的主题，已显示全部主题。"},
    )
    department = ChoiceFilter(
        label="部门（推断）",
        method="of_department",
        empty_label="全部部门",
        error_messages={"invalid_choice": "没有所选的部门，已显示全部部门。"},
    )
    state = ChoiceFilter(
        label="状态",
        method="in_state",
        empty_label="全部状态",
        choices=STATES,
        error_messages={"invalid_choice": "没有所选的状态，已显示全部状态。"},
    )
    sort = ChoiceFilter(
        label="排序",
        method="keep",
        empty_label="变化从大到小",
        choices=ORDERS,
        error_messages={"invalid_choice": "没有所选的排序，已按变化从大到小排列。"},
    )

    def __init__(
        self, data: QueryDict, *, shown: ShownYears, years: AskedYears, both: YearOverYear, reads_drafts: bool
    ) -> None:
        self.asked, self.years, self.both, self.reads_drafts = data, years, both, reads_drafts
        self.open_year, self.has_two_years = shown.open_year, shown.newest_pair is not None
        super().__init__(data.dict() | self._shown_years(), both.rows, about=Indicator)
        for name in ("from", "to"):
            self.offer(name, [(str(year), f"{year}年") for year in shown.years])
        self.offer("theme", {row.indicator.theme_code: row.indicator.theme for row in both.rows}.items())
        if reads_drafts:
            keys = dict.fromkeys(row.indicator.department_id for row in both.rows)
            self.departments = Department.objects.in_bulk(keys)
            self.offer("department", [(self.departments[key].code, self.departments[key].name) for key in keys])
        else:
            # Departments are inferred: they decide who enters, and are no fact for the public.
            del self.filters["department"]

    @classmethod
    def get_filters(cls) -> Declared:
        """`from`, which no attribute may be called, and `to` stand first. What they ask is read before (`years`)."""
        pickers = {
            name: ChoiceFilter(label=label, method="keep", empty_label=None)
            for name, label in (("from", "从"), ("to", "到"))
        }
        return Declared(pickers | super().get_filters())

    def _shown_years(self) -> dict[str, str]:
        """The pickers show what is compared, whatever the address said."""
        return dict(zip(("from", "to"), map(str, self.years.pair), strict=True)) if self.years.pair else {}

    @property
    def complaints(self) -> list[str]:
        """What was made of an address that made no sense, one sentence each."""
        return [*filter(None, [self.years.remark]), *super().complaints]

    @property
    def understood(self) -> QueryDict:
        """What was asked and is shown, to be asked again otherwise. Nothing else of an address is repeated on the page."""
        query = QueryDict(mutable=True)
        query.update({name: self.answers[name] for name in sorted(self.asked) if self.answers.get(name)})
        return query

    @property
    def is_narrowed(self) -> bool:
        return any(self.answers.get(name) for name in ("theme", "department", "state"))

    def selection(self) -> YearOverYear:
        """The rows asked for, in the order asked for."""
        return self.both.of_rows(self.chosen).sorted_by(self.answers.get("sort") or LARGEST_FIRST)

    def of_theme(self, rows: list[ChangeRow], name: str, code: str) -> list[ChangeRow]:
        return [row for row in rows if row.indicator.theme_code == code]

    def of_department(self, rows: list[ChangeRow], name: str, code: str) -> list[ChangeRow]:
        return [row for row in rows if self.departments[row.indicator.department_id].code == code]

    def in_state(self, rows: list[ChangeRow], name: str, state: str) -> list[ChangeRow]:
        if state == COMPARABLE:
            return [row for row in rows if row.change.state.is_comparable]
        return [row for row in rows if row.change.state == state]
