"""A district's first day through its pages: names, departments, catalogue, and the example that goes again whole."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from hanyang_report.first_day import emptying
from hanyang_report.overview.first_steps import first_steps
from indicators.loading import common_catalogue
from indicators.models import (
    Collection,
    Department,
    Figure,
    Indicator,
    LoadedFixture,
    Rule,
    RuleTerm,
    Site,
    Theme,
    User,
)
from indicators.office.roles import Role
from indicators.round.opening import next_year, open_round
from reports.models import Edition, Report, Task
from tests import cast
from tests.posted import fields

pytestmark = pytest.mark.django_db
HERE = {"DISTRICT_NAME": "江岸区", "SITE_NAME": "江岸区法治政府建设年度报告", "NAMED_BY_ENVIRONMENT": ["DISTRICT_NAME"]}
COUNTED = (
    *("学法", "研究法治政府建设", "重点任务", "合法性审查", "制定行政规范性", "备案", "清理", "法律顾问", "权责清单"),
    *("行政许可", "行政处罚", "行政检查", "行政强制", "行政执法证", "案卷评查", "复议申请", "复议受理", "复议审结"),
    *("复议维持", "复议驳回", "复议撤销", "确认违法", "复议调解", "应诉", "出庭", "败诉率", "主动公开", "公开办理"),
    *("代表建议", "政协提案", "人民调解", "信访", "普法", "培训"),
)
NAMES = {"district": "江岸区", "government": "武汉市江岸区人民政府", "name": "江岸区法治年报"}


@pytest.fixture
def empty(db: None) -> None:
    """As the first start of another district leaves it."""
    with override_settings(**HERE):
        call_command("load_initial", verbosity=0)


@pytest.fixture
def administrator(empty: None) -> Client:
    client = Client()
    client.force_login(cast.administrator())
    return client


def said(client: Client, address: str, **posted: object) -> str:
    response = client.post(address, posted, follow=True) if posted else client.get(address, follow=True)
    return response.content.decode()


def ticked(client: Client, choice: str) -> dict[str, object]:
    return fields(client.get("/start/catalogue/").content.decode()) | {"choice": choice}


# ── the empty site ──


@pytest.mark.usefixtures("empty")
def test_a_reader_of_an_empty_site_is_told_kindly() -> None:
    response = Client().get("/", follow=True)
    assert response.status_code == 200
    assert "本站正在准备，暂时没有可读的内容" in response.content.decode()
    assert "江岸区法治政府建设年度报告" in response.content.decode()


def test_an_administrator_is_led_to_the_first_day(administrator: Client) -> None:
    for address in ("/", "/inbox/"):
        assert administrator.get(address, follow=True).redirect_chain[-1][0] == "/start/"
    assert "三步建立本地区的网站" in said(administrator, "/start/")


@override_settings(SAMPLE=False)
def test_sample_off_leaves_the_shipped_district_empty_too() -> None:
    call_command("load_initial", verbosity=0)
    assert not Report.objects.exists()
    assert not Department.objects.exists()
    assert Site.objects.get().district == settings.DISTRICT_NAME


@pytest.mark.usefixtures("loaded")
def test_where_the_report_is_shipped_nobody_is_led_anywhere() -> None:
    assert Client().get("/").status_code == 200
    client = Client()
    client.force_login(cast.administrator())
    assert client.get("/inbox/").status_code == 200


# ── the three steps ──


def test_the_first_day_in_order(administrator: Client) -> None:
    page = administrator.post("/start/site/", NAMES | {"organiser": "", "record_number": ""}, follow=True)
    assert page.redirect_chain[-1][0] == "/start/departments/"
    example = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page.content.decode(), re.DOTALL)
    assert example
    page = administrator.post("/start/departments/", {"departments": example[1]}, follow=True)
    assert page.redirect_chain[-1][0] == "/start/catalogue/"
    assert Department.objects.count() == example[1].strip().count("\n") + 1
    page = administrator.post("/start/catalogue/", ticked(administrator, "common"), follow=True)
    assert page.redirect_chain[-1][0] == "/start/"
    assert f"从空白开始{next_year()}年度" in page.content.decode()
    assert (Site.objects.get().government, Site.objects.get().is_settled) == ("武汉市江岸区人民政府", True)


def test_what_was_made_of_the_districts_name_follows_it_where_nobody_wrote_anything_else(administrator: Client) -> None:
    page = fields(administrator.get("/start/site/").content.decode())
    assert (page["government"], page["name"]) == (["江岸区人民政府"], ["江岸区法治政府建设年度报告"])
    said(administrator, "/start/site/", **page | {"district": "东湖县", "government": "某市东湖县人民政府"})
    site = Site.objects.get()
    assert (site.government, site.name) == ("某市东湖县人民政府", "东湖县法治政府建设年度报告")
    page = fields(administrator.get("/start/site/").content.decode())
    said(administrator, "/start/site/", **page | {"district": "西湖县", "name": "法治年报"})
    site = Site.objects.get()
    assert (site.government, site.name) == ("某市西湖县人民政府", "法治年报")


def test_a_name_left_out_is_asked_for_and_takes_nothing_with_it(administrator: Client) -> None:
    page = said(administrator, "/start/site/", **NAMES | {"district": ""})
    assert "errorlist" in page
    assert not Site.objects.get().is_settled


@pytest.mark.parametrize(
    ("district", "office", "leads"),
    [
        ("江岸区", "区委依法治区办，依法治区办", "区审计局"),
        ("积石山保安族东乡族撒拉族自治县", "县委依法治县办，依法治县办", "县审计局"),
        ("仙桃市", "市委依法治市办，依法治市办", "市审计局"),
        ("鄂托克旗", "旗委依法治旗办，依法治旗办", "旗审计局"),
    ],
)
def test_the_departments_to_begin_with_are_called_as_places_of_this_kind_call_them(
    administrator: Client, district: str, office: str, leads: str
) -> None:
    page = said(administrator, "/start/site/", **NAMES | {"district": district})
    assert office in page
    assert leads in page
    example = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.DOTALL)
    assert example
    page = said(administrator, "/start/departments/", departments=example[1])
    assert leads in page
    assert Department.objects.get(code="audit_bureau").name == leads


def test_the_common_catalogue_has_no_value_and_every_definition_asks_to_be_confirmed(administrator: Client) -> None:
    said(administrator, "/start/departments/", departments="区司法局\n区政府办公室\n区信访局")
    said(administrator, "/start/catalogue/", **ticked(administrator, "common"))
    there = list(Indicator.objects.all())
    assert len(there) == len(common_catalogue(settings.BASE_DIR / "fixtures" / "common-catalogue.toml")) > 35
    assert all(one.definition.startswith("【通用定义，请本地区确认】") for one in there)
    assert all(one.department_inferred for one in there)
    assert not Figure.objects.exists()
    assert Indicator.objects.get(code="petition_handled_count").department.name == "区信访局"
    assert Indicator.objects.get(code="admin_penalty_count").department.name == "区司法局"
    assert RuleTerm.objects.filter(rule__name="行政复议受理不大于申请").count() == 2


def test_the_common_definitions_hold_in_a_county_and_in_a_city_too() -> None:
    for row in common_catalogue(settings.BASE_DIR / "fixtures" / "common-catalogue.toml"):
        assert "区" not in row["definition"].replace("本地区", ""), row["name"]


def test_definitions_that_nobody_has_confirmed_are_counted_until_they_are(administrator: Client) -> None:
    said(administrator, "/start/departments/", departments="区司法局")
    said(administrator, "/start/catalogue/", **ticked(administrator, "common"))
    by = cast.administrator()
    [step] = [step for step in first_steps(by) if step.title == "确认口径"]
    assert f"{Indicator.objects.count()}项指标还是通用定义" in step.detail
    assert f"{Indicator.objects.count()} 指标" in said(administrator, step.address)
    Indicator.objects.update(definition="本地的统计办法。")
    assert [step.is_done for step in first_steps(by) if step.title == "确认口径"] == [True]


def test_the_common_catalogue_covers_what_reports_count_and_each_row_stands_the_admins_form() -> None:
    rows = common_catalogue(settings.BASE_DIR / "fixtures" / "common-catalogue.toml")
    names = "、".join(row["name"] for row in rows)
    assert [word for word in COUNTED if word not in names] == []
    call_command("load_initial", verbosity=0)
    for row in rows:
        fields = {name: row[name] for name in ("code", "name", "unit", "kind", "definition", "direction", "decimals")}
        one = Indicator(**fields, theme=Theme.objects.get(code=row["theme"]), department=cast.department())
        one.clean_fields()
        assert Department.objects.filter(code=row["department"]).exists(), row["code"]


def test_the_shipped_catalogue_comes_with_its_rules_to_departments_of_other_names(administrator: Client) -> None:
    said(administrator, "/start/departments/", departments="县司法局\n县审计局")
    said(administrator, "/start/catalogue/", **ticked(administrator, "shipped"))
    assert Indicator.objects.count() == 37
    assert Indicator.objects.get(code="audit_project_count").department.name == "县审计局"
    assert Rule.objects.count() == 17
    said(administrator, "/start/catalogue/", choice="shipped")
    assert Indicator.objects.count() == 37


def test_a_catalogue_may_stay_empty(administrator: Client) -> None:
    said(administrator, "/start/departments/", departments="区司法局")
    assert "先空着，随导入建立" in said(administrator, "/start/catalogue/", choice="empty")
    assert not Indicator.objects.exists()
    assert Theme.objects.count() == 6


def test_each_indicator_needs_somebody_who_answers_for_it(administrator: Client) -> None:
    said(administrator, "/start/departments/", departments="区文旅局")
    page = said(administrator, "/start/catalogue/", **ticked(administrator, "common"))
    assert "请选择由本地区哪个部门牵头" in page
    assert not Indicator.objects.exists()


def test_a_catalogue_waits_for_departments(administrator: Client) -> None:
    assert "请先建立部门" in said(administrator, "/start/catalogue/")


def test_a_list_with_faults_is_given_back_with_them(administrator: Client) -> None:
    page = said(administrator, "/start/departments/", departments="区司法局\n区司法局")
    assert "第2行：“区司法局”写了两次。" in page
    assert "区司法局\n区司法局</textarea>" in page
    assert not Department.objects.exists()


@override_settings(**HERE)
def test_what_the_environment_says_otherwise_is_said_once_a_person_has_saved(administrator: Client) -> None:
    said(administrator, "/start/site/", **NAMES | {"district": "东湖区"})
    page = said(administrator, "/start/site/")
    assert "DISTRICT_NAME" in page
    assert "写的是“江岸区”，这里是“东湖区”" in page
    assert "东湖区" not in said(Client(), "/login/")  # the name of the site is another field
    assert NAMES["name"] in said(Client(), "/login/")


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_sets_up_the_site(empty: None, role: Role) -> None:
    client = Client()
    client.force_login(cast.person(role))
    assert "本站正在准备" in said(client, "/start/")
    for step in ("site", "departments", "catalogue"):
        assert client.get(f"/start/{step}/").status_code == 403
    for verb in ("sample/", "sample/remove/"):
        assert client.post(f"/start/{verb}").status_code == 403
    assert not Report.objects.exists()


# ── the example ──


def test_the_example_is_marked_everywhere_and_goes_whole(administrator: Client) -> None:
    accounts = set(User.objects.values_list("username", flat=True))
    said(administrator, "/start/sample/", ok="1")
    assert "示例：这里显示的是软件随附的另一个区的报告，不是江岸区的" in said(Client(), "/reports/2019/")
    assert call_command("load_initial", verbosity=0) is None
    assert "载入示例" not in said(administrator, "/start/")
    said(administrator, "/start/sample/remove/", ok="1")
    for model in (Report, Edition, Figure, Task, Indicator, Department, RuleTerm):
        assert not model.objects.exists(), model
    assert Theme.objects.count() == 6
    assert accounts <= set(User.objects.values_list("username", flat=True))
    assert "载入示例" in said(administrator, "/start/")


@pytest.mark.usefixtures("loaded")
def test_the_shipped_report_goes_by_command_and_does_not_come_back() -> None:
    call_command("reset_sample", verbosity=0)
    call_command("load_initial", verbosity=0)
    assert not Report.objects.exists()
    assert "本站正在准备" in said(Client(), "/")


@pytest.mark.usefixtures("loaded")
def test_departments_with_people_outlast_the_example() -> None:
    officer = cast.officer(cast.department())
    call_command("reset_sample", verbosity=0)
    assert [one.code for one in Department.objects.all()] == ["justice_bureau"]
    assert officer.departments.count() == 1


@pytest.mark.usefixtures("loaded")
def test_an_example_that_somebody_works_on_stays() -> None:
    cast.opened_round()
    with pytest.raises(CommandError, match="年度填报1条"):
        call_command("reset_sample", verbosity=0)
    assert Report.objects.exists()


@pytest.mark.usefixtures("loaded")
def test_the_example_is_not_offered_beside_anything_of_ones_own() -> None:
    client = Client()
    client.force_login(cast.administrator())
    assert "只能载入还空着的网站" in said(client, "/start/sample/", ok="1")
    assert Edition.objects.count() == 1


# ── a trial ──


@pytest.mark.usefixtures("loaded")
def test_a_trial_is_emptied_and_what_it_stood_on_stays() -> None:
    collection = cast.opened_round()
    open_round(collection, by=cast.reviewer())
    kept = {model: model.objects.count() for model in (User, Department, Indicator, Rule, RuleTerm, Theme)}
    with pytest.raises(CommandError, match="1个已发布的版次"):
        call_command("reset_trial", "--yes", verbosity=0)
    assert Collection.objects.exists()
    call_command("reset_trial", "--yes", "--published", "1", verbosity=0)
    for model in (Collection, Figure, Report, Edition, Task):
        assert not model.objects.exists(), model
    assert {model: model.objects.count() for model in kept} == kept
    call_command("load_initial", verbosity=0)
    assert not Report.objects.exists()


@pytest.mark.usefixtures("loaded")
def test_a_trial_is_not_emptied_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _: "别区")
    with pytest.raises(CommandError, match="没有确认"):
        call_command("reset_trial", "--published", "1", verbosity=0)
    assert Report.objects.exists()


def test_nothing_that_stays_points_at_what_goes() -> None:
    gone = set(emptying.tables(emptying.WORKED_WITH | emptying.CATALOGUE))
    for model in set(emptying.tables(())) - gone:
        points = {
            field.name for field in model._meta.concrete_fields if field.is_relation and field.related_model in gone
        }
        assert points == set(), model


def test_the_lists_of_what_stays_name_tables_that_are_there() -> None:
    labels = {model._meta.label for model in emptying.tables(())}
    assert {"indicators.User", "indicators.Indicator"} <= labels
    assert sorted((emptying.WORKED_WITH | emptying.CATALOGUE) - labels) == []
    assert LoadedFixture._meta.label in emptying.WORKED_WITH


def test_the_way_to_import_is_open_to_an_editor_and_told_to_who_is_none(administrator: Client) -> None:
    said(administrator, "/start/site/", **NAMES, organiser="", record_number="")
    said(administrator, "/start/departments/", departments="区司法局")
    said(administrator, "/start/catalogue/", choice="empty")
    page = said(administrator, "/start/")
    assert "/admin/reports/report/imports/add/" not in page
    assert "先建立编辑和发布人的账号" in page
    User.objects.get(pk=administrator.session["_auth_user_id"]).groups.add(Group.objects.get(name=Role.EDITOR))
    page = said(administrator, "/start/")
    assert '<a class="button button--main" href="/admin/reports/report/imports/add/">' in page
    assert "先建立编辑和发布人的账号" not in page
