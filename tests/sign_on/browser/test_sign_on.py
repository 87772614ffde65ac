"""From a password to the authority's sign-on, at a browser, under the policy every page has."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from indicators.models import Identity
from tests import cast
from tests.browser.faults import Faults
from tests.sign_on.provider import Provider

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-quiet-lake-27"


@pytest.fixture
def site(settings: Settings, base_url: str) -> str:
    settings.SITE_URL, settings.SECURE_REFERRER_POLICY = base_url, "same-origin"
    return base_url


def test_an_officer_links_the_account_and_comes_in_without_a_password(
    page: Page, site: str, provider: Provider, faults: Faults
):
    officer = cast.officer(cast.department(), name="欧阳若水")
    officer.set_password(PASSWORD)
    officer.save()

    page.goto("/sign-on/")
    page.get_by_role("link", name="同意").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("这个身份还没有绑定账号")
    expect(page.get_by_text(provider.person)).to_be_visible()

    page.get_by_role("link", name="登录", exact=True).last.click()
    page.get_by_label("用户名").fill(officer.username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("link", name="去认证平台").click()
    page.get_by_role("link", name="同意").click()
    expect(page.get_by_text(provider.claims["name"])).to_be_visible()
    page.get_by_label("本站登录密码").fill(PASSWORD)
    page.get_by_role("button", name="绑定").click()
    expect(page.get_by_text("以后可以用统一身份认证登录本站")).to_be_visible()
    assert Identity.objects.get().user == officer

    page.context.clear_cookies()
    page.goto("/login/?next=/inbox/")
    page.get_by_role("link", name="用统一身份认证登录").click()
    page.get_by_role("link", name="同意").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("欧阳若水")
    assert all(provider.issuer in found for found in faults.found), faults.found
    faults.found.clear()
