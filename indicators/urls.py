"""Addresses of the numbers."""

from django.urls import path

import indicators.models.converters  # noqa: F401  registers <year:…>
from indicators.views import catalogue, compare, evidence, instructions

urlpatterns = [
    path("indicators/", catalogue.indicator_list, name="indicator_list"),
    path("indicators.<slug:extension>", catalogue.indicator_download, name="indicator_download"),
    path(
        "indicators/<slug:code>/<year:year>/instructions/",
        instructions.figure_instructions,
        name="figure_instructions",
    ),
    path("compare/", compare.compare, name="compare"),
    path("compare.<slug:extension>", compare.compare_download, name="compare_download"),
    path("evidence/<int:pk>/", evidence.evidence_file, name="evidence"),
]
