"""`manage.py check_report YEAR --json`: five words a line, and a return code for machines."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from reports.models import Item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("check_report", *arguments, stdout=out)
    return out.getvalue()


def test_the_real_report_has_warnings_only() -> None:
    lines = json.loads(printed("2019", "--json"))
    assert [(line["code"], line["severity"]) for line in lines] == [
        ("statutory-words-missing", "warning"),
        ("statutory-part-missing", "warning"),
    ]
    assert all(set(line) == {"code", "severity", "message", "where", "fix"} for line in lines)


def test_an_error_returns_1_after_the_list() -> None:
    Item.objects.filter(pk=Item.objects.all()[0].pk).update(body="引用{{no_such_indicator}}。")
    out = StringIO()
    with pytest.raises(CommandError, match="发现1处错误") as refused:
        call_command("check_report", "2019", "--json", stdout=out)
    assert refused.value.returncode == 1
    assert json.loads(out.getvalue())[0]["code"] == "unresolved-reference"


def test_people_read_sentences() -> None:
    assert "【提醒】法定内容不全（二、存在的主要问题）只写了不足，没有写原因" in printed("2019")


def test_a_year_without_a_report_is_said() -> None:
    with pytest.raises(CommandError, match="没有1950年度报告"):
        printed("1950")
