"""What had been typed into a page of ours is given back; a password never, and nothing that another site sent."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

from hanyang_report.unsaved.filled_form import TOKEN, is_from_here, typed, typed_here
from hanyang_report.unsaved.page_owner import FIELD

HERE = "http://testserver"


def sent(fields: dict[str, Any], origin: str = HERE) -> HttpRequest:
    headers = {"Origin": origin} if origin else {}
    return RequestFactory().post("/any/", fields, headers=headers)


def test_every_field_is_given_back_in_its_order_and_ours_are_not() -> None:
    request = sent({TOKEN: "secret", "note": "甲", FIELD: "somebody", "years": ["2019", "2020"], "empty": ""})
    assert typed(request) == [("note", "甲"), ("years", "2019"), ("years", "2020"), ("empty", "")]


@pytest.mark.parametrize("name", ["password", "new_password1", "old-password"])
def test_where_a_password_was_typed_nothing_is_given_back(name: str) -> None:
    assert typed(sent({"note": "甲", name: "geheim"})) == []
    assert typed_here(sent({"note": "甲", name: "geheim", FIELD: "somebody"})) == {"fields": [], "files": []}


def test_whose_page_it_was_goes_along_and_files_are_named() -> None:
    files = [SimpleUploadedFile("证明.pdf", b"%PDF"), SimpleUploadedFile("表.xlsx", b"PK")]
    request = sent({"note": "甲", FIELD: "somebody", "files": files})
    assert typed_here(request) == {"fields": [("note", "甲"), (FIELD, "somebody")], "files": ["证明.pdf", "表.xlsx"]}


def test_a_form_that_names_no_owner_gets_none() -> None:
    assert typed_here(sent({"note": "甲"})) == {"fields": [("note", "甲")], "files": []}


def test_files_alone_are_no_form_to_give_back() -> None:
    request = sent({"file": SimpleUploadedFile("证明.pdf", b"%PDF"), FIELD: "somebody"})
    assert typed_here(request) == {"fields": [], "files": []}


@pytest.mark.parametrize(
    ("origin", "is_ours"),
    [
        (HERE, True),
        ("https://testserver", True),
        ("http://testserver:8000", False),
        ("http://testserver.example", False),
        ("http://elsewhere.example", False),
        ("null", False),
        ("", False),
    ],
)
def test_only_a_form_that_stood_on_this_site_is_offered_again(origin: str, is_ours: bool) -> None:
    request = sent({"note": "甲"}, origin)
    assert is_from_here(request) is is_ours
    assert bool(typed_here(request)["fields"]) is is_ours
