"""Addresses of the prose."""

from django.urls import path

import indicators.models.converters  # noqa: F401  registers <year:…>
from reports.views import (
    assigning,
    draft,
    editions,
    official,
    promises,
    reading,
    task_actions,
    task_ledger,
    task_list,
    tasks,
)

urlpatterns = [
    path("reports/", reading.report_list, name="report_list"),
    path("reports/latest/", reading.report_latest, name="report_latest"),
    path("reports/compare/", editions.compare, name="report_compare"),
    path("reports/<year:year>/", reading.report, name="report"),
    path("reports/<year:year>/draft/", draft.draft, name="report_draft"),
    path("reports/<year:year>/draft/beside/", draft.beside, name="report_draft_beside"),
    path("reports/<year:year>/report.<str:format>", reading.report_download, name="report_download"),
    path("reports/<year:year>/editions/", editions.edition_list, name="edition_list"),
    path("reports/<year:year>/editions/<int:number>/", reading.edition, name="edition"),
    path(
        "reports/<year:year>/editions/<int:number>/report.<str:format>",
        reading.edition_download,
        name="edition_download",
    ),
    path("reports/<year:year>/editions/<int:number>/official.docx", official.edition_official, name="edition_official"),
    path("tasks/", task_list.task_list, name="task_list"),
    path("tasks.xlsx", task_ledger.task_ledger, name="task_ledger"),
    path("tasks/assign/<year:year>/", assigning.assign_year, name="task_assign_year"),
    path("tasks/bulletin/<year:year>/<int:quarter>/", promises.task_bulletin, name="task_bulletin"),
    path("tasks/evidence/<int:pk>/", task_actions.evidence_file, name="task_evidence"),
    path("tasks/<str:address>/", tasks.task, name="task"),
    path("tasks/<str:address>/assign/", assigning.assign_task, name="task_assign"),
    path("tasks/<str:address>/instruct/", task_actions.instruct, name="task_instruct"),
    path("tasks/<str:address>/instructions/<int:pk>/", task_actions.answer_instruction, name="task_answer_instruction"),
    path("tasks/<str:address>/<slug:verb>/", task_actions.act, name="task_act"),
    path("promises/", promises.promises, name="promises"),
]
