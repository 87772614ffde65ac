"""Rules are edited by administrators, and tried on what there is before they are saved."""

import pytest

from indicators.models import Rule
from tests import cast
from tests.posted import fields
from tests.pressed import words

pytestmark = pytest.mark.django_db
RULES = "/admin/indicators/rule/"


@pytest.fixture(autouse=True)
def opened(loaded):
    return cast.opened_round(2020)


@pytest.fixture
def administrator(client):
    administrator = cast.administrator()
    client.force_login(administrator)
    return administrator


def form(client, name: str) -> tuple[str, dict[str, list[str]]]:
    """The address of a rule's page and what it would post."""
    address = f"{RULES}{Rule.objects.get(name=name).pk}/"
    return address, fields(client.get(f"{address}change/").content.decode())


def test_a_rule_is_tried_as_it_stands_in_the_form_and_nothing_is_saved(client, administrator):
    address, posted = form(client, "撤销与确认违法之和不大于受理")
    swapped = Rule.objects.get(name="工作要点的方面数不大于任务数")
    assert "看了2019年的3项数据，没有会被拦下的" in words(client.post(f"{address}try/", posted))
    for name in [name for name in posted if name.endswith("is_whole")]:
        del posted[name]
    posted["terms-0-is_whole"] = ["on"]  # 14 revoked as the whole of 1 and 41
    page = words(client.post(f"{address}try/", posted))
    assert "会提出1处问题" in page
    assert "合计42件，多于“行政复议撤销件数”14件" in page
    assert Rule.objects.in_force().count() == 0
    assert swapped.terms.filter(is_whole=True).count() == 1


def test_the_script_gets_the_result_alone(client, administrator):
    address, posted = form(client, "比率在0%到100%之间")
    posted["maximum"] = ["95"]
    response = client.post(f"{address}try/", posted, headers={"X-Fragment": "trial"})
    assert b"<html" not in response.content
    assert "高于95%" in words(response)


def test_a_new_rule_is_tried_before_it_is_there(client, administrator):
    posted = fields(client.get(f"{RULES}add/").content.decode())
    posted |= {"name": "信访量", "kind": "range", "severity": "note", "maximum": "5000", "instruction": "请核对。"}
    posted["measure_kind"] = "count"
    page = words(client.post(f"{RULES}try/", posted))
    assert "办理信访件数" in page
    assert not Rule.objects.filter(name="信访量").exists()
    client.post(f"{RULES}add/", posted)
    assert Rule.objects.filter(name="信访量").exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": "change"}, "请填变动幅度或起算值"),
        ({"kind": "part"}, "须列出一个整体和至少一个部分"),
        ({"kind": "equal"}, "须列出至少两个指标"),
        ({"kind": "streak", "maximum": "3"}, "不看上限"),
        ({"kind": "range", "minimum": "9", "maximum": "3"}, "上限不能小于下限"),
        ({"kind": "part", "measure_kind": "count"}, "只看下面列出的指标"),
        ({"instruction": ""}, "必填"),
    ],
)
def test_a_rule_that_makes_no_sense_is_said_why_in_trial_and_on_saving(client, administrator, changes, sentence):
    posted = fields(client.get(f"{RULES}add/").content.decode())
    posted |= {"name": "试", "kind": "range", "severity": "note", "instruction": "请核对。"} | changes
    for address in (f"{RULES}try/", f"{RULES}add/"):
        assert sentence in words(client.post(address, posted))
    assert not Rule.objects.filter(name="试").exists()


def test_the_list_says_what_each_rule_looks_at(client, administrator):
    page = words(client.get(RULES))
    assert "行政复议撤销件数、行政复议确认违法件数≤区政府本级受理行政复议件数" in page
    assert "全部比率指标" in page
    assert "超过50%，满10才算" in page


@pytest.mark.parametrize("person", [cast.reviewer, cast.editor, lambda: cast.officer(cast.department())])
def test_others_read_the_rules_and_change_nothing(client, person):
    client.force_login(person())
    rule = Rule.objects.first()
    page = client.get(f"{RULES}{rule.pk}/change/").content.decode()
    assert rule.instruction in page
    assert "data-trial" not in page
    assert client.post(f"{RULES}{rule.pk}/try/").status_code == 403
    assert client.get(f"{RULES}add/").status_code == 403
