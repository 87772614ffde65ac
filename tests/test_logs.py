"""What is written once stays as it is: every log of the house, by every door Django has to a row."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from indicators.office.records import Kept, KeptQuerySet, Lasting
from reports.models import Report, ReportMove

OURS = [model for model in apps.get_models() if model._meta.app_label in ("indicators", "reports")]
LOGS = [model for model in OURS if issubclass(model, Kept)]
LASTING = [model for model in OURS if issubclass(model, Lasting)]
BULK: dict[str, Callable[[models.Manager], object]] = {
    "update": lambda rows: rows.update(pk=1),
    "filtered update": lambda rows: rows.filter(pk=1).update(pk=2),
    "delete": lambda rows: rows.all().delete(),
    "bulk_update": lambda rows: rows.bulk_update([rows.model(pk=1)], ["id"]),
    "empty bulk_update": lambda rows: rows.bulk_update([], ["id"]),
    "update_or_create": lambda rows: rows.update_or_create(pk=1, defaults={}),
    "bulk_create over what is there": lambda rows: rows.bulk_create(
        [rows.model(pk=1)], update_conflicts=True, update_fields=["id"], unique_fields=["id"]
    ),
    "bulk_create by place": lambda rows: rows.bulk_create([rows.model(pk=1)], None, False, True),
}


def name(model: type[models.Model]) -> str:
    return model.__name__


def test_every_log_is_known_as_one() -> None:
    assert {name(model) for model in LOGS} >= {
        "FigureMove",
        "Explanation",
        "Reminder",
        "ReportMove",
        "Acknowledgement",
        "Edition",
        "Withdrawal",
        "Filing",
        "TaskUpdate",
        "TaskEvidence",
        "TaskReminder",
        "TurnNotice",
    }


def test_what_calls_itself_a_log_is_one() -> None:
    called = [model for model in OURS if name(model).endswith(("Move", "Log")) or "ritten once." in str(model.__doc__)]
    assert [name(model) for model in called if model not in LOGS] == []


@pytest.mark.parametrize("way", BULK)
@pytest.mark.parametrize("model", LASTING, ids=name)
def test_no_bulk_way_changes_or_removes_a_row(model: type[models.Model], way: str) -> None:
    assert isinstance(model._default_manager.all(), KeptQuerySet)
    with pytest.raises(ValidationError, match=f"“{model._meta.verbose_name}”永久保存，不能"):
        BULK[way](model._default_manager)


@pytest.mark.parametrize("model", LASTING, ids=name)
def test_no_row_is_removed(model: type[models.Model]) -> None:
    with pytest.raises(ValidationError, match="不能删除"):
        model(pk=1).delete()


@pytest.mark.parametrize("model", LOGS, ids=name)
def test_no_line_of_a_log_is_saved_again(model: type[models.Model]) -> None:
    line = model(pk=1)
    line._state.adding = False
    with pytest.raises(ValidationError, match="不能修改"):
        line.save()


@pytest.mark.django_db
def test_a_new_line_under_an_old_key_overwrites_nothing(loaded: None) -> None:
    report = Report.objects.get(year=2019)
    by = report.editions.get().published_by
    fields = {"report": report, "verb": "circulate", "stage_from": "draft", "stage_to": "consulting", "by": by}
    first = ReportMove.objects.create(note="原话", **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportMove(pk=first.pk, note="改写", **fields).save()
    assert report.moves.get(pk=first.pk).note == "原话"


@pytest.mark.django_db
def test_a_report_s_own_log_is_not_rewritten_through_the_report(loaded: None) -> None:
    report = Report.objects.get(year=2019)
    with pytest.raises(ValidationError, match="“报告流程记录”永久保存，不能修改"):
        report.moves.update(note="改写")
    with pytest.raises(ValidationError, match="“报告流程记录”永久保存，不能删除"):
        report.moves.all().delete()


@pytest.mark.django_db
def test_new_lines_still_come_in_bulk(loaded: None) -> None:
    report = Report.objects.get(year=2019)
    by = report.editions.get().published_by
    lines = [
        ReportMove(report=report, verb="circulate", stage_from="draft", stage_to="consulting", by=by, note=note)
        for note in ("一", "二")
    ]
    ReportMove.objects.bulk_create(lines)
    assert report.moves.filter(note__in=["一", "二"]).count() == 2
