"""Roles and departments: taken away at once, given with a yes."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from hanyang_report.sign_on.following import ClaimValues, follow
from indicators.models import ClaimMapping, Department, ProposedRight, RightsChange, User
from indicators.office.roles import Role
from tests import cast
from tests.pressed import signed_in
from tests.sign_on.provider import Provider
from tests.sign_on.walking import PROPOSALS, linked, mapped, round_trip

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded", "provider")]


def test_a_role_the_provider_takes_back_is_gone_at_the_next_sign_in(provider: Provider, person: User):
    mapped(sh=Role.REVIEWER, bj=Role.EDITOR)
    linked(person)
    provider.claims = {"roles": ["bj", "unheard-of"]}
    client = Client()
    round_trip(client)
    assert set(person.groups.values_list("name", flat=True)) == set()
    line = RightsChange.objects.get(user=person, what="roles")
    assert (line.before, line.after, line.by, line.actor) == ("审核员", "", None, "统一身份认证")
    assert [(one.user, one.role) for one in ProposedRight.objects.all()] == [(person, "编辑")]


def test_a_role_no_row_speaks_of_is_never_touched(provider: Provider, person: User):
    mapped(bj=Role.EDITOR)
    provider.claims = {"roles": []}
    linked(person)
    round_trip(Client())
    assert person.groups.get().name == "审核员"


def test_a_claim_that_was_not_sent_says_nothing(provider: Provider, person: User):
    mapped(sh=Role.REVIEWER)
    linked(person)
    round_trip(Client())
    assert person.groups.get().name == "审核员"
    provider.claims = {"roles": None}
    round_trip(Client())
    assert person.groups.get().name == "审核员"


def test_what_the_provider_gives_counts_with_an_administrators_yes(person: User, administrator: User):
    mapped(sh=Role.REVIEWER, fb=Role.PUBLISHER)
    follow(person, ClaimValues(frozenset({"sh", "fb"}), None))
    assert person.groups.get().name == "审核员"
    desk = signed_in(administrator)
    assert "/sign-on/proposals/" in desk.get("/inbox/").content.decode()
    proposed = ProposedRight.objects.get()
    page = desk.get(PROPOSALS).content.decode()
    assert "发布人" in page
    desk.post(PROPOSALS, {"proposed": proposed.pk, "agree": "1"})
    assert set(person.groups.values_list("name", flat=True)) == {"审核员", "发布人"}
    assert not ProposedRight.objects.exists()
    assert RightsChange.objects.filter(user=person, what="roles", by=administrator).count() == 1
    assert "没有办理" in desk.post(PROPOSALS, {"proposed": proposed.pk, "agree": "1"}, follow=True).content.decode()


def test_a_no_is_asked_once_while_the_provider_says_the_same(person: User, administrator: User):
    mapped(fb=Role.PUBLISHER)
    says, silent = ClaimValues(frozenset({"fb"}), None), ClaimValues(frozenset(), None)
    follow(person, says)
    signed_in(administrator).post(PROPOSALS, {"proposed": ProposedRight.objects.get().pk, "decline": "1"})
    follow(person, says)
    assert not ProposedRight.objects.waiting().exists()
    follow(person, silent)
    follow(person, says)
    assert ProposedRight.objects.waiting().count() == 1


def test_nobody_agrees_to_their_own(administrator: User):
    mapped(fb=Role.PUBLISHER)
    follow(administrator, ClaimValues(frozenset({"fb"}), None))
    client = signed_in(administrator)
    page = client.post(PROPOSALS, {"proposed": ProposedRight.objects.get().pk, "agree": "1"}, follow=True)
    assert "由另一位管理员同意" in page.content.decode()
    assert administrator.groups.get().name == "管理员"


def test_departments_follow_like_roles_and_a_merged_one_by_its_successor(administrator: User):
    old, new, other = list(Department.objects.order_by("pk")[:3])
    person = cast.officer(other)
    Department.objects.filter(pk=old.pk).update(merged_into=new, is_active=False)
    mapped(a=old, b=other)
    follow(person, ClaimValues(None, frozenset({"a"})))
    assert not person.departments.exists()
    proposed = ProposedRight.objects.get()
    assert proposed.department == new
    signed_in(administrator).post(PROPOSALS, {"proposed": proposed.pk, "agree": "1"})
    assert person.departments.get() == new


def test_a_role_that_needs_a_department_waits_for_one(person: User, administrator: User):
    mapped(tb=Role.OFFICER)
    follow(person, ClaimValues(frozenset({"tb"}), None))
    page = signed_in(administrator).post(
        PROPOSALS, {"proposed": ProposedRight.objects.get().pk, "agree": "1"}, follow=True
    )
    assert "须填写所属部门" in page.content.decode()
    assert person.groups.get().name == "审核员"


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"roles": ["a", "b"]}, {"a", "b"}),
        ({"roles": "a"}, {"a"}),
        ({"roles": []}, set()),
        ({"roles": [1, "a", None]}, {"a"}),
        ({"roles": {"a": 1}}, None),
        ({"roles": 7}, None),
        ({}, None),
    ],
)
def test_values_are_read_from_what_providers_send(claims: dict, said: set | None):
    assert ClaimValues.of(claims).roles == said


def test_a_claim_within_a_claim_is_found_by_its_way(settings: Settings):
    settings.OIDC_ROLE_CLAIM = "realm_access.roles"
    assert ClaimValues.of({"realm_access": {"roles": ["a"]}}).roles == {"a"}
    assert ClaimValues.of({"realm_access": "a"}).roles is None
    assert ClaimValues.of({"realm_access.roles": ["b"], "realm_access": {"roles": ["a"]}}).roles == {"b"}


def test_who_may_write_the_rows_and_see_the_proposals(administrator: User, person: User):
    desk = signed_in(administrator)
    rows = "/admin/indicators/claimmapping/"
    assert desk.post(f"{rows}add/", {"value": "sh", "role": "审核员"}).status_code == 302
    assert "选填一个" in desk.post(f"{rows}add/", {"value": "sh", "role": ""}).content.decode()
    assert "已经有这一行" in desk.post(f"{rows}add/", {"value": "sh", "role": "审核员"}).content.decode()
    assert "/sign-on/proposals/" in desk.get(rows).content.decode()
    row = ClaimMapping.objects.get()
    for visitor in (cast.reviewer(), cast.editor(), cast.publisher(), cast.leader(), cast.officer(cast.department())):
        client = signed_in(visitor)
        for page in (PROPOSALS, f"/sign-on/of/{person.pk}/"):
            assert (client.get(page).status_code, client.post(page).status_code) == (403, 403)
        assert client.get(rows).status_code in (302, 403)
    assert Client().get(PROPOSALS)["Location"].startswith("/login/")
    assert desk.post(f"{rows}{row.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not ClaimMapping.objects.exists()
