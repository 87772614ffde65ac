"""The second factor as an app: installed where SECOND_FACTOR is on, with a command of its own. It holds no data itself."""

from django.apps import AppConfig, apps
from django.contrib import admin


class SecondFactorConfig(AppConfig):
    name = "hanyang_report.second_factor"
    verbose_name = "第二重验证"

    def ready(self) -> None:
        """What phones hold is shown to nobody: django-otp's own pages of the admin are taken off again."""
        for kept in ("otp_static.StaticDevice", "otp_totp.TOTPDevice"):
            admin.site.unregister(apps.get_model(kept))
