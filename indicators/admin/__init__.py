"""The ground's tables in the admin: one group to a file."""

from indicators.admin import accounts, catalogue, derived, figures, instructions, rounds, rules, synonyms, system

__all__ = ["accounts", "catalogue", "derived", "figures", "instructions", "rounds", "rules", "synonyms", "system"]
