"""What may stand in an address."""

from django.urls import register_converter

from indicators.models.figure_limits import FIRST_YEAR, LAST_YEAR


class YearConverter:
    """A year a report can have; any other number is an unknown page."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        year = int(value)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError
        return year

    def to_url(self, value: int) -> str:
        return f"{value:04d}"


register_converter(YearConverter, "year")
