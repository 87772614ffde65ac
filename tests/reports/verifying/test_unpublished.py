"""A paper of a draft or of a round: told as that one, its altered sentence named, and to nobody who may not read drafts."""

import shutil
import subprocess
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

from reports.document.tree import Document
from reports.downloads.draft_paper import to_draft
from reports.downloads.pdf import to_pdf
from reports.downloads.typesetter import faces
from reports.drafting.rollover import start_report
from reports.models import Consultation, Item, Paper, PaperHead, Report
from reports.publishing.consulting import composed, mark_of, send_round
from reports.publishing.papers import archive_paper
from reports.verifying.unpublished import Unpublished, unpublished
from reports.verifying.verification import verify
from tests import cast
from tests.reports.downloads.printed import with_all

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


IN_PDF = pytest.mark.skipif(not faces(), reason="no Chinese face on this machine")
PLAN = "重点抓好以下工作", "重点做好以下工作"


def swapped(document: Document, old: str, new: str) -> Document:
    text = document.to_json()
    assert old in text
    return Document.from_json(text.replace(old, new, 1))


def printed(document: Document, *, is_numbered: bool) -> bytes:
    return to_pdf(document, faces(), notice=HEAD, watermark="征求意见稿", is_numbered=is_numbered)


@IN_PDF
@pytest.mark.parametrize("is_numbered", [False, True])
def test_a_pdf_is_told_whatever_lies_across_and_beside_its_words(report: Report, is_numbered: bool):
    verified = verify(
        printed(Consultation.objects.get().document, is_numbered=is_numbered), "a.pdf", drafts=unpublished()
    )
    assert verified.verdict == (
        "这份PDF文件出自2020年度报告2021年2月1日09:30征求意见的那一稿，不是发布的文本：内容一致。"
    )


@IN_PDF
@pytest.mark.parametrize("is_numbered", [False, True])
@pytest.mark.parametrize(("old", "new"), [PLAN, ("24小时", "28小时")])
def test_one_altered_word_or_digit_of_a_pdf_is_named(report: Report, old: str, new: str, is_numbered: bool):
    altered = printed(swapped(Consultation.objects.get().document, old, new), is_numbered=is_numbered)
    verified = verify(altered, "a.pdf", drafts=unpublished())
    [said] = map(str, verified.alterations)
    assert verified.draft
    assert new.removesuffix("小时") in said.partition(" → ")[2]


@IN_PDF
@pytest.mark.parametrize("is_numbered", [False, True])
def test_tables_and_attachments_of_a_draft_are_read_back_whole(report: Report, is_numbered: bool):
    document = with_all(Consultation.objects.get().document)
    known = Unpublished(2020, "那一稿", document.to_json())
    assert verify(printed(document, is_numbered=is_numbered), "a.pdf", drafts=[known]).is_equal
    other = printed(swapped(document, "〔2019〕27号", "〔2019〕21号"), is_numbered=is_numbered)
    [said] = verify(other, "a.pdf", drafts=[known]).alterations
    assert (said.place, said.old, said.new) == ("附件1", "27", "21")


# ── papers under a letterhead ──

HEADS = {
    "区委": {"addressees": "区委", "copies": "区政协办公室"},
    "区人大常委会": {"addressees": "区人大常委会", "note": "联系人：李四", "has_figures": True},
    "市政府": {"addressees": "市政府", "signer": "张三", "printed_on": date(2020, 3, 1)},
}


@pytest.fixture(params=HEADS)
def filed(request: pytest.FixtureRequest) -> Paper:
    head = PaperHead(report=Report.objects.get(year=2019))
    said = {"masthead": "某某区人民政府文件", "number": "某政〔2020〕1号", "printer": "某某区人民政府办公室"}
    head.write(by=cast.editor(), recipient=request.param, **said, **HEADS[request.param])
    with time_machine.travel("2020-03-02 09:30:00+08:00"):
        return archive_paper(head, by=cast.publisher())


def kept(paper: Paper) -> bytes:
    with paper.file.open("rb") as file:
        return file.read()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("1235", "1285", "：1235 → 1285"),
        ("某政〔2020〕1号", "某政〔2020〕7号", "版头：1 → 7"),
        ("不规范难题", "不规范问题", "化解行政执法程序执行不规范问题。"),
    ],
)
def test_one_altered_word_or_digit_of_a_paper_is_named_and_its_head_is_not(filed: Paper, old: str, new: str, told: str):
    verified = verify(altered(kept(filed), old, new), "a.docx", drafts=unpublished())
    assert verified.verdict == (
        f"这份Word文件出自2019年度报告报{filed.recipient}的公文（2020年3月2日归档）：有1处与它不同。"
    )
    assert (verified.paper, verified.edition) == (None, None)
    [said] = map(str, verified.alterations)
    assert said.endswith(told)


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice on this machine")
@pytest.mark.parametrize("filed", ["区人大常委会"], indirect=True)
@pytest.mark.parametrize("to", ["pdf", "docx"])
def test_a_paper_that_another_program_saved_anew_is_told_all_the_same(filed: Paper, to: str, tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(kept(filed))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", to]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "in" / "a.docx"], check=True, capture_output=True)
    verified = verify((tmp_path / f"a.{to}").read_bytes(), f"a.{to}", drafts=unpublished())
    assert verified.draft
    assert verified.draft.name.startswith(f"2019年度报告报{filed.recipient}的公文")
    assert verified.alterations == ()


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
