"""The admin as a whole: nothing missing, nothing deleted in bulk, nothing in English."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from hanyang_report.administration import SECTIONS
from indicators.models import User
from indicators.office.roles import Role
from tests.cast import person

REGISTERED = list(admin.site._registry)
OURS = [*apps.get_app_config("indicators").get_models(), *apps.get_app_config("reports").get_models()]
ELSEWHERE = {
    "indicators.PublicVersion",  # a counter, nobody's to read
    "indicators.Statement",  # shown and chosen from on an indicator's page
    "indicators.TimerRun",  # shown on /running/
    "indicators.RuleTerm",  # rows of a rule's page
    "indicators.SavedView",  # one person's own, kept on the page it opens
    "indicators.WaitingTurn",  # the machine's own count of what it has told
    "indicators.Upload",  # one person's file between preview and confirmation
    "indicators.ClaimMapping",  # has its page where there is a sign-on
    "indicators.Identity",  # on the page of one's own link, and an administrator's of somebody's
    "indicators.ProposedRight",  # on the page of what waits for an administrator's yes
    "indicators.PastPassword",  # hashes that may not come back, nobody's to read
    "reports.AnswerDraft",  # kept for its writer on the page of answers
    "reports.Deliberation",  # shown with its tasks
    "reports.Consultation",  # shown on a report's page of 征求意见
    "reports.Consulted",  # a row of that page
    "reports.ImportMove",  # shown on an import's page
    "reports.ImportedReport",  # has its own pages below the reports
    "reports.Milestone",  # shown on a task's page
    "reports.Original",  # shown with the edition that came from it
    "reports.Paper",  # archived on a report's page of papers
    "reports.PaperHead",  # written on that page
    "reports.PaperRemark",  # laid beside its paragraph on the page of 征求意见
    "reports.ReturnedPaper",  # a file of that page
    "reports.TaskCoDepartment",  # departments of a task, on its page
    "reports.TaskEvidence",  # shown on a task's page
    "reports.TaskTarget",  # shown on a task's page
}
LISTED = [label for labels in SECTIONS.values() for label in labels]


@pytest.fixture
def everybody(loaded: None) -> User:
    """One account with every right there is: what it may not do, nobody may."""
    user = User.objects.create_superuser("root", password="", full_name="王管理")
    user.groups.set(Group.objects.all())
    return user


@pytest.fixture
def root(everybody: User, client: Client) -> Client:
    client.force_login(everybody)
    return client


class Visible(HTMLParser):
    """The words a reader or a screen reader meets on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.silent = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.silent = tag in ("script", "style")
        self.words += [value for name, value in attrs if name in ("title", "alt", "placeholder", "aria-label")]
        self.words += [value for name, value in attrs if name == "value" and ("type", "submit") in attrs]

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


def english(html: str) -> set[str]:
    """The release's own name aside: 1.0.0rc1 is a number."""
    visible = " ".join(word for word in Visible(html).words if word).replace(f"版本{settings.RELEASE}", "版本")
    return set(re.findall(r"[A-Za-z]{2,}", visible))


def label(model: type[Model]) -> str:
    return model._meta.label


def address(model: type[Model], page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_every_table_has_its_pages():
    tables = [model for model in OURS if not hasattr(model, "instance_type")]
    assert {label(model) for model in tables if not admin.site.is_registered(model)} == ELSEWHERE


def test_every_page_has_its_place_in_the_index():
    assert sorted(LISTED) == sorted(map(label, REGISTERED))


@pytest.mark.parametrize("model", REGISTERED, ids=label)
def test_every_page_answers(root: Client, model: type[Model]):
    shown = [address(model, "changelist"), f"{address(model, 'changelist')}?q=1", address(model, "add")]
    row = model._default_manager.first()
    if row is not None:
        shown += [address(model, page, row.pk) for page in ("change", "history", "delete")]
    answers = {page: root.get(page).status_code for page in shown}
    assert {page: status for page, status in answers.items() if status not in (200, 403)} == {}
    assert answers[address(model, "changelist")] == 200


@pytest.mark.parametrize("model", REGISTERED, ids=label)
def test_nothing_is_deleted_in_bulk(root: Client, model: type[Model]):
    rows = model._default_manager.count()
    root.post(
        address(model, "changelist"),
        {
            "action": "delete_selected",
            "_selected_action": [row.pk for row in model._default_manager.all()],
            "post": "yes",
        },
    )
    assert model._default_manager.count() == rows


KEPT = [
    "indicators.FigureInstruction",
    "indicators.Department",
    "indicators.Evidence",
    "indicators.Figure",
    "indicators.FigureMove",
    "indicators.Indicator",
    "indicators.Theme",
    "indicators.User",
    "reports.Edition",
    "reports.Report",
    "reports.Answer",
    "reports.Task",
    "reports.TaskInstruction",
    "reports.TaskReminder",
    "reports.TaskUpdate",
    "indicators.TurnNotice",
]


@pytest.mark.parametrize("name", KEPT)
def test_what_carries_history_is_never_deleted(root: Client, rf, everybody: User, name: str):
    model = apps.get_model(name)
    request = rf.get("/")
    request.user = everybody
    assert not admin.site._registry[model].has_delete_permission(request, model._default_manager.first())


@pytest.mark.parametrize("page", ["index", "indicators_figure_changelist", "reports_task_changelist"])
def test_the_admin_speaks_chinese(root: Client, page: str):
    html = root.get(reverse(f"admin:{page}")).content.decode()
    assert english(html) <= {"T"}


def test_a_form_speaks_chinese_but_for_codes(root: Client):
    html = root.get(address(User, "add")).content.decode()
    assert english(html) == set()


def test_the_index_shows_its_sections_in_order(root: Client):
    html = root.get(reverse("admin:index")).content.decode()
    assert re.findall(r"<caption>(.+?)</caption>", html)[: len(SECTIONS)] == list(SECTIONS)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.REVIEWER, Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR])
def test_who_has_a_role_finds_a_workbench_of_rows_they_may_see(loaded: None, client: Client, role: Role):
    client.force_login(person(role))
    html = client.get(f"{reverse('admin:index')}?tables").content.decode()
    assert address(apps.get_model("indicators.Figure"), "changelist") in html
    assert (address(User, "changelist") in html) == (role == Role.ADMINISTRATOR)


def test_an_officers_workbench_is_the_inbox_and_the_tables_a_link_further(loaded: None, client: Client):
    client.force_login(person(Role.OFFICER))
    inbox = client.get(reverse("admin:index"), follow=True)
    assert inbox.redirect_chain == [(reverse("inbox"), 302)]
    assert f'href="{reverse("admin:index")}?tables"' in inbox.content.decode()
    client.force_login(person(Role.EDITOR))
    assert "<caption>报告</caption>" in client.get(reverse("admin:index")).content.decode()


def test_staff_without_a_role_see_nothing(loaded: None, client: Client):
    client.force_login(User.objects.create_user("newcomer", full_name="新人", is_staff=True))
    assert "您的账号还没有角色" in client.get(reverse("admin:index")).content.decode()
    assert client.get(reverse("admin:indicators_figure_changelist")).status_code == 403


def test_the_list_of_tables_stands_beside_tables_alone(loaded: None, client: Client) -> None:
    client.force_login(person(Role.ADMINISTRATOR))
    menu = 'id="nav-sidebar"'
    assert menu in client.get(reverse("admin:reports_report_changelist")).content.decode()
    for work in (reverse("admin:reports_publishing", args=[2019]), reverse("admin:reports_answers", args=[2019])):
        assert menu not in client.get(work).content.decode()


def beside(client: Client, page: str) -> str:
    """The tables beside a page of the admin."""
    return client.get(page).content.decode().partition('id="nav-sidebar"')[2].partition("</nav>")[0]


def test_the_tables_beside_a_page_follow_the_roles_their_reader_holds_now(loaded: None, client: Client):
    user = person(Role.REVIEWER)
    client.force_login(user)
    assert "/admin/indicators/user/" not in beside(client, "/admin/indicators/theme/")
    user.take_roles([Role.ADMINISTRATOR])
    assert "/admin/indicators/user/add/" in beside(client, "/admin/indicators/theme/")
    user.take_roles([Role.REVIEWER])
    assert "/admin/indicators/user/" not in beside(client, "/admin/indicators/theme/")


def test_a_superuser_without_a_role_is_listed_what_nobody_else_without_one_is(loaded: None, client: Client):
    client.force_login(User.objects.create_user("nobody", is_staff=True))
    assert beside(client, "/admin/indicators/theme/") == ""
    client.force_login(User.objects.create_superuser("root", password=""))
    assert "/admin/indicators/user/add/" in beside(client, "/admin/indicators/theme/")


def test_the_table_a_page_belongs_to_is_marked_and_no_other(loaded: None, client: Client):
    client.force_login(person(Role.ADMINISTRATOR))
    for page in ("/admin/indicators/theme/", "/admin/reports/task/", "/admin/indicators/theme/add/"):
        table = page.removesuffix("add/")
        assert re.findall(r'href="([^"]*)" aria-current', beside(client, page)) == [table]
