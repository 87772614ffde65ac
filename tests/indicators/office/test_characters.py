"""What no document can hold, and what nobody can see, does not get in; everything else stays as it was written."""

import sys
import unicodedata
from xml.sax.saxutils import escape

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.office.characters import storable, visible

ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING)
@example("甲\x03乙\x00\ufffe\uffff\ud800\x1f")
def test_what_is_kept_can_be_written_into_any_document(text):
    kept = storable(text)
    assert fromstring(f"<t>{escape(kept)}</t>".encode()).text in (kept, None)


@given(ANYTHING)
def test_cleaning_twice_is_cleaning_once(text):
    assert storable(storable(text)) == storable(text)
    assert visible(visible(text)) == visible(text)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")))
def test_what_documents_can_hold_is_left_alone(text):
    assert storable(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("依法\x03行政", "依法行政"),
        ("第一行\x0b第二行\x0c第三行\r\n第四行\r第五行", "第一行\n第二行\n第三行\n第四行\n第五行"),
        ("甲\t乙\n丙", "甲\t乙\n丙"),
        ("\x80\x9f\u2028\U0001f600", "\x80\x9f\u2028\U0001f600"),
    ],
)
def test_breaks_and_tabs_stay(text, kept):
    assert storable(text) == kept


@pytest.mark.parametrize(
    "unseen",
    ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202d", "\u202c", "\u2066", "\u2069", "\u061c", "\u200e"],
)
def test_what_cannot_be_seen_is_dropped(unseen):
    assert visible(f"行政{unseen}复议") == "行政复议"


def test_every_format_character_there_is_is_dropped():
    formats = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"]
    assert [f"{ord(each):x}" for each in formats if visible(each)] == []


@pytest.mark.parametrize("blank", ["\u00a0", "\u2007", "\u202f"])
def test_a_blank_that_may_not_break_is_dropped(blank):
    assert visible(f"3{blank}319") == "3319"


def test_what_can_be_seen_stays():
    assert visible("“四办” 约 3319 件　①") == "“四办” 约 3319 件　①"
