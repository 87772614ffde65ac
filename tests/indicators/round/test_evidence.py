"""Evidence is what its name says, is small, is proof of one version, and leaves a record when it goes."""

import pytest

from indicators.models import Evidence
from indicators.models.figure_steps import FigureStatus
from indicators.office.steps import Refused, Stale
from indicators.round.evidence import LARGEST, MOST, attach, clean_name, withdraw
from tests import cast, uploads
from tests.uploads import upload

pytestmark = pytest.mark.django_db
CODE = "legality_review_decision_count"


@pytest.fixture(autouse=True)
def opened(loaded):
    return cast.opened_round(2020)


@pytest.fixture
def figure():
    return cast.figure(CODE)


@pytest.fixture
def officer():
    return cast.officer(cast.department())


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("台账.pdf", uploads.PDF, "application/pdf"),
        ("台账.PDF", uploads.PDF, "application/pdf"),
        ("扫描件.png", uploads.PNG, "image/png"),
        ("照片.jpg", uploads.JPEG, "image/jpeg"),
        ("照片.jpeg", uploads.JPEG, "image/jpeg"),
        ("说明.docx", uploads.DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("明细.xlsx", uploads.XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("公文.ofd", uploads.OFD, "application/ofd"),
    ],
)
def test_the_usual_kinds_of_files_are_taken(figure, officer, name, content, content_type):
    assert attach(figure, [upload(name, content)], by=officer, seen=0) == []
    kept = figure.evidence.get()
    assert (kept.name, kept.content_type, kept.size, kept.uploaded_by) == (name, content_type, len(content), officer)
    assert kept.file.read() == content


def test_a_file_is_stored_under_a_name_that_says_nothing(figure, officer):
    attach(figure, [upload("审核台账.pdf")], by=officer, seen=0)
    stored = figure.evidence.get().file.name
    assert stored.startswith("2020/")
    assert "审核" not in stored
    assert "." not in stored


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("程序.exe", b"MZ", "格式不能上传"),
        ("网页.html", b"<script>", "格式不能上传"),
        ("无扩展名", uploads.PDF, "格式不能上传"),
        ("旧文档.doc", b"\xd0\xcf\x11\xe0", "格式不能上传"),
        ("台账.pdf.exe", uploads.PDF, "格式不能上传"),
        ("空.pdf", b"", "空文件"),
        ("假.pdf", b"<html>", "内容与扩展名不符"),
        ("假.png", uploads.JPEG, "内容与扩展名不符"),
        ("假.docx", uploads.XLSX, "内容与扩展名不符"),
        ("坏.docx", b"PK\x03\x04 not a zip", "已损坏"),
        ("宏.docx", uploads.archive("word/document.xml", "word/vbaProject.bin"), "含有宏"),
        ("嵌入.xlsx", uploads.archive("xl/workbook.xml", "xl/embeddings/oleObject1.bin"), "含有宏"),
        ("五个字节.pdf", b"%PDF-", "不是完整的PDF"),
        ("多.docx", uploads.archive("word/document.xml", *map(str, range(2001))), "解压后过大"),
        ("大.pdf", uploads.PDF + b"0" * LARGEST, "超过10MB"),
    ],
)
def test_every_other_file_is_refused_with_what_to_do(figure, officer, name, content, advice):
    [sentence] = attach(figure, [upload(name, content)], by=officer, seen=0)
    assert advice in sentence
    assert sentence.startswith(f"“{name}”")
    assert (figure.evidence.count(), cast.figure(CODE).version) == (0, 0)


def test_the_right_file_is_taken_though_the_one_beside_it_is_wrong(figure, officer):
    faults = attach(figure, [upload("假.pdf", b"x"), upload("真.pdf")], by=officer, seen=0)
    assert len(faults) == 1
    assert figure.evidence.get().name == "真.pdf"


def test_the_same_file_is_kept_once(figure, officer):
    attach(figure, [upload("甲.pdf")], by=officer, seen=0)
    [sentence] = attach(figure, [upload("乙.pdf")], by=officer, seen=1)
    assert "已经上传过" in sentence
    assert figure.evidence.count() == 1


def test_a_figure_has_at_most_ten_files(figure, officer):
    files = [upload(f"{n}.pdf", uploads.PDF + bytes([n])) for n in range(MOST + 1)]
    [sentence] = attach(figure, files, by=officer, seen=0)
    assert "最多10个" in sentence
    assert figure.evidence.count() == MOST


def test_new_evidence_is_a_new_version_that_the_log_names(figure, officer):
    attach(figure, [upload("甲.pdf"), upload("乙.png", uploads.PNG)], by=officer, seen=0)
    figure = cast.figure(CODE)
    assert (figure.version, figure.status, figure.value) == (1, FigureStatus.DRAFT, None)
    assert figure.moves.get().note == "上传佐证材料：甲.pdf、乙.png"


def test_evidence_follows_the_rules_of_entering(figure, officer):
    with pytest.raises(Refused):
        attach(figure, [upload()], by=cast.officer(cast.department("audit_bureau")), seen=0)
    attach(figure, [upload()], by=officer, seen=0)
    with pytest.raises(Stale):
        withdraw(figure.evidence.get(), by=officer, seen=0)
    type(figure).objects.filter(pk=figure.pk).update(status=FigureStatus.SUBMITTED)
    with pytest.raises(Refused, match="现在是“已提交”"):
        withdraw(figure.evidence.get(), by=officer, seen=1)


def test_withdrawn_evidence_keeps_its_record(figure, officer):
    attach(figure, [upload("甲.pdf")], by=officer, seen=0)
    evidence = figure.evidence.get()
    withdraw(evidence, by=officer, seen=1)
    withdraw(evidence, by=officer, seen=1)  # a second click
    evidence = Evidence.objects.get()
    assert evidence.withdrawn_by == officer
    assert evidence.withdrawn_at is not None
    assert evidence.file.storage.exists(evidence.file.name)
    assert not figure.evidence.in_force().exists()
    assert figure.moves.first().note == "撤下佐证材料：甲.pdf"


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("台账.pdf", "台账.pdf"),
        ("C:\\文件\\台账.pdf", "台账.pdf"),
        ("../../etc/台账.pdf", "台账.pdf"),
        ("台账\u202efdp.exe", "台账fdp.exe"),
        ("台\n账.pdf", "台账.pdf"),
        ("台" * 300 + ".pdf", "台" * 196 + ".pdf"),
    ],
)
def test_a_name_keeps_its_characters_and_loses_what_deceives(name, cleaned):
    assert clean_name(name) == cleaned
