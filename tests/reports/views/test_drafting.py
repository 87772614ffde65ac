"""Drafting pages: written by editors while the report is in hand, read by everybody who may; nothing typed is lost."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators.numbers.comparison import Measured
from reports.models import Edition, Item, Part, Report, Section
from reports.publishing.verbs import approve, open_correction, submit
from tests.cast import (
    administrator,
    department,
    editor,
    figure,
    leader,
    officer,
    opened_round,
    publisher,
    reviewer,
    stranger,
)
from tests.posted import fields
from tests.published import publish

REVIEWED = "legality_review_decision_count"


@pytest.fixture
def desk(client: Client, writer: Any, report: Report) -> Client:
    """The editor's browser."""
    client.force_login(writer)
    return client


@pytest.fixture
def item(report: Report) -> Item:
    """The item that quotes how many decisions were reviewed."""
    return Item.objects.get(section__part__report=report, body__contains=REVIEWED)


def at(row: Any, page: str = "") -> str:
    return f"/admin/reports/report/{row.report.year}/draft/{row._meta.model_name}/{row.pk}/{page}"


def text(answer: Any) -> str:
    return answer.content.decode()


def press(client: Client, row: Any, button: str, **typed: Any) -> Any:
    """Open the editor, type, press a button."""
    posted = fields(text(client.get(at(row)))) | typed | {"press": button}
    return client.post(at(row), posted)


# ── starting ──


def test_the_editor_starts_next_years_report_from_a_page_that_says_what_comes_of_it(client: Client, writer: Any):
    client.force_login(writer)
    page = text(client.get(reverse("admin:reports_start")))
    assert "起草《汉阳区人民政府2020年度法治政府建设工作报告》" in page
    answer = client.post(reverse("admin:reports_start"))
    assert answer["Location"] == reverse("admin:reports_todo", args=[2020])
    assert Report.objects.filter(year=2020).exists()
    assert "还没有发布过" in text(client.get(reverse("admin:reports_start")))


def test_the_list_of_reports_leads_to_drafting(desk: Client, report: Report):
    page = text(desk.get(reverse("admin:reports_report_changelist")))
    assert reverse("admin:reports_start") in page
    assert reverse("admin:reports_draft", args=[2020]) in page


def test_the_list_of_what_is_open_leads_to_where_each_thing_is_done(desk: Client, report: Report):
    opened_round(2020)
    page = text(desk.get(reverse("admin:reports_todo", args=[2020])))
    part = report.parts.get(kind=Part.Kind.PROBLEMS)
    assert f'href="{at(part)}"' in page
    assert f"/desk/justice_bureau/#{REVIEWED}" in page
    assert f"{reverse('admin:reports_answers', args=[2020])}#2020-T1-1" in page
    assert reverse("admin:reports_head", args=[2020]) in page


# ── reading and writing a passage ──


def test_figures_that_are_there_and_not_quoted_are_named_with_their_values(desk: Client, item: Item, writer: Any):
    opened_round(2020)
    row = figure(REVIEWED)
    row.enter(Measured(Decimal(1302)), note="", source="", by=reviewer(), seen=0)
    todo = reverse("admin:reports_todo", args=[2020])
    assert "正文还没有引用" not in text(desk.get(todo))
    item.rewrite(heading="", body="一字未提。", run_on=False, by=writer, seen=item.version)
    page = text(desk.get(todo))
    assert "正文还没有引用的1项" in page
    assert f"<li>{row.indicator.name} 1,302件</li>" in page


def test_a_passage_is_saved_and_its_writer_remembered(desk: Client, item: Item, writer: Any):
    assert press(desk, item, "save", body="　　新的第一段。\r\n\r\n  新的第二段。 ").status_code == 302
    item.refresh_from_db()
    assert item.body == "新的第一段。\n新的第二段。"
    assert (item.version, item.edited_by, item.report.edited_by) == (1, writer, writer)


def test_saving_can_lead_to_the_next_passage(desk: Client, item: Item):
    section = item.section
    first, second = section.items.all()[:2]
    assert press(desk, first, "next")["Location"] == at(second)
    assert press(desk, section, "next")["Location"] == at(first)


def test_the_lead_is_written_like_any_passage(desk: Client, report: Report):
    address = reverse("admin:reports_draft_lead", args=[2020])
    posted = fields(text(desk.get(address)))
    assert "heading" not in posted
    desk.post(address, posted | {"body": "{{year}}年的新导语。"})
    report.refresh_from_db()
    assert (report.lead, report.version) == ("{{year}}年的新导语。", 1)


def test_what_is_typed_is_read_back_with_its_figures(desk: Client, item: Item):
    opened_round(2020)
    row = figure(REVIEWED)
    row.enter(Measured(Decimal(1302)), note="", source="", by=reviewer(), seen=0)
    typed = {"heading": "标题。", "body": f"审核{{{{{REVIEWED}}}}}件，{{{{no_such}}}}项<b>。", "seen": "0", "q": "复议"}
    page = text(desk.post(at(item, "answer/"), typed))
    assert f'<data value="1302"><a href="/indicators/{REVIEWED}/">1302</a></data>件' in page
    assert '<mark class="fault" title="没有这个指标">no_such</mark>' in page
    assert "<code>{{no_such}}</code> 没有这个指标" in page
    assert "&lt;b&gt;" in page
    assert "同比增长5.4%" in page
    assert "区政府本级受理行政复议件数" in page
    item.refresh_from_db()
    assert item.version == 0


def test_every_button_works_without_script(desk: Client, item: Item):
    insert = "{{court_hearing_observation_count|change}}"
    page = text(press(desk, item, f"insert {insert}", body="开头。"))
    assert fields(page)["body"][0].strip() == f"开头。{insert}"
    page = text(press(desk, item, f"restyle body 0 {{{{{REVIEWED}|han}}}}", body=f"{{{{{REVIEWED}}}}}件"))
    assert fields(page)["body"][0].strip() == f"{{{{{REVIEWED}|han}}}}件"
    page = text(press(desk, item, "search", body="写到一半", q="庭审"))
    assert fields(page)["body"][0].strip() == "写到一半"
    assert "国家工作人员庭审观摩次数" in page
    page = text(press(desk, item, "preview", body="写到一半"))
    assert '<p>写到<span class="unbroken">一半</span></p>' in page
    item.refresh_from_db()
    assert item.version == 0


@pytest.mark.parametrize("press_what", ["insert <b>", "insert 一二三", "restyle body x {{a}}", "restyle body 0 <i>"])
def test_a_forged_button_puts_nothing_in(desk: Client, item: Item, press_what: str):
    page = text(press(desk, item, press_what, body="原样"))
    assert fields(page)["body"][0].strip() == "原样"


def test_a_heading_too_long_comes_back_with_everything_typed(desk: Client, item: Item):
    page = text(press(desk, item, "save", heading="长" * 401, body="写好的正文"))
    assert "400" in page
    assert fields(page)["body"][0].strip() == "写好的正文"
    item.refresh_from_db()
    assert item.version == 0


# ── two people ──


def test_two_editors_on_one_item_see_both_texts_and_choose(desk: Client, item: Item):
    mine = fields(text(desk.get(at(item)))) | {"body": "开头，我写的，结尾。", "press": "save"}
    other = editor()
    item.rewrite(heading=item.heading, body="开头，他写的，结尾。", run_on=True, by=other, seen=0)
    page = text(desk.post(at(item), mine))
    assert "两人同时改了这一段" in page
    assert f"已由{other}于" in page
    assert "<del>他</del>" in page
    assert "<ins>我</ins>" in page
    assert fields(page)["body"][0].strip() == "开头，我写的，结尾。"
    item.refresh_from_db()
    assert item.body == "开头，他写的，结尾。"
    desk.post(at(item), fields(page) | {"body": "开头，我们写的，结尾。", "press": "save"})
    item.refresh_from_db()
    assert (item.body, item.version) == ("开头，我们写的，结尾。", 2)


def test_two_editors_who_wrote_the_same_need_not_choose(desk: Client, item: Item):
    mine = fields(text(desk.get(at(item)))) | {"body": "一样的。", "press": "save"}
    item.rewrite(heading=item.heading, body="一样的。", run_on=True, by=editor(), seen=0)
    assert desk.post(at(item), mine).status_code == 302


def test_two_editors_on_the_head_see_what_the_other_wrote(desk: Client, report: Report):
    address = reverse("admin:reports_head", args=[2020])
    mine = fields(text(desk.get(address))) | {"document_number": "阳政〔2021〕2号"}
    report.rewrite(by=editor(), seen=0, document_number="阳政〔2021〕1号")
    page = text(desk.post(address, mine))
    assert "文号：阳政〔2021〕1号" in page
    assert fields(page)["document_number"] == ["阳政〔2021〕2号"]
    desk.post(address, fields(page))
    report.refresh_from_db()
    assert report.document_number == "阳政〔2021〕2号"


def test_head_and_lead_do_not_get_in_each_others_way(desk: Client, report: Report):
    address = reverse("admin:reports_head", args=[2020])
    mine = fields(text(desk.get(address))) | {"issued_on": "2021-03-01", "category": "法治政府"}
    report.rewrite(by=editor(), seen=0, lead="新导语。")
    assert desk.post(address, mine).status_code == 302
    report.refresh_from_db()
    assert (report.lead, report.issued_on, report.category) == ("新导语。", date(2021, 3, 1), "法治政府")


# ── who and when ──


@pytest.mark.parametrize("who", [publisher, reviewer, administrator])
def test_others_read_and_are_told_why_they_cannot_write(client: Client, report: Report, item: Item, who: Any):
    client.force_login(who())
    page = text(client.get(at(item)))
    assert "您没有编辑权限，只能查看。" in page
    assert "<textarea" not in page
    assert "合法性审核" in page
    answer = client.post(at(item), {"heading": "改", "body": "改", "seen": "0", "press": "save"})
    assert "没有保存" in text(answer)
    item.refresh_from_db()
    assert item.version == 0


def test_while_it_is_under_review_the_text_is_to_read_and_what_was_typed_is_kept(
    desk: Client, report: Report, item: Item, writer: Any
):
    posted = fields(text(desk.get(at(item)))) | {"body": "来不及保存的一段。", "press": "save"}
    submit(report, by=writer)
    page = text(desk.post(at(item), posted))
    assert "报告处于“送审”，只能查看" in page
    assert "来不及保存的一段。" in page
    item.refresh_from_db()
    assert item.version == 0


def test_a_correction_opens_only_what_it_names(client: Client, writer: Any):
    last = Report.objects.get(year=2019)
    first, second = Item.objects.filter(section__part__report=last)[:2]
    open_correction(last, by=publisher(), reason="更正。", blocks=[first])
    client.force_login(writer)
    assert "<textarea" in text(client.get(at(first)))
    assert "不在更正范围之内" in text(client.get(at(second)))


def test_a_passage_of_another_report_or_none_is_not_found(desk: Client, report: Report):
    other = Item.objects.filter(section__part__report__year=2019).first()
    assert other
    assert desk.get(f"/admin/reports/report/2020/draft/item/{other.pk}/").status_code == 404
    assert desk.get("/admin/reports/report/2020/draft/nonsense/1/").status_code == 404
    assert desk.get("/admin/reports/report/2018/draft/").status_code == 404


def test_strangers_and_leaders_do_not_get_to_the_desk(client: Client, report: Report):
    for who in (leader(), stranger()):
        client.force_login(who)
        assert client.get(reverse("admin:reports_draft", args=[2020])).status_code in (302, 403)


# ── rearranging ──


def test_buttons_move_a_section_and_the_page_shows_it_there(desk: Client, report: Report):
    section = Section.objects.filter(part__report=report)[1]
    outline = reverse("admin:reports_draft", args=[2020])
    posted = fields(text(desk.get(outline))) | {"up": f"section-{section.pk}"}
    answer = desk.post(reverse("admin:reports_arrange", args=[2020]), posted)
    assert answer["Location"] == f"{outline}#section-{section.pk}"
    section.refresh_from_db()
    assert section.marker == "（一）"
    assert "由他人改动过" in text(desk.post(reverse("admin:reports_arrange", args=[2020]), posted, follow=True))


def test_pages_split_merge_move_add_and_remove(desk: Client, report: Report, item: Item):
    section, part = item.section, item.section.part
    other = part.sections.first()
    assert other
    desk.post(at(item, "move/"), fields(text(desk.get(at(item, "move/")))) | {"to": f"section-{other.pk}"})
    item.refresh_from_db()
    assert item.section == other
    desk.post(at(item, "merge/"), fields(text(desk.get(at(item, "merge/")))))
    assert not Item.objects.filter(pk=item.pk).exists()
    last = section.items.last()
    assert last
    page = text(desk.get(at(section, "split/")))
    desk.post(at(section, "split/"), fields(page) | {"cut": f"item-{last.pk}", "heading": "新的一节"})
    assert Section.objects.get(heading="新的一节", part=part).items.count() == 1
    page = text(desk.get(at(section, "remove/")))
    assert "还有内容，不能删除" in page
    desk.post(at(part, "add/"), fields(text(desk.get(at(part, "add/")))) | {"heading": "添的"})
    added = Section.objects.get(heading="添的")
    desk.post(at(added, "remove/"), fields(text(desk.get(at(added, "remove/")))))
    assert not Section.objects.filter(heading="添的").exists()
    desk.post(at(part, "kind/"), fields(text(desk.get(at(part, "kind/")))) | {"kind": Part.Kind.OTHER})
    part.refresh_from_db()
    assert part.kind == Part.Kind.OTHER


def test_an_item_is_split_on_its_page_at_a_sentence(desk: Client, report: Report):
    item = Item.objects.filter(section__part__report=report)[1]
    page = text(desk.get(at(item, "split/")))
    place = page.split('value="text-')[1].split('"')[0]
    desk.post(at(item, "split/"), fields(page) | {"cut": f"text-{place}"})
    assert item.section.items.count() == 5


# ── the draft as it would read ──


def test_the_draft_is_read_by_staff_marked_and_kept_by_nobody(client: Client, report: Report):
    for who in (leader(), officer(department()), publisher()):
        client.force_login(who)
        answer = client.get("/reports/2020/draft/")
        page = text(answer)
        assert "<strong>草稿</strong>" in page
        assert "noindex" in page
        assert "noindex" in answer["X-Robots-Tag"]
        assert "no-store" in answer["Cache-Control"]
        assert "2020年工作完成情况" in page


def test_the_draft_reads_as_it_stands_however_often_it_was_read(client: Client, report: Report, item: Item):
    opened_round(2020)
    client.force_login(publisher())
    draft = lambda: text(client.get("/reports/2020/draft/"))  # noqa: E731
    before = draft()
    assert "另有" not in before
    Item.objects.filter(pk=item.pk).update(body=f"另有<一处>：{{{{{REVIEWED}}}}}件。")
    assert "另有&lt;一处&gt;：" in draft()
    Section.objects.filter(pk=item.section_id).update(heading="改过的小标题")
    assert draft().count("改过的小标题") > before.count("改过的小标题") + 1  # in the text and in its contents
    asked = figure(REVIEWED, 2020)
    asked.enter(Measured(Decimal(4321)), note="", source="", by=officer(asked.department), seen=0)
    assert "4,321" in draft()


def test_the_draft_is_nobody_elses(client: Client, report: Report):
    assert client.get("/reports/2020/draft/")["Location"].startswith("/login/")
    client.force_login(stranger())
    assert client.get("/reports/2020/draft/").status_code == 403
    assert client.get("/reports/2020/").status_code == 404


# ── cost ──


def corrected(last: Report) -> Edition:
    signer, writer = publisher(), editor()
    item = Item.objects.filter(section__part__report=last)[0]
    open_correction(last, by=signer, reason="更正。", blocks=[item])
    item.rewrite(heading=item.heading, body=f"{item.body}改。", run_on=True, by=writer, seen=item.version)
    submit(last, by=writer)
    approve(last, by=signer)
    return publish(last, by=signer)


PAGES = ("draft/", "draft/todo/", "draft/head/", "draft/lead/", "draft/item/{}/", "draft/item/{}/merge/")


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_cost_the_same_however_many_editions_there_are(desk: Client, item: Item, page: str):
    address = f"/admin/reports/report/2020/{page.format(item.pk)}"
    desk.get(address)
    with CaptureQueriesContext(
        connection,
    ) as before:
        desk.get(address)
    last = Report.objects.get(year=2019)
    for _ in range(3):
        corrected(last)
    with CaptureQueriesContext(connection) as after:
        desk.get(address)
    assert len(after) == len(before) <= 45


def test_the_outline_costs_the_same_however_long_the_report_is(desk: Client, report: Report):
    address = reverse("admin:reports_draft", args=[2020])
    desk.get(address)
    with CaptureQueriesContext(connection) as before:
        desk.get(address)
    section = Section.objects.filter(part__report=report)[0]
    for number in range(20):
        Item.objects.create(section=section, marker="9. ", heading=f"第{number}条", body=f"{{{{{REVIEWED}}}}}件")
    with CaptureQueriesContext(connection) as after:
        desk.get(address)
    assert len(after) == len(before)
