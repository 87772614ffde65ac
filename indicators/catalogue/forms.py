"""What a reader may ask of two years: /compare/?from=2019&to=2020&theme=…&state=…&sort=…"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django import forms
from django.http import QueryDict

from indicators.catalogue.year_over_year import ChangeRow, YearOverYear
from indicators.numbers.comparison import State
from indicators.numbers.coverage import Coverage, beside

COMPARABLE = "comparable"
STATES = [("", "全部状态"), (COMPARABLE, "可比"), *((state.value, state.label) for state in State)]
ORDERS = [("", "目录顺序"), ("-change", "增幅从大到小"), ("change", "降幅从大到小")]


@dataclass(frozen=True, slots=True)
class AskedYears:
    """The two years to compare, earlier first, or None; `remark` says what was made of the address.

    `refused` when the years shown are not the ones asked for: a page may show others, a file may not.
    """

    pair: tuple[int, int] | None
    remark: str = ""
    refused: bool = False


def asked_years(data: QueryDict, coverage: Coverage) -> AskedYears:
    """Reads `from` and `to` against the years there are; by default the two newest."""
    newest = coverage.newest_pair
    if newest is None:
        return AskedYears(None, _too_few(coverage), refused=True)
    asked = [data.get(name, "") for name in ("from", "to")]
    known = {str(year): year for year in coverage.years}
    unknown = [text for text in asked if text and text not in known]
    if unknown:
        return AskedYears(newest, f"{_unknown(unknown[0])}，下面是{newest[0]}年与{newest[1]}年。", refused=True)
    before, after = (known.get(text) for text in asked)
    return _ordered(
        before or beside(after, coverage.years) or newest[0], after or beside(before, coverage.years) or newest[1]
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


def _too_few(coverage: Coverage) -> str:
    if not coverage.counts:
        return "还没有可以显示的数据。"
    return f"目前只有{max(coverage.counts)}年一年的数据，还没有可以比较的年度。"


class CompareForm(forms.Form):
    """The two years and a selection of rows. What makes no sense is passed over with a sentence of its own."""

    theme = forms.ChoiceField(
        label="主题", required=False, error_messages={"invalid_choice": "没有所选的主题，已显示全部主题。"}
    )
    department = forms.ChoiceField(
        label="部门（推断）", required=False, error_messages={"invalid_choice": "没有所选的部门，已显示全部部门。"}
    )
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=STATES,
        error_messages={"invalid_choice": "没有所选的状态，已显示全部状态。"},
    )
    sort = forms.ChoiceField(
        label="排序",
        required=False,
        choices=ORDERS,
        error_messages={"invalid_choice": "没有所选的排序，已按目录顺序排列。"},
    )

    def __init__(
        self, data: QueryDict, *, coverage: Coverage, years: AskedYears, both: YearOverYear, reads_drafts: bool
    ) -> None:
        self.years, self.both, self.reads_drafts = years, both, reads_drafts
        self.open_year, self.has_years = coverage.open_year, bool(coverage.years)
        super().__init__(data.dict() | self._shown_years(), label_suffix="")
        choices = [(str(year), f"{year}年") for year in coverage.years]
        pickers = {
            "from": forms.ChoiceField(label="从", choices=choices, required=False),
            "to": forms.ChoiceField(label="到", choices=choices, required=False),
        }
        self.fields = pickers | self.fields
        themes = (row.indicator.theme for row in both.rows)
        self._offer("theme", "全部主题", {theme.code: theme.short_name for theme in themes})
        if reads_drafts:
            departments = (row.indicator.department for row in both.rows)
            self._offer("department", "全部部门", {department.code: department.name for department in departments})
        else:
            # Departments are inferred: they decide who enters, and are no fact for the public.
            del self.fields["department"]

    def _offer(self, name: str, everything: str, choices: dict[str, str]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = [("", everything), *choices.items()]

    def _shown_years(self) -> dict[str, str]:
        """The pickers show what is compared, whatever the address said."""
        return dict(zip(("from", "to"), map(str, self.years.pair), strict=True)) if self.years.pair else {}

    @property
    def complaints(self) -> list[str]:
        """What was made of an address that made no sense, one sentence each."""
        messages = [str(message) for messages in self.errors.values() for message in messages]
        return [self.years.remark, *messages] if self.years.remark else messages

    @property
    def is_narrowed(self) -> bool:
        return any(self.answer(name) for name in ("theme", "department", "state"))

    def answer(self, name: str) -> str:
        """What was asked and made sense; '' for everything else."""
        self.errors  # noqa: B018  asking for them is what makes a form read its data
        return self.cleaned_data.get(name, "")

    def selection(self) -> YearOverYear:
        """The rows asked for, in the order asked for."""
        return self.both.only(self._is_wanted).sorted_by(self.answer("sort"))

    def _is_wanted(self, row: ChangeRow) -> bool:
        theme, department, state = (self.answer(name) for name in ("theme", "department", "state"))
        is_state = row.change.state.is_comparable if state == COMPARABLE else row.change.state == state
        return (
            (not theme or row.indicator.theme.code == theme)
            and (not department or row.indicator.department.code == department)
            and (not state or is_state)
        )
