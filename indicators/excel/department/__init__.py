"""A department's form for one round: filled in from the database, and what an uploaded one would change there."""

from indicators.excel.department.form import figures_of, workbook
from indicators.excel.department.upload import apply, plan

__all__ = ["apply", "figures_of", "plan", "workbook"]
