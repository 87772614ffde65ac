"""A packed office file gives its parts by name; XML that could do harm is refused, whatever part it stands in."""

import io
from zipfile import ZipFile

import pytest

from reports.reading.formats.package import Package, parsed
from reports.reading.refusals import CUT, DAMAGED, DECLARATIONS, ODD, TOO_MANY, Refused

DEEPEST = 256
"""Elements within each other that libxml2 follows."""


def packed(**parts: str) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        parsed(content)
    return str(refused.value)


def test_parts_are_read_by_name_and_one_that_is_not_there_is_none() -> None:
    package = Package(packed(a="<a>甲</a>", b="乙"))
    assert package.names == ["a", "b"]
    assert package.read("b") == "乙".encode()
    root = package.xml("a")
    assert root is not None
    assert root.text == "甲"
    assert package.xml("c") is None


def test_namespaces_that_mean_the_same_are_read_as_one() -> None:
    package = Package(packed(a='<a xmlns="urn:strict" xmlns:o="urn:other"><o:b/></a>'))
    root = package.xml("a", {"urn:strict": "urn:usual", "urn:other": "urn:usual"})
    assert root is not None
    assert [element.tag for element in root.iter()] == ["{urn:usual}a", "{urn:usual}b"]
    plain = package.xml("a")
    assert plain is not None
    assert plain.tag == "{urn:strict}a"


def test_what_cannot_be_opened_says_why() -> None:
    whole = packed(a="<a/>" * 100)
    for content, sentence in ((whole[:60], CUT), (packed(**{str(number): "" for number in range(1001)}), TOO_MANY)):
        with pytest.raises(Refused) as refused:
            Package(content)
        assert str(refused.value) == sentence
    assert len(Package(packed(**{str(number): "" for number in range(1000)})).names) == 1000


def test_a_part_that_is_damaged_is_refused_when_it_is_read() -> None:
    content = packed(a="the very words that are packed")
    package = Package(content.replace(b"very words", b"evil words"))
    for look in (package.read, package.xml):
        with pytest.raises(Refused, match=DAMAGED):
            look("a")


def test_remarks_and_instructions_to_programs_are_no_part_of_it() -> None:
    root = parsed("<a>甲<!-- 注 --><?word 指令?>乙</a>".encode())
    assert "".join(root.itertext()) == "甲乙"
    assert len(root) == 0


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a><!ENTITY b></a>",
        b"<!-- " + b"x" * 4096 + b" --><!DOCTYPE a><a/>",
        b"<!-- " + b"x" * 8192 + b' --><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    ],
)
def test_declarations_are_refused_wherever_they_stand(content: bytes) -> None:
    assert refusal(content) == DECLARATIONS


@pytest.mark.parametrize("content", [b"", b"<a>", b"a", b"<a></b>", b"<a>&b;</a>", b"\xff<a/>"])
def test_what_is_no_xml_is_damaged(content: bytes) -> None:
    assert refusal(content) == DAMAGED


def test_nesting_has_a_bottom() -> None:
    assert parsed(b"<a>" * DEEPEST + b"</a>" * DEEPEST) is not None
    assert refusal(b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1)) == ODD
