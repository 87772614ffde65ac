"""A file is read, kept and waits; nothing of a report is there before somebody confirms it."""

from __future__ import annotations

import hashlib

import pytest

from indicators.models import User
from indicators.office.files import stored_files
from indicators.office.steps import Refused
from reports.importing.renumbering import numbers_of
from reports.importing.taking_in import seen_before, take_in, take_in_pasted
from reports.models import ImportedReport, ImportVerb, Report
from tests import cast
from tests.factories import make_indicator
from tests.reports.importing.conftest import OWN
from tests.reports.reading.documents import docx


def test_the_file_is_kept_as_it_came(imported: ImportedReport, editor: User) -> None:
    with imported.file.open("rb") as file:
        assert hashlib.sha256(file.read()).hexdigest() == imported.sha256
    assert list(stored_files.faults()) == []
    (move,) = imported.moves.all()
    assert (move.verb, move.by) == (ImportVerb.READ_IN, editor)
    assert (str(imported), imported.year) == (OWN[0], 2023)
    assert not Report.objects.filter(year=2023).exists()


def test_every_number_is_accounted_for(imported: ImportedReport) -> None:
    said = {number.text: number for number in numbers_of(imported)}
    assert set(said) == {"2次", "6期", "2023年"}
    assert said["2023年"].why == "年份、日期或期限"
    assert (said["6期"].say, imported.proposed[said["6期"].code]["name"]) == ("new", "学法期数")
    assert not said["6期"].is_decided


def test_of_two_indicators_told_in_one_sentence_each_number_is_offered_its_own(editor: User) -> None:
    asked, taken = make_indicator("行政复议申请件数"), make_indicator("行政复议受理件数")
    told = (*OWN[:6], "行政复议申请84件，受理行政复议案件71件。", *OWN[6:])
    offered = {number.text: number.offer for number in numbers_of(take_in(docx(told), "a.docx", by=editor))}
    assert (offered["84件"], offered["71件"]) == (asked.code, taken.code)


def test_a_refused_file_leaves_nothing_behind(editor: User) -> None:
    with pytest.raises(Refused, match="Word原稿"):
        take_in("你好".encode() * 40, "x.txt", by=editor)
    assert not ImportedReport.objects.exists()


def test_the_same_file_taken_in_again_is_said_until_one_is_thrown_away(imported: ImportedReport, editor: User) -> None:
    assert seen_before(imported) == ""
    with imported.file.open("rb") as file:
        again = take_in(file.read(), "另一个名字.docx", by=editor)
    assert f"同一个文件{editor}已在" in seen_before(again)
    imported.discard(by=editor)
    assert seen_before(again) == ""


def test_pasted_text_is_kept_as_a_file_of_its_own(editor: User) -> None:
    row = take_in_pasted("\n".join(OWN), by=editor, address="https://example.gov.cn/1.html")
    assert (row.name, row.address) == ("粘贴的文字.txt", "https://example.gov.cn/1.html")
    with row.file.open("rb") as file:
        assert file.read().decode() == "\n".join(OWN)


@pytest.mark.parametrize("role", ["officer", "publisher", "leader", "administrator"])
def test_only_editors_take_files_in(loaded: None, role: str) -> None:
    someone = cast.officer(cast.department()) if role == "officer" else getattr(cast, role)()
    with pytest.raises(Refused, match="只有编辑"):
        take_in(docx(OWN), "a.docx", by=someone)
