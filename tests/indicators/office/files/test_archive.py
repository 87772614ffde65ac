"""A packed file is looked at before it is unpacked: how many, how much, how swollen, and whether a name climbs out."""

import io
import struct
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from indicators.office.files.archive import LONGEST_ENTRY, MEGABYTE, Archive, Budget, Distrusted, Reason

PLENTY = Budget(members=10, unpacked=8 * MEGABYTE, largest=4 * MEGABYTE, ratio=10)


def packed(*members: tuple[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def why(content: bytes, budget: Budget = PLENTY) -> Reason:
    with pytest.raises(Distrusted) as refused:
        Archive(content, budget)
    return refused.value.reason


def test_what_is_packed_plainly_is_read_whole_or_by_its_start() -> None:
    archive = Archive(packed(("a.txt", b"abc"), ("b/c.txt", b"")), PLENTY)
    assert archive.names == ["a.txt", "b/c.txt"]
    assert (archive.read("a.txt"), archive.start("a.txt", 2), archive.read("b/c.txt")) == (b"abc", b"ab", b"")
    archive.require_modest()


def test_as_many_members_as_the_budget_allows_and_not_one_more() -> None:
    ten = [(str(number), b"") for number in range(10)]
    assert len(Archive(packed(*ten), PLENTY).names) == 10
    assert why(packed(*ten, ("more", b""))) == Reason.TOO_MANY


def test_as_many_bytes_in_all_and_in_one_member() -> None:
    budget = Budget(members=10, unpacked=10, largest=6, ratio=10)
    archive = Archive(packed(("a", b"123456"), ("b", b"7890")), budget)
    assert archive.read("a") == b"123456"
    assert why(packed(("a", b"123456"), ("b", b"78901")), budget) == Reason.SWOLLEN
    with pytest.raises(Distrusted) as refused:
        Archive(packed(("a", b"1234567")), budget).read("a")
    assert refused.value.reason == Reason.SWOLLEN


@pytest.mark.parametrize(("size", "refused"), [(MEGABYTE, False), (MEGABYTE + 1, True)])
def test_beyond_a_megabyte_nothing_is_packed_beyond_measure(size: int, refused: bool) -> None:
    archive = Archive(packed(("a", b"0" * size)), PLENTY)
    for look in (archive.require_modest, lambda: archive.read("a"), lambda: archive.start("a", 5)):
        if refused:
            with pytest.raises(Distrusted) as found:
                look()
            assert found.value.reason == Reason.SWOLLEN
        else:
            look()


def test_what_packing_hardly_shrinks_may_be_large() -> None:
    content = packed(("a", b"0" * (MEGABYTE + 1)), method=ZIP_STORED)
    assert len(Archive(content, PLENTY).read("a")) == MEGABYTE + 1


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("/a", True),
        ("\\a", True),
        ("../a", True),
        ("a/../b", True),
        ("a\\..\\b", True),
        ("C:a", True),
        ("a..b", False),
        (".a", False),
        ("a/b", False),
    ],
)
def test_a_name_that_climbs_out_is_odd(name: str, odd: bool) -> None:
    content = packed((name, b""))
    assert (why(content) == Reason.ODD) if odd else Archive(content, PLENTY).names


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_odd() -> None:
    assert why(packed(("a", b"1"), ("a", b"2"))) == Reason.ODD


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04" + b"0" * 50])
def test_what_has_no_directory_is_cut_off(content: bytes) -> None:
    assert why(content) == Reason.CUT


def test_a_file_whose_last_bytes_are_missing_is_cut_off() -> None:
    assert why(packed(("a", b"abc"))[:-1]) == Reason.CUT


def changed(content: bytes, *, members: int | None = None, size: int | None = None) -> bytes:
    end = content.rfind(b"PK\x05\x06")
    was = struct.unpack_from("<HI", content, end + 10)
    said = struct.pack("<HI", was[0] if members is None else members, was[1] if size is None else size)
    return content[: end + 10] + said + content[end + 16 :]


def test_the_directory_is_not_read_where_it_says_that_it_is_long() -> None:
    content = packed(("a", b"abc"))
    assert why(changed(content, members=11)) == Reason.TOO_MANY
    assert why(changed(content, size=10 * LONGEST_ENTRY + 1)) == Reason.TOO_MANY
    assert why(changed(content, size=10 * LONGEST_ENTRY)) == Reason.DAMAGED


def test_a_directory_of_the_large_kind_is_not_read() -> None:
    content = packed(("a", b"abc"))
    end = content.rfind(b"PK\x05\x06")
    assert why(content[:end] + b"PK\x06\x07" + b"\0" * 16 + content[end:]) == Reason.TOO_MANY


def flagged(content: bytes) -> bytes:
    """Its only member marked as encrypted, in both places."""
    directory = content.rfind(b"PK\x01\x02")
    marked = bytearray(content)
    marked[6] |= 1
    marked[directory + 8] |= 1
    return bytes(marked)


def torn(content: bytes) -> bytes:
    """With one of its packed bytes turned round."""
    return content[:33] + bytes([content[33] ^ 0xFF]) + content[34:]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (flagged(packed(("a", b"abc"))), Reason.ENCRYPTED),
        (packed(("a", b"abc"), method=ZIP_BZIP2), Reason.DAMAGED),
        (torn(packed(("a", b"abc" * 99))), Reason.DAMAGED),
    ],
)
def test_what_cannot_be_opened_is_told_apart(content: bytes, reason: Reason) -> None:
    archive = Archive(content, PLENTY)
    with pytest.raises(Distrusted) as refused:
        archive.read("a")
    assert refused.value.reason == reason


def test_a_member_that_is_longer_than_it_says_is_damaged() -> None:
    content = bytearray(packed(("a", b"abcdef"), method=ZIP_STORED))
    directory = content.rfind(b"PK\x01\x02")
    for at in (22, directory + 24):
        struct.pack_into("<I", content, at, 3)
    with pytest.raises(Distrusted) as refused:
        Archive(bytes(content), PLENTY).read("a")
    assert refused.value.reason == Reason.DAMAGED
