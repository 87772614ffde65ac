"""征求意见 from the pages: a text goes round, people answer or are silent, their Word comes back and every remark is settled."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from docx.oxml.ns import qn

from indicators.office.steps import Refused, Stale
from reports.drafting.rollover import start_report
from reports.models import Consultation, Consulted, Item, PaperRemark, RemarkDecision, Reply, Report, Stage
from reports.publishing.consulting import note_reply, send_round
from reports.publishing.returned import NOT_THERE, OF_NONE, decide, laid_beside, take_back
from reports.publishing.verbs import submit
from tests.cast import editor, officer, publisher, reviewer
from tests.pressed import press, signed_in, text
from tests.returned import file, paragraph, plain, remarked, uploaded, written_over

pytestmark = pytest.mark.django_db
PAGE = "/admin/reports/report/2020/publishing/consultation/"
SENTENCE = "区政府常务会议专题学习，逐条琢磨部署。"


@pytest.fixture
def report(loaded: None) -> Report:
    """2020 in its editor's hands; its first item says the sentence."""
    report = start_report(2020, by=editor())
    item = first_item()
    item.rewrite(heading=item.heading, body=SENTENCE, run_on=item.run_on, by=editor(), seen=item.version)
    return report


def first_item() -> Item:
    return Item.objects.filter(section__part__report__year=2020)[0]


@pytest.fixture
def sent(report: Report) -> Consultation:
    return send_round(report, names=["区财政局", "区审计局"], due_on=timezone.localdate(), by=editor())


@pytest.fixture
def asked(sent: Consultation) -> Consulted:
    return sent.consulted.first()


def draft(lines: str = "") -> bytes:
    return signed_in(editor()).get(f"{PAGE}draft.docx{lines}").content


# ── the paper ──


def test_a_draft_says_on_every_page_what_it_is(report: Report) -> None:
    page = docx.Document(BytesIO(draft())).sections[0]
    for header in (page.header, page.even_page_header):
        assert "草稿" in header.paragraphs[0].text
        assert "不得作为正式文本引用" in header.paragraphs[0].text
        assert 'string="草稿"' in header._element.xml


@pytest.mark.parametrize(("lines", "numbered"), [("", False), ("?lines=1", True)])
def test_lines_are_numbered_on_wish(report: Report, lines: str, numbered: bool) -> None:
    section = docx.Document(BytesIO(draft(lines))).sections[0]._sectPr
    assert (section.find(qn("w:lnNumType")) is not None) is numbered


def test_open_figures_are_marked(report: Report) -> None:
    runs = [run for line in docx.Document(BytesIO(draft())).paragraphs for run in line.runs]
    marked = [run for run in runs if run.font.highlight_color is not None]
    assert marked
    assert len(marked) < len(runs)


def test_before_the_publisher_it_is_called_otherwise(report: Report, sent: Consultation) -> None:
    assert "征求意见稿" in docx.Document(BytesIO(draft())).sections[0].header.paragraphs[0].text
    submit(Report.objects.get(pk=report.pk), by=editor())
    assert "送审稿" in docx.Document(BytesIO(draft())).sections[0].header.paragraphs[0].text


def test_what_was_sent_round_stays_as_it_was(report: Report, sent: Consultation) -> None:
    item = first_item()
    item.rewrite(heading=item.heading, body="改写。", run_on=item.run_on, by=editor(), seen=item.version)
    desk = signed_in(reviewer())
    kept = docx.Document(BytesIO(desk.get(f"{PAGE}{sent.pk}/draft.docx").content))
    assert any(SENTENCE in line.text for line in kept.paragraphs)
    assert not any(SENTENCE in line.text for line in docx.Document(BytesIO(draft())).paragraphs)


def test_the_pdf_has_it_too(report: Report, sent: Consultation) -> None:
    answer = signed_in(reviewer()).get(f"{PAGE}{sent.pk}/draft.pdf?lines=1")
    assert answer.status_code == 302 or answer.content.startswith(b"%PDF")


# ── the record ──


def test_a_round_is_sent_and_says_who_is_silent(report: Report) -> None:
    desk = signed_in(editor())
    page = press(desk, PAGE, names="区财政局\n\n 区审计局 \n区财政局", due_on=str(timezone.localdate()))
    assert "向2个单位征求意见" in page
    assert page.count("尚未答复") == 2
    assert Report.objects.get(pk=report.pk).stage == Stage.CONSULTING


def test_who_is_silent_after_the_day_is_late(sent: Consultation) -> None:
    desk = signed_in(editor())
    assert "已过期限" not in text(desk.get(PAGE))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert "已过期限" in text(signed_in(editor()).get(PAGE))


@pytest.mark.parametrize(
    ("names", "days", "said"),
    [([" "], 0, "请写明征求哪些单位"), (["区" * 61], 0, "太长"), (["区财政局"], -1, "不能早于今天")],
)
def test_a_round_needs_somebody_and_a_day(report: Report, names: list[str], days: int, said: str) -> None:
    with pytest.raises(Refused, match=said):
        send_round(report, names=names, due_on=timezone.localdate() + timedelta(days=days), by=editor())
    assert Report.objects.get(pk=report.pk).stage == Stage.DRAFT
    assert not Consultation.objects.exists()


def test_a_refused_round_keeps_what_was_typed(report: Report) -> None:
    page = press(signed_in(editor()), PAGE, names="区财政局", due_on="2020-01-01")
    assert "不能早于今天" in page
    assert "区财政局</textarea>" in page


def test_a_second_round_is_another_text(report: Report, sent: Consultation) -> None:
    send_round(Report.objects.get(pk=report.pk), names=["区财政局"], due_on=date(2099, 1, 1), by=editor())
    assert Consultation.objects.count() == 2


def test_before_the_publisher_nothing_goes_round(report: Report) -> None:
    submit(report, by=editor())
    with pytest.raises(Refused, match="不能征求意见"):
        send_round(Report.objects.get(pk=report.pk), names=["甲"], due_on=timezone.localdate(), by=editor())


def test_an_answer_is_noted(asked: Consulted) -> None:
    page = press(signed_in(editor()), f"{PAGE}reply/{asked.pk}/", reply="none")
    assert "无意见" in page
    assert page.count("尚未答复") == 1


def test_remarks_need_words_and_what_was_typed_stays(asked: Consulted) -> None:
    desk, address = signed_in(editor()), f"{PAGE}reply/{asked.pk}/"
    assert "请写明意见" in press(desk, address, reply="remarks")
    assert "已记下" in press(desk, address, reply="remarks", words="第二部分太长。")
    assert "第二部分太长。" in text(desk.get(PAGE))


def test_two_people_noting_one_answer_see_each_other(asked: Consulted) -> None:
    note_reply(asked, reply=Reply.NO_OBJECTION, words="", by=editor(), seen=0)
    with pytest.raises(Stale):
        note_reply(asked, reply=Reply.REMARKS, words="有。", by=editor(), seen=0)


@pytest.mark.parametrize("who", [reviewer, publisher, officer])
def test_who_doesnt_edit_reads_and_sends_nothing(sent: Consultation, who: Any) -> None:
    desk = signed_in(who())
    assert "征求一轮意见" not in text(desk.get(PAGE))
    assert desk.post(PAGE, {"names": "甲", "due_on": "2099-01-01"}).status_code == 403
    asked = sent.consulted.first()
    for verb in (
        lambda: send_round(sent.report, names=["甲"], due_on=timezone.localdate(), by=who()),
        lambda: note_reply(asked, reply=Reply.NO_OBJECTION, words="", by=who()),
        lambda: take_back(asked, uploaded(b"PK\x03\x04"), by=who()),
    ):
        with pytest.raises(Refused, match="须由编辑办理"):
            verb()


# ── what came back ──


def test_a_word_changed_in_the_draft_itself_is_read_laid_beside_and_written(report: Report, asked: Consulted) -> None:
    desk = signed_in(editor())
    content = written_over(draft(), "逐条琢磨", "深入")
    page = press(desk, f"{PAGE}returned/{asked.pk}/", file=uploaded(content))
    assert "读入“区财政局”的1条意见" in page
    assert "<del>逐条琢磨</del>" in page
    assert SENTENCE in page
    remark = PaperRemark.objects.get()
    [beside] = laid_beside(report)
    assert beside.printed is not None
    assert beside.printed.passage.row == first_item()
    page = press_decision(desk, remark, "accepted")
    assert "已采纳，并改入正文。" in page
    assert first_item().body == SENTENCE.replace("逐条琢磨", "深入")
    assert PaperRemark.objects.get().decision == RemarkDecision.DONE


def test_two_peoples_comments_stand_at_one_paragraph(report: Report, sent: Consultation) -> None:
    for asked, author in zip(sent.consulted.all(), ("王五", "赵六"), strict=True):
        marked = file(paragraph(remarked(0, SENTENCE)), comments=((author, f"{author}说。"),))
        assert take_back(asked, uploaded(marked), by=editor()).remarks == 1
    [beside] = laid_beside(report)
    assert [one.words for one in beside.remarks] == ["王五说。", "赵六说。"]


def test_a_file_of_another_round_is_told_and_its_remarks_are_kept(report: Report, sent: Consultation) -> None:
    of_the_first = written_over(draft(), "逐条琢磨", "深入")
    item = first_item()
    item.rewrite(heading=item.heading, body="全部改写。", run_on=item.run_on, by=editor(), seen=item.version)
    report = Report.objects.get(pk=report.pk)
    second = send_round(report, names=["区财政局"], due_on=timezone.localdate(), by=editor())
    desk, asked = signed_in(editor()), second.consulted.get()
    page = press(desk, f"{PAGE}returned/{asked.pk}/", file=uploaded(of_the_first))
    assert f"这份文件的正文是“{sent}”那一稿" in page
    assert "逐条琢磨" in page
    content = written_over(draft(), "全部改写", "全都改写")
    assert take_back(asked, uploaded(content, "二.docx"), by=editor()) == (1, "")


def test_a_file_of_something_else_is_told_and_its_remarks_are_kept(asked: Consulted) -> None:
    content = file(paragraph(remarked(0, "另一份文件的一段话。")), comments=(("王五", "请核实"),))
    assert take_back(asked, uploaded(content), by=editor()) == (1, OF_NONE)
    assert PaperRemark.objects.get().words == "请核实"


@pytest.mark.parametrize("name", ["反馈.docx", "反馈.doc"])
def test_an_old_word_file_whatever_it_is_called_is_refused_with_what_to_do(asked: Consulted, name: str) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    page = press(signed_in(editor()), f"{PAGE}returned/{asked.pk}/", file=uploaded(old, name))
    assert "docx" in page.partition("errorlist")[2][:300]
    assert not asked.papers.exists()


def test_a_comment_without_words_is_no_wish_to_delete(asked: Consulted) -> None:
    take_back(asked, uploaded(file(paragraph(remarked(0, "逐条琢磨")), comments=(("王五", ""),))), by=editor())
    remark = PaperRemark.objects.get()
    assert not remark.is_change
    decide(remark, decision="accepted", reason="", by=editor())
    assert first_item().body == SENTENCE


def test_a_remark_follows_its_paragraph_to_where_it_was_moved(report: Report, asked: Consulted) -> None:
    content = written_over(draft(), "逐条琢磨", "深入")
    item = first_item()
    other = Item.objects.filter(section=item.section)[1]
    item.rewrite(heading=item.heading, body="原处另写。", run_on=item.run_on, by=editor(), seen=item.version)
    other.rewrite(heading=item.heading, body=SENTENCE, run_on=item.run_on, by=editor(), seen=other.version)
    take_back(asked, uploaded(content), by=editor())
    decide(PaperRemark.objects.get(), decision="accepted", reason="", by=editor())
    assert Item.objects.get(pk=other.pk).body == SENTENCE.replace("逐条琢磨", "深入")
    assert first_item().body == "原处另写。"


def test_a_remark_on_what_is_gone_is_not_lost(report: Report, asked: Consulted) -> None:
    marked = file(paragraph(remarked(0, "本段早已删去，与现稿没有一句相像。")), comments=(("王五", "请保留"),))
    take_back(asked, uploaded(marked), by=editor())
    [beside] = laid_beside(report)
    assert beside.printed is None
    assert "请保留" in text(signed_in(editor()).get(PAGE))


def test_a_change_without_a_certain_place_waits_for_a_hand(report: Report, asked: Consulted) -> None:
    take_back(asked, uploaded(written_over(draft(), "逐条琢磨", "深入")), by=editor())
    item = first_item()
    item.rewrite(heading=item.heading, body="区政府常务会议专题学习。", run_on=True, by=editor(), seen=item.version)
    remark = PaperRemark.objects.get()
    assert NOT_THERE in decide(remark, decision="accepted", reason="", by=editor())
    assert remark.decision == RemarkDecision.ACCEPTED
    decide(remark, decision="done", reason="", by=editor())
    assert not remark.is_open


def test_an_accepted_change_is_not_written_where_the_text_is_closed(report: Report, asked: Consulted) -> None:
    take_back(asked, uploaded(written_over(draft(), "逐条琢磨", "深入")), by=editor())
    submit(Report.objects.get(pk=report.pk), by=editor())
    remark = PaperRemark.objects.get()
    decide(remark, decision="accepted", reason="", by=editor())
    assert remark.decision == RemarkDecision.ACCEPTED
    assert first_item().body == SENTENCE


def test_a_refusal_says_why_and_is_the_last_word(report: Report, asked: Consulted) -> None:
    desk = signed_in(editor())
    take_back(asked, uploaded(written_over(draft(), "逐条琢磨", "深入")), by=editor())
    remark = PaperRemark.objects.get()
    assert "请写明理由" in press_decision(desk, remark, "refused")
    assert "原文有据。" in press_decision(desk, remark, "refused", reason="原文有据。")
    with pytest.raises(Refused, match="已经处理过"):
        decide(PaperRemark.objects.get(), decision="accepted", reason="", by=editor())
    assert first_item().body == SENTENCE


def test_a_file_is_read_once(asked: Consulted) -> None:
    content = file(paragraph(remarked(0, SENTENCE)), comments=(("王五", "好"),))
    take_back(asked, uploaded(content), by=editor())
    with pytest.raises(Refused, match="已经读入过"):
        take_back(asked, uploaded(content), by=editor())
    with pytest.raises(Refused, match="不能记为无意见"):
        note_reply(asked, reply=Reply.NO_OBJECTION, words="", by=editor())


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (file(paragraph(plain("甲。"))), "反馈.docx", "没有批注，也没有修订"),
        (b"%PDF-1.4", "反馈.pdf", "Word文件"),
        (b"", "反馈.docx", "空"),
    ],
)
def test_a_file_that_says_nothing_gets_a_sentence(asked: Consulted, content: bytes, name: str, said: str) -> None:
    page = press(signed_in(editor()), f"{PAGE}returned/{asked.pk}/", file=uploaded(content, name))
    assert said in page
    assert Consulted.objects.get(pk=asked.pk).is_silent


def test_the_file_stays_as_it_came(asked: Consulted) -> None:
    content = file(paragraph(remarked(0, SENTENCE)), comments=(("王五", "好"),))
    take_back(asked, uploaded(content), by=editor())
    paper = asked.papers.get()
    answer = signed_in(reviewer()).get(f"{PAGE}file/{paper.pk}/")
    assert b"".join(answer.streaming_content) == content
    with pytest.raises(ValidationError, match="永久保存"):
        paper.delete()


def press_decision(desk: Any, remark: PaperRemark, decision: str, reason: str = "") -> str:
    posted = {"decision": decision, "reason": reason, "seen": remark.version}
    return text(desk.post(f"{PAGE}remark/{remark.pk}/", posted, follow=True))
