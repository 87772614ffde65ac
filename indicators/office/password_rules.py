"""How long a password serves and which may not come back, where the district says so (PASSWORD_DAYS, PASSWORD_HISTORY)."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from indicators.office.past_password import PastPassword
from indicators.office.permissions import Person
from indicators.office.users import User


class PasswordHistory:
    """Django asks it before a password is set and tells it after, on every way: page, admin, sheet, command."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError for the present one and the last PASSWORD_HISTORY."""
        if user is None or user.pk is None:
            return
        past = PastPassword.objects.filter(user=user).values_list("password", flat=True)[: settings.PASSWORD_HISTORY]
        if any(check_password(password, hashed) for hashed in {user.password, *past}):
            raise ValidationError(self.get_help_text(), code="password_came_back")

    def password_changed(self, password: str, user: User | None = None) -> None:
        """Holds the new one as the account has it, and forgets those nobody looks back on."""
        if user is None or user.pk is None:
            return
        PastPassword.objects.create(user=user, password=user.password)
        held = PastPassword.objects.filter(user=user)[: max(settings.PASSWORD_HISTORY, 1)]
        PastPassword.objects.filter(user=user).exclude(pk__in=list(held.values_list("pk", flat=True))).delete()

    def get_help_text(self) -> str:
        if settings.PASSWORD_HISTORY > 1:
            return f"新密码不能与最近用过的{settings.PASSWORD_HISTORY}个密码相同。"
        return "新密码不能与现在的密码相同。"


def is_due(user: Person) -> bool:
    """Whether the account's password has served its time. One set before this was kept is as old as its account."""
    if not settings.PASSWORD_DAYS or not isinstance(user, User) or not user.has_usable_password():
        return False
    newest = PastPassword.objects.filter(user=user).values_list("at", flat=True).first()
    return timezone.now() - (newest or user.date_joined) > timedelta(days=settings.PASSWORD_DAYS)
