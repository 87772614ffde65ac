"""What public pages read is found, not listed: every way of writing it moves the public version."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from threading import Event, Thread

import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.models.deletion import CASCADE, PROTECT, RESTRICT, ProtectedError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import Figure, PublicVersion, Statement, Theme, User
from indicators.office.public import ANY, Public, PublicQuerySet, written_between
from reports.models import ImportedReport, Original, Report
from reports.publishing.verbs import withdraw
from tests import cast
from tests.queries import reaching_the_database
from tests.test_draft_is_invisible import public_addresses

pytestmark = [pytest.mark.django_db]

TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')
VERSION = PublicVersion._meta.db_table
JOIN = """A public page reads {models}, and no write to that moves the public version: a reader would be handed an old page.
Let the model stand on `Public` (first among its bases) and its `objects` be made from `PublicQuerySet` or a subclass of it,
say `base_manager_name = "objects"` in its Meta, and make the migration (both in indicators/office/public.py). A relation of many
to many needs a `through` model that does the same. Where the page need not read the table, let it not: each write renders all anew."""


def read_by_public_pages() -> set[str]:
    """The tables that SQL of any public address names, asked by somebody without a session."""
    client = Client(raise_request_exception=False)
    with reaching_the_database() as asked:
        for address in public_addresses():
            if not address.endswith(".pdf"):  # the words of the .txt, set by another program
                client.get(f"/{address}")
    return {table for sql in asked for table in TABLE.findall(sql)} - {VERSION}


def model_of(table: str) -> type[models.Model]:
    return next(model for model in apps.get_models(include_auto_created=True) if model._meta.db_table == table)


def public_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, Public)]


# ── which tables ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("lights", [False, True])
@pytest.mark.usefixtures("demo")
def test_every_table_that_a_public_page_reads_is_public(lights: bool, settings):
    settings.TASKS_PUBLIC_LIGHTS = lights
    tables = read_by_public_pages()
    assert {"indicators_figure", "reports_edition", "reports_withdrawal"} < tables
    missing = sorted(model_of(table).__name__ for table in tables if not issubclass(model_of(table), Public))
    assert missing == [], JOIN.format(models="、".join(missing))


@pytest.mark.parametrize("model", public_models())
def test_what_django_writes_by_itself_goes_through_the_same_door(model: type[models.Model]):
    """`save` and `loaddata` through the base manager, `set` and `add` of a relation through the default one."""
    assert issubclass(type(model._base_manager.all()), PublicQuerySet)
    assert issubclass(type(model._default_manager.all()), PublicQuerySet)


@pytest.mark.parametrize("model", public_models())
def test_no_public_row_goes_or_changes_with_one_that_is_not_public(model: type[models.Model]):
    chains = [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete not in (PROTECT, RESTRICT)
        and not issubclass(field.related_model, Public)
    ]
    assert chains == []


# ── which ways of writing ──────────────────────────────────────────────────────────────────────────────────


def first_field(row: models.Model) -> models.Field:
    """One that is there to be read."""
    unread = getattr(row, "unread", frozenset())
    return next(field for field in row._meta.concrete_fields if not field.primary_key and field.name not in unread)


def gone(row: models.Model) -> None:
    """Past everything, as if it had never been."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {row._meta.db_table} WHERE {row._meta.pk.column} = %s", [row.pk])


def saved(row: models.Model) -> None:
    row.save()


def created(row: models.Model) -> None:
    gone(row)
    row.save(force_insert=True)


def updated(row: models.Model) -> None:
    field = first_field(row)
    type(row)._default_manager.filter(pk=row.pk).update(**{field.name: getattr(row, field.name)})


def updated_in_bulk(row: models.Model) -> None:
    type(row)._default_manager.bulk_update([row], [first_field(row).name])


def created_in_bulk(row: models.Model) -> None:
    gone(row)
    type(row)._default_manager.bulk_create([row])


def deleted(row: models.Model) -> None:
    row.delete()


def deleted_in_bulk(row: models.Model) -> None:
    type(row)._default_manager.filter(pk=row.pk).delete()


def loaded_from_a_file(row: models.Model) -> None:
    gone(row)
    for one in serializers.deserialize("json", serializers.serialize("json", [row])):
        one.save()


WAYS = [saved, created, updated, updated_in_bulk, created_in_bulk, deleted, deleted_in_bulk, loaded_from_a_file]


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def published_elsewhere(report: Report) -> None:
    """What a report says that was read from a file."""
    day, file = date(report.year + 1, 3, 1), {"sha256": "0" * 64}
    imported = ImportedReport.objects.create(name="报告.docx", size=1, read_in_by=cast.editor(), **file)
    Original.objects.create(report=report, imported=imported, published_on=day, file_name=imported.name, **file)
    Statement.objects.create(figure=Figure.objects.published().latest("pk"), value=1, source="报告", public_value=2)


@pytest.mark.usefixtures("demo")
def test_every_way_of_writing_a_public_table_moves_the_version_and_names_it():
    """Where a way is refused, nothing was written."""
    withdraw(Report.objects.earliest("year"), by=cast.publisher(), reason="待核实。")
    published_elsewhere(Report.objects.latest("year"))
    still = []
    for model in public_models():
        for way in WAYS:
            row = model._base_manager.first()
            assert row is not None, f"no {model.__name__} here: nothing is tried on it"
            before = PublicVersion.objects.now()
            with undone():
                if not is_refused(way, row) and not names(model, written_between(before, PublicVersion.objects.now())):
                    still.append(f"{model.__name__} {way.__name__}")
            assert PublicVersion.objects.now() == before
    assert still == []


def names(model: type[models.Model], written: frozenset[str]) -> bool:
    return not written.isdisjoint({model._meta.db_table, ANY})


def is_refused(way: Callable[[models.Model], None], row: models.Model) -> bool:
    try:
        with transaction.atomic():
            way(row)
    except (ValidationError, ProtectedError):
        return True
    return False


# ── the version itself ─────────────────────────────────────────────────────────────────────────────────────


def theme(code: str) -> Theme:
    return Theme.objects.create(code=code, name=code, short_name=code)


def test_a_transaction_moves_the_version_once_however_much_it_writes():
    theme("first")
    with CaptureQueriesContext(connection) as asked:
        theme("second")
    assert [query["sql"] for query in asked if VERSION in query["sql"]] == []


def test_whoever_read_in_between_is_told_of_the_next_write_too():
    theme("first")
    between = PublicVersion.objects.now()
    theme("second")
    assert PublicVersion.objects.now() != between


def test_what_is_rolled_back_moved_nothing_and_the_next_write_moves_it():
    before = PublicVersion.objects.now()
    with undone():
        theme("first")
    theme("second")
    assert PublicVersion.objects.now() != before


def test_a_state_has_one_word_for_each_table_however_often_it_was_written():
    for code in ("first", "second", "third"):
        theme(code)
        words = PublicVersion.objects.now().split()
        assert sorted(word.partition(":")[0] for word in words) == ["", Theme._meta.db_table]
    assert words == PublicVersion.objects.now().split()


def test_what_was_written_between_two_states_is_known_by_its_table():
    theme("first")
    before = PublicVersion.objects.now()
    assert written_between(before, before) == frozenset()
    theme("second")
    assert written_between(before, PublicVersion.objects.now()) == {Theme._meta.db_table}
    User.objects.create(username="somebody", full_name="某人")
    assert written_between(before, PublicVersion.objects.now()) == {Theme._meta.db_table, User._meta.db_table}


def test_of_a_state_that_is_not_known_anything_may_have_been_written():
    theme("first")
    now = PublicVersion.objects.now()
    assert written_between("", now) == written_between(now, "") == {ANY}


def test_what_goes_may_take_rows_of_any_table_with_it():
    one = theme("first")
    for delete in (one.delete, Theme.objects.filter(pk=theme("second").pk).delete):
        before = PublicVersion.objects.now()
        with undone():
            delete()
            assert ANY in written_between(before, PublicVersion.objects.now())


def test_a_transaction_that_may_have_written_anything_says_so_once():
    with transaction.atomic():
        PublicVersion.objects.move("default")
        with CaptureQueriesContext(connection) as asked:
            theme("first")
        assert [query["sql"] for query in asked if VERSION in query["sql"]] == []


def test_signing_in_moves_nothing_and_another_name_does():
    user = User.objects.create(username="somebody", full_name="某人")
    before = PublicVersion.objects.now()
    user.save(update_fields=["last_login"])
    assert PublicVersion.objects.now() == before
    user.save(update_fields=["full_name", "last_login"])
    assert PublicVersion.objects.now() != before


@pytest.mark.django_db(transaction=True)
def test_a_write_outside_of_any_transaction_moves_it_in_one_of_its_own():
    before = PublicVersion.objects.now()
    with undone():
        theme("first")
    assert PublicVersion.objects.now() == before
    theme("first")
    assert PublicVersion.objects.now() != before


def test_cascade_is_what_the_walk_above_looks_for():
    """TaskCoDepartment hangs on its task by CASCADE; a walk that saw no such field would claim nothing."""
    chained = [
        field
        for model in public_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is CASCADE
    ]
    assert chained


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_two_writers_wait_for_nobody_and_no_state_looks_like_another():
    first, second = theme("first"), theme("second")
    seen = [PublicVersion.objects.now()]
    has_written, may_commit = Event(), Event()

    def slowly() -> None:
        with transaction.atomic():
            Theme.objects.filter(pk=first.pk).update(order=5)
            has_written.set()
            may_commit.wait(20)
        connection.close()

    writer = Thread(target=slowly)
    writer.start()
    assert has_written.wait(20)
    assert PublicVersion.objects.now() == seen[0]
    Theme.objects.filter(pk=second.pk).update(order=6)
    seen.append(PublicVersion.objects.now())
    may_commit.set()
    writer.join()
    seen.append(PublicVersion.objects.now())
    Theme.objects.filter(pk=second.pk).update(order=7)
    seen.append(PublicVersion.objects.now())
    assert len(set(seen)) == 4
    assert len(seen[-1].split()) == len(seen[0].split())
