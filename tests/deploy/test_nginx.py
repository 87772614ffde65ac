"""The proxy's file says what the site relies on, and nginx itself reads it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from hanyang_report.door.limits import LARGEST, MB, PATIENCE

FILE = settings.BASE_DIR / "deploy" / "nginx.conf"
DIRECTIVE = re.compile(r"^\s*([a-z_0-9]+)\s+([^;{]+);", re.MULTILINE)


def said() -> dict[str, list[str]]:
    """Each directive's values, in their order."""
    text = re.sub(r"^\s*#.*$", "", FILE.read_text("utf-8"), flags=re.MULTILINE)
    found: dict[str, list[str]] = {}
    for name, value in DIRECTIVE.findall(text):
        found.setdefault(name, []).append(" ".join(value.split()))
    return found


def test_the_proxy_lets_through_what_the_most_generous_address_takes():
    assert said()["client_max_body_size"] == [f"{LARGEST // MB}m"]


@pytest.mark.parametrize("name", ["proxy_request_buffering", "proxy_buffering"])
def test_a_slow_visitor_keeps_the_proxy_waiting_not_the_site(name: str):
    assert said()[name] == ["on"]


@pytest.mark.parametrize("name", ["client_header_timeout", "client_body_timeout"])
def test_the_proxy_is_as_patient_as_the_site(name: str):
    assert said()[name] == [f"{PATIENCE}s"]


def test_the_proxy_says_for_whom_it_asks_and_how_they_came():
    assert set(said()["proxy_set_header"]) >= {
        "Host $host",
        "X-Forwarded-Proto $scheme",
        "X-Forwarded-For $proxy_add_x_forwarded_for",
    }


def test_it_asks_where_the_site_listens():
    assert said()["server"] == ["127.0.0.1:8000"]
    assert said()["proxy_pass"] == ["http://report"]


def test_nginx_reads_it(tmp_path: Path):
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if not nginx or not shutil.which("openssl"):
        pytest.skip("nginx or openssl is not installed: its file is parsed above, not read by nginx itself")
    key, certificate = tmp_path / "report.key", tmp_path / "report.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=report.example", "-days", "1",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    site = FILE.read_text("utf-8").replace("/etc/ssl/certs/report.pem", str(certificate))
    (tmp_path / "site.conf").write_text(site.replace("/etc/ssl/private/report.key", str(key)))
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/nginx.pid; error_log stderr; events {{}} http {{ access_log off; include {tmp_path}/site.conf; }}"
    )
    read = subprocess.run([nginx, "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr
    assert "warn" not in read.stderr
