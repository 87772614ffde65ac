"""A page in pieces is gzip as everybody reads it, and of a changed page only what changed is compressed anew."""

import gzip
import zlib
from collections.abc import Iterator
from hashlib import blake2b
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanyang_report.door import packing
from hanyang_report.door.packing import BEFORE, LONGEST, SHORTEST, borders, packed

BORDER = b"<section "


@pytest.fixture(autouse=True)
def nothing_compressed() -> Iterator[None]:
    packing._remembered.cache_clear()
    yield
    packing._remembered.cache_clear()


def section(letter: str, length: int = BEFORE) -> bytes:
    return BORDER + letter.encode() * (length - len(BORDER))


def compressed_by(body: bytes) -> int:
    """How many pieces were compressed for it, of those that are remembered."""
    before = packing._remembered.cache_info().misses
    packed(body)
    return packing._remembered.cache_info().misses - before


texts = st.tuples(st.sampled_from([b"", BORDER, "法治".encode()]), st.binary(max_size=40), st.integers(1, 900))
bodies = st.lists(texts.map(lambda text: text[0] + text[1] * text[2]), max_size=8).map(b"".join)


@given(bodies)
def test_any_body_is_read_back_by_whoever_reads_gzip_as_one_member(body: bytes):
    reader = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    assert gzip.decompress(packed(body)) == body
    assert (reader.decompress(packed(body)), reader.eof, reader.unused_data) == (body, True, b"")


@given(bodies)
def test_of_the_same_body_it_is_the_same_bytes_whatever_was_compressed_before(body: bytes):
    once = packed(body)
    packing._remembered.cache_clear()
    assert packed(body) == once


@given(bodies)
def test_pieces_are_the_body_cut_before_sections_and_none_but_the_last_is_short(body: bytes):
    found = borders(body)
    assert (found[0], found[-1]) == (0, len(body))
    assert all(body.startswith(BORDER, border) for border in found[1:-1])
    assert all(end - first >= SHORTEST for first, end in pairwise(found[:-1]))


def test_a_section_begins_a_piece_where_the_piece_before_is_long_enough():
    assert borders(section("a", SHORTEST) + section("b", 20)) == [0, SHORTEST, SHORTEST + 20]
    assert borders(section("a", SHORTEST - 1) + section("b", 20)) == [0, SHORTEST + 19]
    assert borders(b"") == [0, 0]


def test_a_changed_section_is_compressed_with_those_that_may_repeat_it_and_no_other():
    letters = "abcdefg"
    assert compressed_by(b"".join(map(section, letters))) == len(letters)
    assert compressed_by(b"".join(map(section, letters))) == 0
    assert compressed_by(b"".join(map(section, "abXdefg"))) == 2  # itself, and what begins within BEFORE of it
    assert compressed_by(b"".join(map(section, "abcdefX"))) == 1


def test_what_is_remembered_takes_no_room_that_grows_with_a_page():
    compressed_by(section("a", LONGEST) + section("b", LONGEST + 1) + section("c"))
    assert packing._remembered.cache_info().currsize == 2


def test_a_page_in_one_piece_takes_no_room_from_those_in_several():
    assert compressed_by(section("a")) == 0


def test_a_piece_repeats_what_begins_up_to_so_many_bytes_before_it_and_nothing_farther():
    noise = b"".join(blake2b(bytes([number])).digest() for number in range(SHORTEST // 64))
    within = packed(noise + section("a", BEFORE - SHORTEST) + BORDER + noise)
    beyond = packed(noise + section("a", BEFORE) + BORDER + noise)
    assert len(within) < SHORTEST + 400
    assert len(beyond) > 2 * SHORTEST
