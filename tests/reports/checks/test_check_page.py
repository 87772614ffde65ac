"""The checker's page: who sees it, what it says, and its buttons."""

import html
import re
from collections.abc import Callable

import pytest

from indicators.models import User
from reports.drafting.rollover import start_report
from reports.models import Item, Part, Report
from reports.publishing.verbs import open_correction
from reports.templatetags.findings import PLACE
from tests.cast import administrator, editor, head, leader, officer, publisher, reviewer, stranger
from tests.pressed import signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/reports/report/2019/check/"


@pytest.fixture
def item(report: Report) -> Item:
    """Open for correction, with one number to bind and one to explain."""
    item = Item.objects.all()[0]
    open_correction(report, by=publisher(), reason="更正。", blocks=[item])
    Item.objects.filter(pk=item.pk).update(body="全年对1235件行政决策开展合法性审核。压缩至3个环节。")
    return item


def fields(page: str, action: str) -> dict[str, str]:
    """The first form that posts to `action`: its hidden fields, and its button."""
    form = next(form for form in page.split("<form")[1:] if f'action="{action}"' in form).partition("</form>")[0]
    named = re.findall(r'<(?:input type="hidden"|button[^>]*) name="(\w+)" value="([^"]*)"', form)
    return {name: html.unescape(value) for name, value in named}


@pytest.mark.parametrize("person", [editor, publisher, reviewer, administrator])
def test_who_writes_or_answers_for_the_report_sees_it(report: Report, person: Callable[[], User]) -> None:
    response = signed_in(person()).get(ADDRESS)
    assert response.status_code == 200
    assert "没有要改正的错误，" in response.text
    assert "原文如此" in response.text


@pytest.mark.parametrize("person", [officer, head])
def test_officers_do_not(report: Report, person: Callable[[], User]) -> None:
    assert signed_in(person()).get(ADDRESS).status_code == 403


@pytest.mark.parametrize("person", [leader, stranger])
def test_who_is_not_of_the_staff_is_sent_to_sign_in(report: Report, person: Callable[[], User]) -> None:
    assert signed_in(person()).get(ADDRESS).status_code == 302


def test_a_year_without_a_report_is_not_found(report: Report) -> None:
    assert signed_in(editor()).get("/admin/reports/report/1950/check/").status_code == 404


def test_nothing_found_is_said(report: Report) -> None:
    Part.objects.filter(kind=Part.Kind.PROBLEMS).update(body="原因在于学习不够。", kind=Part.Kind.PROBLEMS)
    Part.objects.create(report=report, kind=Part.Kind.LEADERS_DUTY, marker="四、", body="认真履职。", order=4)
    page = signed_in(editor()).get(ADDRESS).text
    assert "没有发现问题。" in page


def test_findings_stand_kind_by_kind_errors_first(item: Item) -> None:
    page = signed_in(editor()).get(ADDRESS).text
    assert "有1处错误，改正或写明理由后才能发布" in page
    headings = re.findall(r"<h2>([^<]+)</h2>", page)
    assert headings[-3:] == ["数字没有引用指标", "缺少法定内容", "法定内容不全"]
    assert page.index("须引用指标，不能") < page.index("<mark>3</mark>")
    assert f"/admin/reports/report/2019/draft/item/{item.pk}/" in page


def test_the_sentence_is_shown_with_the_number_marked(item: Item) -> None:
    page = signed_in(editor()).get(ADDRESS).text
    assert "全年对<mark>1235</mark>件行政决策开展合法性审核。" in page


def test_a_number_no_indicator_fits_is_offered_as_a_set_phrase_in_its_words(item: Item) -> None:
    page = html.unescape(signed_in(editor()).get(ADDRESS).text)
    assert "/admin/reports/setphrase/add/?text=3%E4%B8%AA%E7%8E%AF%E8%8A%82" in page
    assert "确非统计数字的，请加入“固定提法”或写明理由" in page


def test_many_of_a_kind_are_folded_under_their_number(item: Item) -> None:
    counted = "".join(f"新设窗口{number}个。" for number in range(21, 31))
    Item.objects.filter(pk=item.pk).update(body=counted)
    page = signed_in(editor()).get(ADDRESS).text
    assert "其余2处" in page
    assert page.count("<mark>") == 10
    Item.objects.filter(pk=item.pk).update(body="".join(f"新设窗口{number}个。" for number in range(21, 30)))
    assert "其余" not in signed_in(editor()).get(ADDRESS).text


def test_what_is_mended_in_one_place_is_led_to_in_one_go(loaded: None) -> None:
    start_report(2020, by=editor())
    page = signed_in(editor()).get("/admin/reports/report/2020/check/").text
    assert "到待填清单一并处理" in page
    assert "到承诺答复页逐项回应" in page
    assert "/admin/reports/report/2020/draft/todo/" in page


def test_all_that_is_certain_is_bound_at_once(item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(
        body="全年对1235件行政决策开展合法性审核，区政府本级受理行政复议41件。又办理9件。"
    )
    client = signed_in(editor())
    assert "2处能确定的，一并改为引用" in client.get(ADDRESS).text
    page = client.post(f"{ADDRESS}bind/certain/", follow=True).text
    assert "已将2处数字改为引用指标" in page
    item.refresh_from_db()
    assert item.body == (
        "全年对{{legality_review_decision_count}}件行政决策开展合法性审核，"
        "区政府本级受理行政复议{{reconsideration_accepted_count}}件。又办理9件。"
    )
    assert "没有可以一并引用的数字了" in client.post(f"{ADDRESS}bind/certain/", follow=True).text


def test_one_reason_answers_all_warnings_of_a_kind_and_no_error(item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(body="全年对1235件行政决策开展合法性审核。压缩至3个环节，新设7个窗口。")
    client = signed_in(editor())
    assert "2条提醒同一理由" in client.get(ADDRESS).text
    posted = {"code": "unbound-number", "reason": "均为当地事项，不作为指标统计。"}
    page = client.post(f"{ADDRESS}reason/kind/", posted, follow=True).text
    assert "已为2条提醒写明同一理由" in page
    assert "有1处错误，改正或写明理由后才能发布" in page
    assert "现在已经没有了" in client.post(f"{ADDRESS}reason/kind/", posted).text


def test_an_error_of_language_is_explained_by_itself(item: Item) -> None:
    client = signed_in(editor())
    page = client.get(ADDRESS).text
    forms = [form for form in page.split("<form") if f'action="{ADDRESS}reason/"' in form]
    fingerprint = re.findall(r'name="finding" value="(\w+)"', forms[0])[0]
    page = client.post(f"{ADDRESS}reason/", {"finding": fingerprint, "reason": "此处指另一次审核。"}, follow=True).text
    assert "有1处错误" not in page
    assert "此处指另一次审核。" in page


def test_one_click_binds(item: Item) -> None:
    client = signed_in(editor())
    posted = fields(client.get(ADDRESS).text, f"{ADDRESS}bind/")
    response = client.post(f"{ADDRESS}bind/", posted, follow=True)
    assert "中的“1235”已改为引用指标" in html.unescape(response.text)
    item.refresh_from_db()
    assert item.body.startswith("全年对{{legality_review_decision_count}}件")


def test_the_second_click_is_told_that_somebody_was_faster(item: Item) -> None:
    client = signed_in(editor())
    posted = fields(client.get(ADDRESS).text, f"{ADDRESS}bind/")
    client.post(f"{ADDRESS}bind/", posted)
    response = client.post(f"{ADDRESS}bind/", posted, follow=True)
    assert "请对照后再保存" in response.text


def test_a_reason_is_given_on_the_page_and_stays(item: Item) -> None:
    writer = editor()
    client = signed_in(writer)
    posted = fields(client.get(ADDRESS).text, f"{ADDRESS}reason/")
    page = client.post(f"{ADDRESS}reason/", {**posted, "reason": "引自上级文件。"}, follow=True).text
    assert "理由已保存" in page
    assert "引自上级文件。" in page
    assert writer.full_name in page


def test_a_line_drawn_for_one_carries_nobodys_marks_but_the_readers(item: Item) -> None:
    for person in (editor(), editor(), publisher()):
        page = signed_in(person).get(ADDRESS).text
        forms = page.count('<form class="offer"') + page.count('reason/">')
        assert forms > 1
        assert set(re.findall(r'name="page_of" value="(\d+):', page)) == {str(person.pk)}
        assert len(set(re.findall(r'name="csrfmiddlewaretoken" value="(\w{64})"', page))) == 1
        assert page.count('method="post"') == page.count("csrfmiddlewaretoken")
        assert PLACE not in page
    assert "已改为引用" not in page
    assert "offer" not in page.partition("findings")[2], "a publisher answers, and writes nothing"


def test_what_was_typed_stays_when_it_is_refused(item: Item) -> None:
    client = signed_in(editor())
    posted = fields(client.get(ADDRESS).text, f"{ADDRESS}reason/")
    Item.objects.filter(pk=item.pk).update(body="压缩至3个工作日，另办理1件。")
    blank = client.post(f"{ADDRESS}reason/", {**posted, "reason": "  "})
    assert (blank.status_code, "请写明理由" in blank.text) == (200, True)


@pytest.mark.parametrize("action", ["bind/", "bind/certain/", "reason/", "reason/kind/"])
def test_a_reviewer_looks_and_changes_nothing(item: Item, action: str) -> None:
    client = signed_in(reviewer())
    page = client.get(ADDRESS).text
    assert f'action="{ADDRESS}{action}"' not in page
    assert client.post(ADDRESS + action).status_code == 403


@pytest.mark.parametrize("action", ["bind/", "bind/certain/", "reason/", "reason/kind/"])
def test_a_link_changes_nothing(item: Item, action: str) -> None:
    assert signed_in(editor()).get(ADDRESS + action).status_code == 405
