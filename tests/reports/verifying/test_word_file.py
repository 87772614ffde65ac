"""What a Word file says, paragraph by paragraph, and which figures still stand between their bookmarks."""

import io
from zipfile import ZipFile

import pytest

from reports.reading.refusals import DAMAGED, Refused
from reports.verifying.word_file import word_texts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def word(body: str, core: str = "") -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        if core:
            archive.writestr("docProps/core.xml", core)
    return file.getvalue()


def said(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def marked(number: int, name: str, inside: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def test_each_paragraph_is_a_line_and_an_empty_one_too() -> None:
    texts, tagged, properties = word_texts(word(f"<w:p>{said('一')}{said('二')}</w:p><w:p/><w:p>{said('三')}</w:p>"))
    assert (texts, tagged, properties) == (["一二", "", "三"], {}, "")


def test_a_figure_is_what_stands_between_the_ends_of_its_bookmark() -> None:
    body = f"<w:p>{said('共')}{marked(4, 'fig_12', said('12') + said('35'))}{said('件')}</w:p>"
    assert word_texts(word(body))[:2] == (["共1235件"], {12: "1235"})


def test_a_figure_whose_words_were_deleted_is_known_as_empty() -> None:
    assert word_texts(word(f"<w:p>{marked(4, 'fig_0', '')}{said('件')}</w:p>"))[1] == {0: ""}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("fig_1", {1: "8"}),
        ("fig_123456", {123456: "8"}),
        ("fig_1234567", {}),
        ("fig_", {}),
        ("fig_1a", {}),
        ("_fig_1", {}),
    ],
)
def test_only_a_bookmark_of_ours_marks_a_figure(name: str, found: dict[int, str]) -> None:
    texts, tagged, _ = word_texts(word(f"<w:p>{marked(4, name, said('8'))}</w:p>"))
    assert (texts, tagged) == (["8"], found)


def test_bookmarks_within_and_across_each_other_each_keep_their_words() -> None:
    body = (
        '<w:p><w:bookmarkStart w:id="1" w:name="fig_1"/>' + said("3") + '<w:bookmarkStart w:id="2" w:name="fig_2"/>'
        + said("5") + '<w:bookmarkEnd w:id="1"/>' + said("7") + '<w:bookmarkEnd w:id="2"/>' + said("9") + "</w:p>"
    )  # fmt: skip
    assert word_texts(word(body))[:2] == (["3579"], {1: "35", 2: "57"})


def test_what_was_deleted_is_not_said_and_what_was_inserted_is() -> None:
    body = f"<w:p><w:del>{said('旧')}</w:del><w:ins>{said('新')}</w:ins></w:p>"
    assert word_texts(word(body))[0] == ["新"]


def test_a_paragraph_in_a_box_counts_by_itself_and_its_second_copy_not_at_all() -> None:
    box = f"<w:txbxContent><w:p>{said('框')}</w:p></w:txbxContent>"
    body = f"<w:p>{said('文')}<mc:AlternateContent><mc:Choice>{box}</mc:Choice></mc:AlternateContent></w:p>"
    assert word_texts(word(body))[0] == ["文", "框"]
    twice = f"<w:p>{said('文')}<mc:AlternateContent><mc:Fallback>{said('再')}</mc:Fallback></mc:AlternateContent></w:p>"
    assert word_texts(word(twice))[0] == ["文"]


def test_what_the_properties_say_is_handed_on() -> None:
    assert word_texts(word("<w:p/>", "<core><title>年度报告</title><id>abc</id></core>"))[2] == "年度报告 abc"


def test_a_file_without_a_text_is_refused() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("word/other.xml", "<a/>")
    with pytest.raises(Refused, match=DAMAGED):
        word_texts(file.getvalue())
