"""What departments were called: read as people write it, told by year, and asked where an old report or task names one."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from indicators.models import Department, Indicator
from indicators.office.department_names import NameUntil, name_in, read_names, written
from indicators.templatetags.departments import called_then
from reports.importing.binding import surroundings
from tests import cast

FORMER = (NameUntil("区法制局", 2012), NameUntil("区政府法制办公室", 2018))


@pytest.mark.parametrize(
    "text",
    [
        "区法制局，2012\n区政府法制办公室，2018",
        "区政府法制办公室 ２０１８年及以前\n\n区法制局：2012年止",
        "区法制局,2012\n区法制局,2012\n区政府法制办公室；2018年",
    ],
)
def test_names_are_read_as_people_write_them_and_put_in_order(text: str) -> None:
    assert read_names(text) == FORMER
    assert read_names(written(FORMER)) == FORMER


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("区法制局", "用到哪一年"),
        ("2018", "用到哪一年"),
        ("区法制局，1948", "年份"),
        ("区法制局，2100", "年份"),
        (f"{'长' * 61}，2018", "60个字"),
    ],
)
def test_a_line_at_fault_is_named(line: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_names(f"区法制局，2012\n{line}")
    [message] = refused.value.messages
    assert message.startswith(f"第2行“{line}”")
    assert said in message


@pytest.mark.parametrize("line", [f"{'长' * 60}，2018", "区法制局，1949", "区法制局，2099"])
def test_the_borders_are_within(line: str) -> None:
    assert written(read_names(line)) == line


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (2000, "区法制局"),
        (2012, "区法制局"),
        (2013, "区政府法制办公室"),
        (2018, "区政府法制办公室"),
        (2019, "区司法局"),
    ],
)
def test_a_name_holds_to_the_end_of_its_last_year(year: int, name: str) -> None:
    assert name_in(year, FORMER, "区司法局") == name


# ── where they are asked ──


@pytest.fixture
def justice(loaded: None) -> Department:
    one = Department.objects.get(code="justice_bureau")
    one.names_before = written(FORMER)
    one.full_clean()
    one.save()
    return one


def named_by(sentence: str, year: int) -> int | None:
    """The department a sentence is found to name first."""
    return next(
        (key for key, names in surroundings({"year": year}).departments if any(n in sentence for n in names)), None
    )


def test_an_old_report_is_read_with_the_names_of_its_time(justice: Department) -> None:
    assert named_by("区政府法制办公室审核文件10件", 2016) == justice.pk
    assert named_by("区法制局审核文件10件", 2016) == justice.pk


def test_of_two_that_bore_one_name_it_is_who_bore_it_in_that_year(justice: Department) -> None:
    other = Department.objects.create(code="legal_office", name="区法制局")
    assert named_by("区法制局审核文件10件", 2010) == justice.pk
    assert named_by("区法制局审核文件10件", 2020) == other.pk


def test_who_was_merged_is_known_as_the_one_that_answers_today(justice: Department) -> None:
    gone = Department.objects.create(code="gone", name="区综治办", is_active=False, merged_into=justice)
    assert named_by("区综治办调解10件", 2016) == justice.pk
    gone.merged_into = None
    gone.save()
    assert named_by("区综治办调解10件", 2016) is None


def test_todays_name_is_no_former_one(justice: Department) -> None:
    justice.names_before = f"{justice.name}，2018"
    with pytest.raises(ValidationError, match="是现在的名称"):
        justice.full_clean()


def test_the_public_page_of_an_indicator_says_what_its_department_was_called(justice: Department) -> None:
    indicator = Indicator.objects.filter(department=justice)[0]
    indicator.department_inferred = False
    indicator.save()
    html = Client().get(indicator.get_absolute_url()).content.decode()
    assert "2018年及以前称区政府法制办公室" in html


@pytest.mark.parametrize(("year", "said"), [(2018, "（2018年时称区政府法制办公室）"), (2019, "")])
def test_a_task_of_an_old_year_says_what_its_department_was_called_then(
    justice: Department, year: int, said: str
) -> None:
    assert called_then(justice, year) == said
    assert called_then(None, year) == ""


def test_renaming_asks_until_when_and_says_what_becomes_of_the_old_name(client: Client, justice: Department) -> None:
    client.force_login(cast.administrator())
    page = f"/admin/indicators/department/{justice.pk}/rename/"
    typed = {"name": "区法治局", "short_name": "", "until": "2022"}
    assert "用到2022年" in client.post(page, typed).content.decode()
    client.post(page, typed | {"confirmed": "1"})
    justice.refresh_from_db()
    assert (justice.name, justice.called_in(2022), justice.called_in(2023)) == ("区法治局", "区司法局", "区法治局")
