"""A PDF's faces are Chinese, the best there are, and have every character."""

from collections.abc import Iterator
from ctypes import create_string_buffer
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
import typst
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pypdfium2 import raw

from reports.downloads import faces as module
from reports.downloads.faces import KAIS, SAMPLE, SANS_SERIFS, SERIFS, chosen, missing, unnamed
from reports.downloads.official import lines, to_text
from reports.downloads.pdf import to_pdf
from reports.downloads.typesetter import Faces
from reports.models import Edition


class Font(NamedTuple):
    """What typst says about a font file."""

    family: str
    path: str | None
    index: int = 0


def made(folder: Path, family: str, text: str) -> Font:
    """A font file that draws the characters of a text, and nothing else."""
    names = {ord(character): f"u{ord(character):X}" for character in text}
    order = [".notdef", *dict.fromkeys(names.values())]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (1000, 0)))
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family})
    builder.setupOS2()
    builder.setupPost()
    path = folder / f"{family}.ttf"
    builder.save(path)
    return Font(family, str(path))


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> list[Font]:
    """A machine with the fonts that a test gives it."""
    there: list[Font] = []
    monkeypatch.setattr(module, "installed", lambda: there)
    monkeypatch.setattr(module, "faces", module.faces.__wrapped__)
    return there


@pytest.mark.parametrize(
    ("families", "faces"),
    [
        ({"Noto Serif CJK SC", "FangSong", "SimHei"}, Faces("FangSong", "SimHei", "FangSong")),
        ({"KaiTi", "FangSong", "KaiTi_GB2312", "SimHei"}, Faces("FangSong", "SimHei", "KaiTi_GB2312")),
        ({"AR PL UKai"}, Faces(*["AR PL UKai"] * 3)),
        ({"Noto Sans CJK SC", "KaiTi"}, Faces("Noto Sans CJK SC", "Noto Sans CJK SC", "KaiTi")),
        ({"Noto Sans CJK SC", "Arial"}, Faces(*["Noto Sans CJK SC"] * 3)),
        ({"SimSun"}, Faces(*["SimSun"] * 3)),
        ({"Arial", "DejaVu Sans"}, None),
    ],
)
def test_the_pdf_is_set_in_the_best_faces_there_are(families: set[str], faces: Faces | None) -> None:
    assert chosen(families) == faces


def test_a_chinese_face_of_any_name_will_do(tmp_path: Path) -> None:
    fonts = [made(tmp_path, "Latin", "abc"), made(tmp_path, "某家新宋", SAMPLE)]
    assert unnamed(fonts) == Faces(*["某家新宋"] * 3)


def test_a_face_that_lacks_one_simplified_character_is_not_chinese(tmp_path: Path) -> None:
    assert unnamed([made(tmp_path, "Japanese", SAMPLE.replace("设", ""))]) is None


def test_a_machine_is_asked_for_the_named_faces_first(tmp_path: Path, machine: list[Font]) -> None:
    machine += [made(tmp_path, "某家新宋", SAMPLE), made(tmp_path, "SimSun", "法")]
    assert module.faces() == Faces(*["SimSun"] * 3)
    machine.pop()
    assert module.faces() == Faces(*["某家新宋"] * 3)


def test_the_names_are_those_that_typst_gives(tmp_path: Path) -> None:
    """It leaves out what it takes for a style: of `AR PL UKai CN` the last word."""
    for family in (*SERIFS, *SANS_SERIFS, *KAIS, "AR PL UKai CN"):
        made(tmp_path, family, "法")
    named = {font.family for font in typst.Fonts(include_system_fonts=False, font_paths=[str(tmp_path)]).fonts()}
    assert named >= {*SERIFS, *SANS_SERIFS, *KAIS}
    assert "AR PL UKai CN" not in named


def test_a_font_file_that_cannot_be_read_draws_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"not a font")
    assert (
        unnamed([Font("Broken", str(broken)), Font("Gone", str(tmp_path / "gone.ttf")), Font("Built in", None)]) is None
    )


def test_what_no_face_has_is_missing_each_once_in_the_order_of_the_text(tmp_path: Path, machine: list[Font]) -> None:
    machine += [made(tmp_path, "Serif", "法治")]
    assert missing("治𰻞法䶮𰻞", Faces(*["Serif"] * 3)) == "𰻞䶮"


def test_what_another_face_of_the_machine_has_is_not_missing(tmp_path: Path, machine: list[Font]) -> None:
    machine += [made(tmp_path, "Other", "𰻞"), made(tmp_path, "Serif", "法治")]
    assert missing("法治𰻞", Faces(*["Serif"] * 3)) == ""


def test_what_is_never_drawn_is_not_missing(tmp_path: Path, machine: list[Font]) -> None:
    machine += [made(tmp_path, "Serif", "法")]
    assert missing("法\u3000\n\u200b\ufe00\U000e0100", Faces(*["Serif"] * 3)) == ""


def set_in(content: bytes) -> Iterator[str]:
    """The face of each piece of a PDF's text."""
    with pypdfium2.PdfDocument(content) as file:
        for page in file:
            for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                name = create_string_buffer(100)
                raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(piece.raw), name, 100)
                yield name.value.decode().partition("+")[2] or name.value.decode()


def test_each_level_of_heading_is_set_in_its_own_face(
    loaded: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """一、 in 黑体, （一） in 楷体, all else in 仿宋; each face draws what its level says and no more."""
    document = Edition.objects.get().document
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for family, level in (("OurSong", ""), ("OurHei", "part"), ("OurKai", "section")):
        said = "".join(line.text for line in lines(document) if line.style == level)
        made(folder, family, "".join(sorted(set(said or to_text(document) + "— 0123456789"))))
    pdf = to_pdf(document, Faces("OurSong", "OurHei", "OurKai"))
    sections = sum(line.style == "section" for line in lines(document))
    names = list(set_in(pdf))
    assert set(names) == {"OurSong", "OurHei", "OurKai"}
    assert names.count("OurKai") >= sections > 0
    assert b"OurKai" not in to_pdf(document, Faces("OurSong", "OurHei", "OurSong"))
