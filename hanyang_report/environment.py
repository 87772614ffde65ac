"""What the environment says, read and checked: a value that makes no sense stops the start with a sentence that names it.

A name that is missing there is looked up in the file `.env` beside manage.py.
"""

import json
import os
import secrets
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def read_env_file(path: Path) -> dict[str, str]:
    """NAME=value lines of a file; blank lines and # comments are skipped, one pair of quotes is taken off."""
    if not path.is_file():
        return {}
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    pairs = [line.partition("=") for line in lines if line and not line.startswith("#")]
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs}


ENV: Mapping[str, str] = read_env_file(Path(os.environ.get("ENV_FILE") or BASE_DIR / ".env")) | dict(os.environ)


def release() -> str:
    """The version of this code; said in one place."""
    return str(tomllib.loads((BASE_DIR / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def text(name: str, default: str = "") -> str:
    return ENV.get(name, "").strip() or default


def switch(name: str, default: str = "off") -> bool:
    """An on/off variable."""
    value = text(name, default).lower()
    if value not in {"1", "true", "yes", "on", "0", "false", "no", "off"}:
        raise ImproperlyConfigured(f"{name} must be on or off, not {value!r}.")
    return value in {"1", "true", "yes", "on"}


def with_package(name: str, is_on: bool, package: str, *, extra: str) -> bool:
    """A switch whose work another package does, which not every site has installed."""
    if is_on and find_spec(package) is None:
        raise ImproperlyConfigured(f"{name} needs the extra {extra!r}: pip install 'hanyang-report[{extra}]'.")
    return is_on


def needed(name: str, since: str) -> str:
    """What must be said once another name is."""
    if text(since) and not text(name):
        raise ImproperlyConfigured(f"{name} must be set when {since} is.")
    return text(name)


def encrypted_page(name: str, value: str) -> str:
    """The address of another server that secrets are sent to: https, unless it is this machine. May be empty."""
    if value:
        parts = split_address(name, value, {"http", "https"})
        if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "::1", "localhost"}:
            raise ImproperlyConfigured(f"{name} must be https.")
    return value


def one_of(name: str, value: str, *known: str) -> str:
    if value not in known:
        raise ImproperlyConfigured(f"{name} must be {' or '.join(known)}, not {value!r}.")
    return value


def port(name: str, default: str) -> int:
    value = text(name, default)
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
        raise ImproperlyConfigured(f"{name} must be a port between 1 and 65535, not {value!r}.")
    return int(value)


def address(name: str, value: str) -> str:
    """An address of this machine, or all of them."""
    try:
        return str(ip_address(value))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be an address: {error}.") from None


def number(name: str, default: str) -> int:
    value = text(name, default)
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Addresses and networks, separated by commas: `127.0.0.1, 10.0.0.0/8`."""
    try:
        return [ip_network(part.strip()) for part in text(name).split(",") if part.strip()]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be addresses or networks separated by commas: {error}.") from None


def split_address(name: str, value: str, schemes: set[str]) -> SplitResult:
    """A URL taken apart; its scheme, host and port must make sense."""
    # A password may stand in the value, so the message names the variable and never repeats it.
    complaint = f"{name} must look like {max(schemes)}://host:port"
    try:
        parts = urlsplit(value)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise ImproperlyConfigured(f"{complaint}: {error}.") from None
    if parts.scheme not in schemes or not has_host:
        raise ImproperlyConfigured(f"{complaint}.")
    return parts


def site_address(value: str) -> SplitResult:
    parts = split_address("SITE_URL", value, {"http", "https"})
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise ImproperlyConfigured("SITE_URL is the scheme and host only, without a path: https://report.example.")
    return parts


def web_page(name: str, value: str) -> str:
    """The address of a page elsewhere that ours lead to; may be empty."""
    if value:
        split_address(name, value, {"http", "https"})
    return value


def data_directory(value: str) -> Path:
    path = Path(value).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"DATA_DIR cannot be used: {error}.") from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(f"DATA_DIR cannot be written: {path}.")
    keep_private(path)
    return path


def keep_private(path: Path) -> None:
    """The data is its account's alone: what is there, and whatever this process will write."""
    os.umask(0o077)
    for entry in (path, *path.iterdir()):
        with suppress(OSError):  # another account's; a file that has just gone
            if not entry.is_symlink() and entry.stat().st_mode & 0o077:
                entry.chmod(0o700 if entry.is_dir() else 0o600)


def generated_key(path: Path) -> str:
    """The secret key of a development machine: made once, kept in a file only its owner can read."""
    if not path.exists():
        # Several processes may start at once: each writes a draft, the first to link it wins, all read the same key.
        with NamedTemporaryFile("w", dir=path.parent) as draft, suppress(FileExistsError):
            draft.write(secrets.token_urlsafe(64))
            draft.flush()
            path.hardlink_to(draft.name)
    return path.read_text(encoding="ascii").strip()


def secret_key(path: Path, *, required: bool) -> str:
    key = text("SECRET_KEY")
    if key and len(key) < 50:
        raise ImproperlyConfigured(
            "SECRET_KEY must be at least 50 characters long; `openssl rand -base64 48` makes one."
        )
    if not key and required:
        raise ImproperlyConfigured(
            "SECRET_KEY must be set when SITE_URL is https; `openssl rand -base64 48` makes one."
        )
    return key or generated_key(path)


def sqlite(path: Path) -> dict[str, Any]:
    # Measured with 1200 concurrent transactions: the defaults lose a third of them, these options none.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # Each of the server's few threads keeps its connection: the files beside the database, which a full disk could
        # not hold anew, are there as long as one is open.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """postgresql://user:password@host:port/name?sslmode=require as Django wants it."""
    parts = split_address("DATABASE_URL", url, {"postgresql", "postgres"})
    name = unquote(parts.path.lstrip("/"))
    if not name or "/" in name:
        raise ImproperlyConfigured("DATABASE_URL must end in the name of one database: postgresql://user@host/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname,
        "PORT": parts.port or 5432,
        # Each of the server's few threads keeps its connection and checks it before use: one that died is made anew at
        # once, and a server that doesn't answer is given up after two seconds (tcp_user_timeout in milliseconds).
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # What pages ask is answered in milliseconds; to compile it first takes seconds, and PostgreSQL does so whenever it
        # guesses a question to be long, as it does of tables it has not counted yet.
        "OPTIONS": {
            "connect_timeout": 2,
            "tcp_user_timeout": 2000,
            "options": "-c jit=off",
            **dict(parse_qsl(parts.query)),
        },
    }


def mail_sender(server: SplitResult, value: str) -> str:
    """The address that mail comes from: given, or the name that signs in at the server."""
    sender = value or unquote(server.username or "")
    if (server.scheme or value) and "@" not in sender:
        raise ImproperlyConfigured("EMAIL_FROM must be an address when EMAIL_URL is set: report@example.gov.cn.")
    return sender


HOOK_WORDS = ("text", "steps", "site", "address")
"""What stands in braces in HOOK_TEMPLATE; its sentence, or what the sentence is made of."""


def hook_address(value: str) -> str:
    """Where hand-overs are posted to: https alone. There may be a key in it, so it is never repeated."""
    if value and split_address("HOOK_URL", value, {"https"}).username:
        raise ImproperlyConfigured("HOOK_URL must not hold a user name or password; a key belongs to its query.")
    return value


def hook_template(value: str) -> str:
    """A JSON object, or the fields of a form (`content={text}`), that names at least one of HOOK_WORDS."""
    plain = value
    for word in HOOK_WORDS:
        plain = plain.replace("{" + word + "}", "")
    if plain == value or not (_is_json_object(plain) if "{" in plain else "=" in plain):
        names = ", ".join("{" + word + "}" for word in HOOK_WORDS)
        raise ImproperlyConfigured(f"HOOK_TEMPLATE must be a JSON object or name=value fields with one of {names}.")
    return value


def _is_json_object(value: str) -> bool:
    try:
        return isinstance(json.loads(value), dict)
    except ValueError:
        return False
