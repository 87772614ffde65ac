"""The faces a PDF is set in, and whether they have every character: typst leaves out silently what no face has.

For the process that sets it and for commands; pages ask `reports.downloads.typesetter`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import typst
from fontTools.ttLib import TTFont, TTLibError

from reports.downloads.typesetter import Faces

# The official faces first, then what stands in for them. typst takes a final CN for "condensed" and leaves it out of the name.
SERIFS = (
    "FangSong_GB2312",
    "FangSong",
    "STFangsong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif",
    "Noto Serif SC",
    "Songti SC",
    "STSong",
    "SimSun",
    "AR PL UMing",
)
SANS_SERIFS = (
    "SimHei",
    "STHeiti",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans",
    "Noto Sans SC",
    "PingFang SC",
    "Heiti SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
)
KAIS = (
    "KaiTi_GB2312",
    "KaiTi",
    "STKaiti",
    "Kaiti SC",
    "FZKai-Z03S",
    "AR PL UKai",
    "AR PL KaitiM GB",
    "LXGW WenKai",
    "LXGW WenKai GB",
)
# A face that has these is Chinese, whatever it is called: some stand in no Japanese and no Korean face.
SAMPLE = "法治政府建设年度报告检验预算，。（）"
INVISIBLE = {"Cc", "Cf", "Zs", "Zl", "Zp"}
VARIATIONS = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}  # choose a form of the character before them


@cache
def faces() -> Faces | None:
    """The Chinese faces of this machine, looked for once."""
    there = installed()
    return chosen(font.family for font in there) or unnamed(there)


@cache
def installed() -> tuple[typst.FontInfo, ...]:
    """The font files of this machine, and typst's own."""
    return tuple(typst.Fonts().fonts())


def chosen(families: Iterable[str]) -> Faces | None:
    """The best of each kind among the faces there are; where there is none of a kind, the text's face stands in."""
    there = set(families)
    serif = next((face for face in SERIFS if face in there), "")
    sans = next((face for face in SANS_SERIFS if face in there), "")
    kai = next((face for face in KAIS if face in there), "")
    text = serif or sans or kai
    return Faces(text, sans or text, kai or text) if text else None


def unnamed(fonts: Iterable[typst.FontInfo]) -> Faces | None:
    """A Chinese face that none of the lists names."""
    family = next((font.family for font in fonts if set(map(ord, SAMPLE)) <= characters(font.path, font.index)), "")
    return Faces(family, family, family) if family else None


def missing(text: str, faces: Faces) -> str:
    """The characters of a text that no face of this machine can draw, each once, in the text's order."""
    fonts = sorted(installed(), key=lambda font: font.family not in faces)  # others fill what these leave out
    wanted = {ord(character) for character in text if is_drawn(character)}
    for font in fonts:
        if not wanted:
            break
        wanted -= characters(font.path, font.index)
    return "".join(dict.fromkeys(character for character in text if ord(character) in wanted))


def is_drawn(character: str) -> bool:
    return unicodedata.category(character) not in INVISIBLE and ord(character) not in VARIATIONS


@lru_cache(maxsize=2)
def characters(path: str | None, index: int) -> frozenset[int]:
    """The code points that a font file draws; none where it can't be read (typst's own faces have no path)."""
    if path is None:
        return frozenset()
    try:
        with TTFont(path, fontNumber=index, lazy=True) as font:
            return frozenset(font.getBestCmap() or {})
    except (OSError, TTLibError):
        return frozenset()
