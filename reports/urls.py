"""Addresses of the prose."""

from django.urls import path

import indicators.converters  # noqa: F401  registers <year:…>
from reports.views import drafting, editions, reading, tasks

urlpatterns = [
    path("reports/", reading.report_list, name="report_list"),
    path("reports/latest/", reading.report_latest, name="report_latest"),
    path("reports/compare/", editions.compare, name="report_compare"),
    path("reports/<year:year>/", reading.report, name="report"),
    path("reports/<year:year>/draft/", drafting.draft, name="report_draft"),
    path("reports/<year:year>/report.<str:format>", reading.report_download, name="report_download"),
    path("reports/<year:year>/editions/", editions.edition_list, name="edition_list"),
    path("reports/<year:year>/editions/<int:number>/", editions.edition, name="edition"),
    path(
        "reports/<year:year>/editions/<int:number>/report.<str:format>",
        editions.edition_download,
        name="edition_download",
    ),
    path("tasks/", tasks.task_list, name="task_list"),
    path("tasks/<str:address>/", tasks.task, name="task"),
]
