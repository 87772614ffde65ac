"""What is kept stays within its room, the longest unread goes first, and each is known to hold in one version."""

from dataclasses import dataclass

from indicators.office.kept.store import Store


@dataclass(frozen=True)
class Words:
    said: str = ""

    @property
    def size(self) -> int:
        return 100 + len(self.said)


def room_for(number: int) -> int:
    """Bytes for so many of them without a word."""
    return number * Words().size


def test_the_longest_unread_goes_when_room_is_wanted():
    kept = Store(room_for(12))
    for key in range(12):
        kept.put("v", key, Words())
    assert kept.get("v", 0)
    kept.put("v", 12, Words())
    assert (kept.get("v", 0) is not None, kept.get("v", 1), len(kept)) == (True, None, 12)


def test_a_page_kept_anew_takes_its_room_once():
    kept = Store(room_for(12))
    for _ in range(30):
        kept.put("v", "same", Words())
    assert (len(kept), kept.used) == (1, Words().size)


def test_what_takes_more_than_a_tenth_is_not_taken():
    kept = Store(room_for(10))
    kept.put("v", "fits", Words())
    kept.put("v", "too large", Words("a"))
    assert (len(kept), kept.get("v", "too large")) == (1, None)


def test_an_answer_is_handed_out_in_its_own_version_alone_and_known_in_every_one():
    kept = Store(room_for(20))
    kept.put("first", "page", Words("old"))
    assert (kept.get("first", "page") is not None, kept.get("second", "page")) == (True, None)
    assert kept.earlier("page") == ("first", Words("old"))
    assert kept.earlier("another") is None
    kept.put("second", "page", Words("new"))
    assert (kept.get("first", "page"), kept.get("second", "page")) == (None, Words("new"))
    assert (len(kept), kept.used) == (1, Words("new").size)


def test_an_answer_of_an_earlier_version_makes_room_like_any_other():
    kept = Store(room_for(12))
    for key in range(20):
        kept.put(f"version {key}", key, Words())
    assert (len(kept), kept.earlier(7), kept.earlier(8)) == (12, None, ("version 8", Words()))


def test_what_is_cleared_leaves_its_room():
    kept = Store(room_for(12))
    kept.put("v", "page", Words())
    kept.clear()
    assert (len(kept), kept.used, kept.get("v", "page"), kept.earlier("page")) == (0, 0, None, None)
