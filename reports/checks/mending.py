"""One click: the number that was typed becomes a quotation of its indicator."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from indicators.models import Indicator, User
from indicators.office.steps import Refused, Stale
from reports.checks.aims import without_limit
from reports.checks.checker import check
from reports.checks.keeping import keep_target, learn
from reports.models import Item, Part, Report, Section, TextBlock
from reports.narrative.syntax import Token, parse

LEVELS: dict[str, type[TextBlock]] = {"part": Part, "section": Section, "item": Item}
OWN_REPORT = {"part": "report", "section": "part__report", "item": "section__part__report"}
PART_KIND = {"part": "kind", "section": "part__kind", "item": "section__part__kind"}


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
    after = text[binding.end :]
    after = without_limit(after) if token.style == "target" else after
    bound = {binding.field: f"{text[: binding.start]}{token}{after}"}
    _leave_behind(report, block, binding, token)
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


def _leave_behind(report: Report, block: TextBlock, binding: Binding, token: Token) -> None:
    """A figure's words teach; a target's number is kept as next year's, before it leaves the text."""
    text: str = getattr(block, binding.field)
    if token.style == "target":
        if not type(block)._default_manager.filter(pk=block.pk, **{PART_KIND[binding.level]: Part.Kind.PLAN}).exists():
            raise Refused("只有下一年度安排里的数可以记作目标。")
        keep_target(report, text, (binding.start, binding.end), token.code)
    elif token.style != "change":
        learn(report, text, binding.start, binding.number, token.code)


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
