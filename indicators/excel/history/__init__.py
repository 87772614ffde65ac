"""Earlier years, the whole catalogue at once: a sheet to fill in from reports already public, and its way in.

A figure loaded here is public by its source alone (`Figure.publish_from_source`): there is no edition of this
system that states it, so every number must name the publication that does. Years that this system has collected
or published are not touched.
"""

from indicators.excel.history.form import workbook
from indicators.excel.history.loading import apply
from indicators.excel.history.upload import plan
from indicators.excel.history.years import MOST_YEARS, YearsForm, closed_years, open_years

__all__ = ["MOST_YEARS", "YearsForm", "apply", "closed_years", "open_years", "plan", "workbook"]
