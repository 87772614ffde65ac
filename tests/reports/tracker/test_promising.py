"""Next year's tasks: proposed from the plan's sentences, made only of what a person ticks, word for word."""

import pytest
from django.test import Client
from django.urls import reverse

from indicators.office.steps import Refused
from reports.drafting.rollover import start_report
from reports.models import Part, Report, Section, Task
from reports.publishing.verbs import submit
from reports.tracker.promising import add_tasks, found_in, plan_of
from tests import cast
from tests.posted import fields

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:reports_propose_tasks", args=[2020])
PLAN = "进一步完善信用体系建设，加大知识产权保护力度。开展行政执法案卷评查，全面提升质量。"


@pytest.fixture
def report(loaded: None) -> Report:
    """The draft of 2020; the first area of its plan says something new."""
    report = start_report(2020, by=cast.editor())
    Section.objects.filter(pk=plan_of(report)[0].pk).update(body=PLAN)
    return report


def area(report: Report) -> Section:
    return plan_of(report)[0]


def test_the_plans_sentences_are_proposed_and_nothing_is_made_of_them(report: Report) -> None:
    found = [one for one in found_in(report) if one.section == area(report)]
    assert [one.proposal.phrase for one in found] == [
        "进一步完善信用体系建设",
        "加大知识产权保护力度",
        "开展行政执法案卷评查，全面提升质量",
    ]
    assert not Task.objects.of_year(2021).exists()


def test_the_21_tasks_cut_by_hand_are_all_among_what_the_plan_of_2019_would_propose(loaded: None) -> None:
    report = Report.objects.get(year=2019)
    assert found_in(report) == []  # each is followed already
    phrases = list(Task.objects.values_list("source_phrase", flat=True))
    Task.objects.all().update(source_phrase="—")
    proposed = [one.proposal.phrase for one in found_in(report)]
    missed = [phrase for phrase in phrases if not any(phrase in one or one in phrase for one in proposed)]
    assert missed == []


def test_a_confirmed_promise_has_words_and_a_place_and_nothing_else(report: Report) -> None:
    [task] = add_tasks(report, [(area(report), "加大知识产权保护力度", "保护知识产权")], by=cast.editor())
    assert (task.address, task.title, task.source_phrase) == ("2021-T1-1", "保护知识产权", "加大知识产权保护力度")
    set_by_nobody = (task.lead_department, task.suggested_lead, task.owner, task.due_on, task.starts_on, task.measure)
    assert set_by_nobody == (None, None, None, None, None, "")
    assert "加大知识产权保护力度" not in [one.proposal.phrase for one in found_in(report)]


def test_numbers_go_on_within_their_area(report: Report) -> None:
    first, second = plan_of(report)[:2]
    second.body = "推进改革。"
    second.save()
    chosen = [(first, "加大知识产权保护力度", "甲"), (second, "推进改革", "乙"), (first, "完善信用体系建设", "丙")]
    assert [task.code for task in add_tasks(report, chosen, by=cast.editor())] == ["T1-1", "T2-1", "T1-2"]


@pytest.mark.parametrize(
    ("phrase", "title", "why"),
    [
        ("加强知识产权保护", "保护", "不是“.+”中的原话"),
        ("加大知识产权保护力度", " ", "起一个任务名称"),
    ],
)
def test_words_that_the_plan_does_not_say_are_no_promise(report: Report, phrase: str, title: str, why: str) -> None:
    chosen = [(area(report), "完善信用体系建设", "信用"), (area(report), phrase, title)]
    with pytest.raises(Refused, match=why):
        add_tasks(report, chosen, by=cast.editor())
    assert not Task.objects.of_year(2021).exists()


def test_nothing_chosen_is_said(report: Report) -> None:
    with pytest.raises(Refused, match="没有勾选"):
        add_tasks(report, [], by=cast.editor())


@pytest.mark.parametrize("who", ["reviewer", "publisher", "administrator", "leader"])
def test_promises_are_confirmed_by_editors(report: Report, who: str) -> None:
    with pytest.raises(Refused, match="没有编辑权限"):
        add_tasks(report, [(area(report), "完善信用体系建设", "信用")], by=getattr(cast, who)())


def test_not_while_the_report_waits_for_approval(report: Report) -> None:
    submit(report, by=cast.editor())
    with pytest.raises(Refused, match="您现在不能确认任务"):
        add_tasks(report, [(area(report), "完善信用体系建设", "信用")], by=cast.editor())


# ── the page ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_person_ticks_names_and_adds_on_the_page(report: Report, client: Client) -> None:
    client.force_login(cast.editor())
    page = client.get(PAGE).content.decode()
    assert "“进一步完善信用体系建设”" in page
    posted = fields(page)
    assert "chosen" not in posted  # nothing is ticked for anybody
    key = found_in(report)[0].key
    assert posted[f"title-{key}"] == ["完善信用体系建设"]
    own = {"own_area": area(report).pk, "own_phrase": "全面提升质量", "own_title": "提升案卷质量"}
    posted |= {"chosen": key, f"title-{key}": "建好信用体系", **own}
    assert "已确认2项任务" in client.post(PAGE, posted, follow=True).content.decode()
    assert list(Task.objects.of_year(2021).values_list("title", flat=True)) == ["建好信用体系", "提升案卷质量"]


def test_a_phrase_that_is_not_the_plans_is_refused_on_the_page(report: Report, client: Client) -> None:
    client.force_login(cast.editor())
    own = {"own_area": area(report).pk, "own_phrase": "编造的承诺", "own_title": "编造"}
    assert "请照抄报告原文" in client.post(PAGE, own, follow=True).content.decode()
    assert not Task.objects.of_year(2021).exists()


def test_what_was_ticked_and_typed_stands_again_after_a_refusal(report: Report, client: Client) -> None:
    client.force_login(cast.editor())
    first, second = found_in(report)[:2]
    typed = {f"title-{first.key}": "建好信用体系", f"title-{second.key}": " "}
    own = {"own_area": area(report).pk, "own_phrase": "全面提升质量", "own_title": "提升质量"}
    page = client.post(PAGE, {"chosen": [first.key, second.key]} | typed | own).content.decode()
    assert "起一个任务名称" in page
    assert not Task.objects.of_year(2021).exists()
    again = fields(page)
    assert again["chosen"] == [first.key, second.key]
    assert (again[f"title-{first.key}"], again["own_phrase"], again["own_title"]) == (
        ["建好信用体系"],
        ["全面提升质量"],
        ["提升质量"],
    )


def test_a_sentence_that_was_changed_since_is_not_confirmed_for_another(report: Report, client: Client) -> None:
    client.force_login(cast.editor())
    first, second = found_in(report)[:2]
    titles = {f"title-{one.key}": "任务" for one in (first, second)}
    changed = PLAN.replace("进一步完善信用体系建设，", "建立平台，")
    Section.objects.filter(pk=area(report).pk).update(body=changed)
    page = client.post(PAGE, {"chosen": [first.key, second.key]} | titles, follow=True).content.decode()
    assert "有1句在您打开页面以后改过" in page
    assert [task.source_phrase for task in Task.objects.of_year(2021)] == ["加大知识产权保护力度"]


@pytest.mark.parametrize(("who", "status"), [("editor", 200), ("publisher", 403), ("officer", 403), ("stranger", 302)])
def test_who_may_post(report: Report, client: Client, who: str, status: int) -> None:
    client.force_login(getattr(cast, who)())
    assert client.post(PAGE, {"own_phrase": ""}).status_code == status
    assert not Task.objects.of_year(2021).exists()


def test_a_plan_that_is_one_text_promises_too(report: Report) -> None:
    plan = area(report).part
    plan.sections.all().delete()
    Part.objects.filter(pk=plan.pk).update(body=PLAN)
    first, second, _third = found_in(report)
    made = add_tasks(report, [(one.section, one.proposal.phrase, "任务") for one in (first, second)], by=cast.editor())
    assert [task.code for task in made] == ["T1-1", "T1-2"]
    assert [section.is_bare for section in plan.sections.all()] == [True]
    [third] = found_in(report)
    [late] = add_tasks(report, [(third.section, third.proposal.phrase, "任务")], by=cast.editor())
    assert (late.code, late.area) == ("T1-3", made[0].area)


def test_two_who_confirm_at_once_keep_one_place(report: Report) -> None:
    plan = area(report).part
    plan.sections.all().delete()
    Part.objects.filter(pk=plan.pk).update(body=PLAN)
    mine, theirs = found_in(report), found_in(report)
    add_tasks(report, [(mine[0].section, mine[0].proposal.phrase, "任务")], by=cast.editor())
    add_tasks(report, [(theirs[1].section, theirs[1].proposal.phrase, "任务")], by=cast.editor())
    assert plan.sections.count() == 1
