"""One altered digit and one altered word are named in every format, also after LibreOffice has saved the file anew."""

import io
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from reports.document.tree import Document
from reports.downloads.formats import FORMATS
from reports.downloads.papers import colophon_of
from reports.downloads.pdf import to_pdf
from reports.downloads.typesetter import faces
from reports.models import Edition
from reports.reading.refusals import EMPTY, TOO_BIG, UNKNOWN_KIND, Refused
from reports.verifying.json_file import NO_DOCUMENT
from reports.verifying.verification import verify

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
OFFICE = shutil.which("soffice")
has_office = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
PLACE = "第三节第2条"
DIGIT = "1235件", "1285件"
WORD = "认真贯彻落实", "认真贯彻执行"
HERE = [name for name in FORMATS if name != "pdf" or faces()]


@pytest.fixture
def edition() -> Edition:
    return Edition.objects.get()


def made(edition: Edition, extension: str, *changes: tuple[str, str]) -> bytes:
    """The download, with words replaced inside the file by somebody who knows how."""
    if extension == "pdf":
        return to_pdf(changed(edition.document, *changes), faces(), colophon=colophon_of(edition))
    content = FORMATS[extension].write(edition, "")
    if extension in ("json", "txt"):
        return swapped(content, *changes)
    return (retyped if extension == "xlsx" else repacked)(content, *changes)


def changed(document: Document, *changes: tuple[str, str]) -> Document:
    return Document.from_json(swapped(document.to_json().encode(), *changes).decode())


def swapped(content: bytes, *changes: tuple[str, str]) -> bytes:
    text = content.decode()
    for old, new in changes:
        figure = f'"text":"{old.removesuffix("件")}"'
        if text.startswith("{") and old.endswith("件"):
            assert figure in text
            text = text.replace(figure, figure.replace(old[:-1], new[:-1]), 1)
        else:
            assert old in text
            text = text.replace(old, new, 1)
    return text.encode()


def repacked(content: bytes, *changes: tuple[str, str]) -> bytes:
    """A figure stands in a run of its own: it is changed by its digits alone."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                for before, after in changes:
                    is_figure = before.endswith("件")
                    part = swapped(part, (f">{before[:-1]}<", f">{after[:-1]}<") if is_figure else (before, after))
            new.writestr(name, part)
    return out.getvalue()


def retyped(content: bytes, *changes: tuple[str, str]) -> bytes:
    """The workbook with words replaced in the cells of its text."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for before, after in changes:
        cell = next(row[1] for row in book["正文"].iter_rows() if before in row[1].value)
        cell.value = cell.value.replace(before, after, 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def said(content: bytes, name: str) -> list[str]:
    return [str(one) for one in verify(content, name).alterations]


class Office:
    """LibreOffice, which takes longer to start than to save: both files of a format are saved at once, for all tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.saved: dict[str, list[bytes]] = {}

    def resaved(self, edition: Edition, extension: str) -> list[bytes]:
        """The download, and the download with a digit and a word altered, as LibreOffice saves them anew."""
        if extension not in self.saved:
            self.saved[extension] = self._save(
                extension, made(edition, extension), made(edition, extension, DIGIT, WORD)
            )
        return self.saved[extension]

    def _save(self, extension: str, *contents: bytes) -> list[bytes]:
        files = [self.folder / f"{number}.{extension}" for number, _ in enumerate(contents)]
        for file, content in zip(files, contents, strict=True):
            file.write_bytes(content)
        target = {"txt": "txt:Text (encoded):UTF8"}.get(extension, extension)
        command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{self.folder}/profile"]
        command += ["--convert-to", target, "--outdir", str(self.folder / "saved"), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return [(self.folder / "saved" / file.name).read_bytes() for file in files]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


# ── as downloaded ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("extension", HERE)
@pytest.mark.parametrize("site", ["http://127.0.0.1:8000", "https://fzbg.example.gov.cn"])
def test_a_download_is_equal(edition: Edition, extension: str, site: str, settings) -> None:
    settings.SITE_URL = site
    verified = verify(made(edition, extension), f"a.{extension}")
    assert (verified.edition, verified.is_equal, verified.is_current) == (edition, True, True)
    assert verified.verdict.endswith("内容一致。")


@pytest.mark.parametrize("extension", [*FORMATS])
def test_simulated_downloads_are_equal_too(edition: Edition, extension: str) -> None:
    if extension in HERE:
        assert verify(FORMATS[extension].write(edition, "模拟数据"), "a").is_equal


@pytest.mark.parametrize("extension", HERE)
def test_an_altered_digit_is_named_with_its_place(edition: Edition, extension: str) -> None:
    found = said(made(edition, extension, DIGIT), f"a.{extension}")
    assert f"{PLACE}“行政决策合法性审核件数”：1235 → 1285" in found


@pytest.mark.parametrize("extension", HERE)
def test_an_altered_word_is_named_with_its_sentence(edition: Edition, extension: str) -> None:
    (found,) = (one for one in said(made(edition, extension, WORD), f"a.{extension}") if "JSON" not in one)
    place, _, words = found.partition("：")
    old, _, new = words.partition(" → ")
    assert place == "导语"
    assert old.startswith("2019年，在区委的坚强领导下"), "without the title, which has no stop of its own"
    assert old.replace(*WORD, 1) == new
    assert old.endswith("。")


@pytest.mark.parametrize("extension", HERE)
def test_both_at_once_are_both_named_and_nothing_else(edition: Edition, extension: str) -> None:
    found = [one for one in said(made(edition, extension, DIGIT, WORD), f"a.{extension}") if "JSON" not in one]
    assert len(found) == 2


@pytest.mark.parametrize("extension", HERE)
@pytest.mark.parametrize("simulated", ["", "模拟数据；"])
def test_what_an_edition_says_of_its_origin_on_every_page_is_no_alteration(
    edition: Edition, extension: str, simulated: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = "原发布于2020年3月30日，本站补录，未经本系统审核。原网址：https://www.example.gov.cn/zwgk/2020/03/30/art_1234_567890.html"
    monkeypatch.setattr(Edition, "notice", notice)
    assert said(FORMATS[extension].write(edition, f"{simulated}{notice}"), f"a.{extension}") == []


# ── after LibreOffice ──────────────────────────────────────────────────────────────────────────────────────


@has_office
@pytest.mark.parametrize("extension", ["docx", "xlsx", "txt"])
def test_a_file_that_libreoffice_saved_anew_is_still_equal(edition: Edition, extension: str, office: Office) -> None:
    verified = verify(office.resaved(edition, extension)[0], f"a.{extension}")
    assert (verified.edition, [str(one) for one in verified.alterations]) == (edition, [])


@has_office
@pytest.mark.parametrize("extension", ["docx", "xlsx", "txt"])
def test_what_was_altered_before_libreoffice_saved_it_is_named(
    edition: Edition, extension: str, office: Office
) -> None:
    found = said(office.resaved(edition, extension)[1], f"a.{extension}")
    assert f"{PLACE}“行政决策合法性审核件数”：1235 → 1285" in found
    assert len(found) == 2
    assert WORD[1] in "".join(found)


# ── what else can be altered ───────────────────────────────────────────────────────────────────────────────


def test_a_figure_of_the_table_is_named(edition: Edition) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(edition, "xlsx")))
    row = next(row for row in book["数据"].iter_rows(min_row=2) if row[3].value == 1235)
    row[3].value, row[7].value = 1236, "另一个口径"
    out = io.BytesIO()
    book.save(out)
    found = said(out.getvalue(), "a.xlsx")
    assert found[0] == "数据表“行政决策合法性审核件数”：1235 → 1236"
    assert [one.partition("：")[0] for one in found[1:]] == ["数据表“行政决策合法性审核件数·口径”"]


def test_a_value_that_no_sentence_shows_is_named(edition: Edition) -> None:
    data = json.loads(edition.text)
    data["facts"][0]["value"] = "99"
    (found,) = said(json.dumps(data).encode(), "a.json")
    assert found.startswith("JSON“facts/0/value”")


def test_json_that_was_only_laid_out_anew_is_equal(edition: Edition) -> None:
    assert verify(json.dumps(json.loads(edition.text), indent=4).encode(), "a.json").is_equal


def test_a_sentence_that_was_left_out_or_put_in_is_named(edition: Edition) -> None:
    lines = made(edition, "txt").decode().splitlines()
    without = "\n".join(lines[:-1])
    assert any(one.endswith("→ （无）") for one in said(without.encode(), "a.txt"))
    (more,) = said("\n".join([*lines, "另加一句。"]).encode(), "a.txt")
    assert more.endswith("另加一句。")


def test_spaces_and_line_ends_are_nobodys_words(edition: Edition) -> None:
    text = made(edition, "txt").decode()
    assert verify(text.replace("\n", "\r\n\r\n  ").replace("。", "。 ").encode("gb18030"), "a.txt").is_equal


def test_a_later_edition_is_the_current_one(edition: Edition) -> None:
    text = replace(edition.document, title="改后的报告").to_json()
    Edition.objects.create(
        report=edition.report, number=2, origin="correction", text=text, previous_hash=edition.hash,
        published_at=edition.published_at, published_by=edition.published_by,
    )  # fmt: skip
    old = verify(made(edition, "docx"), "a.docx")
    assert (old.edition, old.is_equal, old.is_current) == (edition, True, False)
    assert "已被更正" in old.verdict
    assert verify(made(Edition.objects.get(number=2), "txt"), "a.txt").edition.number == 2


# ── what is none ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_text_of_somebody_else_is_no_edition() -> None:
    verified = verify("另一份文件。与本报告无关。".encode(), "a.txt")
    assert (verified.edition, verified.is_equal) == (None, False)
    assert verified.verdict == "这份文件不是本站发布的任何一版报告。"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", EMPTY),
        (b"x" * (10 * 1024 * 1024 + 1), TOO_BIG),
        (b"{}", NO_DOCUMENT),
        (b'{"a": ' * 5000, NO_DOCUMENT),
        (b'{"schema": 99}', NO_DOCUMENT),
        (b"PK\x05\x06" + b"\0" * 18, UNKNOWN_KIND),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 500, UNKNOWN_KIND),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        verify(content, "a")
    assert str(refused.value) == sentence
