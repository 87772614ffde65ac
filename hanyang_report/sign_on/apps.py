"""The sign-on as an app: installed where OIDC_ISSUER is set, so that its page of the admin is there then. It holds no data."""

from django.apps import AppConfig


class SignOnConfig(AppConfig):
    name = "hanyang_report.sign_on"
    verbose_name = "统一身份认证"
