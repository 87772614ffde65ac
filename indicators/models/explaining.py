"""Answering a rule's doubt about a figure in writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from indicators.models.collection import Collection
from indicators.models.explanation import Explanation
from indicators.models.figure_steps import EDITABLE
from indicators.models.permissions import user_can_handle
from indicators.models.rule_findings import RulePoint, screen_about
from indicators.office.steps import Refused

if TYPE_CHECKING:
    from indicators.models import Figure, User

SHORTEST = 5
LONGEST = 500


@transaction.atomic
def explain(figure: Figure, *, rule: int, basis: str, text: str, by: User) -> Explanation:
    """Answer a rule's doubt about a figure in writing. `basis` is the one that was on the writer's screen.

    Raises Refused for who may not enter, for too short a text, and where the numbers have changed meanwhile.
    """
    figure.hold()
    code, text = figure.indicator.code, text.strip()
    if figure.status not in EDITABLE or not user_can_handle(by, figure, Collection.objects.of(figure.year)):
        raise Refused(f"“{figure.indicator}”现在不能由您说明：没有相应权限，或数据已经提交。")
    if not SHORTEST <= len(text) <= LONGEST:
        raise Refused(f"“{figure.indicator}”的说明须写{SHORTEST}到{LONGEST}字，写清原因。")
    for point in screen_about(figure).about(code):
        if (point.finding.rule.pk, point.finding.basis) == (rule, basis) and point.finding.needs_explanation:
            return _kept(figure, point, text, by)
    raise Refused(f"“{figure.indicator}”或相关的数据已有变化，原来的说明没有保存，请按现在的数字核对。")


def _kept(figure: Figure, point: RulePoint, text: str, by: User) -> Explanation:
    """Written down; the very text that stands already is not written twice."""
    if point.explanation and point.explanation.text == text:
        return point.explanation
    finding = point.finding
    return Explanation.objects.create(
        figure=figure,
        rule_id=finding.rule.pk,
        version=figure.version,
        finding=finding.sentence,
        basis=finding.basis,
        text=text,
        by=by,
    )
