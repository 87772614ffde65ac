"""A page saved as one file is read as the page it holds."""

from __future__ import annotations

import base64
import quopri

import pytest

from reports.reading.worker import answer
from tests.reports.reading.documents import REPORT

PAGE = f"<html><head><meta charset='utf-8'></head><body>{''.join(f'<p>{line}</p>' for line in REPORT)}</body></html>"


def saved(page: bytes, encoding: str, coded: bytes) -> bytes:
    head = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="B"\r\n\r\n'
    part = f"--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    picture = "\r\n--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--B--\r\n"
    return (head + part).encode() + coded + picture.encode()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_its_page_is_read(encoding: str) -> None:
    page = PAGE.encode()
    coded = quopri.encodestring(page) if encoding == "quoted-printable" else base64.encodebytes(page)
    said = answer(saved(page, encoding, coded), "a.mht")
    assert (said["title"], len(said["parts"])) == (REPORT[0], 3)


@pytest.mark.parametrize(
    "first", ['Content-Type: multipart/related; boundary="B"\r\nMIME-Version: 1.0', "Subject: x\r\nMIME-Version: 1.0"]
)
def test_its_first_line_may_be_another_of_its_head(first: str) -> None:
    content = saved(PAGE.encode(), "base64", base64.encodebytes(PAGE.encode()))
    again = content.replace(b"From: <Saved by Blink>\r\nMIME-Version: 1.0", first.encode())
    assert answer(again, "a.mht")["title"] == REPORT[0]


def test_a_page_in_another_encoding_says_so_itself() -> None:
    page = PAGE.replace("utf-8", "gb2312").encode("gb18030")
    said = answer(saved(page, "base64", base64.encodebytes(page)), "a.mht")
    assert said["title"] == REPORT[0]


def test_a_message_without_a_page_is_refused() -> None:
    letter = b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\nX: text/html\r\n\r\nhello\r\n"
    assert answer(letter, "a.mht") == {"refused": "文件里没有文字。请确认选对了文件，再重新上传。"}


def test_a_message_of_thousands_of_pieces_is_refused() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\ntext/html\r\n"
    many = head + b"--B\r\nContent-Type: image/png\r\n\r\nx\r\n" * 3000 + b"--B--\r\n"
    assert "部件异常多" in answer(many, "a.mht")["refused"]
