"""The 2019 report gives exactly the fixture's structure, however its text was kept."""

from __future__ import annotations

import re
from typing import Any

import pytest

from reports.reading.formats.text import read_text
from reports.reading.outline import Block, Outline
from reports.reading.reader import understand
from tests.fixture_files import report
from tests.reports.reading.variants import MENDED, RAW, alike
from tests.reports.test_source_text import TOKEN, YEAR, figure_text
from tests.source_text import RAW_SOURCE, mend

Shape = tuple[str, str, list[str], str, list["Shape"]]


def _worded(text: str) -> str:
    dated = YEAR.sub(lambda token: str(2019 + int(token[1] or 0)), text)
    return TOKEN.sub(lambda token: figure_text(*token.groups()), dated)


def _fixture(block: dict[str, Any]) -> Shape:
    below = [_fixture(child) for child in [*block.get("sections", []), *block.get("items", [])]]
    body = [alike(_worded(text)) for text in block.get("body", [])]
    return _number(block["marker"]), alike(_worded(block["heading"])), body, block.get("kind", ""), below


def _read(block: Block) -> Shape:
    below = [_read(child) for child in [*block.sections, *block.items]]
    return _number(block.marker), alike(block.heading), [alike(text) for text in block.body], block.kind, below


def _number(marker: str) -> str:
    return re.sub(r"[（）().．、\s]", "", marker)


def _shape(outline: Outline) -> tuple[str, list[str], list[Shape]]:
    return alike(outline.title), [alike(text) for text in outline.lead], [_read(part) for part in outline.parts]


@pytest.fixture(scope="module")
def wanted() -> tuple[str, list[str], list[Shape]]:
    source = report(2019)
    lead = [alike(_worded(text)) for text in source["lead"]]
    return alike(source["title"]), lead, [_fixture(part) for part in source["parts"]]


@pytest.mark.parametrize("name", RAW)
def test_the_source_gives_the_fixture(name: str, wanted: object) -> None:
    raw = RAW[name](RAW_SOURCE.read_text("utf-8"))
    assert _shape(understand(read_text(raw.encode()))) == wanted


@pytest.mark.parametrize("name", MENDED)
def test_the_mended_text_gives_the_fixture(name: str, wanted: object) -> None:
    text = MENDED[name](mend(RAW_SOURCE.read_text("utf-8")))
    assert _shape(understand(read_text(text.encode()))) == wanted


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_gives_the_fixture(encoding: str, wanted: object) -> None:
    content = RAW_SOURCE.read_text("utf-8").encode(encoding)
    assert _shape(understand(read_text(content))) == wanted


def test_the_untouched_source_leaves_nothing_uncertain() -> None:
    assert understand(read_text(RAW_SOURCE.read_bytes())).uncertain == []
