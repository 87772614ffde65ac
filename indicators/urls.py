"""Addresses of the numbers."""

from django.urls import path

from indicators.views import catalogue

urlpatterns = [
    path("indicators/", catalogue.indicator_list, name="indicator_list"),
]
