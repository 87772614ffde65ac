"""What can be said about one indicator between two years, and what cannot.

A `Change` knows why two figures may not be compared before it knows by how much they differ: a missing year,
an indicator introduced or dropped, a definition that moved, a bound instead of a value, a base of zero. Compare
pages, cards and the ``{{code|change}}`` of a narrative all speak through it. Pure; no database.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from indicators.numbers.formatting import (
    MINUS,
    MISSING,
    leaves_something,
    measure,
    percentage,
    plain,
    points,
    quantized,
    roughness,
    signed,
)

# A relative change on fewer than this many cases says more about the base than about the work.
SMALL_BASE = 20

# Above this many times the base a reader sees more in the two figures: 由3件增至45件.
MOST_FOLDS = 9

_BOUNDS = frozenset({"at_least", "at_most"})
_RELATIVE_KINDS = frozenset({"count", "amount"})


class State(StrEnum):
    """What two years' figures allow to be said; every change is in exactly one state."""

    MISSING_BOTH = "missing_both"
    MISSING_BEFORE = "missing_before"
    MISSING_AFTER = "missing_after"
    NEW = "new"
    DROPPED = "dropped"
    INCOMPARABLE = "incomparable"
    REDEFINED = "redefined"
    BOUNDED = "bounded"
    ZERO_BASE = "zero_base"
    BOTH_ZERO = "both_zero"
    UNCHANGED = "unchanged"
    UP = "up"
    DOWN = "down"

    @property
    def label(self) -> str:
        """The state's name on badges and in filters."""
        return _LABELS[self]

    @property
    def is_comparable(self) -> bool:
        """Whether both figures stand on the same ground and may be set against each other."""
        return self in COMPARABLE


_LABELS = {
    State.MISSING_BOTH: "两年均无数据",
    State.MISSING_BEFORE: "暂无上年数据",
    State.MISSING_AFTER: "暂无本年数据",
    State.NEW: "新增指标",
    State.DROPPED: "不再统计",
    State.INCOMPARABLE: "不可比",
    State.REDEFINED: "口径调整",
    State.BOUNDED: "仅有界限值",
    State.ZERO_BASE: "基数为零",
    State.BOTH_ZERO: "均为零",
    State.UNCHANGED: "持平",
    State.UP: "上升",
    State.DOWN: "下降",
}

COMPARABLE = frozenset({State.ZERO_BASE, State.BOTH_ZERO, State.UNCHANGED, State.UP, State.DOWN})
LEVEL = frozenset({State.BOTH_ZERO, State.UNCHANGED})


@dataclass(frozen=True, slots=True)
class Measured:
    """One year's figure: its value (None when missing) and how exact it is ('' for exact)."""

    value: Decimal | None = None
    qualifier: str = ""


@dataclass(frozen=True)
class Change:
    """One indicator's move from `before_year` to `after_year`; what follows from it is worked out once.

    `barrier` is '' or the annotation effect that forbids the comparison (incomparable, redefined), `reason`
    its text. `introduced` and `dropped` say that a figure is missing because the indicator did not exist.
    """

    before: Measured
    after: Measured
    before_year: int
    after_year: int
    unit: str
    kind: str
    decimals: int
    direction: str = "neutral"
    barrier: str = ""
    reason: str = ""
    introduced: bool = False
    dropped: bool = False
    separates: bool = False  # whether its words stand in a table, where numbers have separators

    def __post_init__(self) -> None:
        if self.before_year >= self.after_year:
            raise ValueError(f"a change runs forward in time, not {self.before_year} to {self.after_year}")
        if self.barrier not in ("", State.INCOMPARABLE, State.REDEFINED):
            raise ValueError(f"unknown barrier: {self.barrier!r}")

    # ── what may be said ──

    @cached_property
    def state(self) -> State:
        """The one state this change is in; missing outranks forbidden, forbidden outranks computed."""
        if self.before.value is None or self.after.value is None:
            return self._absence()
        if self.barrier:
            return State(self.barrier)
        if _BOUNDS & {self.before.qualifier, self.after.qualifier}:
            return State.BOUNDED
        return self._movement(self._rounded(self.before.value), self._rounded(self.after.value))

    @property
    def is_approximate(self) -> bool:
        """Whether either figure is 约, 余 or 近, so that every difference is too."""
        return bool(self.before.qualifier or self.after.qualifier)

    @property
    def is_adjacent(self) -> bool:
        """Whether the earlier year is simply 上年."""
        return self.after_year - self.before_year == 1

    @property
    def tone(self) -> str:
        """'good', 'bad' or 'neutral', as the catalogue's direction judges it; most work has neither."""
        if self.state in LEVEL:
            return "good" if self.direction == "maintain" else "neutral"
        moved = self.difference
        if not moved or self.direction not in ("higher", "lower"):
            return "neutral"
        return "good" if (moved > 0) == (self.direction == "higher") else "bad"

    # ── by how much ──

    @cached_property
    def difference(self) -> Decimal | None:
        """After minus before in the unit (百分点 for rates), as read; None when not comparable."""
        if not self.state.is_comparable or self.before.value is None or self.after.value is None:
            return None
        return self._rounded(self.after.value) - self._rounded(self.before.value)

    @cached_property
    def rate(self) -> Decimal | None:
        """The relative change in percent; None on a zero base and for rates, streaks and scopes."""
        difference = self.difference
        if difference is None or self.kind not in _RELATIVE_KINDS or not self.before.value:
            return None
        base = self._rounded(self.before.value)
        return difference / abs(base) * 100 if base else None

    # ── the parts of a table's row ──

    @property
    def before_text(self) -> str:
        """The earlier figure with its unit: "3项", "约98.5%", "—"."""
        return self._measure(self.before)

    @property
    def after_text(self) -> str:
        """The later figure with its unit."""
        return self._measure(self.after)

    @property
    def rate_places(self) -> int:
        """How many decimals a relative change has: one throughout, none where 约 leaves that open."""
        is_small_or_all = self.rate is None or abs(self.rate) < 1 or self.rate <= -99
        return 0 if self.is_approximate and not is_small_or_all else 1

    @property
    def difference_text(self) -> str:
        """The signed difference: "+2件", "−1.5个百分点", "0项"; "—" when not comparable."""
        if self.difference is None:
            return MISSING
        suffix = "个百分点" if self.kind == "rate" else self.unit
        return self._about + signed(self.difference, self.decimals, suffix)

    @property
    def rate_text(self) -> str:
        """The signed relative change: "+12.3%", "−33.3%", "0%", "不足0.1%", "−99.9%以上"; "—" where there is none."""
        if self.rate is None:
            return MISSING
        if quantized(self.rate, 1) == 0:
            return percentage(self.rate)
        if leaves_something(self.rate):
            return MINUS + percentage(self.rate)
        return self._about + signed(self.rate, self.rate_places, "%")

    @property
    def badge(self) -> str:
        """The few characters a card has room for: "+12.3%", "−1项", "+1.5个百分点", "持平", "新增指标"."""
        if self.state in LEVEL:
            return "持平"
        if self.difference is None:
            return self.state.label
        return self.rate_text if self.reads_as_rate else self.difference_text

    # ── in words ──

    def sentence(self) -> str:
        """A full clause for a row or card: `由3项减为2项，减少1项（33.3%）`. Never empty, no final stop."""
        if self.state in LEVEL:
            return self._level_sentence()
        if self.difference is None:
            return self._barred_sentence()
        if self.state == State.ZERO_BASE and self.kind in _RELATIVE_KINDS:
            return f"{self._move()}（基数为零，不计增长率）"
        if self.kind == "streak":
            return self._streak_move()
        return f"{self._move()}，{self._amount()}{self._share()}"

    def phrase(self) -> str:
        """What a report says in running text: `同比增长12.3%`, `较上年下降2个百分点`, `由3项减为2项`."""
        if self.state in LEVEL:
            return f"与{self._then}{self._roughly}持平"
        difference = self.difference
        if difference is None:
            return self._barred_phrase()
        if self.is_within_roughness:
            return f"与{self._then}大致持平"
        if self.kind == "streak":
            return self._streak_phrase()
        if self.kind == "rate":
            size = self._about + points(difference, self.decimals)
            return f"较{self._then}{'提高' if difference > 0 else '下降'}{size}"
        if self.reads_as_rate and self.rate is not None and self.after.value:
            return self._growth_phrase(self.rate)
        return self._move()

    @property
    def is_within_roughness(self) -> bool:
        """Whether the difference is less than 约 leaves open: from 约3300 to 3310 nothing moved that is known."""
        if self.difference is None or not self.is_approximate:
            return False
        rough = [roughness(m.value) for m in (self.before, self.after) if m.qualifier and m.value is not None]
        return abs(self.difference) <= sum(rough, Decimal(0))

    def _growth_phrase(self, rate: Decimal) -> str:
        """同比增长12.3%; from twice on in 番 and 倍, above tenfold the two figures; no rate finer than 约 allows."""
        since = "同比" if self.is_adjacent else f"较{self._then}"
        if rate > MOST_FOLDS * 100:
            return self._move()
        if rate >= 100:
            folds = quantized(rate / 100, 1)
            return f"{since}翻一番" if folds == 1 else f"{since}增长{self._about}{plain(folds, 1)}倍"
        return f"{since}{'增长' if rate > 0 else '下降'}{self._about_share}{percentage(rate, self.rate_places)}"

    def _streak_phrase(self) -> str:
        """What stands beside 连续…年: the number of this year while it goes on, else that it broke or began anew."""
        if not self.is_adjacent or self.before.value is None or self.after.value is None:
            return self._streak_move()
        if self.after.value == 0:
            return f"连续{self.before_text}后中断"
        if self.before.value == 0:
            return "本年重新开始" if self.after.value == 1 else self._move()
        if self.after.value == self.before.value + 1:
            return f"连续第{self.after_text}"
        return f"重新计为连续{self.after_text}" if self.after.value < self.before.value else self._streak_move()

    # ── pieces of sentences ──

    @property
    def _then(self) -> str:
        return "上年" if self.is_adjacent else f"{self.before_year}年"

    @property
    def _now(self) -> str:
        return "本年" if self.is_adjacent else f"{self.after_year}年"

    @property
    def _origin(self) -> str:
        return "由" if self.is_adjacent else f"由{self._then}的"

    @property
    def _about(self) -> str:
        return "约" if self.is_approximate else ""

    @property
    def _about_share(self) -> str:
        """约 before a percentage, unless that is a bound already: 不足0.1%, 99.9%以上."""
        is_bound = self.rate is not None and (not quantized(self.rate, 1) or leaves_something(self.rate))
        return "" if is_bound else self._about

    @property
    def _roughly(self) -> str:
        return "大致" if self.is_approximate else ""

    @property
    def reads_as_rate(self) -> bool:
        """Whether a reader is better served by a percentage than by the two numbers."""
        if self.rate is None or self.before.value is None or quantized(self.rate, 1) == 0:
            return False
        return not self.has_small_base

    @property
    def has_small_base(self) -> bool:
        """Whether a relative change says more about the base than about the work; of sums it never does."""
        return self.kind != "amount" and abs(self.before.value or Decimal(0)) < SMALL_BASE

    def _rounded(self, value: Decimal) -> Decimal:
        """Compare what the reader sees: two values that print alike are alike."""
        return quantized(value, self.decimals)

    def _measure(self, one: Measured) -> str:
        return measure(one.value, self.unit, self.kind, self.decimals, one.qualifier, thousands=self.separates)

    def _absence(self) -> State:
        if self.before.value is None and self.after.value is None:
            return State.MISSING_BOTH
        if self.before.value is None:
            return State.NEW if self.introduced else State.MISSING_BEFORE
        return State.DROPPED if self.dropped else State.MISSING_AFTER

    @staticmethod
    def _movement(before: Decimal, after: Decimal) -> State:
        if before == after:
            return State.UNCHANGED if before else State.BOTH_ZERO
        if before == 0:
            return State.ZERO_BASE
        return State.UP if after > before else State.DOWN

    def _move(self) -> str:
        """The two figures and the verb between them: 由3项减为2项, 由2017年的98.5%提高到100%."""
        up, down = ("提高到", "下降到") if self.kind == "rate" else ("增至", "减为")
        verb = up if (self.difference or 0) > 0 else down
        return f"{self._origin}{self.before_text}{verb}{self.after_text}"

    def _amount(self) -> str:
        difference = self.difference or Decimal(0)
        if self.kind == "rate":
            return f"{'上升' if difference > 0 else '下降'}{self._about}{points(difference, self.decimals)}"
        return f"{'增加' if difference > 0 else '减少'}{self._about}{self._measure(Measured(abs(difference)))}"

    def _share(self) -> str:
        if self.rate is None:
            return ""
        return f"（{self._about_share}{percentage(self.rate, self.rate_places, thousands=self.separates)}）"

    def _streak_move(self) -> str:
        """A streak either goes on, breaks, or is counted anew; it has no growth."""
        if self.before.value == 0:
            return self._move()
        if self.difference == self.after_year - self.before_year:
            return f"{self._origin}连续{self.before_text}延续至连续{self.after_text}"
        if self.after.value == 0:
            return f"{'' if self.is_adjacent else f'{self._then}时'}连续{self.before_text}，{self._now}中断"
        verb = "增至" if (self.difference or 0) > 0 else "减为"
        return f"{self._origin}连续{self.before_text}{verb}连续{self.after_text}"

    def _level_sentence(self) -> str:
        level = f"与{self._then}{self._roughly}持平"
        if self.before.qualifier == self.after.qualifier:
            return f"{level}，均为{self.after_text}"
        return f"{level}（{self._then}{self.before_text}，{self._now}{self.after_text}）"

    def _barred_sentence(self) -> str:
        both = f"{self._then}为{self.before_text}，{self._now}为{self.after_text}"
        because = f"：{self.reason}" if self.reason else ""
        return {
            State.MISSING_BOTH: f"{self._then}和{self._now}均无数据",
            State.MISSING_BEFORE: f"{self._now}为{self.after_text}，暂无{self._then}数据",
            State.MISSING_AFTER: f"{self._then}为{self.before_text}，暂无{self._now}数据",
            State.NEW: f"{self._now}新增指标，为{self.after_text}",
            State.DROPPED: f"{self._then}为{self.before_text}，{self._now}不再统计",
            State.INCOMPARABLE: f"{both}，两年不可比{because}",
            State.REDEFINED: f"{both}，口径已调整，不作比较{because}",
            State.BOUNDED: f"{both}，仅有界限值，不计增减",
        }[self.state]

    def _barred_phrase(self) -> str:
        return {
            State.MISSING_BOTH: f"暂无{self._then}数据",
            State.MISSING_BEFORE: f"暂无{self._then}数据",
            State.MISSING_AFTER: f"暂无{self._now}数据",
            State.NEW: f"为{self._now}新增指标",
            State.DROPPED: f"{self._now}不再统计",
            State.INCOMPARABLE: f"与{self._then}不可比",
            State.REDEFINED: f"因口径调整与{self._then}不可比",
            State.BOUNDED: f"{self._then}{'' if self.before.qualifier in _BOUNDS else '为'}{self.before_text}",
        }[self.state]
