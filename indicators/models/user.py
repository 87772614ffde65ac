"""People stand in `indicators.office.users`; the first migration looks for their manager here, and is never rewritten."""

from indicators.office.users import UserManager

__all__ = ["UserManager"]
