"""Two officers, or two windows, at one desk: nothing is overwritten unseen, and nobody is asked what can't be answered."""

import re

import pytest

from tests import cast
from tests.desk import DESK, HEARINGS, REVIEWED, enter, fields, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def opened(loaded):
    return cast.opened_round(2020)


@pytest.fixture
def officer(client):
    officer = cast.officer(cast.department(), name="王芳")
    client.force_login(officer)
    return officer


@pytest.fixture
def clash(client, officer):
    """The officer posts 9 from a page on which a colleague's 11 did not stand yet."""
    enter(HEARINGS, 11, cast.officer(cast.department(), name="赵强"))
    return {"action": "save", **fields(HEARINGS, "9", seen=0)}


def test_a_colleagues_newer_entry_is_never_overwritten_silently(client, clash):
    response = client.post(DESK, clash)
    assert cast.figure(HEARINGS).value == 11
    page = text(response)
    assert "已由赵强于" in page
    assert "用我填的：9次" in page
    assert re.search(r"用赵强于.*填的：11次", page)
    assert 'value="9"' in response.content.decode()


def test_without_a_choice_the_conflict_stays(client, clash):
    client.post(DESK, clash)
    assert "两人同时填了这一项" in text(client.post(DESK, clash))


@pytest.mark.parametrize(("choice", "value"), [("mine", 9), ("theirs", 11)])
def test_the_writer_chooses_between_both(client, clash, choice, value):
    figure = cast.figure(HEARINGS)
    choosing = {f"figure-{figure.pk}-newer": figure.version, f"figure-{figure.pk}-resolution": choice}
    assert client.post(DESK, clash | choosing).status_code == 302
    assert cast.figure(HEARINGS).value == value


def test_a_choice_does_not_cover_what_was_entered_after_it_was_offered(client, clash):
    offered = cast.figure(HEARINGS)
    enter(HEARINGS, 13, cast.officer(cast.department()))
    choosing = {f"figure-{offered.pk}-newer": offered.version, f"figure-{offered.pk}-resolution": "mine"}
    client.post(DESK, clash | choosing)
    assert cast.figure(HEARINGS).value == 13


def test_an_old_page_overwrites_nothing_that_was_not_touched_on_it(client, officer):
    old = {**fields(HEARINGS, ""), **fields(REVIEWED, "5")}
    enter(HEARINGS, 11, cast.officer(cast.department()))
    assert client.post(DESK, {"action": "save", **old}).status_code == 302
    assert (cast.figure(HEARINGS).value, cast.figure(REVIEWED).value) == (11, 5)


def test_two_who_typed_the_same_are_not_in_conflict(client, officer):
    enter(HEARINGS, 9, cast.officer(cast.department()))
    assert client.post(DESK, {"action": "save", **fields(HEARINGS, "9", seen=0)}).status_code == 302


def test_what_was_submitted_meanwhile_is_refused_with_the_text_kept(client, officer):
    figure = enter(HEARINGS, 9, officer)
    old = fields(HEARINGS, "10")
    figure.submit(by=officer, seen=1)
    page = text(client.post(DESK, {"action": "save", **old}))
    assert "现在是“已提交”，不能填报" in page
    assert "您填的“10”没有保存；要改的，先撤回，再填写" in page


def test_what_a_second_window_handed_in_is_not_asked_about_in_the_first(client, officer):
    """Neither entry could be chosen any more; the answer is about the number that stands there."""
    figure = enter(HEARINGS, 9, officer)
    figure.submit(by=officer, seen=1)
    page = text(client.post(DESK, {"action": "save", **fields(HEARINGS, "10", seen=0)}))
    assert "请选择保留哪一个" not in page
    assert "您填的“10”没有保存；要改的，先撤回，再填写" in page
    assert "由8次增至9次" in page
    assert "由8次增至10次" not in page


def test_what_a_reviewer_has_approved_meanwhile_is_withdrawn_by_no_officer(client, officer):
    figure = enter(HEARINGS, 9, officer)
    figure.submit(by=officer, seen=1)
    figure.approve(by=cast.reviewer(), seen=figure.version)
    page = text(client.post(DESK, {"action": "save", **fields(HEARINGS, "10", seen=0)}))
    assert "您填的“10”没有保存" in page
    assert "先撤回" not in page
