"""What no document can hold is cleaned at every door where text enters; what an older edition holds still gives its files."""

import io
from datetime import date
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import Client, override_settings
from django.urls import path, reverse

from hanyang_report import urls as site
from indicators.models import Annotation, Figure, Indicator, User
from reports.document.tree import Document
from reports.drafting.rollover import start_report
from reports.loading import load_report
from reports.models import Edition, Item, Report
from tests import cast
from tests.fixture_files import FIXTURES
from tests.posted import fields

POISON = "依法\x00行\x03政\x1f，\ufffe推\uffff进"
CLEAN = "依法行政，推进"
TEXT_FIELDS = sorted(
    {
        field.name
        for label in ("indicators", "reports")
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField)
    }
)


# ── every form ─────────────────────────────────────────────────────────────────────────────────────────────


def heard(request: HttpRequest) -> HttpResponse:
    """What a view's forms would see."""
    return JsonResponse(dict(request.POST.lists()))


urlpatterns = [*site.urlpatterns, path("heard/", heard)]


@pytest.mark.parametrize("content_type", ["multipart", "urlencoded"])
@override_settings(ROOT_URLCONF="tests.test_text_enters")
def test_whatever_field_a_form_may_have_is_cleaned(content_type: str, client: Client, db: None) -> None:
    assert {"body", "heading", "note", "source", "reason", "text", "name", "username"} <= set(TEXT_FIELDS)
    typed = dict.fromkeys(TEXT_FIELDS, POISON)
    if content_type == "multipart":
        answer = client.post("/heard/", typed)
    else:
        body = "&".join(f"{name}={_quoted(text)}" for name, text in typed.items())
        answer = client.post("/heard/", body, content_type="application/x-www-form-urlencoded")
    assert answer.json() == {name: [CLEAN] for name in TEXT_FIELDS}


def _quoted(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


@override_settings(ROOT_URLCONF="tests.test_text_enters")
@pytest.mark.django_db
def test_several_values_of_a_field_stay_several_and_in_order(client: Client) -> None:
    assert client.post("/heard/", {"figure": ["3", "甲\x03乙", "", "3"]}).json() == {"figure": ["3", "甲乙", "", "3"]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("\u202d3319\u202c", "3319"),
        ("\u200e2021-01-31", "2021-01-31"),
        ("\u200e2021\u200e年\u200e1\u200e月\u200e31\u200e日", "2021年1月31日"),
        ("1\u00a0235", "1235"),
        ("98.5\u200b％", "98.5％"),
        ("\u200b", "\u200b"),
        ("12\u00a0件", "12\u00a0件"),
        ("第一句\u200b，第二句", "第一句\u200b，第二句"),
    ],
)
@override_settings(ROOT_URLCONF="tests.test_text_enters")
def test_a_number_or_a_date_arrives_as_it_is_seen_and_words_as_they_are(client: Client, typed: str, heard: str) -> None:
    assert client.post("/heard/", {"value": typed}).json() == {"value": [heard]}


# ── real doors ─────────────────────────────────────────────────────────────────────────────────────────────


def test_an_items_text_pasted_from_word_is_stored_clean(client: Client, loaded: None) -> None:
    writer = cast.editor()
    start_report(2020, by=writer)
    client.force_login(writer)
    item = Item.objects.filter(section__part__report__year=2020, heading__gt="").first()
    assert item
    address = f"/admin/reports/report/2020/draft/item/{item.pk}/"
    typed = fields(client.get(address).content.decode()) | {"body": f"{POISON}\x0b第二段", "press": "save"}
    client.post(address, typed)
    item.refresh_from_db()
    assert item.body == f"{CLEAN}\n第二段"


def test_an_officers_note_is_stored_clean_and_sending_it_again_is_no_new_version(client: Client, loaded: None) -> None:
    justice = cast.department()
    cast.opened_round(2020)
    client.force_login(cast.officer(justice))
    figure = Figure.objects.of_year(2020).filter(department=justice).first()
    assert figure
    address = reverse("admin:indicators_desk", args=[2020, justice.code])
    typed = fields(client.get(address).content.decode()) | {f"figure-{figure.pk}-note": POISON}
    for _ in range(2):
        client.post(address, typed)
        figure.refresh_from_db()
        assert (figure.note, figure.version) == (CLEAN, 1)


def test_a_date_copied_from_windows_is_a_date(client: Client, loaded: None) -> None:
    form = forms.DateField()
    marked = "\u200e2021\u200e-01-31"
    with pytest.raises(ValidationError):
        form.clean(marked)
    with override_settings(ROOT_URLCONF="tests.test_text_enters"):
        [seen] = client.post("/heard/", {"due_on": marked}).json()["due_on"]
    assert form.clean(seen) == date(2021, 1, 31)


def test_an_administrators_words_are_stored_clean(client: Client, loaded: None) -> None:
    client.force_login(cast.administrator())
    indicator = Indicator.objects.exclude(annotations__gt=0).first()
    assert indicator
    address = reverse("admin:indicators_indicator_change", args=[indicator.pk])
    typed = fields(client.get(address).content.decode())
    added = {"annotations-0-year": "2018", "annotations-0-text": POISON, "annotations-0-effect": "note"}
    client.post(address, typed | added | {"definition": POISON, "annotations-TOTAL_FORMS": "1"})
    indicator.refresh_from_db()
    assert indicator.definition == CLEAN
    assert Annotation.objects.get(indicator=indicator, year=2018).text == CLEAN


def test_a_sheet_of_people_is_read_clean(client: Client, loaded: None) -> None:
    client.force_login(cast.administrator())
    sheet = "用户名,姓名,电话,部门,角色\nli\x03,李\x1f明,027,区司法局,填报员\n".encode()
    page = client.post(
        reverse("admin:indicators_people_sheet"), {"file": SimpleUploadedFile("人员.csv", sheet)}, follow=True
    )
    client.post(reverse("admin:indicators_people_create"), {"token": page.context["token"]})
    assert User.objects.get(username="li").full_name == "李明"


def test_a_reports_file_is_loaded_clean(loaded: None, tmp_path: Any) -> None:
    shipped = (FIXTURES / "reports" / "2019.toml").read_text("utf-8")
    file = tmp_path / "2031.toml"
    file.write_text(shipped.replace("year = 2019", "year = 2031", 1).replace("法治", "法\\u0003治"), "utf-8")
    report = load_report(file)
    assert "法治" in report.title
    assert "\x03" not in report.title + report.lead
    assert not Item.objects.filter(section__part__report=report, body__contains="\x03").exists()


# ── editions that were published before ────────────────────────────────────────────────────────────────────


@pytest.fixture
def old_edition(loaded: None) -> Edition:
    """An edition whose text holds what Word can't, as one could be published once."""
    edition = Edition.objects.get()
    poisoned = edition.text.replace("法治政府", "法治\\u0003政\uffff府")
    models.QuerySet(Edition).filter(pk=edition.pk).update(text=poisoned)
    edition = Edition.objects.get()
    assert "\x03" in edition.document.to_text()
    return edition


@pytest.mark.parametrize("extension", ["docx", "xlsx", "txt", "json"])
def test_an_edition_that_holds_forbidden_characters_still_gives_its_files(
    client: Client, old_edition: Edition, extension: str
) -> None:
    answer = client.get(f"/reports/2019/report.{extension}")
    assert answer.status_code == 200
    assert answer.content


def test_its_word_says_the_words_without_them(client: Client, old_edition: Edition) -> None:
    document: Document = old_edition.document
    content = client.get("/reports/2019/report.docx").content
    said = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    assert "法治政府建设" in said
    assert "\x03" in document.title or "\x03" in document.to_text()
    package = ZipFile(io.BytesIO(content))
    assert all(b"\x03" not in package.read(part) for part in package.namelist() if part.endswith(".xml"))


def test_what_was_published_is_not_touched(client: Client, old_edition: Edition) -> None:
    client.get("/reports/2019/report.docx")
    assert Edition.objects.get().text == old_edition.text
    assert Report.objects.get().title
