"""登录记录, 权限变更 and 待办通知: for administrators, to read; the first two to take away as well."""

from __future__ import annotations

from datetime import datetime

from django.contrib import admin
from django.utils.timezone import localtime

from indicators.models import RightsChange, SignInAttempt, TurnNotice
from indicators.office.admin.exported import Exported
from indicators.office.admin.frame import ViewedAdmin, yes_no
from indicators.office.roles import Role


def _moment(at: datetime) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M:%S}"


@admin.register(SignInAttempt)
class SignInAttemptAdmin(Exported, ViewedAdmin):
    readers = (Role.ADMINISTRATOR,)
    list_display = ("at", "who", "outcome", "address")
    list_filter = ("outcome",)
    list_select_related = ("user",)
    search_fields = ("user__username", "user__full_name", "address")
    date_hierarchy = "at"
    fields = ("at", "who", "outcome", "address", "browser")
    readonly_fields = ("who",)
    exported = (
        ("时间", lambda row: _moment(row.at)),
        ("用户名", lambda row: row.user.username if row.user else ""),
        ("姓名", lambda row: str(row.user) if row.user else "没有这个账号"),
        ("结果", lambda row: row.get_outcome_display()),
        ("来源地址", lambda row: row.address or ""),
        ("浏览器", lambda row: row.browser),
    )

    @admin.display(description="账号", ordering="user__username")
    def who(self, row: SignInAttempt) -> str:
        return f"{row.user}（{row.user.username}）" if row.user else "没有这个账号"


@admin.register(RightsChange)
class RightsChangeAdmin(Exported, ViewedAdmin):
    readers = (Role.ADMINISTRATOR,)
    list_display = ("at", "account", "what", "before", "after", "actor", "door")
    list_filter = ("what", "door")
    list_select_related = ("user", "by")
    search_fields = ("user__username", "user__full_name", "by__username", "by__full_name")
    date_hierarchy = "at"
    fields = ("at", "account", "what", "before", "after", "actor", "door")
    readonly_fields = ("account", "actor")
    exported = (
        ("时间", lambda row: _moment(row.at)),
        ("用户名", lambda row: row.user.username),
        ("姓名", lambda row: str(row.user)),
        ("事项", lambda row: row.get_what_display()),
        ("变更前", lambda row: row.before),
        ("变更后", lambda row: row.after),
        ("操作人", lambda row: row.actor),
        ("途径", lambda row: row.get_door_display()),
    )

    @admin.display(description="账号", ordering="user__username")
    def account(self, row: RightsChange) -> str:
        return f"{row.user}（{row.user.username}）"

    @admin.display(description="操作人", ordering="by__username")
    def actor(self, row: RightsChange) -> str:
        return row.actor


@admin.register(TurnNotice)
class TurnNoticeAdmin(ViewedAdmin):
    readers = (Role.ADMINISTRATOR,)
    list_display = ("at", "channel", "steps", "person", yes_no("is_delivered", "已送出"), "result")
    list_filter = ("channel", "is_delivered")
    list_select_related = ("person",)
    date_hierarchy = "at"
    fields = ("at", "channel", "person", "steps", "is_delivered", "result", "by")
