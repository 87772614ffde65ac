"""Whatever is done to what is public, in whatever order: two workers hand out what a fresh rendering says, byte for byte."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from unittest import mock

import hypothesis
import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client, override_settings
from hypothesis import strategies as st

from hanyang_report.door import rendered_once
from indicators.models import Annotation, Department, Figure, Indicator, LoadedFixture, Theme
from indicators.office.kept.asked_again import still_holds
from indicators.office.kept.parts import KeptPart, PageParts
from indicators.office.kept.store import Store
from indicators.office.kept.written import written
from indicators.office.site import Site
from indicators.round.people import merge, rename
from reports.document.tree import PromiseAnswer
from reports.models import Edition, Report, Task
from reports.models.task_steps import TaskStatus
from reports.publishing.verbs import withdraw
from reports.templatetags.block_words import words_of_any_edition
from reports.tracker.assignments import Assignment, assign
from reports.tracker.deliberating import Opinion, take_up
from tests import cast
from tests.addresses import route_of
from tests.promises import answered_by_report, closed, signed
from tests.published import another_year, corrected
from tests.test_draft_is_invisible import (
    public_addresses,
    the_next_draft,
    the_next_figures,
    whatever_is_in_the_rows,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

STORE = "hanyang_report.door.rendered_once.RenderedOnce"
LEFT_OUT = (".pdf", ".docx", ".xlsx", ".webp")
"""Files: never from the store, and each writes the time of its making into itself."""

# ── what changes what everybody reads ──────────────────────────────────────────────────────────────────────


def a_correction() -> None:
    corrected(Report.objects.get(year=2019))


def a_withdrawal() -> None:
    withdraw(Report.objects.get(year=2019), by=cast.publisher(), reason="待核实。")


def an_older_report() -> None:
    """A second one of the same year can't be."""
    if Report.objects.filter(year=2018).exists():
        raise ValidationError("2018年度报告已经有了。")
    another_year(Edition.objects.select_related("report", "published_by").earliest("pk"), 2018)


def a_merger() -> None:
    merge(cast.department("audit_bureau"), cast.department(), by=cast.administrator())


def a_new_name() -> None:
    rename(cast.department(), name="司法行政局", short_name="", by=cast.administrator())


def an_assignment() -> None:
    lead, *others = Department.objects.active().order_by("-pk")[:3]
    task = Task.objects.order_by("pk")[0]
    assign(task, Assignment(lead, others, due_on=date(2020, 11, 30)), by=cast.editor(), reason="分派。")


def fewer_helpers() -> None:
    for task in Task.objects.all():
        task.co_departments.clear()


def a_helper_in_each() -> None:
    for task in Task.objects.all():
        task.co_departments.add(cast.department())


def a_published_value() -> None:
    """As no verb does it: rows in bulk."""
    Figure.objects.filter(indicator__code="audit_project_count", published_at__isnull=False).update(
        published_value=4321
    )


def another_title() -> None:
    Indicator.objects.filter(code="audit_project_count").update(name="审计项目数（新）")


def a_theme_renamed() -> None:
    theme = Theme.objects.earliest("pk")
    theme.name = f"{theme.name}新"
    theme.save()


def a_note_on_a_series() -> None:
    indicator = Indicator.objects.get(code="audit_project_count")
    Annotation.objects.bulk_create([Annotation(indicator=indicator, year=2019, text="口径有变。")])


def no_notes() -> None:
    Annotation.objects.all().delete()


def simulated() -> None:
    LoadedFixture.objects.mark_simulated()


def drafts() -> None:
    the_next_draft(cast.editor())


def figures_entered() -> None:
    the_next_figures(cast.editor())


def rows_overwritten() -> None:
    whatever_is_in_the_rows(cast.editor())


def a_promise_led_and_signed() -> None:
    signed("T1-1")


def a_promise_reported_and_closed() -> None:
    closed("T4-1")


def an_opinion_of_the_congress() -> None:
    opinion = Opinion("进一步加强行政执法监督。", "加强行政执法监督", cast.department())
    report, on = Report.objects.get(year=2019), date(2020, 5, 20)
    take_up(report, [opinion], organ="区人大常委会", number="某人常〔2020〕5号", on=on, by=cast.publisher())


def promises_answered() -> None:
    """By a report of the year they were made for, where nothing else has happened to either."""
    if Edition.objects.count() > 1:
        raise ValidationError("已有别的版次。")
    given = [
        PromiseAnswer("2020-T1-1", "一", "kept", "已部署。", "s1-2"),
        PromiseAnswer("2020-T2-2", "二", "not", "待改革。", ""),
    ]
    answered_by_report(*given)


def a_step_of_every_task() -> None:
    Task.objects.update(status=TaskStatus.SUSPENDED)


def another_district() -> None:
    site = Site.objects.here()
    site.settle(name=f"{site.name}新", organiser="某区司法局")


VERBS = [
    a_promise_led_and_signed,
    a_promise_reported_and_closed,
    promises_answered,
    a_step_of_every_task,
    another_district,
    a_correction,
    a_withdrawal,
    an_older_report,
    a_merger,
    a_new_name,
    an_assignment,
    fewer_helpers,
    a_helper_in_each,
    a_published_value,
    another_title,
    a_theme_renamed,
    a_note_on_a_series,
    no_notes,
    simulated,
    an_opinion_of_the_congress,
    drafts,
    figures_entered,
    rows_overwritten,
]

# ── reading ────────────────────────────────────────────────────────────────────────────────────────────────


def addresses() -> list[str]:
    """One of each kind, and what is asked; the codes of all indicators would say the same many times."""
    first: dict[str, str] = {}
    for address in public_addresses():
        if not address.partition("?")[0].endswith(LEFT_OUT):
            first.setdefault(kind_of(address), in_order(address))
    return list(first.values())


def in_order(address: str) -> str:
    """The store answers a question as if it were asked in the order of its names."""
    path, mark, query = address.partition("?")
    return path + mark + "&".join(sorted(query.split("&"), key=lambda pair: pair.partition("=")[0]))


def kind_of(address: str) -> str:
    """By its pattern; each format and each year of the reports stands for itself."""
    question = address.partition("?")[2]
    route = route_of(address.partition("?")[0])
    return f"{route}?{question}" + (address if "report" in route and "<year" in route else "")


def worker() -> Client:
    """A client has the whole of Django to itself: a store of its own."""
    return Client(raise_request_exception=False)


def without_store() -> Client:
    client = worker()
    with override_settings(MIDDLEWARE=[one for one in django_settings.MIDDLEWARE if one != STORE]):
        client.handler.load_middleware()
    return client


def read_anew(client: Client, address: str) -> tuple[int, bytes]:
    """As it is where nothing was kept, no page, no part of one, no row and no find; they are there again afterwards."""
    written.cache_clear()
    words_of_any_edition.cache_clear()
    nothing: Store[KeptPart] = Store(0)
    with ExitStack() as stack:
        stack.enter_context(mock.patch("indicators.office.kept.held.HELD", Store(0)))
        for one in PageParts.known:
            stack.enter_context(mock.patch.object(one, "store", nothing))
        return read(client, address)


def read(client: Client, address: str) -> tuple[int, bytes]:
    response = client.get(f"/{address}")
    return response.status_code, b"" if response.status_code >= 400 or response.cookies else response.content


@pytest.mark.parametrize("verb", [a_correction, a_withdrawal, an_older_report, simulated])
def test_a_verb_changes_what_is_read(verb: Callable[[], None]):
    """Were it otherwise, a store that never forgets would pass below."""
    client = without_store()
    before = [read(client, address) for address in addresses()]
    verb()
    assert before != [read(client, address) for address in addresses()]


def several(least: int, most: int) -> st.SearchStrategy[list[Callable[[], None]]]:
    return st.lists(st.sampled_from(VERBS), min_size=least, max_size=most)


@hypothesis.settings(max_examples=3, suppress_health_check=list(hypothesis.HealthCheck), deadline=None)
@hypothesis.given(verbs=several(3, 4))
def test_two_workers_hand_out_what_is_true_now(verbs: list[Callable[[], None]]):
    hold_two_workers_against_what_is_true(verbs)


@pytest.mark.long
@hypothesis.settings(max_examples=40, suppress_health_check=list(hypothesis.HealthCheck), deadline=None)
@hypothesis.given(verbs=several(6, 12))
def test_two_workers_hand_out_what_is_true_now_for_a_long_time(verbs: list[Callable[[], None]]):
    hold_two_workers_against_what_is_true(verbs)


@pytest.mark.parametrize("verb", [a_theme_renamed, a_promise_led_and_signed, a_published_value])
def test_a_page_not_rendered_anew_is_what_rendering_it_says(verb: Callable[[], None], monkeypatch: pytest.MonkeyPatch):
    """What a worker hands out after asking again is held against a fresh rendering; each verb shows on some pages only."""
    held: list[bool] = []
    monkeypatch.setattr(rendered_once, "still_holds", lambda *asked: held.append(still_holds(*asked)) or held[-1])
    client, fresh = worker(), without_store()
    with time_machine.travel("2021-02-01 09:00:00+08:00", tick=False):
        cast.opened_round(2020)
        for address in addresses():
            read(client, address)
        do(verb)
        for address in addresses():
            assert read(client, address) == read_anew(fresh, address), address
    assert set(held) == {True, False}


OF_PARTS = ("", "tasks", "promises", "indicators", "compare")
"""Where pages begin that stand on parts."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("verb", [a_promise_led_and_signed, promises_answered, a_correction, a_note_on_a_series])
def test_what_was_found_before_a_committed_change_is_not_shown_after_it(verb: Callable[[], None]):
    """Between transactions parts and what they are made of are held, too; another foot makes pages anew and no part."""
    client, fresh = worker(), without_store()
    pages = [address for address in addresses() if address.partition("?")[0].partition("/")[0] in OF_PARTS]
    for change in (another_district, verb):
        for address in pages:
            read(client, address)
        do(change)
        for address in pages:
            assert read(client, address) == read_anew(fresh, address), f"{address} after {change.__name__}"


def hold_two_workers_against_what_is_true(verbs: list[Callable[[], None]]) -> None:
    """One worker reads every page after each step, the other after some: what it keeps is of several states."""
    diligent, lazy, fresh = worker(), worker(), without_store()
    with transaction.atomic(), time_machine.travel("2021-02-01 09:00:00+08:00", tick=False):
        cast.opened_round(2020)
        for number, verb in enumerate(verbs):
            do(verb)
            for place, address in enumerate(addresses()):
                true = read_anew(fresh, address)  # nothing but the rows has a say in what is true
                assert read(diligent, address) == true, f"{address} after {verb.__name__}"
                if (number + place) % 2:
                    assert read(lazy, address) == true, f"{address} after {verb.__name__}"
        transaction.set_rollback(True)


def do(verb: Callable[[], None]) -> None:
    """Some verbs are refused after others: nothing has changed then."""
    try:
        with transaction.atomic():
            verb()
    except (ValidationError, Report.DoesNotExist):
        pass
