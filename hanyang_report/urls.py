"""Addresses of the whole site."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path
from django.views.generic import RedirectView

from hanyang_report.door import health
from hanyang_report.pages import api, first_day, machines
from hanyang_report.pages.account import ChangePassword, SignIn
from hanyang_report.pages.brief import brief, brief_download
from hanyang_report.pages.checkup import checkup, checkup_word
from hanyang_report.pages.dashboard import (
    dashboard,
    dashboard_department,
    dashboard_figure,
    instruct_figure,
    instruct_task,
)
from hanyang_report.pages.explore import explore, explore_download, forget_view, save_view
from hanyang_report.pages.home import home
from hanyang_report.pages.inbox import inbox
from hanyang_report.pages.indicator import indicator
from hanyang_report.pages.manual import help_index, help_manual, help_picture
from hanyang_report.pages.personal_data import (
    own_data,
    own_data_download,
    personal_data,
    personal_data_download,
    take_away,
)
from hanyang_report.pages.running import running, who_does_what
from hanyang_report.pages.screen import screen
from hanyang_report.pages.search import search
from hanyang_report.pages.sessions import end_session, own_sessions
from hanyang_report.pages.unlocking import unlock
from hanyang_report.pages.verify import verify_file

urlpatterns = [
    path("", home, name="home"),
    path("", include("reports.urls")),
    path("", include("indicators.urls")),
    path("indicators/<slug:code>/", indicator, name="indicator"),
    path("inbox/", inbox, name="inbox"),
    path("help/", help_index, name="help_index"),
    path("help/<slug:slug>/", help_manual, name="help"),
    path("help/pictures/<str:name>", help_picture, name="help_picture"),
    path("running/", running, name="running"),
    path("duties/", who_does_what, name="duties"),
    path("start/", include(first_day.urlpatterns)),
    path("dashboard/", dashboard, name="dashboard"),
    path("dashboard/brief/", brief, name="brief"),
    path("dashboard/brief.docx", brief_download, name="brief_download"),
    path("dashboard/screen/", screen, name="screen"),
    path("dashboard/figures/<year:year>/<slug:code>/", dashboard_figure, name="dashboard_figure"),
    path("dashboard/departments/<year:year>/<slug:code>/", dashboard_department, name="dashboard_department"),
    path("dashboard/instruct/figure/<int:pk>/", instruct_figure, name="instruct_figure"),
    path("dashboard/instruct/task/<int:pk>/", instruct_task, name="instruct_task"),
    path("explore/", explore, name="explore"),
    path("explore.<slug:extension>", explore_download, name="explore_download"),
    path("explore/views/", save_view, name="save_view"),
    path("explore/views/<int:pk>/forget/", forget_view, name="forget_view"),
    path("search/", search, name="search"),
    path("check/", checkup, name="checkup"),
    path("check/word/", checkup_word, name="checkup_word"),
    path("verify/", verify_file, name="verify"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("feed.xml", machines.feed, name="feed"),
    path("api/v1/", include(api.urlpatterns)),
    path("login/", SignIn.as_view(), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    *([path("second-factor/", include("hanyang_report.pages.second_factor"))] if settings.SECOND_FACTOR else []),
    *(
        path("sign-on/", include(f"hanyang_report.pages.{pages}"))
        for pages in ("sign_on", "sign_on_links")
        if settings.SIGN_ON
    ),
    path("sessions/", own_sessions, name="own_sessions"),
    path("sessions/end/", end_session, name="end_session"),
    path("personal-data/", own_data, name="own_data"),
    path("personal-data.<slug:extension>", own_data_download, name="own_data_download"),
    path("password/", ChangePassword.as_view(), name="password"),
    path("password/done/", auth.PasswordChangeDoneView.as_view(), name="password_done"),
    # Officers and leaders sign in and choose passwords at one place; the stock admin's own forms are passed by.
    path("admin/login/", RedirectView.as_view(pattern_name="login", query_string=True)),
    path("admin/password_change/", RedirectView.as_view(pattern_name="password")),
    # Below a round like its other pages, though it asks the floor above about the year's report.
    path("admin/indicators/collection/<int:year>/unlock/", admin.site.admin_view(unlock), name="round_unlock"),
    # Below a user like its other pages, though it looks through the tables of the floor above.
    path("admin/indicators/user/<int:pk>/personal-data/", admin.site.admin_view(personal_data), name="personal_data"),
    path(
        "admin/indicators/user/<int:pk>/personal-data.<slug:extension>",
        admin.site.admin_view(personal_data_download),
        name="personal_data_download",
    ),
    path(
        "admin/indicators/user/<int:pk>/personal-data/take-away/",
        admin.site.admin_view(take_away),
        name="personal_data_take_away",
    ),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
]

handler500 = "hanyang_report.pages.failed.failed"
