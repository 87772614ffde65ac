"""What the site keeps about a person as one table to take along: the account's particulars, then every row that names them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime

from hanyang_report.personal.holdings import Holding, holdings
from indicators.models import User
from indicators.office.downloads import Entry, Sheet

PARTICULARS = ("username", "full_name", "phone", "email", "is_active", "date_joined", "last_login")
SAID = ("note", "reason", "words", "address", "browser", "before", "after", "query")
"""Columns of a row that tell more of the person than its title does. Hashes, keys and whole documents are left out."""
HISTORY_TYPES = {"+": "新建", "~": "修改", "-": "删除"}
REMARKS = (
    "本表是本系统保存的、写着此人的全部记录。密码只存散列，动态码密钥只供核对，都不在表中。",
    "“时间”为空的，该表不单独记时间。",
)


def particulars(person: User) -> list[tuple[str, str]]:
    """Of the account itself: label and value in words."""
    fields = [(str(User._meta.get_field(name).verbose_name), getattr(person, name)) for name in PARTICULARS]  # type: ignore[union-attr]
    joined = [("所属部门", person.departments.all()), ("角色", person.groups.order_by("pk"))]
    return [*((label, _in_words(value)) for label, value in fields), *((k, "、".join(map(str, v))) for k, v in joined)]


def sheet_of(person: User) -> Sheet:
    account: list[tuple[Entry, ...]] = [("账号", label, "", value) for label, value in particulars(person)]
    rows = [row for holding in holdings(person) for row in _rows(holding)]
    head = ("记录", "身份或项目", "时间", "内容")
    return Sheet(f"个人信息-{person}", head, tuple(account + rows), widths=(12, 10, 12, 40), remarks=REMARKS)


def _rows(holding: Holding) -> Iterator[tuple[Entry, ...]]:
    model = holding.reference.model
    long = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField | models.BinaryField) and field.name not in SAID
    ]
    for row in holding.rows.select_related().defer(*long).order_by("pk").iterator(chunk_size=500):
        at = getattr(row, holding.time_field) if holding.time_field else None
        yield holding.table, holding.part, _in_words(at), _content(row)


def _content(row: Any) -> str:
    if hasattr(row, "history_type"):
        return f"编号{row.pk}：{HISTORY_TYPES[row.history_type]}"
    names = {field.name for field in row._meta.concrete_fields}
    said = [str(getattr(row, name)) for name in SAID if name in names and getattr(row, name)]
    return "；".join([str(row), *said])[:2000]


def _in_words(value: object) -> str:
    if isinstance(value, datetime):
        return date_format(localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)
