"""Roles stand in `indicators.office.roles`; the first migrations look for them here, and a migration is never rewritten."""

from indicators.office.roles import STAFF_ROLES, ensure_roles

__all__ = ["STAFF_ROLES", "ensure_roles"]
