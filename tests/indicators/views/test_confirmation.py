"""The sheet says what is in the system; its scan proves these numbers and no others."""

from decimal import Decimal

import pytest
from django.core.cache import cache

from indicators.models import Figure, LoadedFixture, SignedSheet
from indicators.numbers.comparison import Measured
from indicators.round.confirmation import sheet_of
from tests import cast
from tests.indicators.models.test_rule_findings import WHY, answer
from tests.pressed import words
from tests.uploads import DOCX, PNG, upload

pytestmark = pytest.mark.django_db
SHEET = "/admin/indicators/collection/2020/confirmation/audit_bureau/"
VALUES = {"audit_project_count": 25, "audit_irregular_amount": "41.5", "audit_advice_count": 150, "audit_clue_transferred_count": 0}  # fmt: skip


@pytest.fixture(autouse=True)
def opened(loaded):
    return cast.opened_round(2020, with_rules=True)


@pytest.fixture
def officer(client):
    officer = cast.officer(cast.department("audit_bureau"), name="赵六")
    client.force_login(officer)
    return officer


def enter(code: str, value: object, by) -> Figure:
    figure = cast.figure(code)
    figure.enter(Measured(Decimal(str(value))), note="", source="", by=by, seen=figure.version)
    return figure


def hand_in_all(officer) -> None:
    for code, value in VALUES.items():
        figure = enter(code, value, officer)
        answer(figure, officer)
        figure.submit(by=officer, seen=figure.version)


def sheet(opened):
    return sheet_of(opened, cast.department("audit_bureau"))


def test_the_sheet_has_figures_last_year_change_explanation_and_lines_to_sign(client, officer, opened):
    hand_in_all(officer)
    page = words(client.get(SHEET))
    assert "提出审计建议条数条71150+111.3%" in page.replace(WHY, "")
    assert WHY in page
    for said in (
        "填报人赵六",
        "部门负责人（签字）",
        "单位（盖章）",
        "日期",
        sheet(opened).check_code.replace(" ", ""),
    ):
        assert said in page
    assert "未定稿" not in page


def test_a_simulated_sheet_says_on_paper_that_it_is_not_to_be_signed(client, officer):
    assert "模拟数据" not in sheet_alone(client)
    LoadedFixture.objects.mark_simulated()
    try:
        assert "模拟数据，为演示而生成，不作签字盖章之用" in sheet_alone(client)
    finally:
        cache.clear()


def sheet_alone(client) -> str:
    """What is printed: the header and the rest of the page stay on the screen."""
    return client.get(SHEET).content.decode().partition('<article class="sheet">')[2].partition("</article>")[0]


def test_zero_is_printed_and_what_is_missing_is_a_dash(client, officer):
    enter("audit_clue_transferred_count", 0, officer)
    page = words(client.get(SHEET))
    assert "移送纪检监察机关案件线索件数件70−7件" in page
    assert "完成审计项目数个22——" in page


def test_before_all_is_handed_in_it_says_so_and_takes_no_scan(client, officer):
    enter("audit_project_count", 25, officer)
    assert "未定稿：还有4项没有提交" in words(client.get(SHEET))
    assert "全部提交后再打印" in words(client.post(SHEET, {"scan": upload()}, follow=True))
    assert not SignedSheet.objects.exists()


@pytest.mark.parametrize("file", [("确认表.pdf", None), ("确认表.png", PNG)])
def test_a_scan_is_kept_with_the_submission_and_served_to_those_who_may(client, officer, opened, file):
    hand_in_all(officer)
    name, content = file
    client.post(SHEET, {"scan": upload(name, content) if content else upload(name)})
    scan = SignedSheet.objects.get()
    assert (scan.name, scan.uploaded_by, scan.fingerprint) == (name, officer, sheet(opened).fingerprint)
    assert "与系统中的数据一致" in words(client.get(SHEET))
    response = client.get(f"{SHEET}{scan.pk}/")
    assert response["Content-Disposition"].startswith("attachment")
    client.force_login(cast.officer(cast.department()))
    assert client.get(f"{SHEET}{scan.pk}/").status_code == 403


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("确认表.docx", DOCX, "不是扫描件"),
        ("确认表.exe", b"MZ", "格式不能上传"),
        ("确认表.pdf", b"not a pdf", "内容与扩展名不符"),
    ],
)
def test_what_is_no_scan_is_refused_with_a_sentence(client, officer, name, content, sentence):
    hand_in_all(officer)
    assert sentence in words(client.post(SHEET, {"scan": upload(name, content)}, follow=True))
    assert not SignedSheet.objects.exists()


def test_the_same_scan_twice_is_kept_once(client, officer):
    hand_in_all(officer)
    for _ in range(2):
        response = client.post(SHEET, {"scan": upload()}, follow=True)
    assert "已经上传过" in words(response)
    assert SignedSheet.objects.count() == 1


def test_other_numbers_need_another_signature(client, officer, opened):
    hand_in_all(officer)
    client.post(SHEET, {"scan": upload()})
    figure = cast.figure("audit_project_count")
    figure.withdraw(by=officer, seen=figure.version)
    figure = enter("audit_project_count", 26, officer)
    figure.submit(by=officer, seen=figure.version)
    assert sheet(opened).is_outdated
    assert "请重新打印、签字盖章并上传" in words(client.get(SHEET))


def test_a_scan_is_withdrawn_and_its_record_stays(client, officer):
    hand_in_all(officer)
    client.post(SHEET, {"scan": upload()})
    scan = SignedSheet.objects.get()
    client.post(SHEET, {"withdraw": scan.pk})
    scan.refresh_from_db()
    assert scan.withdrawn_by == officer
    assert client.get(f"{SHEET}{scan.pk}/").status_code == 404


@pytest.mark.parametrize(("person", "status"), [(cast.reviewer, 200), (cast.editor, 200), (lambda: cast.officer(cast.department()), 403)])  # fmt: skip
def test_who_sees_the_sheet(client, person, status):
    client.force_login(person())
    assert client.get(SHEET).status_code == status


def test_an_onlooker_attaches_nothing(client, officer):
    hand_in_all(officer)
    client.force_login(cast.editor())
    assert "上传扫描件" not in words(client.get(SHEET))
    client.post(SHEET, {"scan": upload()})
    assert not SignedSheet.objects.exists()


def test_the_sheet_is_a_fixed_number_of_queries(opened, officer, django_assert_max_num_queries):
    hand_in_all(officer)
    with django_assert_max_num_queries(8):
        assert sheet(opened).lines
