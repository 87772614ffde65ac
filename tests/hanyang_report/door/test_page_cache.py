"""A page as it is kept: compressed, marked by its words, with what it was made of."""

from hanyang_report.door.page_cache import KeptPage
from indicators.office.kept.asked_again import MarkedAnswer
from indicators.office.kept.store import ALLOWANCE

HEADERS = {"Content-Type": "text/html", "Content-Security-Policy": "default-src 'self'"}


def answer(text: bytes = b"") -> KeptPage:
    return KeptPage.of(text, HEADERS)


def test_an_answer_gives_back_what_it_was_made_of_and_is_marked_by_it():
    assert answer(b"one").body == b"one"
    assert answer(b"one").etag == answer(b"one").etag != answer(b"two").etag
    assert answer().size > ALLOWANCE


def test_what_an_answer_was_told_takes_room_too():
    told = MarkedAnswer("SELECT 1", ("a",), b"0" * 16)
    assert KeptPage.of(b"", HEADERS, (told, told)).size == answer().size + 2 * told.size
    assert told.size == len("SELECT 1") + len("SELECT 1('a',)") + 16
