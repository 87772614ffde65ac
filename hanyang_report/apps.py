"""The site as an app: commands that look at both floors below. It holds no data."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "hanyang_report"
    verbose_name = "网站"
