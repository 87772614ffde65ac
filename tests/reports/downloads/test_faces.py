"""A PDF's faces are Chinese, the best there are, and have every character."""

from pathlib import Path
from typing import NamedTuple

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from reports.downloads import faces as module
from reports.downloads.faces import SAMPLE, chosen, missing, unnamed
from reports.downloads.typesetter import Faces


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
        ({"Noto Serif CJK SC", "FangSong", "SimHei"}, Faces("FangSong", "SimHei")),
        ({"Noto Sans CJK SC", "Arial"}, Faces("Noto Sans CJK SC", "Noto Sans CJK SC")),
        ({"SimSun"}, Faces("SimSun", "SimSun")),
        ({"Arial", "DejaVu Sans"}, None),
    ],
)
def test_the_pdf_is_set_in_the_best_faces_there_are(families: set[str], faces: Faces | None) -> None:
    assert chosen(families) == faces


def test_a_chinese_face_of_any_name_will_do(tmp_path: Path) -> None:
    fonts = [made(tmp_path, "Latin", "abc"), made(tmp_path, "某家新宋", SAMPLE)]
    assert unnamed(fonts) == Faces("某家新宋", "某家新宋")


def test_a_face_that_lacks_one_simplified_character_is_not_chinese(tmp_path: Path) -> None:
    assert unnamed([made(tmp_path, "Japanese", SAMPLE.replace("设", ""))]) is None


def test_a_machine_is_asked_for_the_named_faces_first(tmp_path: Path, machine: list[Font]) -> None:
    machine += [made(tmp_path, "某家新宋", SAMPLE), made(tmp_path, "SimSun", "法")]
    assert module.faces() == Faces("SimSun", "SimSun")
    machine.pop()
    assert module.faces() == Faces("某家新宋", "某家新宋")


def test_a_font_file_that_cannot_be_read_draws_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"not a font")
    assert (
        unnamed([Font("Broken", str(broken)), Font("Gone", str(tmp_path / "gone.ttf")), Font("Built in", None)]) is None
    )


def test_what_no_face_has_is_missing_each_once_in_the_order_of_the_text(tmp_path: Path, machine: list[Font]) -> None:
    machine += [made(tmp_path, "Serif", "法治")]
    assert missing("治𰻞法䶮𰻞", Faces("Serif", "Serif")) == "𰻞䶮"


def test_what_another_face_of_the_machine_has_is_not_missing(tmp_path: Path, machine: list[Font]) -> None:
    machine += [made(tmp_path, "Other", "𰻞"), made(tmp_path, "Serif", "法治")]
    assert missing("法治𰻞", Faces("Serif", "Serif")) == ""


def test_what_is_never_drawn_is_not_missing(tmp_path: Path, machine: list[Font]) -> None:
    machine += [made(tmp_path, "Serif", "法")]
    assert missing("法\u3000\n\u200b\ufe00\U000e0100", Faces("Serif", "Serif")) == ""
