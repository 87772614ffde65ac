"""What is kept stays within its room, the longest unread goes first, and another version forgets it."""

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


def test_another_version_forgets_what_was_kept_and_an_older_one_is_not_answered():
    kept = Store(room_for(20))
    kept.put("first", "page", answer(b"old"))
    assert kept.get("second", "page") is None
    kept.put("second", "other", answer(b"new"))
    assert (kept.get("first", "page"), kept.get("second", "page"), len(kept)) == (None, None, 1)
    assert kept.used == answer(b"new").size
