"""An address has one file, a question that nobody answered leads to what is there."""

import pytest

from hanyang_report.exporting.places import Places, TwoAddresses, file_of, first_page, normal


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/reports/2019/", "reports/2019/index.html"),
        ("/reports/2019/editions/1/report.docx", "reports/2019/editions/1/report.docx"),
        ("/compare/?from=2018&to=2019", "compare/from_2018_to_2019.html"),
        ("/compare.csv?from=2018&to=2019", "compare.from_2018_to_2019.csv"),
        ("/tasks/?sort=-lead", "tasks/sort_-lead.html"),
        ("/?q=../../etc", "q_.._.._etc.html"),
    ],
)
def test_a_file_is_named_after_its_address(address: str, file: str):
    assert file_of(address) == file


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("/i/?page=2&sort=name", "/i/?sort=name&page=2"),
        ("/i/?sort=name&page=1", "/i/?sort=name"),
        ("/i/?page=1", "/i/"),
        ("/i/?page=11", "/i/?page=11"),
        ("/c/?to=2&from=1", "/c/?from=1&to=2"),
    ],
)
def test_one_question_is_one_address(asked: str, kept: str):
    assert normal(asked) == kept


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("/i/?page=2", "/i/"),
        ("/i/?page=2&sort=name", "/i/?sort=name"),
        ("/i/?page=x", "/i/"),
        ("/i/?homepage=2", "/i/?homepage=2"),
        ("/i/", "/i/"),
    ],
)
def test_all_pages_of_an_answer_have_one_first(asked: str, first: str):
    assert first_page(asked) == first


def places(*addresses: str) -> Places:
    made = Places()
    made.add(addresses)
    return made


def test_a_question_that_is_not_written_leads_to_what_is():
    written = places("/", "/i/", "/i/?theme=a", "/i/x/")
    assert written.link("/i/x/", "/i/?theme=a&sort=name") == "../index.html"
    assert written.link("/i/", "?theme=a") == "theme_a.html"
    assert written.link("/i/?theme=a", "?page=2&theme=a") == "theme_a.html"
    assert written.link("/i/", "?theme=other") == "index.html"
    assert written.link("/i/x/", "/i/x/#series") == "index.html#series"
    assert written.link("/i/x/", "#series") == "#series"
    assert written.link("/", "/login/") is None


def test_an_address_that_stands_for_another_leads_there():
    written = places("/", "/reports/2019/editions/1/report.pdf")
    written.same = {"/reports/2019/report.pdf": "/reports/2019/editions/1/report.pdf"}
    assert written.link("/", "/reports/2019/report.pdf") == "reports/2019/editions/1/report.pdf"


def test_a_question_that_a_script_answers_stays_in_the_link():
    written = places("/", "/search/", "/i/")
    written.script = "/search/"
    assert written.link("/", "/search/?q=%E5%A4%8D#found") == "search/index.html?q=%E5%A4%8D#found"
    assert written.link("/search/", "?q=1") == "index.html?q=1"
    assert written.link("/", "/search/") == "search/index.html"
    assert written.link("/", "/i/?q=1") == "i/index.html"


def test_two_addresses_are_never_one_file():
    with pytest.raises(TwoAddresses):
        places("/a/?b=c_", "/a/?b_c=")
