"""One click: the number that was typed becomes a quotation of its indicator."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from indicators.models import Indicator, Synonym, User
from indicators.office.steps import Refused, Stale
from reports.checks import check
from reports.checks.learning import lessons
from reports.checks.subjects import Synonyms, subject
from reports.models import Item, Part, Report, Section, TextBlock
from reports.narrative.binding import FigureBook
from reports.narrative.syntax import Token, parse

LEVELS: dict[str, type[TextBlock]] = {"part": Part, "section": Section, "item": Item}
OWN_REPORT = {"part": "report", "section": "part__report", "item": "section__part__report"}


@dataclass(frozen=True, slots=True)
class Binding:
    """Which number of which text is to become which token. `seen` is the version it was found in."""

    level: str
    pk: int
    field: str
    start: int
    end: int
    number: str
    token: str
    seen: int


@transaction.atomic
def bind_number(report: Report, binding: Binding, *, by: User) -> TextBlock:
    """Put the token where the number stands. Raises Stale when the text has changed since, Refused otherwise."""
    block = _block(report, binding)
    token = _token(binding.token)
    text: str = getattr(block, binding.field)
    if block.version != binding.seen or text[binding.start : binding.end] != binding.number:
        raise Stale(block.since())
    bound = {binding.field: f"{text[: binding.start]}{token}{text[binding.end :]}"}
    _learn(report, text, binding, token)
    words = {"heading": block.heading, "body": block.body, **bound}
    block.rewrite(**words, run_on=block.run_on, by=by, seen=binding.seen)
    return block


@transaction.atomic
def bind_certain(report: Report, *, by: User) -> int:
    """Bind every number that is certain as the text reads now; how many there were.

    One text's numbers are bound from its end, so that the places of those before still hold. Raises as `bind_number`.
    """
    offers = [f.offer for f in check(report) if f.code == "unbound-number" and f.is_error and f.offer]
    versions: dict[tuple[str, int], int] = {}
    for offer in sorted(offers, key=lambda o: (o.level, o.pk, o.field, -o.start)):
        seen = versions.get((offer.level, offer.pk), offer.version)
        token = offer.choices[0].token
        binding = Binding(offer.level, offer.pk, offer.field, offer.start, offer.end, offer.number, token, seen)
        versions[offer.level, offer.pk] = bind_number(report, binding, by=by).version
    return len(offers)


def _learn(report: Report, text: str, binding: Binding, token: Token) -> None:
    """Keep what the binding teaches as a proposal for the catalogue's synonyms; nothing unconfirmed has any effect."""
    book = FigureBook.for_draft(report.year)
    if token.style == "change" or token.code not in book.series:
        return
    synonyms = Synonyms.of(Synonym.objects.in_use())
    indicator = book.indicators[token.code]
    known = subject(token.code, indicator.name, indicator.definition, book.series[token.code], synonyms)
    for lesson in lessons(text, binding.start, known, synonyms, report.year):
        note = f"编辑在{report.year}年度报告中把“{binding.number}”引作“{indicator.name}”。"
        Synonym.objects.get_or_create(
            kind=lesson.kind,
            term=lesson.term,
            defaults={"stands_for": lesson.stands_for, "note": note, "is_confirmed": False},
        )


def _block(report: Report, binding: Binding) -> TextBlock:
    model = LEVELS.get(binding.level)
    if model is None or binding.field not in ("heading", "body"):
        raise Refused("找不到要改的文字，请重新检查。")
    block = model._default_manager.filter(pk=binding.pk, **{OWN_REPORT[binding.level]: report}).first()
    if block is None:
        raise Refused("要改的文字已经不在本报告里，请重新检查。")
    return block


def _token(text: str) -> Token:
    """Exactly one well-formed quotation of an indicator there is."""
    match list(parse(text)):
        case [Token() as token] if Indicator.objects.filter(code=token.code).exists():
            return token
    raise Refused("要引用的指标不存在，请重新检查。")
