"""The sheet of people (人员表): who is to get an account. Rows of text → newcomers or faults; nothing is saved here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.core.exceptions import ValidationError

from indicators.office.departments import Department
from indicators.office.files.columns import column_letters
from indicators.office.files.faults import CellFault
from indicators.office.files.unreadable import Unreadable
from indicators.office.roles import Role, homeless
from indicators.office.users import User

COLUMNS = ("用户名", "姓名", "电话", "部门", "角色")
MOST_PEOPLE = 100
SEPARATORS = re.compile(r"[、;；,，\n]+")
PHONE = re.compile(r"[\d+()（） \-转]{0,30}")

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One row that makes sense."""

    username: str
    full_name: str
    phone: str
    departments: tuple[Department, ...]
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    newcomers: list[Newcomer]
    faults: list[CellFault]


def judge(rows: Rows, unread: Mapping[str, str] = MappingProxyType({})) -> Roster:
    """Judge a sheet whose first row names the columns, in any order. Raises Unreadable when one is missing.

    `unread` says by address which cells are no text, and why: a date, a formula.
    """
    return _judged(rows, _Clerk(taken=User.objects.values_list("username", flat=True), unread=unread))


def newcomers(rows: Rows) -> list[Newcomer]:
    """The people of a sheet that was judged without fault a moment ago; who has an account is left to the creating verb.

    Raises Unreadable when there are faults now: a department was closed in between.
    """
    roster = _judged(rows, _Clerk(taken=()))
    if roster.faults:
        raise Unreadable("人员表与现在的部门或角色不符，请重新上传核对。")
    return roster.newcomers


def _judged(rows: Rows, clerk: _Clerk) -> Roster:
    places = _places(rows[0])
    newcomers = []
    for number, row in enumerate(rows[1:], start=2):
        if any(row):
            newcomers.append(clerk.judge(number, {name: (row[place], place + 1) for name, place in places.items()}))
    if not newcomers:
        raise Unreadable("表格里只有表头，没有人员。")
    return Roster([newcomer for newcomer in newcomers if newcomer], clerk.faults)


def _places(header: list[str]) -> dict[str, int]:
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise Unreadable(f"第1行应为表头，缺少“{'”“'.join(missing)}”。请使用下载的模板。")
    return {name: header.index(name) for name in COLUMNS}


class _Clerk:
    """Goes through the rows of one sheet, remembering names already met and every fault."""

    def __init__(self, taken: Iterable[str], unread: Mapping[str, str] = MappingProxyType({})) -> None:
        self.unread = unread
        self.faults: list[CellFault] = []
        self.met: dict[str, int] = {}
        self.taken = {User.normalize_username(name) for name in taken}
        self.departments = _by_name(Department.objects.active())

    def judge(self, number: int, cells: dict[str, tuple[str, int]]) -> Newcomer | None:
        """The newcomer of a row; None when a cell of it is at fault."""
        found: list[str] = []
        typed, full_name, phone = (cells[name][0] for name in COLUMNS[:3])
        username = User.normalize_username(typed)
        departments = self._departments(cells["部门"][0], found)
        roles = self._roles(cells["角色"][0], found)
        complaints = {
            "用户名": self._username(username, number),
            "姓名": self._full_name(full_name),
            "电话": "" if PHONE.fullmatch(phone) else f"“{phone}”不像电话号码。",
            "部门": found[0] or homeless([role.value for role in roles], departments),
            "角色": found[1],
        }
        addresses = {name: f"{column_letters(cells[name][1])}{number}" for name in complaints}
        said = {name: self.unread.get(addresses[name]) or sentence for name, sentence in complaints.items()}
        faults = [CellFault(addresses[name], sentence) for name, sentence in said.items() if sentence]
        self.faults += faults
        return None if faults else Newcomer(username, full_name, phone, departments, roles)

    def _username(self, username: str, number: int) -> str:
        if not username:
            return "没有填写用户名。"
        try:
            User._meta.get_field("username").run_validators(username)
        except ValidationError:
            return f"用户名“{username}”只能用字母、数字和 @ . + - _，不超过150个字。"
        if username in self.taken:
            return f"用户名“{username}”已经有账号。"
        if username in self.met:
            return f"用户名“{username}”与第{self.met[username]}行重复。"
        self.met[username] = number
        return ""

    @staticmethod
    def _full_name(name: str) -> str:
        if not name:
            return "没有填写姓名。"
        if name.startswith("="):
            return "单元格是公式，请改为文字。"
        return "姓名不能超过50个字。" if len(name) > 50 else ""

    def _departments(self, cell: str, found: list[str]) -> tuple[Department, ...]:
        names = _listed(cell)
        unknown = [name for name in names if name not in self.departments]
        found.append(f"没有名为“{'”“'.join(unknown)}”的在用部门。" if unknown else "")
        return tuple(dict.fromkeys(self.departments[name] for name in names if name in self.departments))

    @staticmethod
    def _roles(cell: str, found: list[str]) -> tuple[Role, ...]:
        names = _listed(cell)
        unknown = [name for name in names if name not in Role.values]
        if unknown:
            found.append(f"没有“{'”“'.join(unknown)}”这个角色，可填：{'、'.join(Role.values)}。")
        else:
            found.append("" if names else "没有填写角色。")
        return tuple(Role(name) for name in names if name in Role.values)


def _by_name(departments: Iterable[Department]) -> dict[str, Department]:
    """Departments under their names; a short name counts too unless it is another one's full name."""
    listed = list(departments)
    short = {department.short_name: department for department in listed if department.short_name}
    return short | {department.name: department for department in listed}


def _listed(cell: str) -> list[str]:
    return [name.strip() for name in SEPARATORS.split(cell) if name.strip()]
