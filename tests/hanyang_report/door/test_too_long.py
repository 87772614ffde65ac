"""Django refuses what is too long by the same table, under whatever server, before anything reads it."""

from typing import Any

import pytest
from django.test import Client

from hanyang_report.door.limits import UNKNOWN


class Unread:
    """A body that must not be touched."""

    def read(self, size: int = -1) -> bytes:
        raise AssertionError("the body was read")

    readline = read


def posted(path: str, length: object, body: Any = None) -> Any:
    environ = {"CONTENT_LENGTH": str(length), "CONTENT_TYPE": "application/x-www-form-urlencoded"}
    return Client().request(**environ, REQUEST_METHOD="POST", PATH_INFO=path, **{"wsgi.input": body} if body else {})


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/login/", "/nowhere/", "/admin/indicators/figure/1/reopened/"])
def test_what_is_too_long_is_refused_unread_in_a_sentence(path: str):
    response = posted(path, 2**40, Unread())
    assert response.status_code == 413
    assert "内容太多，没有保存" in response.content.decode()


@pytest.mark.django_db
def test_the_last_byte_that_is_taken_and_the_first_that_is_not():
    assert Client().generic("POST", "/nowhere/", b"x" * UNKNOWN).status_code == 404
    response = Client().generic("POST", "/nowhere/", b"x" * (UNKNOWN + 1))
    assert response.status_code == 413
    assert "最多接收64KB" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("length", ["", "-1", "²", "nonsense"])
def test_a_length_that_is_no_number_breaks_nothing(length: str):
    assert posted("/nowhere/", length).status_code == 404
