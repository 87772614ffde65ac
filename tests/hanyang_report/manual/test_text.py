"""How a manual is read: passages by their headings, pages by name, and nothing of it becomes HTML by itself."""

import pytest

from hanyang_report.manual.markdown import html
from hanyang_report.manual.text import ManualPassage, read

MANUAL = """# 某某手册

开头一句。

## 待办 {#inbox: inbox tasks_*}

先看待办。

### 细处

再看。

## 别的 {#else}
没有页面。
"""


def test_a_passage_goes_from_heading_to_heading() -> None:
    manual = read("some", MANUAL)
    assert (manual.title, manual.lead) == ("某某手册", "开头一句。")
    first, second = manual.passages
    assert (first.title, first.anchor, first.pages) == ("待办", "inbox", ("inbox", "tasks_*"))
    assert first.body == "先看待办。\n\n### 细处\n\n再看。"
    assert (second.pages, second.body) == ((), "没有页面。")


def test_a_text_without_a_title_is_no_manual() -> None:
    with pytest.raises(ValueError, match="some"):
        read("some", "没有标题。")


@pytest.mark.parametrize(
    ("page", "names", "closer"),
    [
        ("inbox", ("inbox",), ("in*",)),
        ("tasks_change", ("tasks_*",), ("ta*",)),
        ("inbox", ("inbox",), ("inbox*",)),
    ],
)
def test_the_closest_name_fits_best(page: str, names: tuple[str, ...], closer: tuple[str, ...]) -> None:
    fits = [ManualPassage("m", "a", "t", spelled, "").fit(page) for spelled in (names, closer)]
    assert fits[0] > fits[1] > 0


def test_a_page_that_is_not_named_does_not_fit() -> None:
    assert ManualPassage("m", "a", "t", ("inbox", "tasks_*"), "").fit("task") == 0


@pytest.mark.parametrize("body", ["<script>alert(1)</script>", '<img src=x onerror="x">', "[点](javascript:alert(1))"])
def test_nothing_in_it_becomes_html_by_itself(body: str) -> None:
    made = html(body)
    assert not any(tag in made for tag in ("<script", "<img", 'href="javascript'))


def test_tables_and_pictures_are_made() -> None:
    assert "<td>二</td>" in html("| 一 |\n|---|\n| 二 |")
    assert '<img src="/help/pictures/home.webp" alt="首页" loading="lazy"' in html("![首页](pictures/home.webp)")
    assert '/help/pictures/x.webp"' in html("![x](../../../x.webp)")


def test_a_picture_has_its_room_before_it_has_come() -> None:
    assert 'width="1200" height="800"' in html("![首页](pictures/home.webp)")
    assert 'width="1200" height="900"' in html("![看板](pictures/dashboard.webp)")
    assert "width" not in html("![没有](pictures/nothing.webp)")
