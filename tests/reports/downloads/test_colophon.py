"""What a public file says of itself can be written, read again however a page breaks it, and leads to a real site."""

import re

import pytest

from reports.downloads.colophon import COLOPHON, HERE, Colophon, is_loopback, qr_png, qr_svg

HASH, SM3 = "0123456789abcdef" * 4, "fedcba9876543210" * 4
ADDRESS = "https://report.example/reports/2019/editions/1/"


@pytest.mark.parametrize("sm3", ["", SM3])
@pytest.mark.parametrize("address", ["", ADDRESS])
def test_what_is_written_is_read_again(sm3: str, address: str) -> None:
    text = Colophon(12, HASH, sm3, address).text
    found = COLOPHON.fullmatch(text.replace(" ", ""))
    assert found is not None
    assert found["hash"] == HASH
    assert (address or HERE) in text
    assert ("SM3" in text) == bool(sm3)


@pytest.mark.parametrize(
    "changed",
    [
        (HASH, HASH[1:]),
        (HASH, HASH + "0"),
        (HASH, HASH.upper()),
        ("第12版", "第版"),
        ("第12版", "第十二版"),
        (ADDRESS, "任何别的话"),
        (ADDRESS, "x" * 301),
        ("【完】", ""),
    ],
)
def test_what_only_looks_like_it_stays_in_the_text(changed: tuple[str, str]) -> None:
    assert COLOPHON.search(Colophon(12, HASH, "", ADDRESS).text.replace(*changed)) is None


def test_the_longest_address_is_taken_and_nothing_before_or_after() -> None:
    text = Colophon(1, HASH, "", "x" * 300).text
    assert re.sub(COLOPHON, "|", f"前。{text}后。") == "前。|后。"


@pytest.mark.parametrize(
    ("site", "here"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://127.255.255.254", True),
        ("http://128.0.0.1", False),
        ("http://[::1]:8000", True),
        ("http://[2001:db8::1]", False),
        ("http://localhost", True),
        ("http://report.localhost:8000", True),
        ("http://mylocalhost", False),
        ("http://localhost.example", False),
        ("https://report.example", False),
        ("http://10.0.0.1", False),
        ("", True),
    ],
)
def test_an_address_of_the_machine_itself_leads_nowhere(site: str, here: bool) -> None:
    assert is_loopback(site) == here


def test_the_code_is_a_picture_that_any_program_draws() -> None:
    drawn = qr_svg(ADDRESS)
    assert drawn.startswith("<svg ")
    assert drawn.count('xmlns="http://www.w3.org/2000/svg"') == 1
    assert "width=" not in drawn
    assert "viewBox=" in drawn
    assert qr_svg(ADDRESS) != qr_svg(f"{ADDRESS}2")
    assert qr_png(ADDRESS).startswith(b"\x89PNG\r\n")
