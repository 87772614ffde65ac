"""Who acts: officers, reviewers, editors, publishers, leaders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, Group
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from indicators.office.characters import sign_in_name
from indicators.office.departments import Department
from indicators.office.public import Public, PublicQuerySet
from indicators.office.rights_change import RightsChange
from indicators.office.roles import Role, opens_the_admin

IMPORTER = "importer"


class UserManager(DjangoUserManager.from_queryset(PublicQuerySet["User"])):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> User:
        """Whoever signs in under this name, however it is typed; who is older than the one spelling, letter by letter."""
        try:
            return super().get_by_natural_key(sign_in_name(username or ""))
        except User.DoesNotExist:
            return super().get_by_natural_key(username)

    def create_superuser(
        self, username: str, email: str | None = None, password: str | None = None, **fields: Any
    ) -> User:
        """Made on the machine itself, which the log says."""
        user = super().create_superuser(username, email, password, **fields)
        for what, word in ((RightsChange.What.ACCOUNT, "在用"), (RightsChange.What.SUPERUSER, "是")):
            RightsChange.objects.create(user=user, what=what, after=word, door=RightsChange.Way.COMMAND)
        return user

    def importer(self) -> User:
        """The account in whose name shipped data is loaded. It can't log in: inactive, without a usable password."""
        user, created = self.get_or_create(username=IMPORTER, defaults={"full_name": "系统导入", "is_active": False})
        if created:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        return user

    def holding(self, role: Role) -> models.QuerySet[User]:
        """Who is in service with this role."""
        return self.filter(is_active=True, groups__name=role.value)

    def reviewers(self) -> models.QuerySet[User]:
        """Whom to ask about figures: in service, the longest known first."""
        return self.holding(Role.REVIEWER).order_by("pk")

    def departments_with_officers(self) -> set[int]:
        """Those an officer in service acts for. One query."""
        acted_for = self.holding(Role.OFFICER).order_by().values_list("departments", "departments__absorbed")
        return {key for both in acted_for for key in both if key is not None}

    def officers_by_department(self) -> dict[int, list[User]]:
        """The officers in service, under each department they act for. Three queries."""
        found: dict[int, list[User]] = {}
        officers = self.holding(Role.OFFICER)
        for officer in officers.prefetch_related("departments__absorbed").order_by("pk"):
            for department in officer.departments.all():
                for each in (department, *department.absorbed.all()):
                    found.setdefault(each.pk, []).append(officer)
        return found


class User(Public, AbstractUser):
    """An account. Chinese names are one field; the family and given names of the stock user stay unused."""

    unread = frozenset({"last_login", "password"})

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("姓名", max_length=50, help_text="页面和日志中显示的姓名。")
    phone = models.CharField("联系电话", max_length=30, blank=True, help_text="供审核员与填报员互相联系，不对外公开。")
    departments = models.ManyToManyField(
        "indicators.Department",
        verbose_name="所属部门",
        blank=True,
        related_name="members",
        help_text="填报员只能填报所属部门的指标。",
    )

    must_change_password = models.BooleanField(
        "须先改密码", default=False, help_text="下次登录后必须先设置自己的密码，才能做别的事。"
    )

    nameless_since = models.DateTimeField("个人信息去除时间", null=True, blank=True, editable=False)
    """When the name of who had left was taken away; the account stands for what it did, and is nobody's any more."""

    proved_at: datetime | None = None
    """When who acts as this account proved it with a second thing; said for one request: `indicators.office.second_factor`."""
    acts_by_command = False
    """Somebody on the machine itself acts in this name."""

    objects: ClassVar[UserManager] = UserManager()

    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        base_manager_name = "objects"
        verbose_name = "用户"
        verbose_name_plural = "用户"
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                name="nobody_works_without_a_name",
                condition=Q(nameless_since=None) | Q(is_active=False, is_superuser=False, phone="", email=""),
                violation_error_message="个人信息已去除的账号不能再启用，也不再填写联系方式。",
            )
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """Django asks this wherever an account is made or cleaned."""
        return sign_in_name(username) if isinstance(username, str) else username  # a form may hold no name yet

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        """The stock admin greets with this; a Chinese name is not shortened to its family name."""
        return str(self)

    @property
    def is_importer(self) -> bool:
        """The account that shipped data is loaded under; nobody works with it."""
        return self.username == IMPORTER

    def take_roles(self, roles: Iterable[str]) -> None:
        """Hold these roles and no others, and with them the way into the admin where they work there."""
        names = [str(role) for role in roles]
        self.groups.set(Group.objects.filter(name__in=names))
        self.__dict__.pop("role_names", None)
        self.is_staff = self.is_superuser or opens_the_admin(names)
        self.save(update_fields=["is_staff"])

    @cached_property
    def role_names(self) -> frozenset[str]:
        """The names of the account's groups: see `indicators.office.roles`."""
        return frozenset(self.groups.values_list("name", flat=True))

    @cached_property
    def department_ids(self) -> frozenset[int]:
        """The departments the person acts for: their own, and those that were merged into them."""
        acted_for = Department.objects.filter(Q(members=self) | Q(merged_into__members=self))
        return frozenset(acted_for.values_list("pk", flat=True))
