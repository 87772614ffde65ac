"""A report that was published elsewhere: kept with its file, moved by steps, confirmed by another, thrown away whole."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from indicators.models import User
from indicators.office.files import stored_files
from indicators.office.steps import Refused
from reports.models import ImportedReport, ImportMove, ImportStage, ImportVerb
from reports.reading.rows import HEAD, rows_of
from reports.reading.worker import answer
from tests import cast
from tests.reports.reading.documents import REPORT

pytestmark = pytest.mark.django_db
CONTENT = "\n".join(REPORT).encode()


def imported(by: User, stage: ImportStage = ImportStage.REVIEWING) -> ImportedReport:
    read = answer(CONTENT, "2023.txt")
    row = ImportedReport(name="2023.txt", size=len(CONTENT), content_type="text/plain", read=read, read_in_by=by)
    row.sha256, row.file, row.stage = hashlib.sha256(CONTENT).hexdigest(), ContentFile(CONTENT, "x"), stage
    row.head = {name: read[name] for name in HEAD}
    row.set_rows(rows_of(read))
    row.save()
    return row


def test_its_outline_has_the_keys_of_what_was_read() -> None:
    row = imported(cast.editor())
    row.refresh_from_db()
    assert row.outline["parts"] == row.read["parts"]
    assert set(row.outline) == set(row.read) - {"lines"}
    assert (str(row), row.year) == (REPORT[0], 2023)


def test_its_file_is_verified_with_all_others() -> None:
    row = imported(cast.editor())
    assert list(stored_files.faults()) == []
    row.file.storage.delete(row.file.name)
    assert "补录报告“2023.txt”" in next(stored_files.faults())


def test_a_publisher_sends_it_back_with_a_reason() -> None:
    row, publisher = imported(cast.editor(), ImportStage.CONFIRMING), cast.publisher()
    with pytest.raises(Refused, match="须写明理由"):
        row.send_back(by=publisher, reason=" ")
    with pytest.raises(Refused, match="没有权限"):
        row.send_back(by=cast.editor(), reason="年度有误。")
    row.send_back(by=publisher, reason="年度有误。")
    (move,) = ImportMove.objects.all()
    assert (row.stage, move.verb, move.note) == (ImportStage.REVIEWING, ImportVerb.SEND_BACK, "年度有误。")


def test_thrown_away_it_is_thrown_away_whole_but_for_who_brought_what() -> None:
    editor = cast.editor()
    row = imported(editor)
    row.discard(by=editor)
    row.refresh_from_db()
    assert (row.read, row.rows, row.numbers, row.file.name) == ({}, [], [], "")
    assert (row.name, row.stage, str(row)) == ("2023.txt", ImportStage.DISCARDED, REPORT[0])
    assert list(stored_files.faults()) == []


def test_what_is_published_is_not_thrown_away() -> None:
    row = imported(cast.editor())
    with pytest.raises(Refused, match="不能弃用"):
        ImportedReport(pk=row.pk, name="x", stage=ImportStage.PUBLISHED).require_state(ImportVerb.DISCARD)


def test_who_read_it_in_or_reviewed_it_does_not_confirm_it() -> None:
    editor, publisher = cast.editor(), cast.publisher()
    row = imported(editor)
    assert row.user_had_a_hand_in(editor)
    assert not row.user_had_a_hand_in(publisher)
    row.log(ImportVerb.SEND_BACK, row.stage, by=publisher, words="再看看。")
    assert not row.user_had_a_hand_in(publisher)
    row.log(ImportVerb.REVIEW, row.stage, by=publisher, words="")
    assert row.user_had_a_hand_in(publisher)


def test_published_names_who_confirmed() -> None:
    row = imported(cast.editor())
    with pytest.raises(IntegrityError), transaction.atomic():
        ImportedReport.objects.filter(pk=row.pk).update(stage=ImportStage.PUBLISHED)
