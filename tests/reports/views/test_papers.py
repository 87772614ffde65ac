"""公文各份: one approved text under each recipient's head, looked at before and kept after, with its fingerprint."""

import hashlib
import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from indicators.office.steps import Refused
from reports.models import Edition, Item, Paper, PaperHead, Report
from reports.models.report_steps import Stage
from reports.publishing.papers import KEPT_ALREADY, archive_paper, trial
from reports.publishing.verbs import approve, open_correction, submit, withdraw
from reports.verifying.verification import verify
from tests.cast import editor, officer, publisher, reviewer
from tests.posted import fields
from tests.pressed import press, signed_in, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(loaded: None) -> Report:
    """2019, published as edition 1."""
    return Report.objects.get(year=2019)


@pytest.fixture
def head(report: Report) -> PaperHead:
    return written(report, "区委", addressees="区委", masthead="某某区人民政府文件", number="某政〔2020〕1号")


def written(report: Report, recipient: str, **words: Any) -> PaperHead:
    head = PaperHead(report=report)
    head.write(by=editor(), recipient=recipient, **words)
    return head


def at(page: str = "", year: int = 2019) -> str:
    return f"/admin/reports/report/{year}/publishing/papers/{page}"


def lines(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


def kept(paper: Paper) -> bytes:
    with paper.file.open("rb") as file:
        return file.read()


# ── heads ──


def test_a_head_is_added_changed_and_said_where_secrets_would_be_typed(report: Report):
    desk = signed_in(editor())
    assert "还没有版头" in text(desk.get(at()))
    offered = text(desk.get(at("add/")))
    assert "涉密文件不得进入本系统" in offered
    assert f'value="{report.issuer}文件"' in offered
    page = press(desk, at("add/"), recipient="区人大常委会", addressees="区人大常委会", printed_on="2020-03-01")
    assert "区人大常委会" in page
    head = report.heads.get()
    assert (head.printed_on, head.masthead, head.version) == (date(2020, 3, 1), f"{report.issuer}文件", 1)
    press(desk, at(f"{head.pk}/"), signer="张三")
    assert report.heads.get().signer == "张三"
    assert head.history.count() == 2


def test_a_recipient_has_one_head_and_what_was_typed_stays(report: Report, head: PaperHead):
    page = press(signed_in(editor()), at("add/"), recipient=" 区委 ", signer="张三")
    assert "“区委”已经有版头" in page
    assert 'value="张三"' in page
    assert report.heads.count() == 1


def test_two_people_at_one_head_see_each_other(head: PaperHead):
    desk, address = signed_in(editor()), at(f"{head.pk}/")
    opened = fields(text(desk.get(address)))
    PaperHead.objects.get(pk=head.pk).write(by=publisher(), seen=1, signer="李四")
    page = text(desk.post(address, opened | {"signer": "张三"}))
    assert "签发人：李四" in page
    assert 'value="张三"' in page
    assert PaperHead.objects.get().signer == "李四"
    text(desk.post(address, fields(page), follow=True))
    assert PaperHead.objects.get().signer == "张三"


def test_last_years_heads_are_taken_over_without_what_was_of_that_year(report: Report, head: PaperHead):
    next_year = Report.objects.create(year=2020, title="下一年")
    desk = signed_in(editor())
    assert "沿用上一年度的1份版头" in text(desk.get(at(year=2020)))
    desk.post(at("take-over/", 2020))
    taken = next_year.heads.get()
    assert (taken.recipient, taken.masthead, taken.number, taken.signer) == ("区委", head.masthead, "", "")
    assert "本年度已经有版头" in text(desk.post(at("take-over/", 2020), follow=True))
    assert next_year.heads.count() == 1


def test_without_a_year_before_there_is_nothing_to_take_over(report: Report):
    with pytest.raises(Refused, match="2018年度没有版头"):
        PaperHead.take_over(report, by=editor())


def test_who_neither_edits_nor_publishes_writes_no_head(report: Report):
    with pytest.raises(Refused, match="没有权限"):
        PaperHead(report=report).write(by=reviewer(), recipient="区委")
    assert not report.heads.exists()


# ── looking and keeping ──


def test_a_trial_says_on_every_page_that_it_is_none(head: PaperHead):
    answer = signed_in(officer()).get(at(f"{head.pk}/trial.docx"))
    page = docx.Document(BytesIO(answer.content)).sections[0]
    assert "样稿，不是正式公文" in page.header.paragraphs[0].text
    assert lines(answer.content)[0] == "某某区人民政府文件"


def test_the_papers_of_one_text_differ_in_their_heads_alone(report: Report, head: PaperHead):
    other = written(report, "区人大常委会", addressees="区人大常委会", signer="张三")
    papers = [archive_paper(one, by=editor()) for one in (head, other)]
    [first, second] = [lines(kept(paper)) for paper in papers]
    assert papers[0].text_hash == papers[1].text_hash
    assert (first[3], second[2]) == ("区委：", "区人大常委会：")
    assert first[4:] == second[3:]
    assert first[2].replace("\n", "") == Edition.objects.get().document.title


def test_a_kept_paper_is_downloaded_as_it_was_made_with_its_fingerprint(report: Report, head: PaperHead):
    desk = signed_in(editor())
    page = text(desk.post(at(f"{head.pk}/archive/"), follow=True))
    paper = Paper.objects.get()
    assert paper.sha256 in page
    content = b"".join(desk.get(at(f"archived/{paper.pk}/")).streaming_content)
    assert hashlib.sha256(content).hexdigest() == paper.sha256
    assert not any("样稿" in line for line in lines(content))
    assert paper.name == f"{report.title}（报区委）.docx"


def test_the_same_paper_is_kept_once_and_a_changed_head_again(head: PaperHead):
    archive_paper(head, by=editor())
    with pytest.raises(Refused, match=KEPT_ALREADY):
        archive_paper(head, by=editor())
    head.write(by=editor(), signer="张三")
    archive_paper(head, by=editor())
    assert Paper.objects.count() == 2


def test_a_kept_paper_stays(head: PaperHead):
    paper = archive_paper(head, by=editor())
    with pytest.raises(ValidationError, match="永久保存"):
        paper.save()
    with pytest.raises(ValidationError, match="永久保存"):
        paper.delete()


def test_nothing_is_kept_of_a_text_that_nobody_has_said_yes_to(report: Report, head: PaperHead):
    writer = editor()
    open_correction(report, by=publisher(), reason="有误。", blocks=Item.objects.all()[:1])
    refused_of(head, "文本批准以后才能归档公文：现在是“更正中”")
    submit(report, by=writer)
    refused_of(head, f"现在是“{Stage.SUBMITTED.label}”")
    approve(Report.objects.get(pk=report.pk), by=publisher())
    assert archive_paper(again(head), by=writer).text_hash == Report.objects.get(pk=report.pk).approved_hash


def test_nothing_is_kept_of_a_text_that_changed_since(report: Report, head: PaperHead):
    open_correction(report, by=publisher(), reason="有误。", lead=True)
    submit(report, by=editor())
    approve(Report.objects.get(pk=report.pk), by=publisher())
    Report.objects.filter(pk=report.pk).update(lead="另一段。")
    refused_of(head, "批准之后文本、数据或检查说明又有变动")


def test_nothing_is_kept_of_what_was_withdrawn(report: Report, head: PaperHead):
    withdraw(report, by=publisher(), reason="有误。")
    with pytest.raises(Refused):
        archive_paper(again(head), by=editor())


def test_a_reviewer_looks_and_keeps_nothing(head: PaperHead):
    desk = signed_in(reviewer())
    assert "归档</button>" not in text(desk.get(at()))
    assert desk.post(at(f"{head.pk}/archive/")).status_code == 403
    with pytest.raises(Refused, match="没有权限归档"):
        archive_paper(head, by=reviewer())
    assert not Paper.objects.exists()


def test_a_head_of_another_year_is_not_found(head: PaperHead):
    Report.objects.create(year=2020, title="下一年")
    assert signed_in(editor()).get(at(f"{head.pk}/", 2020)).status_code == 404


def test_the_publishing_page_leads_here(report: Report):
    assert "公文各份" in text(signed_in(publisher()).get("/admin/reports/report/2019/publishing/"))


def test_nobody_else_reads_a_paper(head: PaperHead):
    assert Client().get(at(f"{head.pk}/trial.docx")).status_code == 302


def again(head: PaperHead) -> PaperHead:
    return PaperHead.objects.select_related("report").get(pk=head.pk)


def refused_of(head: PaperHead, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        archive_paper(again(head), by=editor())
    assert not Paper.objects.exists()


# ── told to be genuine ──


def told(content: bytes) -> str:
    file = SimpleUploadedFile("公文.docx", content)
    return text(Client().post("/verify/", {"file": file}))


def test_a_paper_that_went_out_is_told_by_its_fingerprint_to_whom_it_was_handed(head: PaperHead):
    paper = archive_paper(head, by=editor())
    page = told(kept(paper))
    assert "是2019年度报告报区委的公文" in page
    assert "一字不差" in page
    assert paper.sha256 in page
    assert paper.text_hash in page


def test_a_paper_is_told_before_its_text_is_public(report: Report, head: PaperHead):
    """Corrected and approved, not published yet: the paper goes up first."""
    signer = publisher()
    open_correction(report, by=signer, reason="有误。", lead=True)
    submit(report, by=editor())
    approve(report, by=signer)
    paper = archive_paper(PaperHead.objects.get(pk=head.pk), by=editor())
    verified = verify(kept(paper), "a.docx")
    assert (verified.paper, verified.edition, verified.is_equal) == (paper, None, True)


def test_one_changed_byte_is_no_genuine_paper(head: PaperHead):
    content = kept(archive_paper(head, by=editor()))
    assert verify(content, "a.docx").is_equal
    altered = docx.Document(BytesIO(content))
    altered.paragraphs[-1].add_run("又及。")
    altered.save(buffer := BytesIO())
    verified = verify(buffer.getvalue(), "a.docx")
    assert verified.paper is None
    assert not verified.is_equal


def test_a_paper_only_tried_is_none_that_went_out(head: PaperHead):
    archive_paper(head, by=editor())
    assert "一字不差" not in told(trial(head))


def test_the_command_tells_a_paper_too(head: PaperHead, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    paper = archive_paper(head, by=editor())
    (file := tmp_path / "公文.docx").write_bytes(kept(paper))
    call_command("verify_file", str(file))
    assert f"文件指纹SHA-256：{paper.sha256}" in capsys.readouterr().out
    call_command("verify_file", str(file), "--json")
    said = json.loads(capsys.readouterr().out)
    assert (said["equal"], said["edition"], said["paper"]["recipient"]) == (True, None, "区委")
