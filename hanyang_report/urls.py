"""Addresses of the whole site."""

from django.contrib import admin
from django.urls import path

from hanyang_report.pages import errors, health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("admin/", admin.site.urls),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
