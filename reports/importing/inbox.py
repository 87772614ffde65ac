"""Which imports wait for a person: to be reviewed, or to be confirmed against the original."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from indicators.models import User
from indicators.office.kept.held import held
from reports.models import ImportedReport, ImportStage, ImportVerb, user_can_edit, user_publishes


@dataclass(frozen=True, slots=True)
class WaitingImport:
    """`reason` is why it was sent back."""

    imported: ImportedReport
    does: str
    address: str
    reason: str = ""


def waiting_imports(person: User) -> list[WaitingImport]:
    """Newest first. A publisher is not asked about what they had in hand: another one is. One query while there is none,
    else one more and one for reasons."""
    if not (user_can_edit(person) or user_publishes(person)) or not _is_any_in_hand():
        return []
    rows = ImportedReport.objects.listed().waiting_for(
        reviewer=person if user_can_edit(person) else None, confirmer=person if user_publishes(person) else None
    )
    return [_waiting(row) for row in rows.prefetch_related("moves")]


@held
def _is_any_in_hand() -> bool:
    return ImportedReport.objects.in_hand().exists()


def _waiting(imported: ImportedReport) -> WaitingImport:
    is_read = imported.stage == ImportStage.REVIEWING
    does, page = ("去核对", "reports_import") if is_read else ("去确认", "reports_import_confirm")
    steps = [move for move in imported.moves.all() if move.verb != ImportVerb.REVIEW]
    is_back = bool(steps) and steps[0].verb == ImportVerb.SEND_BACK
    return WaitingImport(imported, does, reverse(f"admin:{page}", args=[imported.pk]), steps[0].note if is_back else "")
