"""One sees where one is signed in, and ends it; nobody else's."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from hanyang_report.door.own_sessions import mark_of
from tests import cast

pytestmark = pytest.mark.django_db
LIST, END = reverse("own_sessions"), reverse("end_session")
WORD = "a-quiet-lake-27"


def signed_in(person, browser: str = "Firefox") -> Client:
    client = Client(headers={"User-Agent": browser})
    client.post(reverse("login"), {"username": person.username, "password": WORD})
    return client


@pytest.fixture
def person():
    found = cast.officer()
    found.set_password(WORD)
    found.save()
    return found


def is_signed_in(client: Client) -> bool:
    return client.get(LIST).status_code == 200


def marks(client: Client) -> list[str]:
    return re.findall(r'name="mark" value="([0-9a-f]+)"', client.get(LIST).content.decode())


def test_all_ones_own_are_listed_with_browser_and_address_and_this_one_first(person):
    other, here = signed_in(person, "Chrome at the counter"), signed_in(person)
    signed_in(person, "Safari")
    page = here.get(LIST).content.decode()
    assert "Chrome at the counter" in page
    assert "127.0.0.1" in page
    assert page.index("现在使用的") < page.index("Chrome at the counter")
    assert page.index("Safari") < page.index("Chrome at the counter")
    assert len(marks(here)) == 2
    assert other.session.session_key not in page


def test_one_is_ended_and_the_others_stay(person):
    counter, here, home = signed_in(person), signed_in(person), signed_in(person)
    here.post(END, {"mark": mark_of(counter.session.session_key)})
    assert (is_signed_in(counter), is_signed_in(here), is_signed_in(home)) == (False, True, True)


def test_all_others_are_ended_at_once(person):
    counter, here = signed_in(person), signed_in(person)
    assert "已结束1处登录" in here.post(END, follow=True).content.decode()
    assert (is_signed_in(counter), is_signed_in(here)) == (False, True)


def test_another_persons_session_is_neither_shown_nor_ended(person):
    other, here = Client(), signed_in(person)
    other.force_login(cast.reviewer())
    assert marks(here) == []
    answer = here.post(END, {"mark": mark_of(other.session.session_key)}, follow=True)
    assert "没有结束任何登录" in answer.content.decode()
    assert is_signed_in(other)
    here.post(END)
    assert is_signed_in(other)


def test_a_session_that_did_not_keep_where_it_began_is_listed_too(person):
    older, here = Client(), signed_in(person)
    older.force_login(person)
    assert "来源未记录" in here.get(LIST).content.decode()
    assert Session.objects.count() == 2


def test_a_new_password_ends_the_others(person):
    counter, here = signed_in(person), signed_in(person)
    new = "another-quiet-lake"
    here.post(reverse("password"), {"old_password": WORD, "new_password1": new, "new_password2": new})
    assert (is_signed_in(counter), is_signed_in(here)) == (False, True)
