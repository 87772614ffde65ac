"""The entry desk: what is right is saved, what is wrong stays with its sentence, nothing is overwritten unseen."""

import pytest

from indicators.models import Department, Figure
from indicators.models.figure_steps import FigureStatus
from indicators.round.opening import extend, lock_round
from tests import cast
from tests.desk import DESK, HEARINGS, RATE, REVIEWED, enter, fields, said, text
from tests.uploads import upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def opened(loaded):
    return cast.opened_round(2020)


@pytest.fixture
def officer(client):
    officer = cast.officer(cast.department(), name="王芳")
    client.force_login(officer)
    return officer


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
