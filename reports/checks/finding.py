"""What the checker says: one finding each, of a registered kind. Pure."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        return {"error": "错误", "warning": "提醒"}[self.value]


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A kind of finding: what it is called and how grave it is unless the finding itself says otherwise."""

    title: str
    severity: Severity
    is_of_language: bool = False
    """It comes from reading sentences, and whoever knows better may say so; faults of structure can't be explained."""


_E, _W = Severity.ERROR, Severity.WARNING

KINDS: dict[str, FindingKind] = {
    "unbound-number": FindingKind("数字没有引用指标", _W, is_of_language=True),
    "unresolved-reference": FindingKind("引用有误", _E),
    "missing-figure": FindingKind("引用的数据没有填报", _E),
    "unapproved-figure": FindingKind("引用的数据未审核通过", _E),
    "figures-missing": FindingKind("本年度数据不全", _W),
    "figures-unapproved": FindingKind("本年度数据未审完", _W),
    "source-differs": FindingKind("与已公开的数据不同", _W),
    "parts-over-total": FindingKind("部分与总数不符", _W),
    "direction-contradicted": FindingKind("增减与数据相反", _E, is_of_language=True),
    "direction-unproven": FindingKind("增减无从核对", _W, is_of_language=True),
    "superlative-contradicted": FindingKind("说法与数据不符", _E, is_of_language=True),
    "size-contradicted": FindingKind("增减幅度与数据不符", _E, is_of_language=True),
    "size-unproven": FindingKind("增减幅度无从核对", _W, is_of_language=True),
    "sum-contradicted": FindingKind("合计与各数不符", _E, is_of_language=True),
    "ratio-contradicted": FindingKind("占比与各数不符", _E, is_of_language=True),
    "unit-doubled": FindingKind("单位重复", _E),
    "about-nothing": FindingKind("说的是零", _W),
    "law-title": FindingKind("法规题名有误", _W, is_of_language=True),
    "target-missed": FindingKind("上年定的目标没有达到", _W),
    "wrong-year": FindingKind("年份有误", _W, is_of_language=True),
    "same-as-last-year": FindingKind("与上年相同", _W),
    "empty-text": FindingKind("没有内容", _E),
    "statutory-part-missing": FindingKind("缺少法定内容", _W),
    "statutory-words-missing": FindingKind("法定内容不全", _W),
    "statutory-date-passed": FindingKind("已过法定期限", _W),
    "promise-unanswered": FindingKind("上年承诺未回应", _E),
    "promise-contradicted": FindingKind("承诺的回应与任务不一致", _W),
    "tasks-missing": FindingKind("下一年度任务未确认", _W),
}
"""Every code there is. The severity of a kind is changed here and nowhere else."""


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """Where in a report: `anchor` as on its page ("" when it is about no passage), `label` for people, and the
    heading it is listed under. `rank` follows the reading order; what is about no passage comes last."""

    anchor: str
    label: str
    group: str
    rank: int = 10_000


@dataclass(frozen=True, slots=True)
class Choice:
    """A quotation offered in a number's stead: `token` as it is written, `name` and `text` as people read it."""

    token: str
    name: str
    text: str
    is_aim: bool = False
    """Whether it is what the plan sets for next year, to be kept as a target."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A number that can be bound with one click: which passage, where in it, in which version, to what."""

    level: str
    pk: int
    field: str
    version: int
    start: int
    end: int
    number: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """The sentence a finding is about, in three pieces: the middle one is meant."""

    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where in a passage what is meant stands: `field` is heading or body, the places are those of the text as written."""

    field: str
    start: int
    end: int


SET_PHRASE_WORDS = 6
"""So many characters behind a number make the phrase that is offered; the editor cuts it to what is meant."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`message` is a Chinese sentence, `fix` the address of the page that mends it."""

    code: str
    severity: Severity
    message: str
    place: FindingPlace
    fix: str
    offer: Offer | None = None
    spot: Spot | None = None
    fits_nothing: bool = False
    """It is about a number that no indicator fits."""
    whereabouts: Whereabouts | None = None

    @classmethod
    def of(
        cls,
        code: str,
        message: str,
        place: FindingPlace,
        fix: str,
        *,
        severity: Severity | None = None,
        offer: Offer | None = None,
        spot: Spot | None = None,
        fits_nothing: bool = False,
        whereabouts: Whereabouts | None = None,
    ) -> Finding:
        return cls(code, severity or KINDS[code].severity, message, place, fix, offer, spot, fits_nothing, whereabouts)

    @property
    def title(self) -> str:
        return KINDS[self.code].title

    @property
    def is_error(self) -> bool:
        return self.severity == Severity.ERROR

    @property
    def may_be_explained(self) -> bool:
        """Whether a person may answer for it instead of mending it."""
        return not self.is_error or self.is_of_language

    @property
    def is_of_language(self) -> bool:
        """Whether it comes from reading sentences."""
        return KINDS[self.code].is_of_language

    @property
    def says_itself(self) -> bool:
        """Whether its sentence with the number marked says all there is to say: a number that no indicator fits."""
        return self.fits_nothing and self.spot is not None

    @property
    def set_phrase(self) -> str:
        """What could be kept as a set phrase (四办一公开): a number no indicator fits, with the words it begins. "" else."""
        if not self.fits_nothing or self.spot is None:
            return ""
        words = re.split(r"[，。；：、！？（）“”《》\s]", self.spot.after)[0]
        return f"{self.spot.text}{words[:SET_PHRASE_WORDS]}"

    @property
    def where(self) -> str:
        """Anchor and label in one line: `s3-2 一（三）2. 落实合法性审核制度`."""
        return f"{self.place.anchor} {self.place.label}".strip()

    @property
    def fingerprint(self) -> str:
        """What a written reason is kept for: the same words about the same place."""
        return hashlib.sha256(f"{self.code}\n{self.where}\n{self.message}".encode()).hexdigest()

    def as_dict(self) -> dict[str, str]:
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "where": self.where,
            "fix": self.fix,
        }
