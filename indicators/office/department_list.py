"""A pasted list of departments: one a line, its short name behind it. Read without a database; made all or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from indicators.office.characters import visible
from indicators.office.departments import Department
from indicators.office.permissions import user_can_administer
from indicators.office.steps import Refused
from indicators.office.users import User

MOST = 200
"""Departments of one list; a district has some dozens."""
SEPARATORS = re.compile(r"[\t,，;；|｜\s]+")
NUMBERING = re.compile(r"^\s*(?:[（(]?[0-9０-９一二三四五六七八九十]{1,3}[）)、.．]\s*)+")
LONGEST = {"name": 60, "short_name": 20}


@dataclass(frozen=True, slots=True)
class Named:
    """A line that was understood."""

    name: str
    short_name: str


def read_departments(text: str) -> tuple[list[Named], list[str]]:
    """The departments of a list, and a sentence for each line at fault. Numbering and blank lines are passed over."""
    found: dict[str, Named] = {}
    faults: list[str] = []
    for number, line in enumerate(visible(text).splitlines(), 1):
        named, fault = _read(line)
        if named and named.name in found:
            fault = f"“{named.name}”写了两次"
        if fault:
            faults.append(f"第{number}行：{fault}。")
        elif named:
            found[named.name] = named
    if len(found) > MOST:
        faults.append(f"一次最多{MOST}个部门，这里有{len(found)}个。")
    return list(found.values()), faults


@transaction.atomic
def make_departments(listed: Iterable[Named], *, by: User, codes: Mapping[str, str] | None = None) -> list[Department]:
    """Those of the list that are not there yet; what is there stays as it is.

    `codes` are known codes by name; the others are numbered. Raises Refused without the right.
    """
    if not user_can_administer(by):
        raise Refused("您没有权限建立部门：须由管理员办理。")
    names, taken = _there()
    order = Department.objects.aggregate(last=Max("order"))["last"] or 0
    made = []
    for named in listed:
        if named.name in names:
            continue
        code = (codes or {}).get(named.name, "")
        code = code if code and code not in taken else _next_code(taken)
        taken.add(code)
        order += 1
        made.append(Department.objects.create(code=code, name=named.name, short_name=named.short_name, order=order))
    return made


def _read(line: str) -> tuple[Named | None, str]:
    words = [word for word in SEPARATORS.split(NUMBERING.sub("", line)) if word]
    if not words:
        return None, ""
    if len(words) > 2:
        return None, f"“{line.strip()}”有{len(words)}段，一行只写一个部门的名称和简称，中间用逗号或空格分开"
    named = Named(words[0], words[1] if len(words) > 1 else "")
    if len(named.name) > LONGEST["name"] or len(named.short_name) > LONGEST["short_name"]:
        return None, f"名称不超过{LONGEST['name']}个字，简称不超过{LONGEST['short_name']}个字"
    if not re.search(r"[\u4e00-\u9fff]", named.name):
        return None, f"“{named.name}”不像部门名称"
    return named, ""


def _there() -> tuple[set[str], set[str]]:
    pairs = list(Department.objects.values_list("name", "code"))
    return {name for name, _ in pairs}, {code for _, code in pairs}


def _next_code(taken: set[str]) -> str:
    number = len(taken) + 1
    while (code := f"department_{number:02}") in taken:
        number += 1
    return code
