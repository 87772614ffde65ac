"""Tables of the ground: what stands in which column, how it sorts and what a download gets."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from django.db.models import F, OrderBy, OuterRef, Subquery
from django.utils.html import format_html
from django_tables2 import Column

from indicators.catalogue.lines import may_have_lines, series_of
from indicators.charts.svg import sparkline
from indicators.models import Indicator
from indicators.numbers.formatting import MISSING
from indicators.office.declared_table import DeclaredTable
from indicators.office.sheet import Sheet

if TYPE_CHECKING:
    from indicators.catalogue.filters import IndicatorFilter
    from indicators.models import IndicatorQuerySet
    from indicators.numbers.series import Series
    from indicators.office.sheet import Entry

DOWNLOAD_ONLY = {"visible": False, "empty_values": (), "orderable": False}


class IndicatorTable(DeclaredTable):
    """The catalogue with the values of one year, as one viewer sees them.

    Every order ends with the code, which no two share: where rows are alike in what they are sorted by, a database may answer
    each page in another order, and a row would stand on two of them or on none.
    """

    name = Column("指标", linkify=True, order_by=("order", "code"))
    theme = Column("主题", accessor="theme__short_name", order_by=("theme__order", "order", "code"))
    value = Column("数值", empty_values=(), attrs={"cell": {"class": "number"}})
    unit = Column("单位", orderable=False, attrs={"cell": {"class": "unit"}})
    line = Column(
        "历年", empty_values=(), orderable=False, exclude_from_export=True, attrs={"cell": {"class": "spark"}}
    )
    kind = Column("类型", order_by=("kind", "order", "code"))
    direction = Column("方向", order_by=("direction", "order", "code"))
    department = Column("部门（推断）", order_by=("department__order", "order", "code"))
    definition = Column("口径", orderable=False, attrs={"cell": {"class": "quiet"}})
    # A page says these beside the number or one click away; a file has no such place.
    qualifier = Column("修饰", **DOWNLOAD_ONLY)
    status = Column("状态", **DOWNLOAD_ONLY)
    source = Column("来源", **DOWNLOAD_ONLY)
    code = Column("代码", visible=False)

    WIDTHS: ClassVar[dict[str, int]] = {"name": 17, "theme": 5, "definition": 28, "source": 28, "code": 18}

    class Meta:
        template_name = "components/_table.html"
        attrs = {"class": "table table--stack catalogue"}
        order_by_field = "sort"

    def __init__(self, chosen: IndicatorFilter) -> None:
        self.year, self.figures = chosen.shown_year, chosen.figures_of_year
        self.figures_until = chosen.figures_until
        hidden = () if "department" in chosen.filters else ("department", "status")
        lineless = () if may_have_lines(chosen.coverage.years) else ("line",)
        super().__init__(chosen.qs, exclude=(*hidden, *lineless), order_by=chosen.answers.get("sort", ""))
        self.columns["value"].column.verbose_name = f"{self.year}年" if self.year else "数值"
        # Reads every row: a catalogue has some dozens, and counting and cutting pages then asks nothing more.
        self.number_known = sum(bool(indicator.seen) for indicator in self.data)

    def order_value(self, indicators: IndicatorQuerySet, is_descending: bool) -> tuple[IndicatorQuerySet, bool]:
        """By number, whatever the unit; what has none comes last either way."""
        if not self.year:
            return indicators.order_by("order", "code"), True
        value = Subquery(self.figures.filter(indicator=OuterRef("pk")).values(number=F("seen_value")))
        return indicators.order_by(OrderBy(value, is_descending, nulls_last=True), "order", "code"), True

    def render_value(self, record: Indicator) -> str:
        figure = record.seen_in(self.year)
        if figure is None:
            return MISSING
        if not figure.is_draft:
            return figure.seen_number_text
        return format_html('<span class="tag tag--draft">{}</span> {}', figure.draft_label, figure.seen_number_text)

    @cached_property
    def lines(self) -> dict[int, Series]:
        """The years of the rows on this page, up to the one shown. Two queries."""
        return series_of([row.record for row in self.paginated_rows], self.figures_until)

    def render_line(self, record: Indicator) -> str:
        line = self.lines.get(record.pk)
        return sparkline(line) if line else ""

    def value_value(self, record: Indicator) -> Entry:
        figure = record.seen_in(self.year)
        return figure.seen_number if figure else None

    def value_qualifier(self, record: Indicator) -> Entry:
        figure = record.seen_in(self.year)
        return figure.seen_qualifier_label if figure else None

    def value_status(self, record: Indicator) -> Entry:
        figure = record.seen_in(self.year)
        return figure.draft_label if figure and figure.is_draft else None

    def value_source(self, record: Indicator) -> Entry:
        figure = record.seen_in(self.year)
        return figure.seen_source if figure else None

    def sheet(self) -> Sheet:
        """Every row as chosen and sorted, for a file."""
        head, *rows = (tuple(row) for row in self.as_values())
        widths = tuple(
            self.WIDTHS.get(column.name, 5)
            for column in self.columns.iterall()
            if not column.column.exclude_from_export
        )
        name = f"指标（{self.year}年）" if self.year else "指标"
        return Sheet(name, head, tuple(rows), widths)
