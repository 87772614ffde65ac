"""岗位说明: what each role does, what it may not do twice on one thing, and who holds it."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.models import User
from indicators.office.roles import Role

DUTIES: dict[Role, tuple[str, ...]] = {
    Role.OFFICER: (
        "填报所属部门的数据，附证明材料，对异常变动写明原因，提交审核；退回的改好再交",
        "签收、更新、申请办结本部门牵头的任务",
    ),
    Role.HEAD: ("部门须签发的，填报员送签后由负责人签发或退回，签发后才进入审核",),
    Role.REVIEWER: (
        "审核、退回各部门的数据；部门确实不能填时代填",
        "分派任务，核实办结；开启、延期、锁定年度填报",
    ),
    Role.EDITOR: ("起草年度报告，引用数据，运行检查，送审；逐条回应上年的任务",),
    Role.PUBLISHER: ("批准、发布、更正、撤回报告；解锁已锁定的数据和填报",),
    Role.LEADER: ("看看板和大屏、草稿和公开内容；对数据和任务写批示；不改任何数",),
    Role.ADMINISTRATOR: ("建立账号、部门和指标目录，开启年度填报，看运行状况；不审核、不发布",),
}
NOT_TWICE: tuple[tuple[str, str], ...] = (
    ("一项数据", "谁填的、谁代填的，谁就不能审核它；另一位审核员来审"),
    ("一份报告", "最后改动文字的人不能批准或发布它；另一位发布人来办"),
    ("一件任务", "申请办结的人不能核实它"),
    ("自己的权限", "没有人能改自己的角色和部门：由另一位管理员办，只有一位时在服务器上用 set_roles"),
)
"""A thing and who may not act on it a second time."""


@dataclass(frozen=True, slots=True)
class RoleDuties:
    role: Role
    tasks: tuple[str, ...]
    holders: list[User]


def duties() -> list[RoleDuties]:
    """Every role with the people in service that hold it."""
    return [RoleDuties(role, tasks, list(User.objects.holding(role).order_by("pk"))) for role, tasks in DUTIES.items()]


def doubled(one: Role, other: Role) -> list[str]:
    """The names of those who hold both."""
    return [str(person) for person in User.objects.holding(one).filter(groups__name=other.value).distinct()]
