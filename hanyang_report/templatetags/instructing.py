"""A 批示 where the number stands, `{% instruct name=one.name row=one.row %}`: written without a template, a page has dozens."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hanyang_report.unsaved.page_owner import OwnedToken
from indicators.models import Figure
from indicators.office.addressing import address_of
from reports.models import Task

register = template.Library()
NOTHING = SafeString("")
FORM = SafeString(
    '<details class="instruct"> <summary>批示<span class="visually-hidden">：{name}</span>{waiting}</summary>'
    ' <form method="post" action="{address}"> {marks} <input type="hidden" name="back" value="{back}">'
    ' <textarea name="text" rows="2" required aria-label="对“{name}”的批示" placeholder="写明要求，责任部门在待办中收到">'
    '</textarea> <button class="button" type="submit">交办</button> </form> </details>'
)


@register.simple_tag(takes_context=True)
def instruct(context: Context, name: str, row: Figure | None = None, task: Task | None = None) -> SafeString:
    """For who may (`can_instruct`), about a figure as it lies or a task; nothing where there is neither."""
    if not context.get("can_instruct") or not (row or task):
        return NOTHING
    return format_html(
        FORM,
        name=name,
        waiting=_waiting(row),
        address=address_of("instruct_figure", row.pk) if row else address_of("instruct_task", task.pk),  # type: ignore[union-attr]
        marks=_marks(context),
        back=context["request"].get_full_path(),
    )


def _waiting(row: Figure | None) -> SafeString:
    number = getattr(row, "open_instructions", None)
    return format_html('<span class="instruct__open">{}条待办</span>', number) if number else NOTHING


def _marks(context: Context) -> SafeString:
    """What every posting form of this page carries, asked for once."""
    carried = context.render_context
    if "instruct_marks" not in carried:
        carried["instruct_marks"] = SafeString(OwnedToken().render(context))
    found: SafeString = carried["instruct_marks"]
    return found
