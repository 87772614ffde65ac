"""The floor, as settings of its own: a project as `startproject` leaves it with one view that says hello, served as we are.

`PAGE` in the environment names an HTML file, answered at `/file`.
"""

from os import environ

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import path

SECRET_KEY = "nobody signs in here"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = __name__
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
USE_TZ = True


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


def as_file(request: HttpRequest) -> FileResponse:
    return FileResponse(open(environ["PAGE"], "rb"), content_type="text/html")


urlpatterns = [path("", hello), path("file", as_file)]
