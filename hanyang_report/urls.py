"""Addresses of the whole site."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path, reverse_lazy
from django.views.generic import RedirectView

from hanyang_report.context import current_site
from hanyang_report.pages import health
from hanyang_report.pages.home import home
from hanyang_report.pages.indicator import indicator

urlpatterns = [
    path("", home, name="home"),
    path("", include("reports.urls")),
    path("", include("indicators.urls")),
    path("indicators/<slug:code>/", indicator, name="indicator"),
    path(
        "login/",
        # Django's view would put a `site` of its own, named after the host, in place of ours.
        auth.LoginView.as_view(redirect_authenticated_user=True, extra_context={"site": current_site()}),
        name="login",
    ),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path(
        "password/",
        auth.PasswordChangeView.as_view(success_url=reverse_lazy("password_done")),
        name="password",
    ),
    path("password/done/", auth.PasswordChangeDoneView.as_view(), name="password_done"),
    # Officers and leaders sign in at one place; the stock admin's own form is passed by.
    path("admin/login/", RedirectView.as_view(pattern_name="login", query_string=True)),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
]
