"""From download to confirmation: who may, what is shown, and that exactly what was shown is written."""

import html
import io
import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from indicators.excel import department as form
from indicators.excel import history
from indicators.models import Collection, Department, Figure, Upload
from indicators.models.figure_steps import FigureStatus
from indicators.numbers import Measured
from indicators.round.opening import lock_round
from tests.cast import administrator, department, figure, leader, officer, opened_round, reviewer, stranger
from tests.indicators.excel.hostile import HOSTILE
from tests.indicators.excel.workbooks import typed

pytestmark = pytest.mark.django_db

DESK = "/admin/indicators/collection/2020/desk/justice_bureau/"
UPLOAD = f"{DESK}upload/"
HISTORY = "/admin/indicators/collection/history/"


@pytest.fixture
def justice(loaded) -> Department:
    opened_round()
    return department()


@pytest.fixture
def book(justice) -> bytes:
    return form.workbook(Collection.objects.get(year=2020), justice)


def sent(client, content: bytes, address: str = UPLOAD, name: str = "填报表.xlsx"):
    return client.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)


def page(response) -> str:
    return " ".join(html.unescape(response.content.decode()).split())


def digest(response) -> str:
    return re.search(r'name="digest" value="(\w+)"', response.content.decode())[1]


def confirm(client, response, token: str = ""):
    return client.post(response.request["PATH_INFO"], {"digest": token or digest(response)}, follow=True)


# ── out ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_workbook_is_named_in_chinese_and_opens(client, justice):
    client.force_login(officer(justice))
    response = client.get(f"{DESK}workbook.xlsx")
    assert "filename*=UTF-8''%E5%8F%B8%E6%B3%95%E5%B1%80" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    assert load_workbook(io.BytesIO(response.content)).active["A1"].value == "2020年度法治政府建设指标填报表"


@pytest.mark.parametrize(("who", "status"), [(leader, 302), (reviewer, 200), (stranger, 302)])
def test_who_may_see_the_desk_may_download(client, justice, who, status):
    client.force_login(who())
    assert client.get(f"{DESK}workbook.xlsx").status_code == status


def test_another_departments_officer_may_neither_download_nor_upload(client, justice):
    client.force_login(officer(department("petition_bureau")))
    assert client.get(f"{DESK}workbook.xlsx").status_code == 403
    assert client.get(UPLOAD).status_code == 403


def test_a_locked_round_takes_no_upload(client, justice):
    lock_round(Collection.objects.get(year=2020), by=administrator(), without=37)
    client.force_login(officer(justice))
    assert client.get(UPLOAD).status_code == 403


# ── in ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_good_file_is_previewed_and_nothing_is_written(client, justice, book):
    client.force_login(officer(justice))
    response = sent(client, typed(book, {"F5": 3, "I5": "年报"}))
    text = page(response)
    assert "请核对下面的改动" in text
    assert all(each in text for each in ("F5", "法治政府建设专题培训次数", "3次", "I5", "年报"))
    assert "导入1项，存为草稿" in text
    assert not Figure.objects.of_year(2020).filter(status=FigureStatus.DRAFT).exists()


def test_confirming_writes_and_leads_to_the_desk(client, justice, book):
    writer = officer(justice)
    client.force_login(writer)
    response = confirm(client, sent(client, typed(book, {"F5": 3})))
    assert response.request["PATH_INFO"] == DESK
    assert "已导入1项，存为草稿" in page(response)
    entered = figure("law_gov_training_count")
    assert (entered.value, entered.entered_by, entered.status) == (3, writer, FigureStatus.DRAFT)
    assert entered.moves.get().note == "Excel导入：填报表.xlsx F5"
    assert not Upload.objects.exists()


def test_a_second_click_finds_it_done(client, justice, book):
    client.force_login(officer(justice))
    preview = sent(client, typed(book, {"F5": 3}))
    token = digest(preview)
    confirm(client, preview, token)
    assert "已经导入" in page(confirm(client, preview, token))
    assert figure("law_gov_training_count").version == 1


def test_mistakes_are_named_with_their_cells_and_hold_everything_back(client, justice, book):
    client.force_login(officer(justice))
    response = sent(client, typed(book, {"F5": 3, "F6": "三四次", "C7": "万", "F8": -1, "G9": "大概", "F10": "=A1"}))
    text = page(response)
    assert "有5处要改，改好以前整份文件都不导入" in text
    assert all(f">{cell}</th>" in text for cell in ("F6", "C7", "F8", "G9", "F10"))
    assert "三四次" in text
    assert "存为草稿" not in text
    assert "改好后重新上传" in text


def test_a_forged_confirmation_of_a_file_with_mistakes_writes_nothing(client, justice, book):
    client.force_login(officer(justice))
    preview = sent(client, typed(book, {"F5": 3, "F6": "三四次"}))
    plan = preview.context["plan"]
    assert "还有不能导入的格子" in page(confirm(client, preview, plan.digest))
    assert figure("law_gov_training_count").value is None


def test_what_moved_since_the_preview_stops_the_confirmation(client, justice, book):
    client.force_login(officer(justice, name="王小明"))
    preview = sent(client, typed(book, {"F5": 3, "F6": 4}))
    other = figure("law_gov_training_count")
    other.enter(Measured(Decimal(9)), note="", source="", by=officer(justice, name="李敏"), seen=0)
    response = confirm(client, preview)
    text = page(response)
    assert "预览之后，系统里的数据或目录有变动" in text
    assert "李敏" in text
    assert "导入1项，存为草稿" in text
    assert figure("law_gov_training_count").value == 9


def test_a_preview_is_nobody_elses(client, justice, book):
    client.force_login(officer(justice))
    preview = sent(client, typed(book, {"F5": 3}))
    client.force_login(officer(justice))
    assert client.get(preview.request["PATH_INFO"]).status_code == 403


def test_a_new_upload_replaces_the_last_one(client, justice, book):
    client.force_login(officer(justice))
    sent(client, typed(book, {"F5": 3}))
    sent(client, typed(book, {"F5": 4}))
    assert Upload.objects.count() == 1


def test_what_lay_about_for_a_day_is_thrown_away(client, justice, book):
    client.force_login(officer(justice))
    sent(client, typed(book, {"F5": 3}))
    Upload.objects.update(uploaded_at=timezone.now() - timedelta(days=2))
    client.force_login(officer(justice))
    sent(client, typed(book, {"F5": 3}))
    assert Upload.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["csv_renamed", "more_than_two_megabytes", "macros_inside", "merged_over_the_whole_sheet"]
)
def test_a_hostile_file_is_refused_beside_the_field(client, justice, name):
    build, words = HOSTILE[name]
    client.force_login(officer(justice))
    text = page(sent(client, build()))
    assert words in text
    assert not Upload.objects.exists()


def test_without_a_file_the_form_says_so(client, justice):
    client.force_login(officer(justice))
    assert "errorlist" in page(client.post(UPLOAD, {}))


def test_a_file_name_is_text_and_nothing_else(client, justice, book):
    client.force_login(officer(justice))
    response = sent(client, typed(book, {"F5": 3}), name="<img src=x>.xlsx")
    assert b"<img src=x>" not in response.content


def test_a_preview_takes_few_queries(client, justice, book, django_assert_max_num_queries):
    client.force_login(officer(justice))
    preview = sent(client, typed(book, {f"F{row}": 3 for row in (5, 6, 7, 8)}))
    with django_assert_max_num_queries(22):
        client.get(preview.request["PATH_INFO"])


# ── earlier years ──────────────────────────────────────────────────────────────────────────────────────────


def test_only_administrators_load_earlier_years(client, justice):
    client.force_login(reviewer())
    assert client.get(HISTORY).status_code == 403
    assert client.get(f"{HISTORY}workbook.xlsx?first=2017&last=2018").status_code == 403


def test_earlier_years_go_out_and_come_in(client, justice):
    client.force_login(administrator())
    content = client.get(f"{HISTORY}workbook.xlsx?first=2017&last=2018").content
    preview = sent(client, typed(content, {"E6": 8, "F6": "2017年度报告", "H7": 5, "I5": "2018年度报告"}), HISTORY)
    assert "导入2个数，凭来源公开" in page(preview)
    assert "已导入2个历年数据" in page(confirm(client, preview))
    public = Figure.objects.published().filter(year__in=(2017, 2018)).order_by("year")
    assert [(each.published_text, each.published_source) for each in public] == [
        ("8次", "2017年度报告"),
        ("5个方面", "2018年度报告"),
    ]


def test_years_with_a_life_of_their_own_are_named(client, justice):
    client.force_login(administrator())
    text = page(client.get(HISTORY))
    assert "2019年（已由本系统发布版次" in text
    assert "2020年（已开启填报" in text


@pytest.mark.parametrize(
    "query", ["", "?first=2019&last=2019", "?first=2018&last=2010", "?first=x&last=2018", "?first=99999&last=1"]
)
def test_years_that_cannot_be_loaded_are_refused_in_words(client, justice, query):
    client.force_login(administrator())
    response = client.get(f"{HISTORY}workbook.xlsx{query}", follow=True)
    assert "所选的年度里没有可以导入的" in page(response)


def test_a_department_form_is_refused_there(client, justice, book):
    client.force_login(administrator())
    assert "不是历年数据表" in page(sent(client, book, HISTORY))


def test_the_list_of_rounds_leads_there(client, justice):
    client.force_login(administrator())
    assert HISTORY in client.get("/admin/indicators/collection/").content.decode()
    assert history.MOST_YEARS >= 20
