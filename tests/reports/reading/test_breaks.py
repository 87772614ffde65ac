"""A soft break parts paragraphs, or only broke a printed line."""

import pytest

from reports.reading.breaks import pieces


def cut(*runs: tuple[str, bool]) -> list[str]:
    """The paragraphs' texts; what is bold stands in asterisks."""
    return ["".join(f"*{text}*" if bold and text else text for text, bold in piece) for piece in pieces(runs)]


def plain(text: str) -> list[str]:
    return cut((text, False))


def test_a_text_without_breaks_is_one_paragraph() -> None:
    assert plain("全年审查文件。") == ["全年审查文件。"]


@pytest.mark.parametrize("end", ["。", "！", "？", "；", "：", "。\u3000 "])
def test_what_ended_before_a_break_is_a_paragraph(end: str) -> None:
    assert plain(f"前半句{end}\n后半句") == [f"前半句{end}", "后半句"]


@pytest.mark.parametrize("end", ["", "，", "、", "）", "”"])
def test_what_did_not_end_goes_on(end: str) -> None:
    assert plain(f"前半句{end}\n后半句") == [f"前半句{end}后半句"]


@pytest.mark.parametrize("marker", ["二、", "（二）", "2.", "②"])
def test_a_number_behind_a_break_begins_a_paragraph(marker: str) -> None:
    assert plain(f"前半句\n{marker}后半句") == ["前半句", f"{marker}后半句"]


def test_a_numbered_heading_is_apart_from_what_follows() -> None:
    assert plain("一、健全机制\n全年") == ["一、健全机制", "全年"]
    assert plain("一、健全机制。全年审查\n文件") == ["一、健全机制。全年审查文件"]


@pytest.mark.parametrize(("length", "paragraphs"), [(39, 2), (40, 1)])
def test_a_heading_is_no_longer_than_a_line(length: int, paragraphs: int) -> None:
    assert len(plain("一、".ljust(length, "健") + "\n全年")) == paragraphs


@pytest.mark.parametrize(("lines", "paragraphs"), [(6, 1), (7, 7)])
def test_who_breaks_a_paragraph_into_many_lines_means_paragraphs(lines: int, paragraphs: int) -> None:
    assert len(plain("\n".join(["审查文件"] * lines))) == paragraphs


@pytest.mark.parametrize("end", ["，", "、"])
def test_a_line_that_is_left_open_goes_on_among_many(end: str) -> None:
    assert plain("\n".join([f"审查{end}", *["文件"] * 6])) == [f"审查{end}文件", *["文件"] * 5]


def test_bold_stays_where_it_was() -> None:
    assert cut(("标题。\n正", True), ("文\n接着", False)) == ["*标题。*", "*正*文接着"]
