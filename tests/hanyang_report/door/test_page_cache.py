"""What is kept stays within its room, the longest unread goes first, and each answer is of one version."""

from hanyang_report.door.asked_again import MarkedAnswer
from hanyang_report.door.page_cache import ALLOWANCE, KeptPage, Store

HEADERS = {"Content-Type": "text/html", "Content-Security-Policy": "default-src 'self'"}


def answer(text: bytes = b"") -> KeptPage:
    return KeptPage.of(text, HEADERS)


def room_for(number: int) -> int:
    """Bytes for so many answers without a word."""
    return number * answer().size


def test_an_answer_gives_back_what_it_was_made_of_and_is_marked_by_it():
    assert answer(b"one").body == b"one"
    assert answer(b"one").etag == answer(b"one").etag != answer(b"two").etag
    assert answer().size > ALLOWANCE


def test_the_longest_unread_goes_when_room_is_wanted():
    kept = Store(room_for(12))
    for key in range(12):
        kept.put("v", key, answer())
    assert kept.get("v", 0)
    kept.put("v", 12, answer())
    assert (kept.get("v", 0) is not None, kept.get("v", 1), len(kept)) == (True, None, 12)


def test_a_page_kept_anew_takes_its_room_once():
    kept = Store(room_for(12))
    for _ in range(30):
        kept.put("v", "same", answer())
    assert (len(kept), kept.used) == (1, answer().size)


def test_what_takes_more_than_a_tenth_is_not_taken():
    kept = Store(room_for(10))
    kept.put("v", "fits", answer())
    kept.put("v", "too large", answer(b"a"))
    assert (len(kept), kept.get("v", "too large")) == (1, None)


def test_an_answer_is_handed_out_in_its_own_version_alone_and_known_in_every_one():
    kept = Store(room_for(20))
    kept.put("first", "page", answer(b"old"))
    assert (kept.get("first", "page") is not None, kept.get("second", "page")) == (True, None)
    assert kept.earlier("page") == answer(b"old")
    assert kept.earlier("another") is None
    kept.put("second", "page", answer(b"new"))
    assert (kept.get("first", "page"), kept.get("second", "page")) == (None, answer(b"new"))
    assert (len(kept), kept.used) == (1, answer(b"new").size)


def test_what_an_answer_was_told_takes_room_too():
    told = MarkedAnswer("SELECT 1", ("a",), b"0" * 16)
    assert KeptPage.of(b"", HEADERS, (told, told)).size == answer().size + 2 * told.size
    assert told.size == len("SELECT 1") + len("('a',)") + 16


def test_an_answer_of_an_earlier_version_makes_room_like_any_other():
    kept = Store(room_for(12))
    for key in range(20):
        kept.put(f"version {key}", key, answer())
    assert (len(kept), kept.earlier(7), kept.earlier(8)) == (12, None, answer())
