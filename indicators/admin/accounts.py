"""用户: accounts and the roles they hold."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Count, ManyToManyField, QuerySet
from django.forms import CharField, CheckboxSelectMultiple, HiddenInput
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join

from indicators.models import User
from indicators.office.admin import ByRole, LabelledForm, PlainTitles, ViewedAdmin, actor, yes_no
from indicators.office.rights import OWN, Door, Rights, log_password, log_rights
from indicators.office.roles import Role, homeless
from indicators.views import handing_over, people_sheet

admin.site.unregister(Group)  # Django's page for it is a table of permissions, which nothing here asks


class PasswordForm(AdminPasswordChangeForm):
    """Nobody signs in here by other means, so every account keeps a password; closing one is done by 在用."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)


class AbleToWork(LabelledForm):
    """Somebody who could do nothing in their role is not saved, unless the account is closed anyway."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        roles = [group.name for group in cleaned.get("groups", ())]
        complaint = homeless(roles, cleaned.get("departments", ()))
        if complaint and cleaned.get("is_active", True):
            self.add_error("departments", complaint)
        return cleaned


class AccountForm(AbleToWork, UserChangeForm):
    """Refuses to write over rights that another administrator changed after this form was opened."""

    seen = CharField(widget=HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = Rights.of(self.instance.pk).mark

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("seen") and cleaned["seen"] != Rights.of(self.instance.pk).mark:
            self.add_error(None, "您打开这一页以后，这个账号的权限已被改动，这次没有保存。请重新打开核对后再改。")
        return cleaned


class NewAccountForm(AbleToWork, UserCreationForm):
    pass


OWN_PAGE = (
    (None, {"fields": ("username", "password", "must_change_password")}),
    ("个人", {"fields": ("full_name", "phone", "email")}),
    ("权限", {"fields": ("role_list", "department_names"), "description": OWN}),
    ("日期", {"fields": ("last_login", "date_joined")}),
)


@admin.register(User)
class UserAdmin(ByRole, PlainTitles, DjangoUserAdmin):
    readers = (Role.ADMINISTRATOR,)
    list_display = (
        "username",
        "full_name",
        "department_names",
        "role_list",
        "phone",
        yes_no("is_staff", "可进后台", yes="可进后台"),
        yes_no("is_active", "在用", yes="在用", no="停用"),
        "last_login",
    )
    list_filter = ("groups", "is_active", "is_staff", "departments")
    search_fields = ("username", "full_name", "phone", "departments__name")
    ordering = ("username",)
    autocomplete_fields = ("departments",)
    filter_horizontal = ()
    form = AccountForm
    add_form = NewAccountForm
    add_form_template = None
    change_password_form = PasswordForm
    change_user_password_template = "admin/user_password.html"  # noqa: S105 (a template, not a password)
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password", "must_change_password")}),
        ("个人", {"fields": ("full_name", "phone", "email", "departments")}),
        ("权限", {"fields": ("groups", "is_active", "is_superuser")}),
        ("日期", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("username", "full_name", "password1", "password2"),
            },
        ),
        ("岗位", {"fields": ("departments", "groups", "must_change_password")}),
    )

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [*people_sheet.addresses(wrap), *handing_over.addresses(wrap), *super().get_urls()]

    def formfield_for_manytomany(self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs |= {"widget": CheckboxSelectMultiple(), "label": "角色", "help_text": ""}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: Any) -> None:
        form.rights_before = Rights.of(obj.pk) if change else Rights()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """The roles decide whether the admin is open, there is no box to forget; what changed is logged."""
        super().save_related(request, form, formsets, change)
        form.instance.take_roles(form.instance.groups.values_list("name", flat=True))
        log_rights(form.instance, form.rights_before, by=actor(request), door=Door.PAGE)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Django's page; a password set for somebody is logged with it or not at all."""
        with transaction.atomic():
            response = super().user_change_password(request, id, form_url)
            if request.method == "POST" and response.status_code == 302:
                log_password(User.objects.get(pk=id), by=actor(request), door=Door.PAGE)
        return response

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("departments", "groups")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        readonly = tuple(super().get_readonly_fields(request, obj))
        if obj is not None and obj == request.user:
            return *readonly, "department_names", "role_list"
        return readonly if request.user.is_superuser else (*readonly, "is_superuser")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """One's own page says why the rights on it can't be changed."""
        if obj is not None and obj == request.user:
            return OWN_PAGE
        fieldsets = super().get_fieldsets(request, obj)
        is_form = obj is not None and self.has_change_permission(request, obj)
        return (*fieldsets, (None, {"fields": ("seen",), "classes": ("hidden",)})) if is_form else fieldsets

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody wakes the account that shipped data is loaded under or one without a name; superusers touch superusers."""
        if obj is not None and (
            obj.is_importer or obj.nameless_since or (obj.is_superuser and not request.user.is_superuser)
        ):
            return False
        return super().has_change_permission(request, obj)

    @admin.display(description="所属部门")
    def department_names(self, user: User) -> str:
        return "、".join(department.label for department in user.departments.all())

    @admin.display(description="角色")
    def role_list(self, user: User) -> str:
        return "、".join(group.name for group in user.groups.all())


@admin.register(Group)
class RoleAdmin(ViewedAdmin):
    """The roles the code knows. Who holds one is chosen on the user's page."""

    readers = (Role.ADMINISTRATOR,)
    list_display = ("name", "duty", "member_count")
    search_fields = ("name",)
    ordering = ("pk",)
    fields = ("name", "duty", "members")
    readonly_fields = ("duty", "members")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Group]:
        return super().get_queryset(request).annotate(counted=Count("user"))

    @admin.display(description="职责")
    def duty(self, group: Group) -> str:
        return Role(group.name).label if group.name in Role.values else ""

    @admin.display(description="人数", ordering="counted")
    def member_count(self, group: Any) -> int:
        return group.counted

    @admin.display(description="成员")
    def members(self, group: Group) -> str:
        return format_html_join("、", "{}", ((user,) for user in group.user_set.order_by("username")))
