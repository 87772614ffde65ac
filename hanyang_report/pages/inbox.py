"""Each person's own page after signing in: what is theirs to do, from all floors of the house."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanyang_report.first_day.progress import awaits_its_first_day
from hanyang_report.overview.first_steps import first_steps
from hanyang_report.overview.handovers import handovers
from hanyang_report.overview.own_steps import own_steps
from hanyang_report.overview.vacancies import vacancies
from indicators.models import User
from indicators.round import inbox as figures
from indicators.round.progress import Rounds
from reports.importing.inbox import waiting_imports
from reports.models import user_can_edit
from reports.publishing.inbox import unpromised, waiting
from reports.tracker import inbox as tasks
from reports.tracker.watching import watch


@never_cache
@require_safe
@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    person = cast(User, request.user)
    if awaits_its_first_day(person):
        return redirect("start")
    rounds = Rounds()
    context = {
        "figures": figures.inbox(person, rounds),
        "tasks": tasks.inbox(person, watch()),
        "reports": waiting(person),
        "imports": waiting_imports(person),
        "unpromised": unpromised(person),
        "handovers": [*handovers(person, rounds), *vacancies(person)],
        "steps": first_steps(person),
        "own_steps": own_steps(person),
        "may_begin": user_can_edit(person),
    }
    return render(request, "pages/inbox.html", context)
