"""Words of the stock admin as Chinese readers expect them."""

import pytest
from django.test import Client

from tests.cast import administrator
from tests.factories import make_department


@pytest.mark.django_db
def test_a_list_without_rows_says_whether_there_are_none_or_none_that_were_asked_for(client: Client) -> None:
    client.force_login(administrator())
    address = "/admin/indicators/department/"
    assert "还没有记录。" in client.get(address).content.decode()
    make_department()
    assert "没有记录。" not in client.get(address).content.decode()
    for asked in ("?q=没有这个", "?is_active__exact=0"):
        page = client.get(f"{address}{asked}").content.decode()
        assert "没有符合条件的记录。" in page
        assert "还没有记录。" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("model", ["indicators/department", "indicators/rule", "indicators/user", "reports/law"])
def test_a_label_ends_in_a_chinese_colon(client: Client, model: str) -> None:
    client.force_login(administrator())
    page = client.get(f"/admin/{model}/add/").content.decode()
    assert "：</label>" in page
    assert ":</label>" not in page
