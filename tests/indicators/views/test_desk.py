"""The entry desk: what is right is saved, what is wrong stays with its sentence, nothing is overwritten unseen."""

import re
from decimal import Decimal

import pytest
from django.contrib.messages import get_messages

from indicators.models import Department, Figure
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.comparison import Measured
from indicators.round.opening import extend, lock_round
from tests import cast
from tests.uploads import upload

pytestmark = pytest.mark.django_db
DESK = "/admin/indicators/collection/2020/desk/justice_bureau/"
HEARINGS = "court_hearing_observation_count"  # 8次 in 2019
REVIEWED = "legality_review_decision_count"  # 1235件 in 2019
RATE = "agency_head_court_appearance_rate"  # 100% in 2019


@pytest.fixture(autouse=True)
def opened(loaded):
    return cast.opened_round(2020)


@pytest.fixture
def officer(client):
    officer = cast.officer(cast.department(), name="王芳")
    client.force_login(officer)
    return officer


def fields(code: str, value: str, seen: int | None = None, **others: object) -> dict[str, object]:
    """One row as its page would post it."""
    figure = cast.figure(code)
    prefix = f"figure-{figure.pk}"
    row = {"qualifier": "", "note": "", "source": "", "seen": figure.version if seen is None else seen, "value": value}
    row |= {f"initial-{prefix}-{name}": "" for name in ("value", "qualifier", "note", "source")}
    named = {f"{prefix}-{name}": entry for name, entry in {**row, **others}.items() if not name.startswith("initial")}
    return named | {name: entry for name, entry in row.items() if name.startswith("initial")}


def enter(code: str, value: object, by) -> Figure:
    figure = cast.figure(code)
    figure.enter(Measured(Decimal(str(value))), note="", source="", by=by, seen=figure.version)
    return figure


def text(response) -> str:
    """The page as it reads, tags left out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


def said(response) -> str:
    return "".join(map(str, get_messages(response.wsgi_request)))


# ── what is on the page ────────────────────────────────────────────────────────────────────────────────────


def test_every_figure_stands_by_theme_with_last_year_and_its_definition(client, officer):
    page = client.get(DESK).content.decode()
    owed = Figure.objects.filter(year=2020, department=cast.department())
    assert page.count('data-row="') == owed.count()
    assert page.index("法治建设组织领导") < page.index("复议应诉与纠纷化解")
    for figure in owed.select_related("indicator"):
        assert figure.indicator.name in page
        assert figure.indicator.definition in page
    assert "1,235件" in page


def test_the_head_says_what_is_owed_until_when_and_whom_to_ask(client, officer, opened):
    cast.reviewer(name="李敏", phone="027-84460001")
    reviewer = cast.reviewer()
    due = opened.due_on.replace(month=2, day=10)
    extend(opened, cast.department(), due_on=due, reason="台账移交", by=reviewer)
    page = text(client.get(DESK))
    assert "李敏 027-84460001" in page
    assert "2021年2月10日" in page
    assert "原定2021年1月31日，延期理由：台账移交" in page


def test_the_page_asks_the_database_no_more_for_more_figures(client, officer, django_assert_max_num_queries):
    with django_assert_max_num_queries(22):
        client.get(DESK)


def test_a_figure_that_a_source_made_public_is_shown_and_still_entered(client):
    client.force_login(cast.officer(cast.department("government_office")))
    page = text(client.get(DESK.replace("justice_bureau", "government_office")))
    assert "已有公开数据 2项，来源：" in page
    assert cast.figure("major_decision_item_count").status == FigureStatus.PENDING


def test_what_came_back_is_the_first_thing_said(client, officer):
    figure = enter(HEARINGS, 9, officer)
    figure.submit(by=officer, seen=1)
    figure.send_back(by=cast.reviewer(name="李敏", phone="8446"), reason="请附通知", seen=1)
    page = text(client.get(DESK))
    assert "有1项被退回，请修改后重新提交" in page
    assert page.index("请附通知") < page.index("法治建设组织领导")
    assert "李敏，8446" in page


# ── who may ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("person", "status", "writes"),
    [
        (lambda: cast.officer(cast.department()), 200, True),
        (cast.reviewer, 200, True),
        (lambda: cast.head(cast.department()), 200, False),
        (cast.editor, 200, False),
        (cast.publisher, 200, False),
        (cast.administrator, 200, False),
        (lambda: cast.officer(cast.department("audit_bureau")), 403, False),
        (cast.leader, 302, False),  # reads on the site itself, not in the admin
        (cast.stranger, 302, False),
    ],
)
def test_a_desk_is_its_departments_and_the_reviewers(client, person, status, writes):
    client.force_login(person())
    response = client.get(DESK)
    assert response.status_code == status
    if status == 200:
        assert ('value="submit"' in response.content.decode()) == writes
    client.post(DESK, {"action": "save", **fields(HEARINGS, "9")})
    assert (cast.figure(HEARINGS).value == 9) == writes


def test_a_year_that_is_not_open_has_a_plain_page(client, officer):
    assert "2021年度填报尚未开启" in text(client.get(DESK.replace("2020", "2021")))


def test_a_locked_round_is_read_only_and_a_late_post_keeps_what_was_typed(client, officer, opened):
    lock_round(opened, by=cast.administrator(), without=37)
    assert "不能再填报" in text(client.get(DESK))
    page = text(client.post(DESK, {"action": "save", **fields(HEARINGS, "9")}))
    assert "您填的“9”没有保存" in page
    assert cast.figure(HEARINGS).value is None


# ── saving ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_typed_is_saved_as_a_draft(client, officer):
    entry = fields(HEARINGS, "约12次", note="含旁听", source="庭审台账")
    response = client.post(DESK, {"action": "save", **entry, **fields(REVIEWED, "1.2万")})
    assert response.status_code == 302
    assert said(response) == "已保存2项数据。"
    figure = cast.figure(HEARINGS)
    assert (figure.value, figure.qualifier, figure.note, figure.source) == (12, "approx", "含旁听", "庭审台账")
    assert (figure.status, cast.figure(REVIEWED).value) == (FigureStatus.DRAFT, 12000)


def test_what_is_right_is_saved_and_what_is_wrong_stays_with_its_sentence(client, officer):
    response = client.post(DESK, {"action": "save", **fields(HEARINGS, "9"), **fields(REVIEWED, "12,34")})
    page = response.content.decode()
    assert cast.figure(HEARINGS).value == 9
    assert cast.figure(REVIEWED).value is None
    assert 'value="12,34"' in page
    assert 'aria-invalid="true"' in page
    assert "有1项没有保存好" in page
    assert page.count("千位逗号的位置不对") == 2  # in the summary and beside its field
    assert f'href="#id_figure-{cast.figure(REVIEWED).pk}-value"' in page


def test_wrong_entries_are_not_submitted_behind_the_officers_back(client, officer):
    response = client.post(DESK, {"action": "submit", **fields(HEARINGS, "9"), **fields(REVIEWED, "x")})
    assert response.status_code == 200
    assert cast.figure(HEARINGS).status == FigureStatus.DRAFT


def test_clearing_a_field_clears_the_figure(client, officer):
    figure = enter(HEARINGS, 9, officer)
    entry = fields(HEARINGS, "") | {f"initial-figure-{figure.pk}-value": "9"}
    client.post(DESK, {"action": "save", **entry})
    assert cast.figure(HEARINGS).value is None


def test_an_untouched_row_writes_nothing(client, officer):
    client.post(DESK, {"action": "save", **fields(HEARINGS, ""), **fields(REVIEWED, "5")})
    assert cast.figure(HEARINGS).version == 0


def test_the_same_page_posted_twice_is_saved_once(client, officer):
    entry = {"action": "save", **fields(HEARINGS, "9")}
    assert client.post(DESK, entry).status_code == client.post(DESK, entry).status_code == 302
    assert cast.figure(HEARINGS).version == 1


def test_what_was_written_is_shown_as_text(client, officer):
    entry = fields(HEARINGS, "9", note='<script>alert("1")</script>')
    client.post(DESK, {"action": "save", **entry})
    assert "<script>alert" not in client.get(DESK).content.decode()


# ── two officers on one desk ───────────────────────────────────────────────────────────────────────────────


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


# ── the answer as you type ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "typed", "expected"),
    [
        (HEARINGS, "9", "+1次 由8次增至9次，增加1次（12.5%）"),
        (HEARINGS, "八", "读作 8次 持平"),
        (RATE, "98.5", "−1.5个百分点"),
        (RATE, "0.985", "是98.5%还是0.985%？请带上百分号再填。 填98.5%"),
        (HEARINGS, "", ""),
        (HEARINGS, "1.5", "应填整数"),
        ("enforcement_cert_renewed_count", "5", "不可比：机构改革当年"),
    ],
)
def test_the_desk_answers_as_you_type(client, officer, code, typed, expected):
    response = client.get(DESK + "answer/", {"figure": cast.figure(code).pk, "value": typed, "qualifier": ""})
    assert expected in text(response)
    assert expected or not text(response).strip()


def test_an_entry_unlike_the_published_one_is_remarked_on(client):
    client.force_login(cast.officer(cast.department("government_office")))
    figure = cast.figure("major_decision_item_count")
    address = DESK.replace("justice_bureau", "government_office") + "answer/"
    assert "与已公开的2项不一致" in text(client.get(address, {"figure": figure.pk, "value": "3"}))
    assert "不一致" not in text(client.get(address, {"figure": figure.pk, "value": "2"}))


@pytest.mark.parametrize("figure", ["", "x", "0", "999999"])
def test_the_desk_answers_about_its_own_figures_only(client, officer, figure):
    assert client.get(DESK + "answer/", {"figure": figure, "value": "1"}).status_code == 404


# ── handing in, taking back, signing off ───────────────────────────────────────────────────────────────────


def test_submitting_saves_shows_everything_once_more_and_then_hands_in(client, officer):
    response = client.post(DESK, {"action": "submit", **fields(HEARINGS, "9")}, follow=True)
    page = text(response)
    assert "将提交下面1项" in page
    assert "由8次增至9次" in page
    assert "还有19项不在这次提交之内" in page
    figure = cast.figure(HEARINGS)
    for _ in range(2):  # a double click
        response = client.post(DESK + "submit/", {f"seen-{figure.pk}": figure.version})
        assert cast.figure(HEARINGS).status == FigureStatus.SUBMITTED
    assert figure.moves.filter(verb="submit").count() == 1


def test_a_figure_changed_after_the_last_look_is_not_handed_in(client, officer):
    enter(HEARINGS, 9, officer)
    enter(HEARINGS, 10, cast.officer(cast.department()))
    response = client.post(DESK + "submit/", {f"seen-{cast.figure(HEARINGS).pk}": 1})
    assert "请核对后再操作" in said(response)
    assert cast.figure(HEARINGS).status == FigureStatus.DRAFT


def test_with_nothing_to_hand_in_the_desk_says_so(client, officer):
    assert "没有可以提交的草稿" in said(client.get(DESK + "submit/"))


def test_a_submission_can_be_taken_back_and_what_else_was_typed_is_saved(client, officer):
    figure = enter(HEARINGS, 9, officer)
    figure.submit(by=officer, seen=1)
    posted = {"withdraw": figure.pk, f"figure-{figure.pk}-seen": 1, **fields(REVIEWED, "5")}
    assert "已撤回" in said(client.post(DESK, posted))
    assert cast.figure(HEARINGS).status == FigureStatus.DRAFT
    assert cast.figure(REVIEWED).value == 5


@pytest.fixture
def to_sign(officer):
    Department.objects.filter(code="justice_bureau").update(needs_sign_off=True)
    figure = enter(HEARINGS, 9, officer)
    Figure.objects.get(pk=figure.pk).submit(by=officer, seen=1)
    return cast.figure(HEARINGS)


def test_the_head_signs_off_on_the_same_page(client, to_sign):
    client.force_login(cast.head(cast.department()))
    assert "有1项等您签发" in text(client.get(DESK))
    ticked = {"figure": to_sign.pk, f"seen-{to_sign.pk}": 1}
    assert "已签发并提交审核" in said(client.post(DESK + "sign/", ticked | {"sign": "1"}))
    assert cast.figure(HEARINGS).status == FigureStatus.SUBMITTED


def test_the_head_returns_with_a_reason_only(client, to_sign):
    client.force_login(cast.head(cast.department()))
    ticked = {"figure": to_sign.pk, f"seen-{to_sign.pk}": 1, "return": "1"}
    assert "须写明理由" in said(client.post(DESK + "sign/", ticked))
    assert "没有勾选" in said(client.post(DESK + "sign/", {"return": "1"}))
    client.post(DESK + "sign/", ticked | {"reason": "请再核"})
    assert cast.figure(HEARINGS).status == FigureStatus.RETURNED


def test_a_reason_that_was_not_taken_stays_on_the_page(client, to_sign):
    client.force_login(cast.head(cast.department()))
    for posted in ({}, {"figure": to_sign.pk, f"seen-{to_sign.pk}": 7}):
        page = client.post(DESK + "sign/", posted | {"return": "1", "reason": "请再核对一遍"}).content.decode()
        assert ">请再核对一遍</textarea>" in page
        assert f'action="{DESK}"' in page


def test_nobody_but_the_head_signs(client, officer, to_sign):
    assert client.post(DESK + "sign/", {"figure": to_sign.pk, f"seen-{to_sign.pk}": 1}).status_code == 403


# ── evidence ───────────────────────────────────────────────────────────────────────────────────────────────


def test_files_are_attached_with_the_entry_and_a_wrong_one_is_named(client, officer):
    figure = cast.figure(HEARINGS)
    files = {f"figure-{figure.pk}-evidence": [upload("庭审台账.pdf"), upload("网页.html", b"<p>")]}
    response = client.post(DESK, {"action": "save", **fields(HEARINGS, "9"), **files})
    page = text(response)
    assert [file.name for file in figure.evidence.all()] == ["庭审台账.pdf"]
    assert "“网页.html”的格式不能上传" in page
    assert "庭审台账.pdf" in page
    assert cast.figure(HEARINGS).value == 9


def test_a_file_is_withdrawn_while_what_was_typed_is_kept(client, officer):
    figure = cast.figure(HEARINGS)
    client.post(DESK, {"action": "save", **fields(HEARINGS, "9"), f"figure-{figure.pk}-evidence": upload()})
    evidence = figure.evidence.get()
    entry = fields(HEARINGS, "abc") | {f"initial-figure-{figure.pk}-value": "9"}
    response = client.post(DESK, {"withdraw_file": evidence.pk, **entry})
    evidence.refresh_from_db()
    assert evidence.withdrawn_by == officer
    assert 'value="abc"' in response.content.decode()
    assert f'name="figure-{figure.pk}-seen" value="{cast.figure(HEARINGS).version}"' in response.content.decode()
