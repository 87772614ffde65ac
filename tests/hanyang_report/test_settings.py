"""The settings stop a nonsensical start with a sentence, and a plain start needs nothing."""

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
KEY = "k9" * 25
SHOW = """
import json, hanyang_report.settings as settings
names = json.loads({names!r})
print(json.dumps({{name: getattr(settings, name) for name in names}}, default=str))
"""


def start(tmp_path: Path, *names: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Reads the settings in a process of its own, whose environment has nothing but `environment`."""
    base = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "var"), "ENV_FILE": os.devnull}
    command = [sys.executable, "-c", SHOW.format(names=json.dumps(names))]
    return subprocess.run(command, cwd=ROOT, env=base | environment, capture_output=True, text=True, check=False)


def read(tmp_path: Path, *names: str, **environment: str) -> dict[str, Any]:
    process = start(tmp_path, *names, **environment)
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TRUSTED_PROXIES", "proxy.example"),
        ("TRUSTED_PROXIES", "127.0.0.1;10.0.0.1"),
        ("DISK_SPACE_WARNING", "-1"),
        ("LISTEN", "localhost"),
        ("LISTEN", "0.0.0.0/0"),
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "８０００"),
        ("DEBUG", "maybe"),
        ("SITE_URL", "report.example"),
        ("SITE_URL", "ftp://report.example"),
        ("SITE_URL", "http://"),
        ("SITE_URL", "http://report.example:99999"),
        ("SITE_URL", "http://[::1"),
        ("SITE_URL", "http://report.example/below"),
        ("DATABASE_URL", "mysql://user@host/report"),
        ("DATABASE_URL", "postgresql://user@host"),
        ("DATABASE_URL", "postgresql:///report"),
        ("DATABASE_URL", "postgresql://user@host:port/report"),
        ("EMAIL_URL", "mail.example"),
        ("EMAIL_URL", "http://mail.example"),
        ("EMAIL_URL", "smtps://mail.example:99999"),
        ("EMAIL_FROM", "nobody"),
        ("HOOK_URL", "http://hook.example/send"),
        ("HOOK_URL", "hook.example"),
        ("HOOK_URL", "https://"),
        ("HOOK_URL", "https://report:secret@hook.example"),
        ("HOOK_TEMPLATE", "新的待办"),
        ("HOOK_TEMPLATE", "content=新的待办"),
        ("HOOK_TEMPLATE", "{text}"),
        ("HOOK_TEMPLATE", '{"content": "{text}"'),
        ("HOOK_TEMPLATE", '{"content": {text}}'),
        ("HOOK_TEMPLATE", '{"content": "{text}", "mobile": {phone}}'),
        ("SECRET_KEY", "short"),
        ("DATA_DIR", "/dev/null/var"),
    ],
)
def test_a_value_that_makes_no_sense_stops_the_start_and_is_named(tmp_path, name, value):
    process = start(tmp_path, **{name: value})
    assert process.returncode != 0
    last_line = process.stderr.strip().splitlines()[-1]
    assert last_line.startswith(f"django.core.exceptions.ImproperlyConfigured: {name} ")


def test_a_refused_database_address_does_not_print_its_password(tmp_path):
    process = start(tmp_path, DATABASE_URL="postgresql://officer:open-sesame@host:port/report")
    assert process.returncode != 0
    assert "DATABASE_URL" in process.stderr
    assert "open-sesame" not in process.stderr


def test_a_mail_server_is_read_from_one_address(tmp_path):
    names = (
        "EMAIL_HOST",
        "EMAIL_PORT",
        "EMAIL_HOST_USER",
        "EMAIL_HOST_PASSWORD",
        "EMAIL_USE_SSL",
        "DEFAULT_FROM_EMAIL",
    )
    url = "smtps://report%40gov.example:open%2Fsesame@mail.example"
    values = ("mail.example", 465, "report@gov.example", "open/sesame", True, "report@gov.example")
    assert read(tmp_path, *names, EMAIL_URL=url) == dict(zip(names, values, strict=True))
    assert read(tmp_path, "EMAIL_HOST") == {"EMAIL_HOST": ""}


@pytest.mark.parametrize("template", ['{"msg": {"content": "{steps}"}}', "content={text}&channel=7"])
def test_the_hook_takes_json_and_forms_and_is_off_without_an_address(tmp_path, template):
    assert read(tmp_path, "HOOK_URL", "HOOK_TEMPLATE", HOOK_TEMPLATE=template) == {
        "HOOK_URL": "",
        "HOOK_TEMPLATE": template,
    }


def test_a_refused_hook_does_not_print_its_key(tmp_path):
    process = start(tmp_path, HOOK_URL="http://hook.example/send?key=open-sesame")
    assert process.returncode != 0
    assert "open-sesame" not in process.stderr


def test_mail_needs_a_sender(tmp_path):
    process = start(tmp_path, EMAIL_URL="smtp://officer:open-sesame@mail.example")
    assert process.returncode != 0
    assert "EMAIL_FROM" in process.stderr
    assert "open-sesame" not in process.stderr


def test_without_any_variable_the_site_is_local_without_debug_on_sqlite(tmp_path):
    settings = read(tmp_path, "DEBUG", "SITE_URL", "DATABASES", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE")
    database = settings.pop("DATABASES")["default"]
    assert settings == {
        "DEBUG": False,
        "SITE_URL": "http://127.0.0.1:8000",
        "SECURE_SSL_REDIRECT": False,
        "SESSION_COOKIE_SECURE": False,
    }
    assert database["ENGINE"].endswith("sqlite3")
    assert database["NAME"] == str(tmp_path / "var" / "db.sqlite3")


def test_the_port_is_part_of_the_local_address(tmp_path):
    assert read(tmp_path, "SITE_URL", PORT="8123") == {"SITE_URL": "http://127.0.0.1:8123"}


def test_a_development_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = read(tmp_path, "SECRET_KEY")
    key_file = tmp_path / "var" / "secret_key"
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert first == read(tmp_path, "SECRET_KEY") == {"SECRET_KEY": key_file.read_text()}
    assert len(first["SECRET_KEY"]) >= 50
    assert [path.name for path in key_file.parent.iterdir()] == ["secret_key"]


def test_a_site_on_https_refuses_to_start_without_a_key_of_its_own(tmp_path):
    process = start(tmp_path, SITE_URL="https://report.example")
    assert process.returncode != 0
    assert "SECRET_KEY must be set" in process.stderr
    assert not (tmp_path / "var" / "secret_key").exists()


def test_a_site_on_https_refuses_debug(tmp_path):
    process = start(tmp_path, SITE_URL="https://report.example", SECRET_KEY=KEY, DEBUG="on")
    assert process.returncode != 0
    assert "DEBUG must be off" in process.stderr


def test_a_site_on_https_sends_its_cookies_over_https_only(tmp_path):
    names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    settings = read(tmp_path, *names, "SECURE_HSTS_SECONDS", SITE_URL="https://report.example", SECRET_KEY=KEY)
    assert all(settings[name] for name in names)
    assert settings["SECURE_HSTS_SECONDS"] >= 31_536_000


def test_hosts_follow_the_site_address_unless_they_are_named(tmp_path):
    site = {"SITE_URL": "http://report.example:8080"}
    assert read(tmp_path, "ALLOWED_HOSTS", **site)["ALLOWED_HOSTS"] == ["report.example", "127.0.0.1", "localhost"]
    named = read(tmp_path, "ALLOWED_HOSTS", ALLOWED_HOSTS="a.example, b.example", **site)
    assert named["ALLOWED_HOSTS"] == ["a.example", "b.example"]


def test_a_database_address_is_decoded(tmp_path):
    url = "postgresql://officer:p%40ss%2Fword@db.example:5433/annual%20report?sslmode=require"
    database = read(tmp_path, "DATABASES", DATABASE_URL=url)["DATABASES"]["default"]
    expected = {"NAME": "annual report", "USER": "officer", "PASSWORD": "p@ss/word", "HOST": "db.example", "PORT": 5433}
    assert {name: database[name] for name in expected} == expected
    assert database["OPTIONS"]["sslmode"] == "require"


def test_no_question_waits_for_its_compilation_unless_its_address_says_so(tmp_path):
    def options(url: str) -> str:
        return read(tmp_path, "DATABASES", DATABASE_URL=url)["DATABASES"]["default"]["OPTIONS"]["options"]

    assert options("postgresql://officer@db.example/report") == "-c jit=off"
    assert options("postgresql://officer@db.example/report?options=-c%20jit%3Don") == "-c jit=on"


def test_the_env_file_is_read_and_the_environment_wins_over_it(tmp_path):
    env_file = tmp_path / "env"
    env_file.write_text("# the district\n\nDISTRICT_NAME='江岸区'\nSITE_ORGANISER = 区司法局\nPORT=8001\n", "utf-8")
    settings = read(
        tmp_path, "DISTRICT_NAME", "SITE_NAME", "SITE_ORGANISER", "PORT", ENV_FILE=str(env_file), PORT="8002"
    )
    assert settings == {
        "DISTRICT_NAME": "江岸区",
        "SITE_NAME": "江岸区法治政府建设年度报告",
        "SITE_ORGANISER": "区司法局",
        "PORT": 8002,
    }


def test_a_log_is_written_for_people_or_for_machines(tmp_path: Path):
    assert read(tmp_path, "LOG_FORMAT") == {"LOG_FORMAT": "line"}
    handler = read(tmp_path, "LOGGING", LOG_FORMAT="json")["LOGGING"]["handlers"]["stderr"]
    assert handler["formatter"] == "json"
    assert "LOG_FORMAT must be line or json" in start(tmp_path, LOG_FORMAT="xml").stderr


def test_the_example_file_lists_exactly_the_variables_that_are_read():
    files = ("settings.py", "environment.py")
    source = "".join((ROOT / "hanyang_report" / name).read_text("utf-8") for name in files)
    example = (ROOT / ".env.example").read_text("utf-8")
    read_by_settings = set(re.findall(r'(?:text|switch|port|number|networks|needed)\("([A-Z_]+)"', source))
    assert set(re.findall(r"^# ([A-Z_]+)=", example, re.MULTILINE)) == read_by_settings


def test_tests_and_demo_heed_no_variable_of_the_shell():
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", " ")
    unset = set(re.findall(r"([A-Z_]+)=", re.findall(r"^UNSET := (.*)", makefile, re.MULTILINE)[0]))
    variables = set(re.findall(r"^# ([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))
    assert variables - unset == {"DATA_DIR", "PORT", "DATABASE_URL"}  # which their lines set each for itself


def test_no_policy_allows_inline_code_or_another_host(tmp_path):
    policy = read(tmp_path, "CONTENT_SECURITY_POLICY")["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    allowed = {source for sources in policy.values() for source in sources}
    assert allowed == {"'self'", "'none'", "blob:"}
    assert policy["script-src"] == policy["style-src"] == ["'self'"]


def test_the_data_is_its_accounts_alone(tmp_path):
    """What lies there from an earlier version, and what is written from now on."""
    data = tmp_path / "var"
    data.mkdir(mode=0o755)
    (data / "db.sqlite3").touch(mode=0o644)
    (data / "evidence").mkdir(mode=0o755)
    assert start(tmp_path, "DEBUG").returncode == 0
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (data, *data.iterdir())}
    assert modes == {"var": 0o700, "db.sqlite3": 0o600, "evidence": 0o700, "secret_key": 0o600}
    write = "import hanyang_report.settings as s; (s.DATA_DIR / 'new').touch(); (s.DATA_DIR / 'folder').mkdir()"
    env = {"PATH": os.environ["PATH"], "DATA_DIR": str(data), "ENV_FILE": os.devnull}
    subprocess.run([sys.executable, "-c", f"import os; os.umask(0o022); {write}"], cwd=ROOT, env=env, check=True)
    assert stat.S_IMODE((data / "new").stat().st_mode) == 0o600
    assert stat.S_IMODE((data / "folder").stat().st_mode) == 0o700
