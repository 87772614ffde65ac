"""What stands between an import under review and the one who confirms it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from indicators.models import Collection, Department, Indicator, Theme
from indicators.numbers.measure import WHOLE_KINDS
from indicators.office.site import Site
from reports.importing.numbers import Number, Say, clashes
from reports.models import Edition, ImportedReport, Report
from reports.reading.judging import doubts
from reports.reading.row_doubts import doubts_by_row
from reports.reading.rows import HEAD, ReviewRow, outline_of, rows_of
from reports.reading.wording import OtherWords, differences, head_differences

SHOWN = 3
MISSING_NUMBER = "处缺数字，请补填。"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A sentence, and the tab on which something is done about it: text, head, numbers, words."""

    tab: str
    sentence: str


def obstacles(imported: ImportedReport) -> list[Obstacle]:
    """Everything that must be done before somebody else is asked to confirm it; empty when nothing is left."""
    found = (_of_head(imported), _of_text(imported), _of_words(imported), _of_numbers(imported))
    return [obstacle for those in found for obstacle in those]


# ── the head ──


def _of_head(imported: ImportedReport) -> Iterator[Obstacle]:
    head, today = imported.head, timezone.localdate()
    for name, said in (("title", "标题"), ("year", "年度"), ("issuer", "发布机关")):
        if not head.get(name):
            yield Obstacle("head", f"没有填写{said}。")
    if not imported.published_on:
        yield Obstacle("head", "没有填写原发布日期。")
    elif imported.published_on > today:
        yield Obstacle("head", "原发布日期不能晚于今天。")
    site = Site.objects.here()
    if head.get("issuer") and not is_own_government(head["issuer"], site):
        yield Obstacle("head", foreign(head["issuer"], site))
    if head.get("year") and (why := why_taken(head["year"])):
        yield Obstacle("head", why)


def is_own_government(issuer: str, site: Site) -> bool:
    """Whether the government that reports is this site's; a city before its name or none makes no difference."""
    return site.district in issuer or issuer in site.government


def foreign(issuer: str, site: Site) -> str:
    return f"发布机关“{issuer}”不是本站的{site.government}，不能补录到本站；只想检查文字的，请用“体检”。"


def why_taken(year: int) -> str:
    """Why no report of this year can be taken in: it has a round, a draft begun here or an edition. "" where it can."""
    if Edition.objects.of_year(year).exists():
        return f"{year}年度报告已在本站发布，不能再补录；如有出入请走更正。"
    if Report.objects.filter(year=year).exists():
        return f"{year}年度报告已在本站起草，不能补录。"
    if Collection.objects.filter(year=year, opened_at__isnull=False).exists():
        return f"{year}年度已在本站开启填报，不能补录。"
    return ""


# ── the text ──


def _of_text(imported: ImportedReport) -> Iterator[Obstacle]:
    rows = doubts_by_row(imported.text_rows)
    if rows:
        yield Obstacle("text", f"正文还有{len(rows)}处待核对。")
    if whole := whole_doubts(imported):
        yield Obstacle("text", f"还有{len(whole)}条提示没有看过。")


def whole_doubts(imported: ImportedReport) -> list[str]:
    """What is doubtful of the file as a whole and was not looked at; what rows and head say themselves apart."""
    told = set(doubts(outline_of(imported.read, rows_of(imported.read)))) if imported.read else set()
    missing = [d for d in doubts(outline_of(imported.head, imported.text_rows)) if d.startswith("没有认出")]
    of_file = [
        doubt
        for doubt in imported.read.get("uncertain", ())
        if doubt not in told and not doubt.endswith(MISSING_NUMBER)
    ]
    return [doubt for doubt in [*of_file, *missing] if doubt not in imported.settled]


# ── the words ──


def word_differences(imported: ImportedReport) -> list[OtherWords]:
    """All words that are not the file's."""
    as_read: list[ReviewRow] = rows_of(imported.read) if imported.read else []
    head = head_differences({name: imported.read.get(name) for name in (*HEAD, "lines")}, imported.head)
    return [*head, *differences(as_read, imported.text_rows)]


def _of_words(imported: ImportedReport) -> Iterator[Obstacle]:
    left = [one for one in word_differences(imported) if one.key not in imported.reasons]
    if left:
        yield Obstacle("words", f"有{len(left)}处文字与原文件不同，还没有写明理由。")


# ── the numbers ──


def _of_numbers(imported: ImportedReport) -> Iterator[Obstacle]:
    numbers = [Number.from_json(stored) for stored in imported.numbers]
    waiting = [number for number in numbers if not number.is_decided]
    open_ = sum(number.say == Say.OPEN for number in waiting)
    if open_:
        yield Obstacle("numbers", f"还有{open_}个数待定。")
    if len(waiting) > open_:
        yield Obstacle("numbers", f"还有{len(waiting) - open_}个数拟作新指标，没有确认。")
    for said in list(clashes(numbers).values())[:SHOWN]:
        texts = "、".join(dict.fromkeys(number.text for number in said))
        yield Obstacle("numbers", f"同一指标在文中有几个不同的数：{texts}。")
    yield from (Obstacle("numbers", sentence) for sentence in proposal_faults(imported)[:SHOWN])


def proposal_faults(imported: ImportedReport) -> list[str]:
    """Why a new indicator cannot be made of what is known of it."""
    names = Counter(facts["name"] for facts in imported.proposed.values())
    taken = set(Indicator.objects.filter(name__in=names).values_list("name", flat=True))
    themes, departments = (set(model.objects.values_list("pk", flat=True)) for model in (Theme, Department))
    homeless = [f for f in imported.proposed.values() if f["theme"] not in themes or f["department"] not in departments]
    faults = [f"还有{len(homeless)}项新指标没有选定主题或牵头部门。"] if homeless else []
    for facts in imported.proposed.values():
        name = facts["name"]
        if not name.strip():
            faults.append("有新指标没有名称。")
        elif names[name] > 1 or name in taken:
            faults.append(f"指标名称“{name}”已有，请改名或绑定到已有指标。")
        faults += _measure_faults(facts)
    return faults


def _measure_faults(facts: Mapping[str, Any]) -> list[str]:
    faults = [*_name_faults(facts["name"]), *_faults_of(facts["unit"], facts["kind"], facts["decimals"])]
    return [f"新指标“{facts['name']}”：{''.join(faults)}"] if faults else []


def _name_faults(name: str) -> list[str]:
    try:
        Indicator._meta.get_field("name").clean(name, None)
    except ValidationError as fault:
        return list(fault.messages)
    return []


@lru_cache(maxsize=500)
def _faults_of(unit: str, kind: str, decimals: int) -> tuple[str, ...]:
    """What no indicator may be measured in. A long report proposes a thousand, in a dozen units: each is looked at once."""
    made = Indicator(code="x", name="x", unit=unit, kind=kind, decimals=0 if kind in WHOLE_KINDS else decimals)
    try:
        made.clean_fields(exclude=["code", "name", "theme", "department"])
        made.validate_constraints(exclude=["code", "name"])
    except ValidationError as fault:
        return tuple(fault.messages)
    return ()
