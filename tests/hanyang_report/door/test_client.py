"""Whose word counts for where a request comes from."""

from ipaddress import ip_network

import pytest
from django.test import RequestFactory

from hanyang_report.door.client import client_address, spoken_for

PROXY, OTHER_PROXY, CLIENT, MADE_UP = "127.0.0.1", "10.0.0.2", "192.0.2.7", "198.51.100.66"
TRUSTED = [ip_network("127.0.0.1"), ip_network("10.0.0.0/8"), ip_network("2001:db8:1::/48")]


@pytest.mark.parametrize(
    ("remote", "forwarded", "client"),
    [
        (CLIENT, "", CLIENT),
        (CLIENT, MADE_UP, CLIENT),  # speaks for itself only
        (PROXY, CLIENT, CLIENT),
        (PROXY, "", PROXY),
        (PROXY, f"{MADE_UP}, {CLIENT}", CLIENT),  # the client wrote the left one
        (PROXY, f"{MADE_UP},{CLIENT} , {OTHER_PROXY}", CLIENT),
        (PROXY, f"{OTHER_PROXY}, {OTHER_PROXY}", OTHER_PROXY),  # nobody but proxies
        (PROXY, f"{CLIENT}, nonsense", PROXY),  # beyond nonsense nothing is believed
        (PROXY, f"{CLIENT}, nonsense, {OTHER_PROXY}", OTHER_PROXY),
        (PROXY, f"{CLIENT}:51234", CLIENT),
        (PROXY, "[2001:db8:2::7]:443", "2001:db8:2::7"),
        (PROXY, "2001:db8:2::7", "2001:db8:2::7"),
        (PROXY, f"::ffff:{CLIENT}", CLIENT),
        (f"::ffff:{PROXY}", CLIENT, CLIENT),
        ("2001:db8:1::9", CLIENT, CLIENT),
        ("2001:db8:2::9", CLIENT, "2001:db8:2::9"),
        ("9.255.255.255", CLIENT, "9.255.255.255"),  # one below 10.0.0.0/8
        ("10.255.255.255", CLIENT, CLIENT),
        ("11.0.0.0", CLIENT, "11.0.0.0"),
        ("", CLIENT, ""),
        ("unix:", CLIENT, "unix:"),
    ],
)
def test_from_the_right_the_first_address_that_is_not_trusted(remote: str, forwarded: str, client: str):
    assert spoken_for(remote, forwarded, TRUSTED) == client


def test_without_trusted_proxies_nobody_speaks_for_another(settings):
    settings.TRUSTED_PROXIES = []
    request = RequestFactory().get("/", REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_FOR=CLIENT)
    assert client_address(request) == PROXY
    settings.TRUSTED_PROXIES = TRUSTED
    assert client_address(request) == CLIENT
