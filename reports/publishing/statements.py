"""Of two numbers that two documents publish for one figure, which one the series has."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from indicators.models import Statement, User
from indicators.office.steps import Refused, held
from reports.models.permissions import user_can_correct


@transaction.atomic
def settle(statement: Statement, choice: str, *, by: User, reason: str) -> Statement:
    """Say which number the series has from now on, with a public reason. Raises Refused; nobody chooses twice.

    The report that states it quotes its own either way.
    """
    if not user_can_correct(by):
        raise Refused("您没有权限取舍：须由发布人办理。")
    statement = held(Statement.objects.filter(pk=statement.pk)).get()
    if statement.choice:
        raise Refused(f"“{statement.figure}”已由{statement.chosen_by}作出取舍：{statement.get_choice_display()}。")
    if choice not in Statement.Preferred.values:
        raise Refused("请选择用哪一个数。")
    if not reason.strip():
        raise Refused("请写明取舍的理由，它对外公开。")
    statement.choice, statement.reason = choice, reason.strip()
    statement.chosen_at, statement.chosen_by = timezone.now(), by
    statement.save()
    if choice == Statement.Preferred.DOCUMENT:
        statement.figure.take_in(statement.measured, source=statement.source, sentence=statement.sentence, by=by)
    return statement
