"""The ground's tables in the admin: one group to a file."""

import indicators.office.outside_review  # noqa: F401  registers the check of REVIEW_OUTSIDE_DEPARTMENT
from indicators.admin import (
    account_logs,
    accounts,
    catalogue,
    derived,
    figures,
    instructions,
    rounds,
    rules,
    synonyms,
    system,
    targets,
)

__all__ = [
    "account_logs",
    "accounts",
    "catalogue",
    "derived",
    "figures",
    "instructions",
    "rounds",
    "rules",
    "synonyms",
    "system",
    "targets",
]
