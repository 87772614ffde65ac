"""Archives closed to a public key (age, https://age-encryption.org): the machine that writes them can't open them."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TypeAlias

import pyrage

from hanyang_report.backup.archive import Hashing, sha256_of
from indicators.office.steps import Refused

HEAD = b"age-encryption.org/"

Recipient: TypeAlias = pyrage.x25519.Recipient | pyrage.ssh.Recipient
Identity: TypeAlias = pyrage.x25519.Identity | pyrage.ssh.Identity


def recipient(public_key: str) -> Recipient:
    """`age1…`, or the line of an SSH key (`ssh-ed25519 …`, `ssh-rsa …`)."""
    kind = pyrage.ssh.Recipient if public_key.startswith("ssh-") else pyrage.x25519.Recipient
    try:
        return kind.from_str(public_key.strip())
    except pyrage.RecipientError:
        raise Refused("加密用的公钥不对：应当以age1或ssh-ed25519开头。没有做备份。") from None


def identities(path: Path) -> list[Identity]:
    """The private keys of a file as age-keygen or ssh-keygen write it."""
    try:
        text = path.read_text("utf-8")
        if text.startswith("-----BEGIN"):
            return [pyrage.ssh.Identity.from_buffer(text.encode())]
        lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
        found = [pyrage.x25519.Identity.from_str(line) for line in lines]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        found = []
    if not found:
        raise Refused(f"“{path}”里没有可用的私钥。")
    return found


def seal(plain: IO[bytes], sealed: IO[bytes], to: Recipient) -> None:
    """Raises Refused when what can be read back is not what was written."""
    plain.seek(0)
    told = Hashing(sealed)
    pyrage.encrypt_io(plain, told, [to])
    sealed.flush()
    sealed.seek(0)
    if sha256_of(sealed) != told.content.sha256:
        raise Refused("写好后读回核对，内容与写入的不同：磁盘可能有故障。没有留下备份。")


def is_sealed(file: IO[bytes]) -> bool:
    head = file.read(len(HEAD))
    file.seek(0)
    return head == HEAD


def unseal(sealed: IO[bytes], plain: IO[bytes], by: list[Identity]) -> None:
    try:
        pyrage.decrypt_io(sealed, plain, by)
    except (pyrage.DecryptError, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise  # the disk's complaint; a file that was cut off has no number
        raise Refused("这把私钥打不开这份备份，或者文件残缺不全。") from None
    plain.seek(0)
