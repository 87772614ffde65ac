"""Characters stand in `indicators.office.characters`; an early migration looks for one rule here, and is never rewritten."""

from indicators.office.characters import sign_in_name

__all__ = ["sign_in_name"]
