"""What a browser calls itself becomes what its owner calls it."""

import pytest

from hanyang_report.door.programs import program_of

KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("browser", "program"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {KIT} Chrome/120.0 Safari/537.36 Edg/120.0", "Edge，Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0) {KIT} Chrome/108.0 Safari/537.36 QIHU 360ENT", "360浏览器，Windows"),
        (f"Mozilla/5.0 (X11; Linux x86_64) {KIT} Chrome/120.0 Safari/537.36", "Chrome，Linux"),
        (f"Mozilla/5.0 (Linux; Android 13; V2055A) {KIT} Chrome/111.0 MicroMessenger/8.0", "微信，安卓"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1 Version/17 Safari/605.1", "Safari，macOS"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Safari/604.1", "Safari，iPhone"),
        ("Firefox", "Firefox"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", ""),
    ],
)
def test_it_is_named_as_people_name_it(browser: str, program: str) -> None:
    assert program_of(browser) == program
