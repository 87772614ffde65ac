"""Addresses that one name does not say alone: a page with and without a number, an app at two places."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def page(request: HttpRequest, number: int = 0) -> HttpResponse:
    return HttpResponse()


app = [path("page/", page, name="page")], "app"
urlpatterns = [
    path("either/", page, name="either"),
    path("either/<int:number>/", page, name="either"),
    path("first/", include(app, namespace="first")),
    path("second/", include(app, namespace="second")),
]
