"""Addresses of the numbers."""

from django.urls import path

from indicators.views import catalogue, compare, evidence

urlpatterns = [
    path("indicators/", catalogue.indicator_list, name="indicator_list"),
    path("indicators.<slug:extension>", catalogue.indicator_download, name="indicator_download"),
    path("compare/", compare.compare, name="compare"),
    path("compare.<slug:extension>", compare.compare_download, name="compare_download"),
    path("evidence/<int:pk>/", evidence.evidence_file, name="evidence"),
]
