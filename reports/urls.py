"""Addresses of the prose."""

from django.urls import path

import indicators.converters  # noqa: F401  registers <year:…>
from reports.views import reading, tasks

urlpatterns = [
    path("reports/", reading.report_list, name="report_list"),
    path("reports/latest/", reading.report_latest, name="report_latest"),
    path("reports/<year:year>/", reading.report, name="report"),
    path("reports/<year:year>/report.<str:format>", reading.report_download, name="report_download"),
    path("tasks/", tasks.task_list, name="task_list"),
    path("tasks/<str:address>/", tasks.task, name="task"),
]
