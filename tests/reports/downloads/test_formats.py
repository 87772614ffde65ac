"""Every download is the current edition, named after it, and asked for only once."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from unittest.mock import Mock
from urllib.parse import unquote

import docx
import openpyxl
import pytest
from django.core.cache import cache
from django.test import Client

from indicators.models import LoadedFixture
from reports.downloads import formats as downloads
from reports.downloads import pdf
from reports.downloads.formats import FORMATS, offered
from reports.downloads.official import to_text
from reports.downloads.pdf import NO_FACE
from reports.downloads.typesetter import Faces, Lacking, faces
from reports.models import Edition
from tests.queries import asks_at_most

pytestmark = pytest.mark.usefixtures("loaded")

STARTS = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF", "json": b'{"', "txt": "汉阳区".encode()}
HERE = [extension for extension in FORMATS if extension in offered()]


def address(extension: str) -> str:
    return f"/reports/2019/report.{extension}"


@pytest.fixture
def edition() -> Edition:
    return Edition.objects.get()


@pytest.fixture
def no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "faces", lambda: None)


def workbook(client: Client) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(client.get(address("xlsx")).content))


@pytest.mark.parametrize("extension", HERE)
def test_a_download_is_what_its_name_says(client: Client, extension: str) -> None:
    response = client.get(address(extension))
    assert response.status_code == 200
    assert response.content.startswith(STARTS[extension])
    assert response["Content-Type"] == FORMATS[extension].content_type


@pytest.mark.parametrize("extension", HERE)
def test_it_is_saved_under_title_year_and_edition(client: Client, extension: str) -> None:
    disposition = client.get(address(extension))["Content-Disposition"]
    assert disposition.startswith(f'attachment; filename="report-2019-1.{extension}"')
    assert unquote(disposition).endswith(f"UTF-8''汉阳区人民政府2019年度法治政府建设工作报告（第1版）.{extension}")


@pytest.mark.parametrize("extension", HERE)
def test_the_same_edition_gives_the_same_bytes(client: Client, extension: str) -> None:
    assert client.get(address(extension)).content == client.get(address(extension)).content


@pytest.mark.parametrize("extension", HERE)
def test_who_has_the_edition_already_is_told_so(client: Client, extension: str) -> None:
    mark = client.get(address(extension))["ETag"]
    assert client.get(address(extension), headers={"If-None-Match": mark}).status_code == 304
    assert client.get(address(extension), headers={"If-None-Match": 'W/"another"'}).status_code == 200


@pytest.mark.parametrize("extension", HERE)
def test_a_download_takes_four_queries_at_most_and_three_where_the_text_was_read_before(
    client: Client, extension: str
) -> None:
    with asks_at_most(4):
        client.get(address(extension))
    with asks_at_most(3):
        client.get(address(extension))


def test_json_is_the_text_the_fingerprint_was_taken_of(client: Client, edition: Edition) -> None:
    assert client.get(address("json")).content.decode() == edition.text


def test_plain_text_is_the_report(client: Client, edition: Edition) -> None:
    assert client.get(address("txt")).content.decode() == edition.document.to_text()


def test_plain_text_has_the_head_and_foot_of_the_official_text(edition: Edition) -> None:
    entered = {"addressees": "市人民政府", "document_number": "阳政〔2020〕1号", "issued_on": "2020-03-30"}
    document = replace(edition.document, meta=edition.document.meta | entered)
    number, title, addressees, *_, issuer, day = to_text(document).splitlines()
    assert (number, title, addressees) == ("阳政〔2020〕1号", document.title, "市人民政府：")
    assert (issuer, day) == ("汉阳区人民政府", "2020年3月30日")
    body = document.to_text().partition("\n")[2]
    assert to_text(document) == f"{number}\n{title}\n{addressees}\n{body}{issuer}\n{day}\n"


def test_what_was_downloaded_of_the_shipped_edition_does_not_move(client: Client, edition: Edition) -> None:
    assert edition.hash == "88f60592c291f3a2c892ddffe20c6730b485630c2c4cfa563f1ea71f36fece86"
    assert (
        sha256(client.get(address("txt")).content).hexdigest()
        == "1805370506ef0d89f48836e21ac29f9d713bd5e2af247210bbe25b2bc012c793"
    )


def test_the_workbook_holds_every_figure_as_a_number(client: Client, edition: Edition) -> None:
    head, *rows = workbook(client)["数据"].iter_rows(values_only=True)
    assert head == ("代码", "指标", "主题", "数值", "单位", "年度", "修饰", "口径")
    assert {row[0]: row[3] for row in rows} == {
        fact.code: pytest.approx(float(Decimal(fact.value))) for fact in edition.document.facts
    }
    assert {type(row[3]) for row in rows} <= {int, float}


def test_the_workbook_names_themes_in_chinese(client: Client) -> None:
    themes = {row[2] for row in workbook(client)["数据"].iter_rows(min_row=2, values_only=True)}
    assert "行政决策规范化" in themes
    assert not [theme for theme in themes if theme.isascii()]


def test_the_workbook_holds_the_text_with_its_anchors(client: Client, edition: Edition) -> None:
    rows = list(workbook(client)["正文"].iter_rows(min_row=2, values_only=True))
    assert "\n".join(text for _, text in rows) + "\n" == edition.document.to_text()
    assert dict(rows)["s1"].startswith("（一）高位谋划")


def test_the_workbook_says_which_edition_it_is(client: Client, edition: Edition) -> None:
    about = dict(workbook(client)["说明"].iter_rows(min_row=2, values_only=True))
    assert (about["版次"], about["指纹"]) == ("第1版", edition.hash)
    assert date.fromisoformat(about["载入本站"])


@pytest.mark.usefixtures("no_pdf")
def test_without_a_chinese_face_the_address_says_how_to_get_one_and_how_to_print(client: Client) -> None:
    response = client.get(address("pdf"))
    page = response.content.decode()
    assert response.status_code == 501
    assert [said for said in (NO_FACE, "fonts-noto-cjk", "另存为PDF") if said not in page] == []


@pytest.mark.usefixtures("no_pdf")
@pytest.mark.parametrize("page", ["/", "/reports/2019/", "/reports/2019/editions/1/"])
def test_without_a_chinese_face_one_sentence_stands_in_place_of_the_button(client: Client, page: str) -> None:
    html = client.get(page).content.decode()
    assert html.count(NO_FACE) == 1
    assert "report.pdf" not in html


@pytest.mark.skipif(faces() is None, reason="no Chinese face on this machine")
@pytest.mark.parametrize("page", ["/", "/reports/2019/", "/reports/2019/editions/1/"])
def test_with_a_chinese_face_nothing_is_said_about_faces(client: Client, page: str) -> None:
    html = client.get(page).content.decode()
    assert "report.pdf" in html
    assert "字体" not in html


def test_a_character_that_no_face_has_is_named_rather_than_left_out(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "set_pdf", Mock(side_effect=Lacking("𰻞")))
    response = client.get(address("pdf"))
    assert response.status_code == 501
    assert "服务器上的字体都没有“𰻞”" in response.content.decode()


def test_what_the_paper_says_is_looked_through_for_such_characters(edition: Edition) -> None:
    strange = replace(edition.document, meta=edition.document.meta | {"addressees": "某\U0010fffd局"})
    with pytest.raises(pdf.Unwritable, match="\U0010fffd"):
        pdf.to_pdf(strange, faces() or Faces("", "", ""))


def test_the_report_page_offers_what_can_be_had(client: Client) -> None:
    page = client.get("/reports/2019/").content.decode()
    assert [extension for extension in HERE if f'href="{address(extension)}"' not in page] == []


@pytest.mark.parametrize("path", ["/reports/2019/report.exe", "/reports/2018/report.txt", "/reports/2018/report.pdf"])
def test_an_unknown_format_or_year_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.skipif(faces() is None, reason="no Chinese face on this machine")
def test_the_pdf_names_title_and_issuer(client: Client) -> None:
    content = client.get(address("pdf")).content
    assert b"/Title" in content
    assert len(content) > 20_000


# ── a database of simulated data ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def simulated(loaded: None) -> Iterator[None]:
    LoadedFixture.objects.mark_simulated()
    yield
    cache.clear()


def said(extension: str, content: bytes) -> str:
    """What a reader of the file sees, page heads included."""
    if extension == "docx":
        page = docx.Document(BytesIO(content)).sections[0]
        return page.header.paragraphs[0].text + page.even_page_header.paragraphs[0].text
    if extension == "xlsx":
        book = openpyxl.load_workbook(BytesIO(content))
        return "".join(str(sheet.cell(2, sheet.max_column).value) for sheet in book)
    return content.decode()


@pytest.mark.usefixtures("simulated")
@pytest.mark.parametrize("extension", ["docx", "xlsx", "txt", "json"])
def test_simulated_data_says_so_in_every_file_and_its_name(client: Client, extension: str) -> None:
    response = client.get(address(extension))
    assert "模拟数据" in said(extension, response.content)
    assert "''模拟数据-" in unquote(response["Content-Disposition"])


@pytest.mark.usefixtures("simulated")
def test_simulated_json_is_still_json(client: Client, edition: Edition) -> None:
    assert json.loads(client.get(address("json")).content) == {"notice": "模拟数据", **json.loads(edition.text)}


@pytest.mark.skipif(faces() is None, reason="no Chinese face on this machine")
def test_the_pdf_has_room_for_the_notice(edition: Edition) -> None:
    found = faces()
    assert found
    assert pdf.to_pdf(edition.document, found, notice="模拟数据") != pdf.to_pdf(edition.document, found)


@pytest.mark.skipif(faces() is None, reason="no Chinese face on this machine")
@pytest.mark.parametrize("entered", [{"document_number": "阳政〔2020〕1号"}, {"addressees": "市人民政府"}])
def test_the_pdf_has_room_for_number_and_addressees(edition: Edition, entered: dict[str, str]) -> None:
    found = faces()
    assert found
    document = replace(edition.document, meta=edition.document.meta | entered)
    assert pdf.to_pdf(document, found) != pdf.to_pdf(edition.document, found)
