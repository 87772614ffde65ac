"""A checked text as Word: the same text, a real comment at each place, and no library of it in the server."""

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from reports.checks.examined import Examined
from reports.checks.finding import Severity
from reports.checks.texts import TextFinding
from reports.downloads.checkup import sheet, to_commented_word
from reports.downloads.commented import commented

TEXT = "\n受理由50件增至41件。\n罚款100万元。\n"
FOUND = (
    TextFinding("direction-contradicted", Severity.ERROR, "50件增至41", 4, 11, "没有增加。"),
    TextFinding("unbound-number", Severity.WARNING, "41", 9, 11, "没有引用<指标>。"),
    TextFinding("unbound-number", Severity.WARNING, "。罚", 12, 15, "跨行。"),
    TextFinding("statutory-part-missing", Severity.WARNING, "", 0, 0, "没有这一部分。"),
)
EXAMINED = Examined(TEXT, 2020, (), FOUND)


def anchored(file: Any) -> dict[int, str]:
    """What stands between the beginning and the end of each comment's range."""
    open_: set[int] = set()
    found: dict[int, str] = {}
    for element in file.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_.add(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:commentRangeEnd"):
            open_.remove(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:t"):
            for number in open_:
                found[number] = found.get(number, "") + element.text
    assert not open_
    return found


@pytest.fixture(scope="module")
def file() -> Any:
    return docx.Document(io.BytesIO(to_commented_word(EXAMINED)))


def test_the_text_is_the_text(file: Any) -> None:
    assert "\n".join(paragraph.text for paragraph in file.paragraphs) == TEXT


def test_each_finding_is_a_comment_at_its_place(file: Any) -> None:
    comments = {comment.comment_id: comment.text for comment in file.comments}
    assert comments == {
        1: "【错误】增减与数据相反：没有增加。",
        2: "【提醒】数字没有引用指标：没有引用<指标>。",
        3: "【提醒】数字没有引用指标：跨行。",
        4: "【提醒】缺少法定内容：没有这一部分。",
    }
    assert anchored(file) == {1: "50件增至41", 2: "41", 3: "。罚", 4: "受理由50件增至41件。"}


def test_each_comment_is_referred_to_once(file: Any) -> None:
    referred = [int(one.get(qn("w:id"))) for one in file.element.body.iter(qn("w:commentReference"))]
    assert sorted(referred) == [1, 2, 3, 4]


def test_a_thousand_comments_are_quick() -> None:
    """The library's own way of adding one looks every other up: a text of a thousand numbers took half a minute."""
    found = tuple(TextFinding("unbound-number", Severity.WARNING, "1", at, at + 1, "数。") for at in range(0, 8000, 2))
    made = commented(sheet(Examined("1，" * 4000, 2020, (), found)))
    assert len(list(docx.Document(io.BytesIO(made)).comments)) == 4000
