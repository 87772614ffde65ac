"""Who was given a password chooses their own before anything else."""

import pytest
from django.urls import reverse

from indicators.models import User
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
PASSWORD = reverse("password")


@pytest.fixture
def newcomer(client):
    newcomer = cast.officer(cast.department())
    newcomer.set_password("given-k7mp-2qd")
    newcomer.must_change_password = True
    newcomer.save()
    client.force_login(newcomer)
    return newcomer


@pytest.mark.parametrize("name", ["home", "inbox", "report_list", "admin:index", "admin:indicators_figure_changelist"])
def test_every_page_leads_to_the_password(client, newcomer, name):
    response = client.get(reverse(name))
    assert (response.status_code, response["Location"]) == (302, PASSWORD)


def test_nothing_can_be_posted_either(client, newcomer):
    cast.opened_round(2020)
    response = client.post(reverse("admin:indicators_figure_changelist"), {"action": "x"})
    assert response["Location"] == PASSWORD


@pytest.mark.parametrize(("name", "status"), [("password", 200), ("healthz", 200)])
def test_the_way_out_stays_open(client, newcomer, name, status):
    assert client.get(reverse(name)).status_code == status


def test_one_may_sign_out(client, newcomer):
    assert client.post(reverse("logout")).status_code in (200, 302)
    assert "_auth_user_id" not in client.session


def test_the_page_says_why(client, newcomer):
    assert "初始密码" in client.get(PASSWORD).content.decode()


def change(client, new):
    return client.post(
        PASSWORD, {"old_password": "given-k7mp-2qd", "new_password1": new, "new_password2": new}, follow=True
    )


def test_with_a_password_of_their_own_they_go_on_to_their_inbox(client, newcomer):
    response = change(client, "a-quiet-lake-27")
    assert response.redirect_chain[-1][0] == reverse("inbox")
    assert not User.objects.get(pk=newcomer.pk).must_change_password
    assert client.get(reverse("admin:indicators_figure_changelist")).status_code == 200


def test_the_given_password_again_is_no_new_one(client, newcomer):
    assert "不能与现在的密码相同" in change(client, "given-k7mp-2qd").content.decode()
    assert User.objects.get(pk=newcomer.pk).must_change_password


def test_others_and_visitors_notice_nothing(client):
    assert client.get(reverse("home")).status_code == 200
    client.force_login(cast.officer())
    assert client.get(reverse("home")).status_code == 200
