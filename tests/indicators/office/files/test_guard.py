"""A file that no officer should upload is refused with a sentence, before it can cost time or memory."""

import re
import tracemalloc

import pytest

from indicators.excel.reader import read
from indicators.office.files import guard, workbook_parts
from indicators.office.files.guard import Unreadable
from tests.indicators.excel.hostile import HOSTILE
from tests.indicators.excel.workbooks import SHEET, good, is_plain_chinese, part, swapped

MOST_MEMORY = 60 * 1024 * 1024


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name):
    build, words = HOSTILE[name]
    content = build()
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable) as refused:
            read(content)
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()
    assert words in str(refused.value)
    assert is_plain_chinese(str(refused.value))


def test_there_are_more_than_thirty_of_them():
    assert len(HOSTILE) > 30


def test_the_form_as_handed_out_passes():
    assert len(read(good()).rows) == 3


def test_only_what_was_looked_at_is_passed_on():
    content = swapped(good(), {"xl/media/image1.png": b"\x89PNG", "xl/printerSettings/printerSettings1.bin": b"\x00"})
    package = guard.inspect(content)
    assert b"image1.png" not in package.file.getvalue()
    assert len(read(content).rows) == 3


def test_a_size_that_the_sheet_claims_is_not_believed():
    for claimed in ("A1:XFD1048576", "A1", "C3:A1"):
        sheet = re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{claimed}"', part(good(), SHEET))
        assert len(read(swapped(good(), {SHEET: sheet})).rows) == 3


def test_counting_stops_at_the_limit_however_much_follows():
    part = workbook_parts.PartHandler()
    for _ in range(workbook_parts.MOST_ELEMENTS):
        part.startElement("a", {})
    with pytest.raises(Unreadable):
        part.startElement("a", {})
