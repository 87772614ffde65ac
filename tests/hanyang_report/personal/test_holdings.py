"""What is kept about a person is found by the tables themselves, shown to them, and taken along as a file."""

import csv
import io

import pytest
from axes.models import AccessLog
from django.contrib.admin.models import LogEntry
from django.test import Client

from hanyang_report.personal.holdings import Holding, holdings, is_own, references
from indicators.models import (
    Identity,
    PastPassword,
    ProposedRight,
    RightsChange,
    SavedView,
    SignInAttempt,
    Upload,
    User,
    WaitingTurn,
)
from indicators.office.handover import hand_over
from indicators.office.signing_in import note_success
from tests import cast
from tests.pressed import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
PAGE, FILE = "/personal-data/", "/personal-data.csv"


@pytest.fixture
def officer() -> User:
    person = cast.officer(cast.department(), name="欧阳若水")
    note_success(person, address="10.20.30.40", browser="Firefox 128")
    SavedView.objects.create(owner=person, name="审计", query="i=audit_project_count")
    return person


def table(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_what_would_go_with_an_account_is_the_persons_own_and_every_log_is_not():
    own = {reference.model for reference in references() if is_own(reference)}
    assert own == {SavedView, Upload, PastPassword, Identity, ProposedRight, WaitingTurn}
    assert LogEntry in {reference.model for reference in references()}


def test_every_table_that_names_somebody_has_a_time_or_is_known_to_have_none():
    without = {str(reference) for reference in references() if not Holding(reference, User()).time_field}
    assert without == {"reports.Task.owner", "reports.TaskReminder.by"}


def test_somebody_sees_where_they_are_named_and_how_often(officer: User):
    found = {(holding.table, holding.part): holding.count for holding in holdings(officer)}
    assert found == {("登录记录", "账号"): 1, ("已存视图", "保存人"): 1}
    page = signed_in(officer).get(PAGE).content.decode()
    for words in ("欧阳若水", "区司法局", "登录记录", "已存视图：1条"):
        assert words in page


def test_the_file_holds_the_account_and_every_row_and_nobody_elses(officer: User):
    other = cast.reviewer(name="司马光")
    note_success(other, address="10.9.9.9", browser="Edge")
    rows = table(signed_in(officer).get(FILE))
    assert ["账号", "姓名", "", "欧阳若水"] in rows
    assert [row[3] for row in rows if row[0] == "登录记录"] == ["欧阳若水：登录成功；10.20.30.40；Firefox 128"]
    assert [row[3] for row in rows if row[0] == "已存视图"] == ["审计；i=audit_project_count"]
    assert not [row for row in rows if "司马光" in row[3] or "10.9.9.9" in row[3]]


def test_no_hash_of_a_password_leaves_the_house(officer: User):
    officer.set_password("a-quiet-lake-27")
    officer.save()
    PastPassword.objects.create(user=officer, password=officer.password)
    content = signed_in(officer).get(FILE).content.decode()
    assert "用过的密码" in content
    assert "pbkdf2" not in content
    assert officer.password not in content


def test_an_administrator_takes_anothers_along_and_the_log_says_so(officer: User):
    administrator = cast.administrator()
    desk = signed_in(administrator)
    assert "登录记录" in desk.get(f"/admin/indicators/user/{officer.pk}/personal-data/").content.decode()
    answer = desk.post(f"/admin/indicators/user/{officer.pk}/personal-data.csv")
    assert ["账号", "姓名", "", "欧阳若水"] in table(answer)
    line = RightsChange.objects.get(user=officer)
    assert (line.what, line.after, line.actor) == ("personal_data", "导出", str(administrator))


def test_who_signs_in_leaves_one_line_and_no_second_kept_by_the_lockout(officer: User):
    officer.set_password("a-quiet-lake-27")
    officer.save()
    Client().post("/login/", {"username": officer.username, "password": "a-quiet-lake-27"})
    assert SignInAttempt.objects.filter(user=officer).count() == 2
    assert not AccessLog.objects.exists()


def test_what_was_handed_over_is_listed_for_who_did_it(officer: User):
    administrator = cast.administrator()
    hand_over(officer, cast.officer(), [cast.department()], by=administrator, deactivate=True)
    found = {holding.table: holding.count for holding in holdings(administrator)}
    assert found["日志记录"] == 2
