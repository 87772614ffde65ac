"""A person's phone and recovery codes. One phone each; a new one takes the place of the old."""

from __future__ import annotations

import unicodedata

from django.db import transaction
from django_otp import verify_token
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from indicators.models import RightsChange, User
from indicators.office.rights import Door, log_second_factor
from indicators.office.steps import Refused

RECOVERY_CODES = 10


def has_phone(user: User) -> bool:
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def accepted(user: User, typed: str) -> Device | None:
    """The device whose code this is; a code is used up by it. Raises Refused while one must wait after wrong codes."""
    code = "".join(unicodedata.normalize("NFKC", typed).split()).lower()
    kind = TOTPDevice if code.isdecimal() else StaticDevice
    device = kind.objects.filter(user=user, confirmed=True).first()
    if device is None:
        return None
    if not device.verify_is_allowed()[0]:
        raise Refused("刚才的动态码不对。请稍等片刻，用手机上新出现的动态码再试。")
    return verify_token(user, device.persistent_id, code)


def is_still_there(user: User, persistent_id: str) -> bool:
    """Whether what somebody proved by is still theirs: a reset ends what was proved before it."""
    device = Device.from_persistent_id(persistent_id)
    return device is not None and device.user_id == user.pk


@transaction.atomic
def take_phone(user: User, key: str, typed: str) -> TOTPDevice | None:
    """The phone that holds this key, proved by its first code, instead of any before; None where the code is not its."""
    phone = TOTPDevice(user=user, name="手机", key=key, confirmed=True)
    code = "".join(unicodedata.normalize("NFKC", typed).split())
    if not (code.isdecimal() and len(code) == phone.digits):
        return None
    had_one = has_phone(user)
    TOTPDevice.objects.filter(user=user).delete()
    phone.save()
    if not phone.verify_token(code):
        transaction.set_rollback(True)
        return None
    log_second_factor(user, "更换手机" if had_one else "启用", by=user, door=Door.PAGE)
    return phone


@transaction.atomic
def new_recovery_codes(user: User) -> list[str]:
    """Shown once; those before no longer work."""
    StaticDevice.objects.filter(user=user).delete()
    kept = StaticDevice.objects.create(user=user, name="恢复码", confirmed=True)
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=kept, token=code) for code in codes)
    return codes


def recovery_codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def reset(user: User, *, by: User | None, door: RightsChange.Way) -> None:
    """Phone lost: the next code is asked of a new one. By another administrator, or on the machine itself (None)."""
    if by is not None and by.pk == user.pk:
        raise Refused("不能重置自己的第二重验证：用恢复码，或请另一位管理员办理。")
    if not has_phone(user):
        raise Refused(f"{user}还没有设置第二重验证。")
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.filter(user=user).delete()
    log_second_factor(user, "重置", by=by, door=door)
