"""The promises as everybody reads them: their own words, their place, their standing, and nothing invented."""

from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.utils.html import strip_tags

from indicators.models import Department, Indicator
from reports.document.tree import plain_text
from reports.models import Edition, Task
from reports.models.task_steps import TaskStatus
from reports.tracker.promises import published_promises
from tests.cast import leader, reviewer, stranger
from tests.factories import make_published
from tests.queries import asks_at_most

pytestmark = pytest.mark.usefixtures("loaded")


def text(client: Client, path: str) -> str:
    """What the page says, without markup and with single spaces."""
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(unescape(strip_tags(response.content.decode())).split())


def listed(client: Client, query: str = "") -> list[str]:
    """The addresses of the tasks a list shows, in its order."""
    table = client.get(f"/tasks/{query}").context["table"]
    return [row.record.address for row in table.rows]


def task(code: str) -> Task:
    return Task.objects.get(code=code)


# ── the list ───────────────────────────────────────────────────────────────────────────────────────────────


def test_all_21_promises_are_listed_in_the_plans_order(client: Client) -> None:
    found = listed(client)
    assert found == [task.address for task in Task.objects.order_by("order")]
    assert len(found) == 21


def test_they_stand_under_their_five_areas(client: Client) -> None:
    page = text(client, "/tasks/")
    areas = [section.title for section in Edition.objects.get().document.parts[2].children]
    positions = [page.index(f"{area} ", page.index("引号内为报告原文")) for area in areas]
    assert positions == sorted(positions)


def test_every_promise_quotes_the_report_and_leads_to_the_place(client: Client) -> None:
    page = client.get("/tasks/").content.decode()
    for one in published_promises():
        assert f'href="/reports/2019/#{one.area.anchor}">“{one.promise.source_phrase}”' in page


def test_a_linked_indicator_shows_its_newest_published_value_with_its_year(client: Client) -> None:
    page = text(client, "/tasks/")
    assert "区级重大行政决策事项数 2020年2项" in page
    assert "行政决策合法性审核件数 2019年1,235件" in page


def test_a_promise_without_indicator_has_an_empty_cell(client: Client) -> None:
    page = client.get("/tasks/?q=2020-T2-4").content.decode()
    assert 'data-label="状态"' in page
    assert 'data-label="相关指标"' not in page


def test_what_the_source_does_not_say_is_said_once(client: Client) -> None:
    assert text(client, "/tasks/").count("待定") == 1


def test_a_column_appears_once_somebody_has_decided(client: Client) -> None:
    Task.objects.filter(code="T1-1").update(lead_department=Department.objects.first(), due_on=date(2020, 12, 31))
    page = text(client, "/tasks/")
    assert "2020年12月31日" in page
    assert page.count("待定") == 40


def test_a_day_says_its_year_whichever_it_is(client: Client) -> None:
    Task.objects.filter(code="T1-1").update(due_on=date(2021, 3, 31))
    Task.objects.filter(code="T1-2").update(due_on=date(2020, 12, 31))
    for path in ("/tasks/", "/tasks/?view=board"):
        page = text(client, path)
        assert "2021年3月31日" in page
        assert "2020年12月31日" in page


def test_days_are_sorted_as_days_and_undecided_ones_together(client: Client) -> None:
    Task.objects.filter(code="T1-2").update(due_on=date(2020, 12, 1))
    Task.objects.filter(code="T5-6").update(due_on=date(2020, 9, 30))
    order = listed(client, "?sort=due_on")
    assert order.index("2020-T5-6") + 1 == order.index("2020-T1-2")
    assert len(order) == 21
    backwards = listed(client, "?sort=-due_on")
    assert backwards.index("2020-T1-2") + 1 == backwards.index("2020-T5-6")


def test_a_column_of_indicators_stands_only_where_there_are_any(client: Client) -> None:
    assert "linked" in client.get("/tasks/").context["table"].columns
    assert "linked" not in client.get("/tasks/?q=完善信用体系建设").context["table"].columns


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("?area=p3-1", ["T1-1", "T1-2"]),
        ("?q=出庭", ["T5-3", "T5-6"]),
        ("?q=2020-T3-2", ["T3-2"]),
        ("?q=容错　清单", ["T4-3"]),
        ("?q=行政复议件数", ["T5-2"]),
        ("?area=p3-5&q=审计", ["T5-5"]),
        ("?status=closed", []),
    ],
)
def test_promises_are_filtered_by_area_status_and_words(client: Client, query: str, codes: list[str]) -> None:
    assert listed(client, query) == [f"2020-{code}" for code in codes]


def test_status_is_live(client: Client) -> None:
    Task.objects.filter(code="T4-4").update(status=TaskStatus.CLOSED)
    assert listed(client, "?status=closed") == ["2020-T4-4"]
    assert client.get("/tasks/").context["whole"].counted_statuses == [
        (TaskStatus.NOT_STARTED, 20),
        (TaskStatus.CLOSED, 1),
    ]


def test_promises_are_sorted_as_asked(client: Client) -> None:
    Task.objects.filter(code="T4-4").update(status=TaskStatus.CLOSED)
    assert listed(client, "?sort=-status")[0] == "2020-T4-4"
    assert listed(client, "?sort=-title") == list(reversed(listed(client)))


def test_another_order_names_the_area_of_each_promise(client: Client) -> None:
    assert "（五）加强行政执法监督" in text(client, "/tasks/?sort=-status&q=强化行政审计监督")


@pytest.mark.parametrize("query", ["?sort=nonsense", "?area=p9-9", "?status=kept", "?q=" + "长" * 200])
def test_what_makes_no_sense_is_passed_over(client: Client, query: str) -> None:
    assert len(listed(client, query)) == 21


def test_a_complaint_says_what_was_passed_over(client: Client) -> None:
    assert "没有所选的方面，已显示全部方面。" in text(client, "/tasks/?area=p9-9")


def test_nothing_found_says_what_to_do(client: Client) -> None:
    assert "没有符合条件的任务" in text(client, "/tasks/?q=火星")


def test_before_any_report_is_published_the_list_says_so(client: Client) -> None:
    Edition.objects.all()._raw_delete("default")
    assert "还没有任务" in text(client, "/tasks/")


def test_a_task_added_to_a_draft_is_not_public(client: Client) -> None:
    source = task("T1-1")
    Task.objects.create(
        report=source.report, year=2020, code="T9-9", area=source.area, title="草稿任务", source_phrase="未发布"
    )
    assert len(listed(client)) == 21
    assert client.get("/tasks/2020-T9-9/").status_code == 404


def test_editing_a_task_does_not_move_its_published_words(client: Client) -> None:
    Task.objects.filter(code="T1-2").update(title="改过的标题", source_phrase="改过的原文", measure="改过的衡量")
    assert "改过" not in text(client, "/tasks/") + text(client, "/tasks/2020-T1-2/")


def test_the_list_takes_few_queries(client: Client) -> None:
    with asks_at_most(6):
        client.get("/tasks/?q=执法&sort=-status")


# ── one promise ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", range(21))
def test_a_promise_is_marked_inside_its_paragraph(client: Client, number: int) -> None:
    one = published_promises()[number]
    page = client.get(one.get_absolute_url()).content.decode()
    before, _, after = plain_text(one.source).partition(one.promise.source_phrase)
    assert f"<p>{before}<mark>{one.promise.source_phrase}</mark>{after}</p>" in page
    assert f'href="/reports/2019/#{one.area.anchor}"' in page


def test_a_promise_shows_every_published_year_of_its_indicators(client: Client) -> None:
    page = text(client, "/tasks/2020-T3-2/")
    assert "2020年 2项" in page
    assert "2019年 3项" in page


def test_from_three_years_on_an_indicator_of_a_promise_has_its_line(client: Client) -> None:
    page = "/tasks/2020-T3-2/"
    assert "sparkline" not in client.get(page).content.decode()
    make_published(Indicator.objects.get(code="major_decision_item_count"), 2018, 4)
    assert client.get(page).content.decode().count('class="sparkline"') == 1


def test_what_nobody_has_confirmed_is_undecided(client: Client) -> None:
    page = text(client, "/tasks/2020-T1-1/").replace(" ", "")
    for term in ("牵头单位", "配合单位", "完成时限"):
        assert f"{term}待定" in page


def test_the_public_sees_no_inferred_department(client: Client) -> None:
    suggested = task("T1-1").suggested_lead
    assert suggested
    for path in ("/tasks/", "/tasks/2020-T1-1/"):
        page = text(client, path)
        assert suggested.name not in page
        assert "建议" not in page


def test_who_may_read_drafts_sees_the_inference_as_a_suggestion(client: Client) -> None:
    client.force_login(leader())
    response = client.get("/tasks/2020-T1-1/")
    assert f"建议：{task('T1-1').suggested_lead}" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_an_account_without_a_role_sees_what_the_public_sees(client: Client) -> None:
    client.force_login(stranger())
    assert "建议" not in text(client, "/tasks/2020-T1-1/")


def test_a_confirmed_department_takes_the_place_of_the_suggestion(client: Client) -> None:
    department = Department.objects.last()
    Task.objects.filter(code="T1-1").update(lead_department=department)
    client.force_login(reviewer())
    page = text(client, "/tasks/2020-T1-1/")
    assert f"牵头单位 {department}" in page
    assert "建议" not in page


def test_neighbours_follow_the_plans_order(client: Client) -> None:
    first, second, last = (client.get(f"/tasks/2020-{code}/").context for code in ("T1-1", "T1-2", "T5-6"))
    assert (first["before"], first["after"].address) == (None, "2020-T1-2")
    assert (second["before"].address, second["after"].address) == ("2020-T1-1", "2020-T2-1")
    assert last["after"] is None


@pytest.mark.parametrize("address", ["2020-T9-9", "2019-T1-1", "T1-1", "x", "2020-T1-1'--"])
def test_an_unknown_address_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/tasks/{address}/").status_code == 404


def test_one_promise_takes_few_queries(client: Client) -> None:
    with asks_at_most(7):
        client.get("/tasks/2020-T3-3/")
