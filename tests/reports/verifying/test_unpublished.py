"""A paper of a draft or of a round: told as that one, its altered sentence named, and to nobody who may not read drafts."""

from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import docx
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.timezone import localtime, now

from reports.downloads.draft_paper import to_draft
from reports.downloads.pdf import to_pdf
from reports.downloads.typesetter import faces
from reports.drafting.rollover import start_report
from reports.models import Consultation, Item, Report
from reports.publishing.consulting import composed, mark_of, send_round
from reports.reading.refusals import Refused
from reports.verifying.unpublished import unpublished
from reports.verifying.verification import verify
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
HEAD = "征求意见稿　2021年2月1日，不得作为正式文本引用"
OWN = "今年新写的一句话，只在这一稿里有。"


@pytest.fixture
def report() -> Report:
    """A draft that was sent round, and written on since."""
    editor = cast.editor()
    draft = start_report(2020, by=editor)
    with time_machine.travel("2021-02-01 09:30:00+08:00"):
        write(draft, OWN, editor)
        send_round(draft, names=["区财政局"], due_on=date(2021, 2, 10), by=editor)
    draft.refresh_from_db()
    return draft


def write(report: Report, words: str, editor) -> None:
    item = Item.objects.filter(section__part__report=report)[0]
    item.rewrite(heading=item.heading, body=words, run_on=True, by=editor, seen=item.version)


def paper(document, mark: str = "征求意见稿") -> bytes:
    return to_draft(document, mark=mark, said=HEAD, at=localtime(now()), is_numbered=True)


def altered(content: bytes, old: str, new: str) -> bytes:
    file = docx.Document(BytesIO(content))
    run = next(run for line in file.paragraphs for run in line.runs if old in run.text)
    run.text = run.text.replace(old, new)
    file.save(kept := BytesIO())
    return kept.getvalue()


def test_a_paper_of_a_round_is_told_as_that_rounds(report: Report):
    document = Consultation.objects.get().document
    verified = verify(paper(document), "a.docx", drafts=unpublished())
    assert verified.verdict == (
        "这份Word文件出自2020年度报告2021年2月1日09:30征求意见的那一稿，不是发布的文本：内容一致。"
    )


def test_the_altered_sentence_is_named(report: Report):
    content = altered(paper(Consultation.objects.get().document), "只在这一稿里有", "哪一稿里都有")
    verified = verify(content, "a.docx", drafts=unpublished())
    assert (verified.count, verified.edition) == (1, None)
    assert "今年新写的一句话，哪一稿里都有。" in str(verified.alterations[0])
    assert "有1处与它不同" in verified.verdict


def test_what_was_written_since_is_told_as_the_draft_of_now(report: Report):
    write(report, "第二稿才有的另外一句话。", cast.editor())
    content = paper(composed(report).document, mark_of(report))
    verified = verify(content, "a.docx", drafts=unpublished())
    assert verified.verdict == "这份Word文件出自2020年度报告现在的征求意见稿，不是发布的文本：内容一致。"


@pytest.mark.skipif(not faces(), reason="no Chinese face on this machine")
def test_a_pdf_with_a_mark_across_its_words_is_not_judged(report: Report):
    pdf = to_pdf(Consultation.objects.get().document, faces(), notice=HEAD, watermark="征求意见稿")
    with pytest.raises(Refused, match="请用同一稿的Word文件核对"):
        verify(pdf, "a.pdf", drafts=unpublished())


def test_a_published_file_stays_its_editions(report: Report):
    content = Client().get("/reports/2019/report.docx").content
    verified = verify(content, "a.docx", drafts=unpublished())
    assert verified.draft is None
    assert verified.edition is not None
    assert verified.edition.report.year == 2019
    assert verified.is_equal


def test_who_may_not_read_drafts_is_told_of_none(report: Report):
    content = altered(paper(Consultation.objects.get().document), "只在这一稿里有", "哪一稿里都有")
    said = {}
    for who in (None, cast.stranger(), cast.officer()):
        client = Client()
        if who:
            client.force_login(who)
        page = client.post("/verify/", {"file": SimpleUploadedFile("a.docx", content)}).content.decode()
        said[str(who and who.full_name)[:2]] = "征求意见的那一稿" in page
        assert (OWN.removesuffix("。") in page) is ("征求意见的那一稿" in page)
    assert list(said.values()) == [False, False, True]


def test_the_command_tells_it_too(report: Report, tmp_path: Path):
    content = paper(Consultation.objects.get().document)
    (tmp_path / "a.docx").write_bytes(content)
    call_command("verify_file", tmp_path / "a.docx", stdout=(out := StringIO()))
    assert "征求意见的那一稿" in out.getvalue()
    (tmp_path / "b.docx").write_bytes(altered(content, "只在这一稿里有", "哪一稿里都有"))
    with pytest.raises(CommandError, match="与那一稿不一致"):
        call_command("verify_file", tmp_path / "b.docx", stdout=StringIO())
