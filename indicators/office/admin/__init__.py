"""The admin's frame: what every page of it does alike."""

from indicators.office.admin.frame import (
    ByRole,
    KeptAdmin,
    LabelledForm,
    Page,
    PlainTitles,
    Removable,
    Versioned,
    VersionedForm,
    Viewed,
    ViewedAdmin,
    yes_no,
)
from indicators.office.admin.history import Recorded
from indicators.office.admin.pages import Wrap, actor, admin_page, refusals_said, require

__all__ = [
    "ByRole",
    "KeptAdmin",
    "LabelledForm",
    "Page",
    "PlainTitles",
    "Recorded",
    "Removable",
    "Versioned",
    "VersionedForm",
    "Viewed",
    "ViewedAdmin",
    "Wrap",
    "actor",
    "admin_page",
    "refusals_said",
    "require",
    "yes_no",
]
