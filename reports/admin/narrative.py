"""The text of a report: parts, sections, items. A draft for ever; readers see editions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from indicators.admin.base import KeptAdmin, Removable, yes_no
from indicators.admin.history import Recorded
from indicators.roles import Role
from reports.admin.outline import lines_above, lines_below, outline_html, path_html, reading_html, report_of
from reports.admin.selection import SectionChartInline
from reports.admin.widgets import NARRATIVE
from reports.models import Item, Part, Section, TextBlock

TEXT = ("marker", "heading", "body", "reading", "run_on")
RUN_ON = yes_no("run_on", "标题与正文连排", yes="连排")


class TextBlockAdmin(Removable, KeptAdmin, Recorded):
    """A level of text, with the way up, the way down, and how it reads with its figures."""

    writers = (Role.EDITOR, Role.ADMINISTRATOR)
    search_fields: tuple[str, ...] = ("heading", "body")
    readonly_fields = ("above", "below", "reading")
    formfield_overrides = NARRATIVE
    parent = ""
    kind: tuple[str, ...] = ()
    has_below = True

    def get_fieldsets(self, request: Any, obj: TextBlock | None = None) -> list[tuple[str | None, dict[str, Any]]]:
        place = (None, {"fields": ("above" if obj else self.parent, *self.kind)})
        text = ("文字", {"fields": TEXT if obj else tuple(name for name in TEXT if name != "reading")})
        order = (None, {"fields": ("order",)})
        below = ("下一级", {"fields": ("below",)})
        return [place, text, below, order] if obj and self.has_below else [place, text, order]

    @admin.display(description="所在位置")
    def above(self, block: TextBlock) -> str:
        return path_html(lines_above(block))

    @admin.display(description="小节和条目")
    def below(self, block: TextBlock) -> str:
        return outline_html(lines_below(block))

    @admin.display(description="读作")
    def reading(self, block: TextBlock) -> str:
        return reading_html(f"{block.marker}{block.heading}\n{block.body}", report_of(block).year)


@admin.register(Part)
class PartAdmin(TextBlockAdmin):
    parent, kind = "report", ("kind",)
    list_display = ("__str__", "kind", "report", RUN_ON, "order")
    list_filter = ("report__year", "kind")
    list_select_related = ("report",)


@admin.register(Section)
class SectionAdmin(TextBlockAdmin):
    parent = "part"
    list_display = ("__str__", "part", "year", RUN_ON, "order")
    list_filter = ("part__report__year", "part__kind")
    list_select_related = ("part__report",)
    inlines = (SectionChartInline,)

    @admin.display(description="年度", ordering="part__report__year")
    def year(self, section: Section) -> int:
        return section.part.report.year


@admin.register(Item)
class ItemAdmin(TextBlockAdmin):
    parent, has_below = "section", False
    list_display = ("__str__", "section", "year", RUN_ON, "order")
    list_filter = ("section__part__report__year", "section__part__kind")
    list_select_related = ("section__part__report",)
    autocomplete_fields = ("section",)

    @admin.display(description="年度", ordering="section__part__report__year")
    def year(self, item: Item) -> int:
        return item.section.part.report.year
