"""Tables emptied whole: what was only tried goes, logs that are otherwise kept for ever included."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction

WORKED_WITH = frozenset(
    {
        "indicators.User",
        "indicators.RightsChange",
        "indicators.SignInAttempt",
        "indicators.SavedView",
        "indicators.Site",
        "indicators.LoadedFixture",
        "indicators.PublicVersion",
        "indicators.TimerRun",
        "reports.Law",
        "reports.LightRule",
        "reports.SetPhrase",
        "indicators.Synonym",
    }
)
"""People, the site itself and what the checker goes by: no emptying reaches them."""
CATALOGUE = frozenset(
    {
        "indicators.Department",
        "indicators.Theme",
        "indicators.Indicator",
        "indicators.Annotation",
        "indicators.DerivedIndicator",
        "indicators.Rule",
        "indicators.RuleTerm",
        "indicators.Target",
    }
)
"""What is counted, by whom, under which rules."""

Model = type[models.Model]


def tables(keeping: Collection[str]) -> Iterator[Model]:
    """Every table of the two apps but those kept, with the history and the links of many to many that belong to each."""
    for app in ("indicators", "reports"):
        for model in apps.get_app_config(app).get_models(include_auto_created=True):
            if _owner(model)._meta.label not in keeping:
                yield model


@transaction.atomic
def empty(keeping: Collection[str]) -> None:
    """All or nothing. Foreign keys are checked at the end, so the order does not matter."""
    for model in tables(keeping):
        queryset = model._base_manager.all()
        queryset._raw_delete(queryset.db)  # past the refusal of logs, which is meant for what really happened


def _owner(model: Model) -> Model:
    """Whose row it speaks of: a history's model, or the model that a link starts from."""
    start: Any = model._meta.auto_created or getattr(model, "instance_type", None)
    return start or model
